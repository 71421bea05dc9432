import type { MetricsAnswer } from '@yizheng/kit/protocol'

/** What the page knows of the figures. `stale`: they could not be fetched lately; `at` is the time of the last good ones. */
export interface FeedState {
  readonly answer: MetricsAnswer | undefined
  readonly at: Date | undefined
  readonly stale: boolean
}

/** The part of EventSource that is used. */
export interface HintSource {
  onopen: ((event: never) => void) | null
  onmessage: ((event: never) => void) | null
  onerror: ((event: never) => void) | null
  addEventListener(type: 'beat', listener: () => void): void
  close(): void
}

export interface FeedOptions {
  readonly fetchMetrics: (signal: AbortSignal) => Promise<MetricsAnswer>
  readonly openHints: () => HintSource
}

/** Figures that depend on the time of day, such as what is overdue, are fetched again without any hint. */
export const REFRESH_MS = 60_000
/** A hint is waited on for a moment, so that changes which come together cost one request. */
const GATHER_MS = 200
/** An interruption shorter than this is nobody's business. */
const GRACE_MS = 4_000
const LONGEST_RETRY_MS = 30_000
/** The CMS gives a sign of life every ten seconds; a connection that misses two is dead, whatever the browser believes. */
export const SILENCE_MS = 25_000

type TimerName = 'refresh' | 'gather' | 'reopen' | 'grace' | 'silence'

/** Keeps the figures fresh: fetches them, follows the hints, connects again with growing pauses, and says when they are stale. */
export class MetricsFeed {
  readonly #options: FeedOptions
  readonly #listeners = new Set<() => void>()
  #state: FeedState = { answer: undefined, at: undefined, stale: false }
  #hints: HintSource | undefined
  #fetching: AbortController | undefined
  #again = false
  #failures = 0
  readonly #timers: Record<TimerName, ReturnType<typeof setTimeout> | undefined> = {
    refresh: undefined,
    gather: undefined,
    reopen: undefined,
    grace: undefined,
    silence: undefined,
  }
  #running = false

  constructor(options: FeedOptions) {
    this.#options = options
  }

  get state(): FeedState {
    return this.#state
  }

  /** Calls `listener` after every change of `state`; the first listener starts the feed, the last one stops it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    if (!this.#running) this.#start()
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size === 0) this.#stop()
    }
  }

  #start(): void {
    this.#running = true
    void this.#fetch()
    this.#connect()
  }

  #stop(): void {
    this.#running = false
    this.#hints?.close()
    this.#fetching?.abort()
    this.#fetching = undefined
    for (const name of Object.keys(this.#timers) as TimerName[]) this.#clear(name)
  }

  #connect(): void {
    const hints = this.#options.openHints()
    this.#hints = hints
    const lost = () => {
      hints.close()
      this.#clear('silence')
      const pause = Math.min(LONGEST_RETRY_MS, 1000 * 2 ** this.#failures)
      this.#failures += 1
      this.#after('reopen', pause, () => this.#connect())
      this.#after('grace', GRACE_MS, () => this.#set({ stale: true }))
    }
    const alive = () => this.#after('silence', SILENCE_MS, lost, true)
    alive()
    hints.addEventListener('beat', alive)
    hints.onerror = lost
    hints.onopen = () => {
      alive()
      if (this.#failures > 0) void this.#fetch()
      this.#failures = 0
      this.#clear('grace')
    }
    hints.onmessage = () => {
      alive()
      this.#after('gather', GATHER_MS, () => void this.#fetch())
    }
  }

  async #fetch(): Promise<void> {
    if (this.#fetching) {
      // What changes while an answer is on its way may be missing from it.
      this.#again = true
      return
    }
    const fetching = new AbortController()
    this.#fetching = fetching
    this.#again = false
    try {
      const answer = await this.#options.fetchMetrics(fetching.signal)
      if (fetching.signal.aborted) return
      this.#set({ answer, at: new Date(), stale: this.#failures > 0 && this.#state.stale })
    } catch {
      if (fetching.signal.aborted) return
      this.#set({ stale: true })
    }
    this.#fetching = undefined
    this.#after('refresh', this.#state.stale ? 5_000 : REFRESH_MS, () => void this.#fetch(), true)
    if (this.#again) void this.#fetch()
  }

  #set(change: Partial<FeedState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }

  /** Runs `work` later; a timer of that name which runs already stays, unless `restart`. */
  #after(name: TimerName, ms: number, work: () => void, restart = false): void {
    if (restart) this.#clear(name)
    this.#timers[name] ??= setTimeout(() => {
      this.#timers[name] = undefined
      work()
    }, ms)
  }

  #clear(name: TimerName): void {
    clearTimeout(this.#timers[name])
    this.#timers[name] = undefined
  }
}
