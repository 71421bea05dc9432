import type { BasePayload } from 'payload'
import pg from 'pg'

const RECONNECT_MS = 1000

/**
 * A connection of its own that hears what PostgreSQL is told by `pg_notify` on one channel. Where it breaks it is made anew.
 */
export class DatabaseListener {
  readonly #payload: BasePayload
  readonly #channel: string
  readonly #onCall: (text: string | undefined) => void
  #client: pg.Client | undefined
  #retry: NodeJS.Timeout | undefined

  /** `onCall` gets the text of each call; undefined whenever the connection was made, since a call may have been missed before. */
  constructor({ payload, channel, onCall }: { payload: BasePayload; channel: string; onCall: (text: string | undefined) => void }) {
    this.#payload = payload
    this.#channel = channel
    this.#onCall = onCall
  }

  start(): void {
    void this.#connect()
  }

  stop(): void {
    clearTimeout(this.#retry)
    const client = this.#client
    this.#client = undefined
    client?.removeAllListeners('end')
    void client?.end().catch(() => undefined)
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
      this.#payload.logger.warn({ err: error, channel: this.#channel, msg: 'listening to the database was interrupted' })
      reconnect()
    })
    client.on('end', reconnect)
    client.on('notification', ({ payload }) => this.#onCall(payload ?? ''))
    try {
      await client.connect()
      await client.query(`LISTEN ${client.escapeIdentifier(this.#channel)}`)
      this.#onCall(undefined)
    } catch (error) {
      if (this.#client === client)
        this.#payload.logger.warn({ err: error as Error, channel: this.#channel, msg: 'cannot listen to the database yet' })
      client.removeAllListeners('end')
      void client.end().catch(() => undefined)
      reconnect()
    }
  }
}
