import type { BasePayload } from 'payload'
import type { Site } from '../../site.ts'
import { noteChannels, type ChannelSlot } from '../notices/channel-state.ts'
import { runChannel } from '../notices/run-channel.ts'
import { buildSearch } from '../search/build-search.ts'
import { postgresSearchIndex } from '../search/postgres-search-index.ts'
import type { SearchIndex } from '../search/search-index.ts'
import { buildSimilar } from '../similar/build-similar.ts'
import { startHeartbeat } from './heartbeat.ts'
import { noticeSubscriber } from './notice-subscriber.ts'
import { pause } from './pause.ts'
import { runSubscriber, type Patience } from './run-subscriber.ts'
import { startSchedule } from './schedule.ts'
import { searchSubscriber } from './search-subscriber.ts'
import { similarSubscriber } from './similar-subscriber.ts'
import type { Subscriber } from './subscriber.ts'

/**
 * Does everything that follows a commit: notices and their delivery, search, deadlines, clearing up. Runs until `signal` is aborted, and then
 * until what is under way is done. Any number of workers share the work.
 */
export async function startWorker({
  payload,
  site,
  signal,
  search = postgresSearchIndex,
  more = [],
  channels = [],
  publicUrl = '',
  patience,
}: {
  payload: BasePayload
  site: Site
  signal: AbortSignal
  search?: SearchIndex
  /** Subscribers of integrations. */
  more?: readonly Subscriber[]
  /** Ways by which notices leave the house. */
  channels?: readonly ChannelSlot[]
  /** Origin people see, for the links in what is sent. */
  publicUrl?: string
  patience?: Patience
}): Promise<void> {
  const subscribers = [
    noticeSubscriber(channels.flatMap(({ channel }) => channel ?? [])),
    searchSubscriber(search),
    similarSubscriber,
    ...more,
  ]
  await noteChannels({ payload, slots: channels })
  const stopSchedule = await startSchedule({ payload, site, subscribers })
  const stopHeartbeat = await startHeartbeat({ payload, kind: 'worker' })
  await Promise.all([
    ...subscribers.map((subscriber) => runSubscriber({ payload, site, subscriber, signal, ...(patience ? { patience } : {}) })),
    ...channels.flatMap(({ channel }) => (channel ? [runChannel({ payload, site, channel, publicUrl, signal })] : [])),
    keepBuilt({
      payload,
      what: 'the search index',
      signal,
      build: (onProgress) => buildSearch({ payload, site, index: search, signal, onProgress }),
    }),
    keepBuilt({
      payload,
      what: 'the index of similar documents',
      signal,
      build: (onProgress) => buildSimilar({ payload, site, signal, onProgress }),
    }),
  ])
  await stopSchedule()
  await stopHeartbeat()
}

const BUILD_AGAIN_MS = 60_000

type Progress = (progress: { type: string; done: number }) => void

/** Builds a derived index where an update of the system or of a declaration asks for it. What fails is tried again. */
async function keepBuilt({
  payload,
  what,
  build,
  signal,
}: {
  payload: BasePayload
  /** Its name in the log. */
  what: string
  /** Returns how many documents it went through. */
  build: (onProgress: Progress) => Promise<number>
  signal: AbortSignal
}): Promise<void> {
  while (!signal.aborted) {
    try {
      let told = 0
      const total = await build(({ type, done }) => {
        if (Date.now() - told < 5000) return
        told = Date.now()
        payload.logger.info({ type, done, msg: `building ${what}` })
      })
      if (total > 0 && !signal.aborted) payload.logger.info({ total, msg: `${what} is built` })
      return
    } catch (error) {
      payload.logger.error({ err: error as Error, msg: `building ${what} failed` })
      await pause(BUILD_AGAIN_MS, signal)
    }
  }
}
