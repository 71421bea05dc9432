import type { MetricsAnswer } from '@yizheng/kit/protocol'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { MetricsFeed, REFRESH_MS, SILENCE_MS, type HintSource } from './metrics-feed.ts'

class FakeHints implements HintSource {
  onopen: (() => void) | null = null
  onmessage: (() => void) | null = null
  onerror: (() => void) | null = null
  closed = false
  beat = () => {}
  addEventListener(_: 'beat', listener: () => void) {
    this.beat = listener
  }
  close() {
    this.closed = true
  }
}

let sources: FakeHints[]
let fetches: number
let broken: boolean
let feed: MetricsFeed
let stop: () => void
const hints = () => sources.at(-1)!
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

beforeEach(async () => {
  vi.useFakeTimers()
  sources = []
  fetches = 0
  broken = false
  feed = new MetricsFeed({
    fetchMetrics: () => {
      fetches += 1
      return broken ? Promise.reject(new Error('gone')) : Promise.resolve({ at: String(fetches), metrics: [] } satisfies MetricsAnswer)
    },
    openHints: () => {
      sources.push(new FakeHints())
      return hints()
    },
  })
  stop = feed.subscribe(() => {})
  hints().onopen!()
  await pass(0)
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

test('hints that come together cost one request', async () => {
  for (let index = 0; index < 5; index += 1) hints().onmessage!()
  await pass(1000)
  expect(fetches).toBe(2)
})

test('figures that depend on the time of day are fetched without a hint', async () => {
  for (let beat = 0; beat <= REFRESH_MS; beat += 10_000) {
    hints().beat()
    await pass(10_000)
  }
  expect(fetches).toBe(2)
})

test('a request that fails marks the figures stale and keeps them with their time; a good one clears the mark', async () => {
  const { at } = feed.state
  broken = true
  hints().onmessage!()
  await pass(300)
  expect(feed.state).toMatchObject({ stale: true, at, answer: { at: '1' } })
  broken = false
  await pass(6000)
  expect(feed.state.stale).toBe(false)
  expect(feed.state.answer!.at).not.toBe('1')
})

test('a short interruption is nobody’s business; what happened meanwhile is fetched', async () => {
  hints().onerror!()
  await pass(1000)
  expect(sources).toHaveLength(2)
  hints().onopen!()
  await pass(5000)
  expect(feed.state.stale).toBe(false)
  expect(fetches).toBe(2)
})

test('a lost connection is opened again with growing pauses and shown as stale until it stands', async () => {
  for (let attempt = 0; attempt < 4; attempt += 1) {
    hints().onerror!()
    expect(hints().closed).toBe(true)
    await pass(1000 * 2 ** attempt)
    expect(sources).toHaveLength(attempt + 2)
  }
  expect(feed.state.stale).toBe(true)
  hints().onopen!()
  await pass(100)
  expect(feed.state.stale).toBe(false)
})

test('a connection that falls silent is taken for dead', async () => {
  await pass(SILENCE_MS - 1)
  hints().beat()
  await pass(SILENCE_MS - 1)
  expect(hints().closed).toBe(false)
  await pass(1)
  expect(hints().closed).toBe(true)
  await pass(1000)
  expect(sources).toHaveLength(2)
})

test('nobody looking, nothing running', async () => {
  stop()
  expect(hints().closed).toBe(true)
  await pass(10 * REFRESH_MS)
  expect(fetches).toBe(1)
})
