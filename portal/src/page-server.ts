import type { AsyncLocalStorage } from 'node:async_hooks'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RenderContext } from '@yizheng/kit/render-context'
import { cacheKey, hasSession, isBare, type Asked, type QueryNames } from './cache-key.ts'
import { CapturedResponse } from './captured-response.ts'
import { PageCache, type Rendered } from './page-cache.ts'
import { commonHeaders, contentSecurityPolicy, newNonce } from './security-headers.ts'
import { forgetSession, isSecretPage, secretHeaders } from './secret-pages.ts'
import { codingFor, sendPage } from './send-page.ts'
import { encoded, storedPage, type StoredPage } from './stored-page.ts'
import { withoutFramework } from './without-framework.ts'

export type Handle = (req: IncomingMessage, res: ServerResponse) => Promise<void>

/** An answer that is not kept, complete, so that everybody waiting for it can be given it. */
interface Answer {
  readonly status: number
  readonly headers: readonly string[]
  readonly body: Buffer
  readonly type: string
}

/** Serves the portal's pages: from memory where it can, else through `handle` (Next). */
export class PageServer {
  readonly cache: PageCache<Answer>
  readonly #handle: Handle
  readonly #renders: AsyncLocalStorage<RenderContext>
  readonly #names: QueryNames
  readonly #mayKeep: () => boolean
  readonly #script: string
  readonly #dev: boolean

  constructor({
    handle,
    renders,
    names,
    mayKeep,
    maxBytes,
    script,
    dev = false,
  }: {
    handle: Handle
    renders: AsyncLocalStorage<RenderContext>
    names: QueryNames
    /** Whether changes are being heard of. */
    mayKeep: () => boolean
    maxBytes: number
    /** Address of the reader's script. */
    script: string
    dev?: boolean
  }) {
    this.#handle = handle
    this.#renders = renders
    this.#names = names
    this.#mayKeep = mayKeep
    this.#script = script
    this.#dev = dev
    this.cache = new PageCache({ maxBytes })
  }

  /** The page that answers a request from memory. */
  kept(req: Asked): StoredPage | undefined {
    if (this.#dev || (req.method !== 'GET' && req.method !== 'HEAD')) return undefined
    return (isBare(req) ? this.cache.fresh(req.url!) : undefined) ?? this.#fresh(cacheKey(req, this.#names))
  }

  /** The page from memory. True where that answered the request. */
  answerFromCache(req: IncomingMessage, res: ServerResponse): boolean {
    const page = this.kept(req)
    if (page) sendPage(req, res, page)
    return page !== undefined
  }

  /** Renders what was not in memory. */
  async render(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const isSecret = isSecretPage(req.url!)
    if (isSecret) forgetSession(req)
    const mayBeWhole = (req.method === 'GET' || req.method === 'HEAD') && !this.#dev && !isSecret
    const key = mayBeWhole ? cacheKey(req, this.#names) : undefined
    const nonce = newNonce()
    const policy = contentSecurityPolicy({ nonce, dev: this.#dev })
    // Next takes the nonce from here; the layout takes the address of the page and of its script from there.
    req.headers['content-security-policy'] = policy
    req.headers['x-yz-path'] = req.url!.split('?', 1)[0]!
    req.headers['x-yz-script'] = this.#script
    // Not kept, but drawn whole before it goes out: a page for whoever comes, of a question that few ask.
    if (key === undefined && mayBeWhole && !hasSession(req) && req.headers.rsc === undefined) {
      const context: RenderContext = { tags: new Set(), cacheable: false, cmsDown: false }
      return this.#send(req, res, (await this.#make({ req, key: req.url!, context, policy })).answer)
    }
    if (key === undefined) {
      setHeaders(res, [...commonHeaders, 'Content-Security-Policy', policy, ...(isSecret ? secretHeaders : [])])
      const context: RenderContext = { tags: new Set(), cacheable: false, cmsDown: false }
      // The answer to a form says by itself what became of it.
      if (req.method === 'GET' || req.method === 'HEAD') sayWhenDown(res, context)
      return this.#renders.run(context, () => this.#handle(req, res))
    }
    const result = await this.cache.render({ key, mayKeep: this.#mayKeep, make: (context) => this.#make({ req, key, context, policy }) })
    if ('plain' in result) sendPage(req, res, result)
    else await this.#send(req, res, result)
  }

  async #send(req: IncomingMessage, res: ServerResponse, { status, headers, body, type }: Answer): Promise<void> {
    const coding = /^(?:text|application)\//.test(type) ? codingFor(req.headers['accept-encoding']) : 'plain'
    const sent = await encoded(body, coding)
    const encoding = coding === 'plain' ? [] : ['Content-Encoding', coding, 'Vary', 'Accept-Encoding']
    res.writeHead(status, [...headers, ...encoding, 'Content-Length', String(sent.length)])
    res.end(req.method === 'HEAD' ? undefined : sent)
  }

  async #capture(req: IncomingMessage, context: RenderContext): Promise<{ captured: CapturedResponse; drawn: Buffer }> {
    const captured = new CapturedResponse(req)
    await this.#renders.run(context, () => this.#handle(req, captured))
    return { captured, drawn: await captured.body }
  }

  #fresh(key: string | undefined): StoredPage | undefined {
    return key === undefined ? undefined : this.cache.fresh(key)
  }

  async #make({
    req,
    key,
    context,
    policy,
  }: {
    req: IncomingMessage
    key: string
    context: RenderContext
    policy: string
  }): Promise<Rendered<Answer>> {
    // The page must be what the key says and nothing else: same address for all, complete, uncompressed, unconditional.
    // Who asked is answered as they asked.
    const { method, url, headers: asked } = req
    req.method = 'GET'
    req.url = key.split(' ')[0]!
    req.headers = { ...asked }
    for (const name of ['accept-encoding', 'if-none-match', 'if-modified-since', 'range']) delete req.headers[name]
    let { captured, drawn } = await this.#capture(req, context)
    let status = captured.statusCode
    if (isLost(captured, req)) {
      // Next leaves it to scripts to draw that there is no such page; drawn as a page of its own it is there without them.
      req.url = LOST
      status = 404
      ;({ captured, drawn } = await this.#capture(req, context))
    }
    Object.assign(req, { method, url, headers: asked })
    const type = String(captured.getHeader('content-type'))
    const body = context.forReading && type.startsWith('text/html') ? Buffer.from(withoutFramework(drawn.toString())) : drawn
    const headers = [...commonHeaders, 'Content-Security-Policy', policy]
    const down = isDown(context, status)
    const own = [...ownHeaders(captured, down ? ['cache-control'] : []), ...(down ? downHeaders : [])]
    const answer: Answer = {
      status: down ? 503 : status,
      headers: [...headers, ...own],
      body,
      type,
    }
    const isPage = status === 200 && kept.test(type) && !captured.hasHeader('set-cookie')
    if (!isPage || context.tags.size === 0 || !context.cacheable) return { answer }
    return { answer, page: await storedPage(body, headers, type) }
  }
}

/** The page that says that there is no such page. Whoever asks for it by its address is told the same. */
const LOST = '/lost'

function isLost(captured: ServerResponse, { url }: IncomingMessage): boolean {
  return url === LOST || (captured.statusCode === 404 && String(captured.getHeader('content-type')).startsWith('text/html'))
}

/** What is made from content, so that a change to that purges it: pages, feeds, site maps. */
const kept = /^(?:text\/html|application\/(?:atom\+)?xml)\b/

/** What a page that could not be made without the CMS says to machines: come again in so many seconds, keep nothing. */
const downHeaders: readonly string[] = ['Retry-After', '10', 'Cache-Control', 'no-store']

/** Whether the page could not be made because the CMS is down. What is not found or moved is so with or without it. */
function isDown({ cmsDown }: RenderContext, status: number): boolean {
  return cmsDown && (status === 200 || status >= 500)
}

/** Gives a page that is streamed the right status: its head is written when all that it reads has been read. */
function sayWhenDown(res: ServerResponse, context: RenderContext): void {
  const write = res.writeHead.bind(res) as (status: number, ...rest: unknown[]) => ServerResponse
  res.writeHead = (status: number, ...rest: unknown[]) => {
    if (!isDown(context, status)) return write(status, ...rest)
    setHeaders(res, downHeaders)
    return write(503, ...rest)
  }
}

function setHeaders(res: ServerResponse, pairs: readonly string[]): void {
  for (let i = 0; i < pairs.length; i += 2) res.setHeader(pairs[i]!, pairs[i + 1]!)
}

function ownHeaders(res: ServerResponse, without: readonly string[]): string[] {
  const pairs: string[] = []
  for (const name of res.getHeaderNames()) {
    if (['content-length', 'transfer-encoding', 'connection', ...without].includes(name)) continue
    const value = res.getHeader(name)!
    for (const one of Array.isArray(value) ? value : [value]) pairs.push(name, String(one))
  }
  return pairs
}
