import { expect, test } from 'vitest'
import { addMonths, isMonth, monthOf, monthsBetween, monthStart } from './months.ts'

test('a month begins at midnight in Shanghai', () => {
  expect(monthStart('2026-11')).toBe('2026-10-31T16:00:00.000Z')
  expect(monthOf(new Date('2026-10-31T15:59:59.999Z'))).toBe('2026-10')
  expect(monthOf(new Date('2026-10-31T16:00:00Z'))).toBe('2026-11')
})

test('months are counted across years', () => {
  expect(addMonths('2026-11', 2)).toBe('2027-01')
  expect(addMonths('2026-01', -1)).toBe('2025-12')
  expect(monthsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
})

test.each(['2026-13', '2026-00', '2026-1', '26-01', "2026-01'--"])('%s is no month', (text) => {
  expect(isMonth(text)).toBe(false)
})
