import { expect, test } from 'vitest'
import { nextDigest } from './next-digest.ts'

test.each([
  ['2026-03-02T07:59:59+08:00', 8, '2026-03-02T00:00:00.000Z'],
  ['2026-03-02T08:00:00+08:00', 8, '2026-03-03T00:00:00.000Z'],
  ['2026-03-02T00:30:00+08:00', 0, '2026-03-02T16:00:00.000Z'],
  ['2026-03-02T23:59:00+08:00', 23, '2026-03-03T15:00:00.000Z'],
  ['2026-12-31T23:30:00+08:00', 20, '2027-01-01T12:00:00.000Z'],
])('the digest after %s at %i o’clock', (now, hour, expected) => {
  expect(nextDigest(new Date(now), hour)).toBe(expected)
})
