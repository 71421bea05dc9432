import type { IncomingMessage, ServerResponse } from 'node:http'
import type { StoredPage } from './stored-page.ts'

type Coding = 'plain' | 'gzip' | 'br'

const codings = new Map<string, Coding>()

/** Answers with a stored page: the shortest way from memory to the socket. */
export function sendPage(req: IncomingMessage, res: ServerResponse, page: StoredPage): void {
  const encoded = page[codingFor(req.headers['accept-encoding'])]
  const known = req.headers['if-none-match']
  if (known !== undefined && matches(known, encoded.etag)) {
    res.writeHead(304, encoded.notModified)
    res.end()
    return
  }
  res.writeHead(200, encoded.headers)
  if (req.method === 'HEAD') res.end()
  else res.end(encoded.body)
}

/** The best coding a client takes. Browsers send a handful of different headers, so each is understood once. */
export function codingFor(accept: string | undefined): Coding {
  if (accept === undefined) return 'plain'
  const known = codings.get(accept)
  if (known) return known
  const taken = new Set(
    accept
      .split(',')
      .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
      .map((part) => part.split(';')[0]!.trim().toLowerCase()),
  )
  const coding = taken.has('br') ? 'br' : taken.has('gzip') ? 'gzip' : 'plain'
  if (codings.size >= 100) codings.clear()
  codings.set(accept, coding)
  return coding
}

function matches(header: string, etag: string): boolean {
  if (header === etag) return true
  return header === '*' || header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag)
}
