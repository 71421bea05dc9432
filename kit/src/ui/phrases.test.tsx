import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { Phrases, phrasesOf } from './phrases.tsx'

it('cuts between words, and leaves marks with the word they belong to', () => {
  expect(phrasesOf('走进“委员会客厅”，听会议').join('|')).toMatch(/\|“委员.*”，\|/)
  expect(phrasesOf('县政协常委会会议专题协商')).toContain('专题')
  expect(phrasesOf('（摘要）')).toEqual(['（摘要）'])
})

it('changes nothing of the text', () => {
  for (const text of ['', '“', '《条例》', 'Search results', '“请你来协商”：老街停车难，十七个人谈出一张图'])
    expect(phrasesOf(text).join('')).toBe(text)
  expect(renderToStaticMarkup(<Phrases text="专题协商" />)).toBe('<span class="phrases">专题<wbr/>协商</span>')
})
