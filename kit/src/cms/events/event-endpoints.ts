import type { BasePayload, Endpoint } from 'payload'
import type { Cursor } from '../../protocol.ts'
import type { Site } from '../../site.ts'
import { endpoint } from '../endpoint.ts'
import { RequestError } from '../request-error.ts'
import { parseCursor } from './cursor.ts'
import { followEvents } from './follow-events.ts'
import { requireInternalKey } from './internal-key.ts'
import { isKept, latestCursor } from './read-events.ts'

const HEARTBEAT_MS = 10_000

/**
 * GET /events?after=cursor: the event stream as server-sent events, for our own processes. Without `after`, or with
 * `latest`, it starts now; the first message (`event: start`) carries the cursor it starts from. 410 where events after
 * that cursor were cleared away.
 */
export function eventEndpoints(site: Site): Endpoint[] {
  return [
    endpoint({
      site,
      method: 'get',
      path: '/events',
      handler: async ({ req, query }) => {
        requireInternalKey(req.headers)
        const after = req.headers.get('last-event-id') ?? query.get('after') ?? 'latest'
        return eventStream({ payload: req.payload, from: await startOf(req.payload, after), gone: req.signal })
      },
    }),
  ]
}

async function startOf(payload: BasePayload, after: string): Promise<Cursor> {
  if (after === 'latest') return latestCursor({ payload })
  if (!parseCursor(after)) throw new RequestError(400, 'error.badRequest')
  if (!(await isKept({ payload, after }))) throw new RequestError(410, 'error.eventsGone')
  return after
}

function eventStream({ payload, from, gone }: { payload: BasePayload; from: Cursor; gone: AbortSignal | null | undefined }): Response {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const writer = writable.getWriter()
  const encoder = new TextEncoder()
  const stop = new AbortController()
  const signal = gone ? AbortSignal.any([stop.signal, gone]) : stop.signal
  const write = (text: string) => writer.write(encoder.encode(text))
  writer.closed.catch(() => stop.abort())

  void write(`event: start\nid: ${from}\ndata: {}\n\n`).catch(() => undefined)
  const beat = setInterval(() => void write(': still here\n\n').catch(() => undefined), HEARTBEAT_MS)
  followEvents({
    payload,
    from,
    signal,
    onEvents: (events) => write(events.map((event) => `id: ${event.cursor}\ndata: ${JSON.stringify(event)}\n\n`).join('')),
  })
    .catch((error: unknown) => {
      if (!signal.aborted) payload.logger.error({ err: error as Error, msg: 'the event stream ended' })
    })
    .finally(() => {
      clearInterval(beat)
      // The reader connects again from its last cursor.
      void writer.close().catch(() => undefined)
    })
  return new Response(readable, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
  })
}
