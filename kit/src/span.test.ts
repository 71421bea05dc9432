import { expect, test } from 'vitest'
import { parseSpan } from './span.ts'

test('a span of time is a whole number and a unit', () => {
  expect(parseSpan('10wd')).toEqual({ amount: 10, unit: 'wd' })
  expect(parseSpan('90d')).toEqual({ amount: 90, unit: 'd' })
  expect(parseSpan('36h')).toEqual({ amount: 36, unit: 'h' })
})

test.each(['', '10', 'wd', '10 d', '1.5d', '-3d', '3weeks', '10wdx'])('"%s" is refused with an example of what to write', (text) => {
  expect(() => parseSpan(text)).toThrow('such as "10wd"')
})
