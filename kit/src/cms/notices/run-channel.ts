import type { BasePayload } from 'payload'
import type { Site } from '../../site.ts'
import { pause } from '../worker/pause.ts'
import type { Channel } from './channel.ts'
import { deliverNext } from './deliver.ts'

/** How often an idle channel looks for work. A look is one query on an index of what waits. */
const LOOK_MS = 2000
const AFTER_ERROR_MS = 10_000
/** Messages under way at once, so that a slow one does not hold up the others. */
const HANDS = 4

/** Delivers what is due on a channel until `signal` is aborted, and then until what is under way is done. */
export async function runChannel(scope: {
  readonly payload: BasePayload
  readonly site: Site
  readonly channel: Channel
  readonly publicUrl: string
  readonly signal: AbortSignal
}): Promise<void> {
  await Promise.all(Array.from({ length: HANDS }, () => work(scope)))
}

async function work(scope: Parameters<typeof runChannel>[0]): Promise<void> {
  const { payload, channel, signal } = scope
  while (!signal.aborted) {
    try {
      if (!(await deliverNext(scope))) await pause(LOOK_MS, signal)
    } catch (error) {
      // The database is away: what was claimed comes again.
      payload.logger.error({ err: error as Error, channel: channel.name, msg: 'delivering notices' })
      await pause(AFTER_ERROR_MS, signal)
    }
  }
}
