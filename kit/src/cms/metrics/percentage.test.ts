import { expect, test } from 'vitest'
import { percentage } from './read-metrics.ts'

test.each([
  [0, 0, null],
  [0, 7, 0],
  [7, 7, 100],
  [20_042, 20_043, 99.9],
  [1, 100_000, 0.1],
  [42, 50, 84],
  [28, 68, 41.2],
])('%i of %i is %j percent', (part, whole, percent) => {
  expect(percentage(part, whole)).toBe(percent)
})
