import type { BasePayload } from 'payload'
import type { SiteEvent } from '../../protocol.ts'
import { followEvents, latestCursor } from '../events/index.ts'

const RETRY_MS = 2000

type Listener = (type: string) => void

/** One follower of the event stream for all dashboards of this process; it runs while somebody listens. */
class HintHub {
  readonly #payload: BasePayload
  readonly #listeners = new Set<Listener>()
  #stop: AbortController | undefined

  constructor(payload: BasePayload) {
    this.#payload = payload
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener)
    if (!this.#stop) {
      this.#stop = new AbortController()
      void this.#follow(this.#stop.signal)
    }
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size > 0) return
      this.#stop?.abort()
      this.#stop = undefined
    }
  }

  async #follow(signal: AbortSignal): Promise<void> {
    for (let from: string | undefined; !signal.aborted;) {
      try {
        from ??= await latestCursor({ payload: this.#payload })
        await followEvents({
          payload: this.#payload,
          from,
          signal,
          onEvents: (events) => {
            from = events.at(-1)?.cursor ?? from
            this.#tell(events)
          },
        })
      } catch (error) {
        if (signal.aborted) return
        this.#payload.logger.error({ err: error as Error, msg: 'the dashboards cannot follow the event stream' })
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
      }
    }
  }

  #tell(events: readonly SiteEvent[]): void {
    for (const type of new Set(events.map((event) => event.type))) for (const listener of this.#listeners) listener(type)
  }
}

const hubs = new WeakMap<BasePayload, HintHub>()

/** Calls `listener` with a collection's slug (or `site`) whenever rows of it changed, after the commit. Returns how to stop. */
export function listenForChanges(payload: BasePayload, listener: Listener): () => void {
  let hub = hubs.get(payload)
  if (!hub) hubs.set(payload, (hub = new HintHub(payload)))
  return hub.listen(listener)
}
