import type { BasePayload } from 'payload'
import type { Site } from '../../site.ts'
import { HIDDEN_MS, SAFETY_MS } from '../events/follow-events.ts'
import { wakeSource } from '../events/wake-source.ts'
import { BatchError, noteError, runBatch, setAside } from './run-batch.ts'
import { pause } from './pause.ts'
import type { Subscriber } from './subscriber.ts'

const BATCH = 50
/** How soon to look whether the process that works for this subscriber has left something. */
const BUSY_MS = 500

/** How long a reaction that fails is tried again. */
export interface Patience {
  /** An event that fails this often is set aside. */
  readonly tries: number
  /** Wait after the first failure; it doubles with each further one. */
  readonly firstWaitMs: number
}
const STANDARD_PATIENCE: Patience = { tries: 6, firstWaitMs: 250 }

/**
 * Works for one subscriber until `signal` is aborted, finishing the batch it is in. A batch that fails is tried again,
 * event by event, with growing waits; an event that keeps failing is set aside. While the database is away it waits.
 */
export async function runSubscriber({
  payload,
  site,
  subscriber,
  signal,
  patience = STANDARD_PATIENCE,
}: {
  payload: BasePayload
  site: Site
  subscriber: Subscriber
  signal: AbortSignal
  patience?: Patience
}): Promise<void> {
  const source = wakeSource(payload)
  let limit = BATCH
  let failing: { at: string; tries: number } | undefined
  source.use()
  try {
    while (!signal.aborted) {
      const seen = source.calls
      try {
        const result = await runBatch({ payload, site, subscriber, limit })
        if (result.kind === 'busy') await source.wait({ seen, ms: BUSY_MS, signal })
        else if (result.handled === 0) await source.wait({ seen, ms: result.hidden ? HIDDEN_MS : SAFETY_MS, signal })
        else {
          failing = undefined
          limit = Math.min(BATCH, limit * 2)
        }
      } catch (error) {
        // One of many is at fault: go on one by one to find it, and do the others.
        if (error instanceof BatchError && error.events.length > 1) limit = 1
        else await holdOn(error)
      }
    }
  } finally {
    source.release()
  }

  async function holdOn(error: unknown): Promise<void> {
    const event = error instanceof BatchError ? error.events[0] : undefined
    const at = event?.cursor ?? 'database'
    const tries = failing?.at === at ? failing.tries + 1 : 1
    failing = { at, tries }
    payload.logger.error({
      err: (event ? (error as BatchError).cause : error) as Error,
      subscriber: subscriber.name,
      event: event?.cursor,
      tries,
      msg: 'a reaction failed',
    })
    const text = `${event ? `${event.cursor} ${event.type}/${event.doc}: ` : ''}${(error as Error).message}`.slice(0, 2000)
    try {
      if (event && tries >= patience.tries) {
        await setAside({ payload, subscriber, event, error: text })
        return
      }
      await noteError({ payload, name: subscriber.name, error: text })
    } catch {
      // The database is away: nothing can be noted, and nothing is lost by waiting.
    }
    await pause(patience.firstWaitMs * 2 ** Math.min(tries - 1, 7), signal)
  }
}
