import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { plainRequest, type PlainRequest } from './plain-request.ts'

/** The connections on which nothing has come in yet but plain requests for what is ready to be sent. */
export interface FastLane {
  /** Ends them, when the server closes. */
  close(): void
}

/**
 * Lets `answer` send what is ready (head and body in one piece) over the bare connection, before `server` parses anything:
 * half the time of an answer from memory goes into node:http itself. The first request that is not plain, or that `answer`
 * has nothing for, goes to `server` together with its connection, for good; every request can be answered there (ADR 9).
 */
export function openFastLane(server: Server, answer: (request: PlainRequest) => Buffer | undefined): FastLane {
  const [accept] = server.listeners('connection') as [(this: Server, socket: Socket) => void]
  const sockets = new Set<Socket>()
  server.removeListener('connection', accept)
  server.on('connection', (socket: Socket) => {
    const listeners = {
      data: (chunk: Buffer) => {
        const request = plainRequest(chunk)
        const bytes = request && answer(request)
        if (!bytes) return leave(chunk)
        // Whoever does not read is not read from.
        if (!socket.write(bytes)) socket.pause()
      },
      drain: () => socket.resume(),
      end: () => socket.end(),
      error: () => socket.destroy(),
      timeout: () => socket.destroy(),
      close: () => sockets.delete(socket),
    }
    const leave = (chunk: Buffer) => {
      sockets.delete(socket)
      for (const [event, listener] of Object.entries(listeners)) socket.off(event, listener)
      socket.setTimeout(0)
      socket.pause()
      socket.unshift(chunk)
      accept.call(server, socket)
      process.nextTick(() => socket.resume())
    }
    sockets.add(socket)
    for (const [event, listener] of Object.entries(listeners)) socket.on(event, listener)
    socket.setTimeout(server.keepAliveTimeout + GRACE)
  })
  return { close: () => sockets.forEach((socket) => socket.end()) }
}

/** How much longer a silent connection is kept than its client was told, in milliseconds: what crosses on the way is answered. */
const GRACE = 1_000
