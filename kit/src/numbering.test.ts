import { expect, test } from 'vitest'
import { isNumbering, numberIn, numberText } from './numbering.ts'

const now = new Date('2026-12-31T17:00:00Z')

test('a number is written with its year in Asia/Shanghai, and with leading zeros where asked', () => {
  expect(numberText('提〔{year}〕{nnn}号', { n: 7, now })).toBe('提〔2027〕007号')
  expect(numberText('{year}-{n}', { n: 1234, now })).toBe('2027-1234')
  expect(numberText('{nn}', { n: 1234, now })).toBe('1234')
})

test('a numbering has one place for the number', () => {
  expect(['{n}', '提{year}{nnn}号'].map(isNumbering)).toEqual([true, true])
  expect(['{year}', '{n}{n}', '{month}{n}', '{n'].map(isNumbering)).toEqual([false, false, false, false])
})

test.each([
  ['{year}{nnn}', '2026007', { n: 7, year: 2026 }],
  ['{year}{nnn}', '20261234', { n: 1234, year: 2026 }],
  ['提〔{year}〕{nnn}号', '提〔2025〕012号', { n: 12, year: 2025 }],
  ['第{n}期', '第31期', { n: 31, year: undefined }],
  ['a.b({n})', 'a.b(3)', { n: 3, year: undefined }],
])('a number is read again as it was written: %s, %s', (numbering, text, found) => expect(numberIn(numbering, text)).toEqual(found))

test.each([
  ['{year}{nnn}', '2026-7'],
  ['提〔{year}〕{nnn}号', '提〔2025〕12号'],
  ['a.b({n})', 'aXb(3)'],
])('what it never writes is no number: %s, %s', (numbering, text) => expect(numberIn(numbering, text)).toBeUndefined())
