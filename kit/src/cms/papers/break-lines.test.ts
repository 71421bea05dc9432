import fc from 'fast-check'
import { expect, test } from 'vitest'
import { breakLines } from './break-lines.ts'

/** Chinese characters are one wide, Latin letters a half. */
const widthOf = (text: string) => [...text].reduce((sum, one) => sum + (/[ -~]/.test(one) ? 0.5 : 1), 0)
const lines = (text: string, width: number, indent = 0) => breakLines({ text, width, indent, widthOf })

test('fills lines, the first after its indent', () => {
  expect(lines('一二三四五六七八九十', 4, 2)).toEqual(['一二', '三四五六', '七八九十'])
  expect(lines('', 4)).toEqual([])
})

test('punctuation begins no line, an opening bracket ends none, a word is not parted', () => {
  expect(lines('一二三四，五六', 4)).toEqual(['一二三', '四，五六'])
  expect(lines('一二三（四五六', 4)).toEqual(['一二三', '（四五六'])
  expect(lines('一二三四五六WeChat四五', 8)).toEqual(['一二三四五六', 'WeChat四五'])
  expect(lines('a'.repeat(30), 5)).toHaveLength(3)
})

test('nothing is lost, and no line is wider than the page', () => {
  const part = fc.constantFrom(...'县政协提案，。（）《》𠮷䶮', 'WeChat', ' ', '2026')
  fc.assert(
    fc.property(fc.array(part, { maxLength: 80 }), fc.integer({ min: 8, max: 28 }), (parts, width) => {
      const text = parts.join('')
      const broken = lines(text, width)
      expect(broken.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      for (const line of broken) expect(widthOf(line)).toBeLessThanOrEqual(width)
    }),
  )
})
