import type { BasePayload } from 'payload'
import pg from 'pg'

const RECONNECT_MS = 1000

/**
 * Tells that events were committed. One connection a process listens for all who wait; where it breaks it is made anew,
 * and everybody is woken, since a call may have been missed.
 */
export class WakeSource {
  readonly #payload: BasePayload
  readonly #waiting = new Set<() => void>()
  #users = 0
  #client: pg.Client | undefined
  #retry: NodeJS.Timeout | undefined
  #calls = 0

  constructor(payload: BasePayload) {
    this.#payload = payload
  }

  /** Grows with every call. Read it before looking for events, and give it to `wait`. */
  get calls(): number {
    return this.#calls
  }

  /** Listens until as many `release` as `use` were called. */
  use(): void {
    this.#users += 1
    if (this.#users === 1) void this.#connect()
  }

  release(): void {
    this.#users -= 1
    if (this.#users > 0) return
    clearTimeout(this.#retry)
    const client = this.#client
    this.#client = undefined
    client?.removeAllListeners('end')
    void client?.end().catch(() => undefined)
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

  async #connect(): Promise<void> {
    const { poolOptions } = this.#payload.db as unknown as { poolOptions: pg.ClientConfig }
    const client = new pg.Client({ ...poolOptions, keepAlive: true })
    this.#client = client
    let lost = false
    const reconnect = () => {
      if (lost || this.#client !== client) return
      lost = true
      this.#retry = setTimeout(() => void this.#connect(), RECONNECT_MS)
    }
    client.on('error', (error) => {
      this.#payload.logger.warn({ err: error, msg: 'listening for events was interrupted' })
      reconnect()
    })
    client.on('end', reconnect)
    client.on('notification', () => this.#wake())
    try {
      await client.connect()
      await client.query('LISTEN yz_events')
      this.#wake()
    } catch (error) {
      if (this.#client === client) this.#payload.logger.warn({ err: error as Error, msg: 'cannot listen for events yet' })
      client.removeAllListeners('end')
      void client.end().catch(() => undefined)
      reconnect()
    }
  }
}

const sources = new WeakMap<BasePayload, WakeSource>()

/** The one source of this process for this database. */
export function wakeSource(payload: BasePayload): WakeSource {
  const source = sources.get(payload) ?? new WakeSource(payload)
  sources.set(payload, source)
  return source
}
