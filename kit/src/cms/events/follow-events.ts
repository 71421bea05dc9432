import type { BasePayload } from 'payload'
import type { Cursor, SiteEvent } from '../../protocol.ts'
import { readEvents } from './read-events.ts'
import { wakeSource } from './wake-source.ts'

/** How soon to look again while events wait behind a running transaction, whose end nobody announces. */
export const HIDDEN_MS = 50
/** How soon to look again anyway, should a call have been lost. */
export const SAFETY_MS = 5000
const BATCH = 500

/**
 * Hands every event after `from` to `onEvents`, in order and each once, until `signal` is aborted; waits for `onEvents`
 * before reading on. Throws what `onEvents` or the database throws.
 */
export async function followEvents({
  payload,
  from,
  signal,
  onEvents,
}: {
  payload: BasePayload
  from: Cursor
  signal: AbortSignal
  onEvents: (events: readonly SiteEvent[]) => Promise<void> | void
}): Promise<void> {
  const source = wakeSource(payload)
  source.use()
  try {
    for (let after = from; !signal.aborted;) {
      const seen = source.calls
      const { events, hidden } = await readEvents({ payload, after, limit: BATCH })
      if (events.length > 0) {
        if (signal.aborted) return
        await onEvents(events)
        after = events.at(-1)!.cursor
      }
      if (events.length < BATCH) await source.wait({ seen, ms: hidden ? HIDDEN_MS : SAFETY_MS, signal })
    }
  } finally {
    source.release()
  }
}
