import type { BasePayload } from 'payload'
import type { Site } from '../../site.ts'
import { postgresSearchIndex } from '../search/postgres-search-index.ts'
import type { SearchIndex } from '../search/search-index.ts'
import { startHeartbeat } from './heartbeat.ts'
import { noticeSubscriber } from './notice-subscriber.ts'
import { runSubscriber, type Patience } from './run-subscriber.ts'
import { startSchedule } from './schedule.ts'
import { searchSubscriber } from './search-subscriber.ts'
import type { Subscriber } from './subscriber.ts'

/**
 * Does everything that follows a commit: notices, search, deadlines, clearing up. Runs until `signal` is aborted, and then
 * until what is under way is done. Any number of workers share the work.
 */
export async function startWorker({
  payload,
  site,
  signal,
  search = postgresSearchIndex,
  more = [],
  patience,
}: {
  payload: BasePayload
  site: Site
  signal: AbortSignal
  search?: SearchIndex
  /** Subscribers of integrations. */
  more?: readonly Subscriber[]
  patience?: Patience
}): Promise<void> {
  const subscribers = [noticeSubscriber, searchSubscriber(search), ...more]
  const stopSchedule = await startSchedule({ payload, site, subscribers })
  const stopHeartbeat = await startHeartbeat({ payload, kind: 'worker' })
  await Promise.all(
    subscribers.map((subscriber) => runSubscriber({ payload, site, subscriber, signal, ...(patience ? { patience } : {}) })),
  )
  await stopSchedule()
  await stopHeartbeat()
}
