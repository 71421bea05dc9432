import type { BasePayload } from 'payload'
import { DatabaseListener } from './database-listener.ts'

/**
 * Tells that events were committed. One connection a process listens for all who wait; where it breaks it is made anew,
 * and everybody is woken, since a call may have been missed.
 */
export class WakeSource {
  readonly #listener: DatabaseListener
  readonly #waiting = new Set<() => void>()
  #users = 0
  #calls = 0

  constructor(payload: BasePayload) {
    this.#listener = new DatabaseListener({ payload, channel: 'yz_events', onCall: () => this.#wake() })
  }

  /** Grows with every call. Read it before looking for events, and give it to `wait`. */
  get calls(): number {
    return this.#calls
  }

  /** Listens until as many `release` as `use` were called. */
  use(): void {
    this.#users += 1
    if (this.#users === 1) this.#listener.start()
  }

  release(): void {
    this.#users -= 1
    if (this.#users === 0) this.#listener.stop()
  }

  /** Resolves at the first call after `seen`, when the time is over, or when aborted; never rejects. */
  async wait({ seen, ms, signal }: { seen: number; ms: number; signal: AbortSignal }): Promise<void> {
    if (this.#calls !== seen || signal.aborted) return
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer)
        this.#waiting.delete(done)
        signal.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, ms)
      this.#waiting.add(done)
      signal.addEventListener('abort', done)
    })
  }

  #wake(): void {
    this.#calls += 1
    for (const done of [...this.#waiting]) done()
  }
}

const sources = new WeakMap<BasePayload, WakeSource>()

/** The one source of this process for this database. */
export function wakeSource(payload: BasePayload): WakeSource {
  const source = sources.get(payload) ?? new WakeSource(payload)
  sources.set(payload, source)
  return source
}
