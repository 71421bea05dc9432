import { AsyncLocalStorage } from 'node:async_hooks'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { resolve } from 'node:path'
import next from 'next'
import { translate } from '@yizheng/kit/label'
import { provideRenderContext, type RenderContext } from '@yizheng/kit/render-context'
import { settingsOfProcess } from '@yizheng/kit/settings'
import site from '../../yizheng.config.ts'
import { EventFollower } from './event-follower.ts'
import { openFastLane } from './fast-lane.ts'
import { PageServer } from './page-server.ts'
import { Forwarder } from './forwarder.ts'
import { ReaderFiles } from './reader-files.ts'
import { admit, isSecretPage, loggable, secretHeaders } from './secret-pages.ts'
import { wireOf } from './send-page.ts'

const tooOften = (['zh', 'en'] as const).map((locale) => translate({ messages: site.messages, locale, key: 'link.tooOften' })).join('\n')
const dev = process.argv.includes('--dev')
// The portal stands in the open zone: neither the database's address nor the secret of the sessions.
const settings = settingsOfProcess({ without: ['DATABASE_URL', 'PAYLOAD_SECRET'] })
const renders = new AsyncLocalStorage<RenderContext>()
provideRenderContext(renders)

const app = next({ dev, dir: resolve(import.meta.dirname, '..'), hostname: settings.host, port: settings.port })
await app.prepare()
const handle = app.getRequestHandler()
const upgrade = app.getUpgradeHandler()

const follower = new EventFollower({
  cmsUrl: settings.cmsUrl,
  internalKey: settings.internalKey,
  onEvent: ({ type, doc }) => pages.cache.purge([type, `${type}:${doc}`]),
  onGap: () => pages.cache.purgeAll(),
})
const files = await ReaderFiles.make()
const pages = new PageServer({
  handle: (req, res) => handle(req, res),
  renders,
  names: new Set(['after', 'before', ...site.types.flatMap(({ surface }) => surface.pages?.list?.filter ?? [])]),
  mayKeep: () => follower.following,
  maxBytes: settings.cacheBytes,
  script: files.script,
  dev,
})
const cms = new Forwarder(settings.cmsUrl)
const dashboard = new Forwarder(settings.dashboardUrl)

/** The other process that a path belongs to. */
function ownerOf(url: string): Forwarder | undefined {
  if (/^\/(?:admin|api|cms-static|saml)(?:[/?]|$)/.test(url)) return cms
  return /^\/dashboard(?:[/?]|$)/.test(url) ? dashboard : undefined
}

// Most requests have no body; a tenth of the time of a page from memory went into streams for it.
const server = createServer({ optimizeEmptyRequests: true }, (req, res) => {
  if (pages.answerFromCache(req, res) || files.answer(req, res)) return
  if (req.url === '/healthz') {
    res.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
    res.end(JSON.stringify({ ok: true, following: follower.connected, ...pages.cache.size }))
    return
  }
  const owner = ownerOf(req.url!)
  if (owner) return owner.pass(req, res)
  draw(req, res).catch((error: unknown) => {
    console.error(`portal: ${req.method} ${loggable(req.url)} failed`, error)
    if (res.headersSent) return void res.destroy()
    res.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' })
    res.end('500')
  })
})
server.on('upgrade', (req, socket, head) => {
  const owner = ownerOf(req.url!)
  if (owner) owner.upgrade(req, socket, head)
  else void upgrade(req, socket, head)
})
server.keepAliveTimeout = 65_000
const lane = openFastLane(server, (request) => {
  const page = pages.kept(request)
  return page && wireOf(request, page, server.keepAliveTimeout / 1000)
})
server.listen(settings.port, settings.host, () => {
  follower.start()
  console.log(`portal: listening on http://${settings.host}:${settings.port}`)
})

/** A page; of one that is known by its address alone, so many a minute. */
async function draw(req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (!isSecretPage(req.url!) || (await admit(req))) return pages.render(req, res)
  res.writeHead(429, ['Content-Type', 'text/plain; charset=utf-8', 'Retry-After', '60', ...secretHeaders])
  res.end(tooOften)
}

let closing = false
function shutDown(): void {
  if (closing) return
  closing = true
  follower.stop()
  // Whoever streams for ever (server-sent events) is cut after a grace period.
  setTimeout(() => server.closeAllConnections(), 3_000).unref()
  server.close(() => process.exit(0))
  lane.close()
  server.closeIdleConnections()
}
process.on('SIGTERM', shutDown)
process.on('SIGINT', shutDown)
