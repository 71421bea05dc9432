import { LRUCache } from 'lru-cache'
import type { RenderContext } from '@yizheng/kit/render-context'
import type { StoredPage } from './stored-page.ts'

/** What a render gave: a page to answer with, and the page again if it may be kept. */
export interface Rendered<A> {
  readonly answer: A
  readonly page?: StoredPage
}

interface Flight<A> {
  readonly context: RenderContext
  /** Tags purged since the render began: it may have read what was there before. */
  readonly purged: Set<string>
  everything: boolean
  readonly result: Promise<A | StoredPage>
}

/**
 * Complete public pages in memory, bounded by bytes, each with the tags it was made from.
 * A purged page is not deleted but marked stale: it is rendered anew when next asked for, and still there if the CMS is down.
 */
export class PageCache<A> {
  readonly #pages: LRUCache<string, StoredPage>
  readonly #keysOfTag = new Map<string, Set<string>>()
  readonly #flights = new Map<string, Flight<A>>()
  /** Flights that newcomers no longer join, because something was purged after they began. */
  readonly #late = new Set<Flight<A>>()
  #retryAt = 0

  constructor({ maxBytes }: { maxBytes: number }) {
    this.#pages = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: (page) => page.bytes,
      dispose: (page, key) => this.#forget(key, page),
    })
  }

  /** The page for `key` if it is there and may be served as it is. */
  fresh(key: string): StoredPage | undefined {
    const page = this.#pages.get(key)
    return page && (!page.stale || Date.now() < this.#retryAt) ? page : undefined
  }

  /**
   * Answers a miss. Simultaneous misses of one key share one render. While the CMS is down an older page is given instead.
   * `mayKeep` tells whether changes are being heard of; when they are not, nothing is kept.
   */
  render({
    key,
    mayKeep,
    make,
  }: {
    key: string
    mayKeep: () => boolean
    make: (context: RenderContext) => Promise<Rendered<A>>
  }): Promise<A | StoredPage> {
    const running = this.#flights.get(key)
    if (running) return running.result
    const context: RenderContext = { tags: new Set(), cacheable: true, cmsDown: false }
    const keepable = mayKeep()
    const start = Promise.withResolvers<A | StoredPage>()
    const flight: Flight<A> = { context, purged: new Set(), everything: false, result: start.promise }
    this.#flights.set(key, flight)
    start.resolve(this.#finish({ key, flight, keepable, make }))
    return flight.result
  }

  /** Something changed: pages made from any of `tags` are stale, and renders under way that read them are not kept. */
  purge(tags: readonly string[]): void {
    for (const tag of tags) for (const key of this.#keysOfTag.get(tag) ?? []) this.#markStale(key)
    this.#eachFlight((flight) => tags.forEach((tag) => flight.purged.add(tag)))
  }

  /** Anything may have changed. */
  purgeAll(): void {
    for (const key of this.#pages.keys()) this.#markStale(key)
    this.#eachFlight((flight) => (flight.everything = true))
  }

  get size(): { pages: number; bytes: number } {
    return { pages: this.#pages.size, bytes: this.#pages.calculatedSize }
  }

  async #finish({
    key,
    flight,
    keepable,
    make,
  }: {
    key: string
    flight: Flight<A>
    keepable: boolean
    make: (context: RenderContext) => Promise<Rendered<A>>
  }) {
    try {
      const { answer, page } = await make(flight.context)
      if (flight.context.cmsDown) {
        this.#retryAt = Date.now() + RETRY_AFTER
        return this.#pages.get(key) ?? answer
      }
      if (!page || !flight.context.cacheable) {
        this.#pages.delete(key)
        return answer
      }
      const outrun = flight.everything || [...flight.purged].some((tag) => flight.context.tags.has(tag))
      if (!outrun && keepable) this.#keep(key, page, flight.context.tags)
      return page
    } finally {
      if (this.#flights.get(key) === flight) this.#flights.delete(key)
      this.#late.delete(flight)
    }
  }

  #keep(key: string, page: StoredPage, tags: ReadonlySet<string>): void {
    page.tags = [...tags]
    this.#pages.set(key, page)
    if (!this.#pages.has(key)) return
    for (const tag of tags) {
      const keys = this.#keysOfTag.get(tag)
      if (keys) keys.add(key)
      else this.#keysOfTag.set(tag, new Set([key]))
    }
  }

  #forget(key: string, page: StoredPage): void {
    for (const tag of page.tags) {
      const keys = this.#keysOfTag.get(tag)
      keys?.delete(key)
      if (keys?.size === 0) this.#keysOfTag.delete(tag)
    }
  }

  #markStale(key: string): void {
    const page = this.#pages.peek(key)
    if (page) page.stale = true
  }

  #eachFlight(note: (flight: Flight<A>) => void): void {
    for (const [key, flight] of this.#flights) {
      this.#late.add(flight)
      this.#flights.delete(key)
    }
    this.#late.forEach(note)
  }
}

/** How long stale pages are served without asking a CMS that was down a moment ago, in milliseconds. */
const RETRY_AFTER = 2_000
