/**
 * Keeps what was read, for when there is no network. The network comes first, so that nobody is held on an old page; only what the
 * server calls public is kept (`Cache-Control: public`), never a page with a session; number and size are bounded.
 */
import { OFFLINE_PAGE, PAGES, STORE, type Shown } from './kept.ts'

interface Extendable extends Event {
  waitUntil(promise: Promise<unknown>): void
}
interface FetchRequest extends Extendable {
  readonly request: Request
  respondWith(response: Promise<Response>): void
}
interface Worker {
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void
  addEventListener(type: 'fetch', listener: (event: FetchRequest) => void): void
  addEventListener(type: 'message', listener: (event: Extendable & { readonly data: Shown }) => void): void
}
/** What pages are drawn with; the address changes with what is in it. */
const isAsset = /^\/(?:_next\/static\/.*\.css|reader-\w+\.js|(?:icon|favicon)\.\w+\?.*)$/
const worker = globalThis as unknown as Worker

interface Shelf {
  readonly name: string
  readonly most: number
  /** Of one thing, in bytes; what is larger is not kept. */
  readonly largest: number
}
const pages: Shelf = { name: PAGES, most: 60, largest: 300_000 }
const pictures: Shelf = { name: `${STORE}-pictures`, most: 60, largest: 400_000 }
const assets: Shelf = { name: `${STORE}-assets`, most: 40, largest: 400_000 }
/** Of no use without a network. */
const unkept = /^\/(?:login|receipt|offline)(?:\/|$)/
/** With a copy at hand, nobody waits longer for the network, in milliseconds. */
const PATIENCE = 4_000

worker.addEventListener('install', (event) => event.waitUntil(prepare().then(() => worker.skipWaiting())))
worker.addEventListener('activate', (event) => event.waitUntil(clean().then(() => worker.clients.claim())))
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin) return
  if (request.mode === 'navigate') {
    // Screens of their own, and addresses that are secrets.
    if (!/^\/(?:admin|api|dashboard|saml|sign)(?:\/|$)/.test(url.pathname)) event.respondWith(page(event))
  } else if (isAsset.test(url.pathname + url.search)) event.respondWith(asset(event))
  else if (/^\/api\/media\/file\//.test(url.pathname)) event.respondWith(picture(event))
})
worker.addEventListener('message', (event) => event.waitUntil(keepShown(event.data)))

/** The page that says what can be read, with what it is drawn by. */
async function prepare(): Promise<void> {
  const answer = await fetch(OFFLINE_PAGE, { cache: 'reload' })
  if (!answer.ok) throw new Error(`${OFFLINE_PAGE}: ${answer.status}`)
  const html = await answer.clone().text()
  const needed = [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, path]) => path!).filter((path) => isAsset.test(path))
  await (await caches.open(assets.name)).addAll([...new Set(needed)])
  await (await caches.open(`${STORE}-offline`)).put(OFFLINE_PAGE, answer)
}

/** What other versions kept. */
async function clean(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => !name.startsWith(`${STORE}-`)).map((name) => caches.delete(name)))
}

async function page(event: FetchRequest): Promise<Response> {
  const { request } = event
  const copy = await find(pages, request)
  const network = fetch(request)
  try {
    const answer = await (copy ? Promise.race([network, patience()]) : network)
    if (isPublic(answer) && !answer.redirected) event.waitUntil(keep(pages, request, answer.clone()))
    // It is there no longer, or not for everybody: no copy of it stays.
    else if ([401, 403, 404, 410].includes(answer.status)) event.waitUntil(forget(pages, request))
    return answer
  } catch {
    // Whoever loses patience with the network leaves it to fail unheard.
    network.catch(() => undefined)
    return copy ?? (await find({ ...pages, name: `${STORE}-offline` }, OFFLINE_PAGE)) ?? Response.error()
  }
}

async function asset(event: FetchRequest): Promise<Response> {
  const copy = await find(assets, event.request)
  if (copy) return copy
  const answer = await fetch(event.request)
  if (answer.ok) event.waitUntil(keep(assets, event.request, answer.clone()))
  return answer
}

async function picture({ request }: FetchRequest): Promise<Response> {
  try {
    return await fetch(request)
  } catch (error) {
    const copy = await find(pictures, request)
    if (copy) return copy
    throw error
  }
}

/**
 * What a page says that it shows. The first page of a visit was there before this worker, and is kept now. Pictures are taken from
 * what the browser has already, and asked for without a session: what is not for everybody does not come.
 */
async function keepShown({ page: address, shown }: Shown): Promise<void> {
  const request = new Request(address)
  if (!(await find(pages, request))) {
    const answer = await fetch(request)
    if (!isPublic(answer) || answer.redirected) return
    await keep(pages, request, answer)
  }
  for (const url of shown.slice(0, pictures.most)) {
    const wanted = new Request(url, { cache: 'force-cache', credentials: 'omit' })
    if (new URL(url).origin !== location.origin || (await find(pictures, wanted))) continue
    const answer = await fetch(wanted).catch(() => undefined)
    if (answer?.ok) await keep(pictures, wanted, answer)
  }
}

function patience(): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error('too slow')), PATIENCE))
}

/** Whether it may be kept: the server calls it public. */
function isPublic(answer: Response): boolean {
  return answer.status === 200 && !unkept.test(new URL(answer.url).pathname) && /\bpublic\b/.test(answer.headers.get('cache-control') ?? '')
}

/** The cookies that a page varies by are those of this browser. */
async function find({ name }: Shelf, request: Request | string): Promise<Response | undefined> {
  return (await caches.open(name)).match(request, { ignoreVary: true })
}

async function forget({ name }: Shelf, request: Request): Promise<void> {
  await (await caches.open(name)).delete(request, { ignoreVary: true })
}

/** Puts a thing on its shelf, as the newest; what was put there first makes room. */
async function keep({ name, most, largest }: Shelf, request: Request, answer: Response): Promise<void> {
  const body = await answer.blob()
  if (body.size > largest) return
  const cache = await caches.open(name)
  await cache.delete(request, { ignoreVary: true })
  await cache.put(request.url, new Response(body, { headers: answer.headers }))
  const keys = await cache.keys()
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((key) => cache.delete(key, { ignoreVary: true })))
}
