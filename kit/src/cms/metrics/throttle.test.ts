import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { throttled } from './throttle.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a burst becomes one hint at once and one at the end', () => {
  const passed: string[] = []
  const hints = throttled({ ms: 1000, pass: (name) => passed.push(name) })
  for (let index = 0; index < 50; index += 1) hints.offer('news')
  expect(passed).toEqual(['news'])
  vi.advanceTimersByTime(1000)
  expect(passed).toEqual(['news', 'news'])
  vi.advanceTimersByTime(10_000)
  expect(passed).toHaveLength(2)
})

test('types do not wait for one another, and nothing comes after the stop', () => {
  const passed: string[] = []
  const hints = throttled({ ms: 1000, pass: (name) => passed.push(name) })
  hints.offer('news')
  hints.offer('proposals')
  hints.offer('news')
  hints.stop()
  vi.advanceTimersByTime(5000)
  expect(passed).toEqual(['news', 'proposals'])
})
