import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { RichText, safeHref } from './rich-text.tsx'

const text = (value: string) => ({ type: 'text', text: value, format: 0, version: 1 })
const html = (...children: unknown[]) => renderToStaticMarkup(<RichText data={{ root: { type: 'root', children } }} />)

describe('a rich text', () => {
  it('takes nothing over as markup', () => {
    expect(html({ type: 'paragraph', version: 1, children: [text('<img onerror=alert(1)>')] })).toContain('&lt;img onerror=alert(1)&gt;')
  })

  it('leaves the words of a link that leads to a script, without the link', () => {
    const link = { type: 'link', version: 3, fields: { url: 'javascript:alert(1)', linkType: 'custom' }, children: [text('here')] }
    expect(html({ type: 'paragraph', version: 1, children: [link] })).toBe('<div class="prose"><p>here</p></div>')
  })

  it('begins its headings below the title of the page', () => {
    expect(html({ type: 'heading', tag: 'h1', version: 1, children: [text('One')] })).toContain('<h2>One</h2>')
  })

  it('shows a picture as a figure with its words', () => {
    const value = { id: 1, url: '/p.jpg', alt: '茶园', caption: '一角', width: 9, height: 6, sizes: {} }
    const shown = html({ type: 'upload', version: 3, relationTo: 'media', fields: {}, value })
    expect(shown).toContain('alt="茶园"')
    expect(shown).toContain('<figcaption')
  })
})

it('lets through only addresses that do no harm', () => {
  const harmless = ['/news/1', '#top', 'https://example.cn', 'mailto:a@b.cn', 'tel:0578']
  const harmful = ['javascript:alert(1)', 'data:text/html,x', '//evil.example', '/\\evil.example', 'vbscript:x', 7]
  expect(harmless.map(safeHref)).toEqual(harmless)
  expect(harmful.map(safeHref)).toEqual(harmful.map(() => undefined))
})
