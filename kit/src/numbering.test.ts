import { expect, test } from 'vitest'
import { isNumbering, numberText } from './numbering.ts'

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
