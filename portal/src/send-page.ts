import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Coding, Encoded, StoredPage } from './stored-page.ts'

const codings = new Map<string, Coding>()

/** Answers with a stored page. */
export function sendPage(req: IncomingMessage, res: ServerResponse, page: StoredPage): void {
  const { encoded, known } = chosen(req.headers, page)
  if (known) {
    res.writeHead(304, encoded.notModified)
    res.end()
    return
  }
  res.writeHead(200, encoded.headers)
  if (req.method === 'HEAD') res.end()
  else res.end(encoded.body)
}

/** The whole answer to a GET with a stored page, as it goes over a connection that is kept for `seconds` more. */
export function wireOf({ headers }: Pick<IncomingMessage, 'headers'>, page: StoredPage, seconds: number): Buffer {
  const { encoded, known } = chosen(headers, page)
  const now = dateNow()
  if (known) return Buffer.from(headOf('304 Not Modified', encoded.notModified, now, seconds), 'latin1')
  const ready = wires.get(encoded)
  if (ready?.date === now) return ready.bytes
  const bytes = Buffer.concat([Buffer.from(headOf('200 OK', encoded.headers, now, seconds), 'latin1'), encoded.body])
  wires.set(encoded, { date: now, bytes })
  return bytes
}

/** Whole answers of the second in which they were made: the date is the only thing in them that changes. */
const wires = new WeakMap<Encoded, { date: string; bytes: Buffer }>()

function headOf(status: string, headers: readonly string[], date: string, seconds: number): string {
  let head = `HTTP/1.1 ${status}\r\n`
  for (let i = 0; i < headers.length; i += 2) head += `${headers[i]}: ${headers[i + 1]}\r\n`
  return `${head}Date: ${date}\r\nConnection: keep-alive\r\nKeep-Alive: timeout=${seconds}\r\n\r\n`
}

let second = 0
let date = ''

function dateNow(): string {
  const now = Math.floor(Date.now() / 1000)
  if (now !== second) {
    second = now
    date = new Date(now * 1000).toUTCString()
  }
  return date
}

function chosen(headers: IncomingMessage['headers'], page: StoredPage): { encoded: Encoded; known: boolean } {
  const encoded = page[codingFor(headers['accept-encoding'])]
  const etag = headers['if-none-match']
  return { encoded, known: etag !== undefined && matches(etag, encoded.etag) }
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
