import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFastLane, type FastLane } from './fast-lane.ts'
import { sendPage, wireOf } from './send-page.ts'
import { storedPage, type StoredPage } from './stored-page.ts'

let page: StoredPage
let parsed = 0
let lane: FastLane
/** Two servers with one behaviour: with the fast lane, and without. */
let fast: Server
let plain: Server

function newServer(): Server {
  return createServer((req, res) => {
    parsed += 1
    if (req.url === '/page' && req.method === 'GET') return sendPage(req, res, page)
    let body = ''
    req.on('data', (chunk: Buffer) => (body += chunk.toString()))
    req.on('end', () => res.end(`${req.method} ${req.url} ${body}`))
  })
}

beforeAll(async () => {
  page = await storedPage(Buffer.from(`<p>${'政协'.repeat(20_000)}</p>`), ['X-Frame-Options', 'DENY'])
  fast = newServer()
  plain = newServer()
  for (const server of [fast, plain]) {
    server.keepAliveTimeout = 65_000
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  }
  lane = openFastLane(fast, (request) => (request.url === '/page' ? wireOf(request, page, 65) : undefined))
})
afterAll(() => [fast, plain].forEach((server) => (server.closeAllConnections(), server.close())))

/**
 * Everything that comes back over one connection when these pieces are sent one after the other: each a moment after the
 * one before, or when it was answered. The last request must end it.
 */
async function talk(server: Server, pieces: readonly string[], { inTurn = false } = {}): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.setNoDelay(true)
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(chunk))
  const over = new Promise<void>((resolve) => socket.on('close', () => resolve()))
  let sent = 0
  for (const piece of pieces) {
    socket.write(piece, 'latin1')
    sent += 1
    while (inTurn && answersIn(Buffer.concat(chunks).toString('latin1')) < sent) await wait(2)
    await wait(2)
  }
  await over
  return Buffer.concat(chunks)
    .toString('latin1')
    .replaceAll(/^Date: .*\r\n/gm, '')
}

/** How many whole answers there are. */
function answersIn(text: string): number {
  const [head, ...rest] = text.split('\r\n\r\n')
  if (rest.length === 0) return 0
  const length = head!.startsWith('HTTP/1.1 304') ? 0 : Number(/^Content-Length: (\d+)/im.exec(head!)?.[1] ?? 0)
  const body = rest.join('\r\n\r\n')
  return body.length < length ? 0 : 1 + answersIn(body.slice(length))
}

const get = (path: string, ...headers: string[]) => [`GET ${path} HTTP/1.1`, 'Host: a', ...headers, '', ''].join('\r\n')
const last = get('/bye', 'Connection: close')

describe('the fast lane', () => {
  it('answers for a page that is ready as node:http would, byte for byte but for the date, and node:http sees nothing of it', async () => {
    for (const headers of [[], ['Accept-Encoding: gzip'], ['Accept-Encoding: br'], [`If-None-Match: ${page.plain.etag}`]]) {
      const before = parsed
      const pieces = [get('/page', ...headers), get('/page', ...headers), last]
      const told = await talk(fast, pieces, { inTurn: true })
      expect(parsed - before).toBe(1)
      expect(told).toBe(await talk(plain, pieces, { inTurn: true }))
      expect(parsed - before).toBe(4)
    }
  })

  it('says when it answered', async () => {
    const { headers } = await fetch(`http://127.0.0.1:${(fast.address() as AddressInfo).port}/page`)
    expect(Math.abs(Date.parse(headers.get('date')!) - Date.now())).toBeLessThan(2_000)
  })

  it('hands any other request over with its connection, and whatever follows', async () => {
    const post = 'POST /form HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nGET /page'
    const pieces = [get('/page'), post, get('/page'), get('/other'), last]
    expect(await talk(fast, pieces)).toBe(await talk(plain, pieces))
    expect(await talk(fast, ['nonsense\r\n\r\n'])).toBe(await talk(plain, ['nonsense\r\n\r\n']))
  })

  it('gives the same answers however a stream of requests is cut into pieces', async () => {
    // Head and body apart: where a request is cut there, its head alone looks like a whole one.
    const request = fc.constantFrom(
      [get('/page')],
      [get('/page', 'Accept-Encoding: gzip')],
      [get('/other')],
      ['POST /form HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n', 'hello'],
      ['POST /form HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n', '5\r\nGET /\r\n0\r\n\r\n'],
      ['GET /page HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n', '5\r\nGET /\r\n0\r\n\r\n'],
      ['GET /page HTTP/1.1\r\nHost: a\r\nContent-Length: 36\r\n\r\n', 'GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n\r\n'],
    )
    const joint = fc.constantFrom('cut', 'joined', 'half')
    await fc.assert(
      fc.asyncProperty(fc.array(request, { maxLength: 4 }), fc.array(joint, { minLength: 9, maxLength: 9 }), async (requests, joints) => {
        const pieces = ['']
        for (const [i, part] of [...requests.flat(), last].entries()) {
          const middle = joints[i] === 'half' ? part.length >> 1 : 0
          pieces.push((joints[i] === 'cut' ? '' : pieces.pop()!) + part.slice(0, middle), part.slice(middle))
        }
        const sent = pieces.filter((piece) => piece !== '')
        expect(await talk(fast, sent)).toBe(await talk(plain, sent))
      }),
      { numRuns: 100 },
    )
  })

  it('ends its connections when the server closes', async () => {
    const socket = connect((fast.address() as AddressInfo).port, '127.0.0.1')
    const over = new Promise<void>((resolve) => socket.on('close', () => resolve()))
    const answered = new Promise<void>((resolve) => socket.once('data', () => resolve()))
    socket.resume()
    socket.write(get('/page', `If-None-Match: ${page.plain.etag}`))
    await answered
    lane.close()
    await over
  })
})
