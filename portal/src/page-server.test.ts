import { AsyncLocalStorage } from 'node:async_hooks'
import { createServer, request, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { RenderContext } from '@yizheng/kit/render-context'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PageServer } from './page-server.ts'

const renders = new AsyncLocalStorage<RenderContext>()
let rendered = 0
let cmsDown = false
const pages = new PageServer({
  handle: async (req, res) => {
    rendered += 1
    renders.getStore()!.tags.add('news')
    await Promise.resolve()
    // As a page does that finds the CMS down half-way.
    if (cmsDown) Object.assign(renders.getStore()!, { cacheable: false, cmsDown })
    res.statusCode = req.url === '/gone' ? 404 : 200
    res.setHeader('content-type', 'text/html; charset=utf-8')
    res.setHeader('cache-control', 'private')
    if (req.url?.startsWith('/article')) {
      renders.getStore()!.forReading = true
      res.write('<script src="/_next/static/a.js"></script>')
    }
    res.write(`<p>${req.url} ${req.headers.cookie ?? 'anonymous'}`)
    res.end('</p>')
  },
  renders,
  names: new Set(),
  mayKeep: () => true,
  maxBytes: 1_000_000,
  script: '/reader.js',
})
let server: Server
beforeAll(async () => {
  server = createServer((req, res) => {
    if (!pages.answerFromCache(req, res)) void pages.render(req, res)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => server.close())

function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
    const req = request({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', path, headers, method }, (res) => {
      const chunks: Buffer[] = []
      res.on('data', (chunk: Buffer) => chunks.push(chunk))
      res.on('end', () => resolve({ status: res.statusCode!, headers: res.headers, body: Buffer.concat(chunks) }))
    })
    req.on('error', reject)
    req.end()
  })
}

describe('the page server', () => {
  it('answers the second anonymous reader from memory, with the same bytes', async () => {
    const before = rendered
    const first = await ask('/one')
    const second = await ask('/one')
    expect(rendered).toBe(before + 1)
    expect(second.body.toString()).toBe('<p>/one anonymous</p>')
    expect(second.headers['content-security-policy']).toBe(first.headers['content-security-policy'])
  })

  it('renders for a signed-in reader every time and keeps nothing of it', async () => {
    const before = rendered
    const cookie = 'payload-token=secret'
    await ask('/mine', { cookie })
    await ask('/mine', { cookie })
    expect(rendered).toBe(before + 2)
    expect((await ask('/mine')).body.toString()).not.toContain('secret')
  })

  it('answers 304 without a body to whoever has the page, and 200 after a change', async () => {
    const { headers } = await ask('/two')
    const again = await ask('/two', { 'if-none-match': headers.etag! })
    expect(again.status).toBe(304)
    expect(again.body.length).toBe(0)
    expect((await ask('/two', { 'if-none-match': '"other"' })).status).toBe(200)
  })

  it('sends the coding the reader takes, each with its own tag', async () => {
    const plain = await ask('/three')
    const gzip = await ask('/three', { 'accept-encoding': 'gzip, deflate' })
    const brotli = await ask('/three', { 'accept-encoding': 'gzip, deflate, br' })
    expect(gunzipSync(gzip.body)).toEqual(plain.body)
    expect(brotliDecompressSync(brotli.body)).toEqual(plain.body)
    expect((await ask('/three', { 'accept-encoding': 'br;q=0' })).headers['content-encoding']).toBeUndefined()
    expect(new Set([plain, gzip, brotli].map(({ headers }) => headers.etag)).size).toBe(3)
  })

  it('sends the coding they take to those, too, whose answer had to be made first', async () => {
    const first = await ask('/new', { 'accept-encoding': 'br' })
    expect(brotliDecompressSync(first.body).toString()).toBe('<p>/new anonymous</p>')
    const gone = await ask('/gone', { 'accept-encoding': 'gzip' })
    expect(gunzipSync(gone.body).toString()).toBe('<p>/lost anonymous</p>')
  })

  it('sends a page for reading without the framework, whether it is kept or not; one for somebody signed in as it is', async () => {
    expect((await ask('/article')).body.toString()).not.toContain('<script')
    expect((await ask('/article?q=unknown')).body.toString()).not.toContain('<script')
    expect((await ask('/article', { cookie: 'payload-token=secret' })).body.toString()).toContain('<script')
  })

  it('answers HEAD with the headers of GET and no body', async () => {
    const get = await ask('/four')
    const head = await ask('/four', {}, 'HEAD')
    expect(head.body.length).toBe(0)
    expect(head.headers['content-length']).toBe(get.headers['content-length'])
  })

  it('keeps no page that was not found', async () => {
    expect((await ask('/gone')).status).toBe(404)
    const before = rendered
    expect((await ask('/gone')).status).toBe(404)
    expect(rendered).toBeGreaterThan(before)
  })

  it('draws on the server that there is no such page, also for whoever asks for that page itself', async () => {
    for (const path of ['/gone', '/lost'])
      expect(await ask(path)).toMatchObject({ status: 404, body: Buffer.from('<p>/lost anonymous</p>') })
  })

  it('says 503 while the CMS is down, keeps nothing of it, and goes on serving the pages it has', async () => {
    const kept = await ask('/six')
    cmsDown = true
    try {
      pages.cache.purgeAll()
      expect(await ask('/six')).toMatchObject({ status: 200, body: kept.body })
      for (const headers of [{} as Record<string, string>, { cookie: 'payload-token=secret' }]) {
        const down = await ask('/seven', headers)
        expect(down.status).toBe(503)
        expect(down.headers).toMatchObject({ 'retry-after': '10', 'cache-control': 'no-store' })
        expect(down.body.toString()).toContain('/seven')
      }
      expect((await ask('/gone')).status).toBe(404)
      expect((await ask('/form', { cookie: 'payload-token=secret' }, 'POST')).status).toBe(200)
    } finally {
      cmsDown = false
    }
    expect((await ask('/seven')).status).toBe(200)
  })

  it('gives every answer the headers that protect it', async () => {
    for (const path of ['/five', '/gone', '/unknown?query=1']) {
      const { headers } = await ask(path)
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
      expect(headers['x-content-type-options']).toBe('nosniff')
    }
  })
})
