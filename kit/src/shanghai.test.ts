import { expect, test } from 'vitest'
import { dayInChina, startOfDayInChina } from './shanghai.ts'

test('a day begins at midnight in China, whatever the time of the machine', () => {
  expect(startOfDayInChina('2026-11-24')?.toISOString()).toBe('2026-11-23T16:00:00.000Z')
  expect(startOfDayInChina('2026-12-31', 1)?.toISOString()).toBe('2026-12-31T16:00:00.000Z')
  expect(dayInChina(new Date('2026-11-23T15:59:59.999Z'))).toBe('2026-11-23')
  expect(dayInChina(new Date('2026-11-23T16:00:00Z'))).toBe('2026-11-24')
})

test('what is no day of the calendar is none', () => {
  for (const text of ['', '2026-02-30', '2026-13-01', '24.11.2026', '2026-11-24T00:00', '二〇二六'])
    expect(startOfDayInChina(text), text).toBeUndefined()
})
