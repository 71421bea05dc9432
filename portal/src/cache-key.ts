import type { IncomingMessage } from 'node:http'

/** Query names that change what a page shows; with any other one a page is not kept. */
export type QueryNames = ReadonlySet<string>

/** Values of the cookies that change how a page is drawn; any other one leaves it as it is. */
const modes = [
  /(?:^|;\s*)yz-theme=(elder|contrast|dark)(?:;|$)/,
  /(?:^|;\s*)yz-text=(large|larger)(?:;|$)/,
  /(?:^|;\s*)yz-locale=(en)(?:;|$)/,
]
const plainPath = /^\/(?:[\w\-.~/]|%[0-9A-F]{2})*$/

/** What of a request says which page it asks for. */
export type Asked = Pick<IncomingMessage, 'method' | 'url' | 'headers'>

/** True for the commonest request of all: no cookie, nothing special. Its key is its address, if that is canonical. */
export function isBare({ headers }: Asked): boolean {
  return headers.cookie === undefined && headers.authorization === undefined && headers.rsc === undefined
}

/**
 * The key under which the answer to `req` may be kept: path and query in one canonical form, reading mode, size of the text, language.
 * Undefined where nothing may be kept or taken: signed in, not a plain page, or a query of unknown meaning.
 */
export function cacheKey(req: Asked, names: QueryNames): string | undefined {
  const url = canonicalUrl(req.url!, names)
  if (url === undefined || req.headers.rsc !== undefined || req.headers.authorization !== undefined) return undefined
  const cookie = req.headers.cookie
  if (cookie === undefined) return url
  if (hasSession(req)) return undefined
  return modes.reduce((key, mode) => {
    const value = mode.exec(cookie)?.[1]
    return value === undefined ? key : `${key} ${value}`
  }, url)
}

/** Whether somebody is signed in, as far as the cookies say. */
export function hasSession({ headers }: Pick<Asked, 'headers'>): boolean {
  return /(?:^|;\s*)payload-token=[^;\s]/.test(headers.cookie ?? '')
}

/** Sorts the query and drops empty values. Undefined for what is not a plain page address. */
export function canonicalUrl(url: string, names: QueryNames): string | undefined {
  const mark = url.indexOf('?')
  const path = mark === -1 ? url : url.slice(0, mark)
  if (!plainPath.test(path) || path.startsWith('//') || path.startsWith('/_next/')) return undefined
  if (mark === -1) return url
  const query = new URLSearchParams(url.slice(mark + 1))
  const kept: [string, string][] = []
  for (const [name, value] of query) {
    if (!names.has(name) || kept.some(([other]) => other === name)) return undefined
    if (value !== '') kept.push([name, value])
  }
  kept.sort(([a], [b]) => (a < b ? -1 : 1))
  return kept.length === 0 ? path : `${path}?${new URLSearchParams(kept).toString()}`
}
