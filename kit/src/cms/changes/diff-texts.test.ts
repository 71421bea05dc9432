import fc from 'fast-check'
import { expect, test } from 'vitest'
import { valueAt } from './changes.ts'
import { diffTexts } from './diff-texts.ts'

test('words that were changed stand out, the rest stays', () => {
  expect(diffTexts('建议增开两条校车线路。', '建议增开三条校车线路，并公布时刻表。')).toEqual([
    [0, '建议增开'],
    [-1, '两条'],
    [1, '三条'],
    [0, '校车线路'],
    [1, '，并公布时刻表'],
    [0, '。'],
  ])
})

test('both texts can be had back, whatever they are', () => {
  const text = fc.string({ unit: fc.constantFrom('政', '协', '，', '\n', 'a', ' ', '👨‍👩‍👧'), maxLength: 60 })
  fc.assert(
    fc.property(text, text, (before, after) => {
      const passages = diffTexts(before, after)
      expect(valueAt({ passages }, 'before')).toBe(before)
      expect(valueAt({ passages }, 'after')).toBe(after)
    }),
  )
})

test('what was rewritten from end to end is told whole, without a long search', () => {
  const long = (letters: string) =>
    Array.from({ length: 4000 }, (_, index) => letters[(index * 7 + (index >> 3)) % letters.length]).join('')
  expect(diffTexts(long('天地玄黄宇宙'), long('日月盈昃辰宿'))).toHaveLength(2)
})
