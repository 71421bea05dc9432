import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markText, snippetOf, termsOf as termsOfQuery } from './mark.ts'
import { parseQuery } from './parse-query.ts'

const termsOf = (text: string) => termsOfQuery(parseQuery(text))

const plain = (html: string) =>
  html
    .replaceAll(/<\/?mark>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

describe('marked text', () => {
  test('marks what was looked for, in whatever width and case it was typed', () => {
    expect(markText('松阳县ＣＰＰＣＣ提案', termsOf('cppcc 提案'))).toBe('松阳县<mark>ＣＰＰＣＣ提案</mark>')
    expect(markText('关于校车的建议', termsOf('校车建议'))).toBe('关于<mark>校车</mark>的<mark>建议</mark>')
    expect(markText('松陽縣政協', termsOf('阳县政'))).toBe('松<mark>陽縣政</mark>協')
    expect(markText('协商，议政', termsOf('"协商，议政" -议政'))).toBe('<mark>协商，议政</mark>')
  })

  test('holds no HTML but <mark>, and loses not a character, whatever the text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'校车建议<>&"\'/ scriptﬁＡ𠮷é') })
    fc.assert(
      fc.property(text, text, (body, query) => {
        const html = markText(body, termsOf(query))
        expect(html.replaceAll(/<\/?mark>/g, '')).not.toMatch(/[<>"']/)
        expect(plain(html)).toBe(body)
      }),
    )
  })

  test('cuts nothing that a reader sees as one character', () => {
    const family = '👨‍👩‍👧'
    expect(markText(`葛\u{e0100}城`, ['葛'])).toBe('<mark>葛\u{e0100}</mark>城')
    for (let shift = 0; shift < 12; shift += 1) {
      const snippet = snippetOf(`${'字'.repeat(shift)}${`${family}𠮷`.repeat(40)}校车${`${family}𠮷`.repeat(40)}`, termsOf('校车'))
      expect(
        snippet
          .replaceAll(/<\/?mark>|[…字]|校车/g, '')
          .replaceAll(family, '')
          .replaceAll('𠮷', ''),
      ).toBe('')
    }
  })

  test('a snippet shows the passage, with dots where the text goes on', () => {
    const body = `${'前文。'.repeat(60)}松阳校车<b>${'后文。'.repeat(60)}`
    const snippet = snippetOf(body, termsOf('校车'))
    expect(snippet).toMatch(/^….*松阳<mark>校车<\/mark>&lt;b&gt;.*…$/)
    expect(plain(snippet).length).toBeLessThan(160)
    expect(snippetOf('短文', termsOf('校车'))).toBe('短文')
  })
})
