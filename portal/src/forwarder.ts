import { request, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { serviceDownPage } from './service-down-page.ts'

/** Headers that speak of one connection only (RFC 9110), and the key that only our own processes may show. */
const dropped = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'x-yz-key',
]

/** Passes requests under some paths to another process of ours, streaming both ways. */
export class Forwarder {
  readonly #target: URL

  constructor(target: string) {
    this.#target = new URL(target)
  }

  /** Passes a request on; answers 503 with a page or JSON that says so when the process is down. */
  pass(req: IncomingMessage, res: ServerResponse): void {
    const onward = request({
      host: this.#target.hostname,
      port: this.#target.port,
      method: req.method,
      path: req.url,
      headers: forwardedHeaders(req),
    })
    onward.on('response', (answer) => {
      res.writeHead(answer.statusCode!, without(answer.headers, ['connection', 'keep-alive', 'transfer-encoding']))
      res.flushHeaders()
      answer.pipe(res)
      answer.on('error', () => res.destroy())
    })
    onward.on('error', (error) => {
      if (res.headersSent || res.destroyed) return void res.destroy()
      console.error(`portal: ${req.method} ${req.url} could not be passed on: ${error.message}`)
      serviceDownPage(req, res)
    })
    res.on('close', () => {
      // Answered before all was sent (a file that is too large): the rest is read and dropped, or it would stand in the way
      // of the next request on this connection.
      req.unpipe(onward)
      req.resume()
      onward.destroy()
    })
    // The server ends requests without a body beforehand; nothing would come through the pipe.
    if (req.readableEnded) onward.end()
    else req.pipe(onward)
  }

  /** Passes a web socket on (hot reload of the other process). */
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void {
    const headers = { ...forwardedHeaders(req), connection: 'Upgrade', upgrade: req.headers.upgrade ?? 'websocket' }
    const onward = request({ host: this.#target.hostname, port: this.#target.port, method: req.method, path: req.url, headers })
    onward.on('upgrade', (answer, other, otherHead) => {
      const lines = [`HTTP/1.1 101 ${answer.statusMessage}`]
      for (let i = 0; i < answer.rawHeaders.length; i += 2) lines.push(`${answer.rawHeaders[i]}: ${answer.rawHeaders[i + 1]}`)
      socket.write(`${lines.join('\r\n')}\r\n\r\n`)
      if (otherHead.length > 0) socket.write(otherHead)
      if (head.length > 0) other.write(head)
      socket.on('error', () => other.destroy())
      other.on('error', () => socket.destroy())
      socket.pipe(other).pipe(socket)
    })
    onward.on('response', () => socket.destroy())
    onward.on('error', () => socket.destroy())
    onward.end()
  }
}

function forwardedHeaders(req: IncomingMessage): OutgoingHttpHeaders {
  const { encrypted } = req.socket as Socket & { encrypted?: boolean }
  const before = req.headers['x-forwarded-for']
  return {
    ...without(req.headers, dropped),
    // A length of zero or more, or the chunks of an unknown one: Node writes the latter by itself.
    ...(req.headers['transfer-encoding'] ? { 'transfer-encoding': 'chunked' } : {}),
    'x-forwarded-for': [before, req.socket.remoteAddress].filter(Boolean).join(', '),
    'x-forwarded-host': req.headers['x-forwarded-host'] ?? req.headers.host,
    'x-forwarded-proto': req.headers['x-forwarded-proto'] ?? (encrypted ? 'https' : 'http'),
  }
}

function without(headers: OutgoingHttpHeaders, names: readonly string[]): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)))
}
