import { createParser } from 'eventsource-parser'
import type { Cursor, SiteEvent } from '@yizheng/kit/protocol'

/** After this silence (the CMS says something every few seconds) the connection counts as dead. */
const SILENCE = 45_000
const FIRST_RETRY = 250
const LAST_RETRY = 5_000

interface FollowerOptions {
  cmsUrl: string
  internalKey: string
  onEvent: (event: SiteEvent) => void
  /** Changes may have been missed. */
  onGap: () => void
}

/**
 * Follows the CMS's event stream from its last cursor, for ever. A cut connection loses nothing: it is taken up from the
 * cursor; where there is none yet, or the CMS refuses it as too old, `onGap` is called.
 */
export class EventFollower {
  readonly #options: FollowerOptions
  readonly #stop = new AbortController()
  #cursor: Cursor | undefined
  #open = false
  #everOpen = false

  constructor(options: FollowerOptions) {
    this.#options = options
  }

  /** Whether every change will be heard of sooner or later, or else a gap be reported: pages may be kept. */
  get following(): boolean {
    return this.#open || this.#cursor !== undefined
  }

  get connected(): boolean {
    return this.#open
  }

  /** Returns at once; `stop` ends it. */
  start(): void {
    void this.#run()
  }

  stop(): void {
    this.#stop.abort()
  }

  async #run(): Promise<void> {
    for (let wait = FIRST_RETRY; !this.#stop.signal.aborted; wait = Math.min(wait * 2, LAST_RETRY)) {
      try {
        await this.#connect(() => (wait = FIRST_RETRY))
      } catch (error) {
        if (this.#stop.signal.aborted) return
        if (this.#everOpen && wait === FIRST_RETRY)
          console.error(`portal: the event stream was cut (${(error as Error).message}); connecting again`)
      }
      this.#open = false
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }

  async #connect(opened: () => void): Promise<void> {
    const { cmsUrl, internalKey, onEvent, onGap } = this.#options
    const url = new URL('/api/events', cmsUrl)
    if (this.#cursor !== undefined) url.searchParams.set('after', this.#cursor)
    const silence = new AbortController()
    let timer = setTimeout(() => silence.abort(new Error('silence')), SILENCE)
    try {
      const response = await fetch(url, {
        headers: { 'x-yz-key': internalKey, accept: 'text/event-stream' },
        signal: AbortSignal.any([this.#stop.signal, silence.signal]),
      })
      if (!response.ok || !response.body) {
        await response.body?.cancel()
        // The cursor is refused (too old, or of another database): begin anew, knowing nothing.
        if ((response.status === 410 || response.status === 400) && this.#cursor !== undefined) {
          this.#cursor = undefined
          onGap()
        }
        throw new Error(`status ${response.status}`)
      }
      if (this.#cursor === undefined) onGap()
      this.#open = this.#everOpen = true
      opened()
      const parser = createParser({
        onEvent: ({ id, data }) => {
          if (id) this.#cursor = id
          const event = parseEvent(data)
          if (event) onEvent(event)
        },
      })
      const decoder = new TextDecoder()
      for await (const chunk of response.body) {
        clearTimeout(timer)
        timer = setTimeout(() => silence.abort(new Error('silence')), SILENCE)
        parser.feed(decoder.decode(chunk, { stream: true }))
      }
      throw new Error('the CMS ended it')
    } finally {
      clearTimeout(timer)
    }
  }
}

function parseEvent(data: string): SiteEvent | undefined {
  try {
    const event = JSON.parse(data) as Partial<SiteEvent> | null
    return typeof event?.type === 'string' ? (event as SiteEvent) : undefined
  } catch {
    return undefined
  }
}
