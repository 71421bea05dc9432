import type { BasePayload } from 'payload'
import type { MetricHint } from '../../protocol.ts'
import { listenForChanges } from './hints.ts'
import { throttled } from './throttle.ts'

const HINT_MS = 1000
const HEARTBEAT_MS = 10_000

/** Server-sent events: a hint whenever rows of one of `types` changed, at most one a second and type; `event: beat` as heartbeat. */
export function hintStream({
  payload,
  types,
  gone,
}: {
  payload: BasePayload
  types: ReadonlySet<string>
  gone: AbortSignal | null | undefined
}): Response {
  const encoder = new TextEncoder()
  let close = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => {
        // A reader too slow to take anything gets no backlog: the next hint says the same.
        if ((controller.desiredSize ?? 0) > -100) controller.enqueue(encoder.encode(text))
      }
      const hints = throttled({ ms: HINT_MS, pass: (type) => send(`data: ${JSON.stringify({ type } satisfies MetricHint)}\n\n`) })
      const stopListening = listenForChanges(payload, (type) => {
        if (types.has(type)) hints.offer(type)
      })
      // A comment would do for proxies; a named event also tells a page that its connection is not dead.
      const beat = setInterval(() => send('event: beat\ndata: {}\n\n'), HEARTBEAT_MS)
      close = () => {
        close = () => {}
        clearInterval(beat)
        hints.stop()
        stopListening()
      }
      gone?.addEventListener(
        'abort',
        () => {
          close()
          controller.close()
        },
        { once: true },
      )
      send('retry: 2000\n\n')
    },
    cancel: () => close(),
  })
  return new Response(body, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' } })
}
