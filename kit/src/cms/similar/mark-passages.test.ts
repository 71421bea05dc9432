import { expect, test } from 'vitest'
import { markPassages } from './mark-passages.ts'

test('marks passages in the order of the text, and shortens what lies far from them at whole characters', () => {
  const text = `${'前'.repeat(200)}相同的文字${'间'.repeat(10)}又一处相同${'𠮷'.repeat(100)}`
  const first = text.indexOf('相同的文字')
  const second = text.indexOf('又一处')
  const parts = markPassages(text, [
    { start: second, end: second + 5, number: 1 },
    { start: first, end: first + 5, number: 2 },
  ])
  expect(parts).toEqual([
    { text: `…${'前'.repeat(40)}` },
    { text: '相同的文字', passage: 2 },
    { text: '间'.repeat(10) },
    { text: '又一处相同', passage: 1 },
    { text: `${'𠮷'.repeat(40)}…` },
  ])
})

test('a text that is the same as a whole is one part', () => {
  expect(markPassages('全部相同', [{ start: 0, end: 4, number: 1 }])).toEqual([{ text: '全部相同', passage: 1 }])
})
