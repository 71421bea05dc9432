import type { PayloadRequest } from 'payload'
import type { UnreadHint } from '../../protocol.ts'
import type { Site } from '../../site.ts'
import type { Actor } from '../../who.ts'
import { throttled } from '../metrics/throttle.ts'
import { countUnread } from './inbox.ts'
import { listenForNotices } from './notice-calls.ts'

const HINT_MS = 500
const HEARTBEAT_MS = 10_000
/** The session may have ended meanwhile: the browser connects again and is asked who it is. */
const LONGEST_MS = 15 * 60_000

/**
 * Server-sent events: how many notices this person has not read, now and after each change. The number and not the change
 * is told, so that whoever connects again has missed nothing.
 */
export function unreadStream({ req, site, actor }: { req: PayloadRequest; site: Site; actor: Actor }): Response {
  const encoder = new TextEncoder()
  let close = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let open = true
      const send = (text: string) => {
        // What was counted while the reader left; and a reader too slow to take anything gets no backlog.
        if (open && (controller.desiredSize ?? 0) > -100) controller.enqueue(encoder.encode(text))
      }
      let told: number | undefined
      const tell = throttled({
        ms: HINT_MS,
        pass: () => {
          countUnread({ req, site, actor })
            .then((unread) => {
              if (unread === told) return
              told = unread
              send(`data: ${JSON.stringify({ unread } satisfies UnreadHint)}\n\n`)
            })
            .catch((error: unknown) => req.payload.logger.error({ err: error as Error, msg: 'counting notices' }))
        },
      })
      const stopListening = listenForNotices(req.payload, actor.id, () => tell.offer('unread'))
      const beat = setInterval(() => send('event: beat\ndata: {}\n\n'), HEARTBEAT_MS)
      const end = () => {
        close()
        controller.close()
      }
      const longest = setTimeout(end, LONGEST_MS)
      req.signal?.addEventListener('abort', end, { once: true })
      close = () => {
        close = () => {}
        open = false
        clearInterval(beat)
        clearTimeout(longest)
        req.signal?.removeEventListener('abort', end)
        tell.stop()
        stopListening()
      }
      send('retry: 5000\n\n')
      tell.offer('unread')
    },
    cancel: () => close(),
  })
  return new Response(body, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' } })
}
