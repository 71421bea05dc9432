import { once } from 'node:events'
import { Agent, createServer, request, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { Forwarder } from './forwarder.ts'

const open: Server[] = []
afterEach(() => open.splice(0).forEach((server) => (server.closeAllConnections(), server.close())))

async function listen(handle: RequestListener): Promise<{ server: Server; port: number }> {
  const server = createServer(handle)
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, port: (server.address() as AddressInfo).port }
}

/** A process of ours behind the portal: what is asked of the portal's port is answered by `handle`. */
async function behindPortal(handle: RequestListener): Promise<{ behind: Server; port: number }> {
  const { server, port } = await listen(handle)
  const forwarder = new Forwarder(`http://127.0.0.1:${port}`)
  return { behind: server, port: (await listen((req, res) => forwarder.pass(req, res))).port }
}

function ask(port: number, path: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => request({ host: '127.0.0.1', port, path, headers }, resolve).on('error', reject).end())
}

/** The text of an answer, and whether it came to its end or was cut. */
async function read(answer: IncomingMessage): Promise<{ text: string; cut: boolean }> {
  let text = ''
  try {
    for await (const chunk of answer) text += String(chunk)
    return { text, cut: false }
  } catch {
    return { text, cut: true }
  }
}

it('passes an answer on with its status, headers and body', async () => {
  const { port } = await behindPortal((req, res) => res.writeHead(201, { 'x-own': 'yes' }).end(`${req.method} ${req.url}`))
  const answer = await ask(port, '/api/things?x=1')
  expect(answer.statusCode).toBe(201)
  expect(answer.headers['x-own']).toBe('yes')
  expect(await read(answer)).toEqual({ text: 'GET /api/things?x=1', cut: false })
})

it('lets nobody outside show the key of our own processes', async () => {
  const { port } = await behindPortal((req, res) => res.end(JSON.stringify(req.headers)))
  const { text } = await read(await ask(port, '/api/events', { 'x-yz-key': 'guessed', 'x-other': 'kept' }))
  expect(JSON.parse(text)).toMatchObject({ 'x-other': 'kept', 'x-forwarded-proto': 'http' })
  expect(text).not.toContain('guessed')
})

it('cuts an event stream when the process behind it ends, however it ends, so that the reader connects again', async () => {
  for (const end of [
    // Killed outright, or closed in order.
    (behind: Server) => behind.closeAllConnections(),
    (behind: Server) => (behind.close(), behind.closeAllConnections()),
  ]) {
    const { behind, port } = await behindPortal((_req, res) => {
      res.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: one\n\n')
    })
    const answer = await ask(port, '/api/metrics/stream')
    expect(String(await once(answer, 'data'))).toBe('data: one\n\n')
    end(behind)
    await expect(once(answer, 'end')).rejects.toThrow('aborted')
  }
})

it('ends the request behind when the reader goes away', async () => {
  const gone = Promise.withResolvers<void>()
  const { port } = await behindPortal((_req, res) => {
    res.on('close', () => gone.resolve())
    res.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: one\n\n')
  })
  const answer = await ask(port, '/api/metrics/stream')
  answer.destroy()
  await gone.promise
})

it('a body that was refused halfway does not stand in the way of the next request on the same connection', async () => {
  const { port } = await behindPortal((req, res) => {
    if (req.method === 'GET') return void res.end('read on')
    req.once('data', () => (req.pause(), res.writeHead(413).end('too large')))
  })
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const upload = request({ host: '127.0.0.1', port, path: '/api/attachments', method: 'POST', agent })
  upload.end(Buffer.alloc(20_000_000))
  const [refused] = (await once(upload, 'response')) as [IncomingMessage]
  expect([refused.statusCode, await read(refused)]).toEqual([413, { text: 'too large', cut: false }])
  const next = request({ host: '127.0.0.1', port, path: '/api/site', agent }).end()
  const [answer] = (await once(next, 'response', { signal: AbortSignal.timeout(5000) })) as [IncomingMessage]
  expect(await read(answer)).toEqual({ text: 'read on', cut: false })
  agent.destroy()
})

it('answers 503 that machines understand while the process behind is down', async () => {
  const { behind, port } = await behindPortal((_req, res) => res.end())
  await new Promise((resolve) => behind.close(resolve))
  const answer = await ask(port, '/api/site')
  expect(answer.statusCode).toBe(503)
  expect(answer.headers).toMatchObject({ 'retry-after': '10', 'cache-control': 'no-store' })
  expect(JSON.parse((await read(answer)).text)).toMatchObject({ error: { key: 'error.unavailable' } })
})
