/** What tells one plain GET request from another. */
export interface PlainRequest {
  readonly method: 'GET'
  readonly url: string
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string>>
}

const requestLine = /^GET (\/[\x21-\x7e]*) HTTP\/1\.1$/
const name = /^[!#$%&'*+\-.^_`|~\w]+$/
const value = /^[\t\x20-\x7e\x80-\xff]*$/
/** With these there is more to a request than its head, or to its connection than the next request. */
const notPlain: ReadonlySet<string> = new Set([
  'content-length',
  'transfer-encoding',
  'trailer',
  'te',
  'upgrade',
  'expect',
  'http2-settings',
])
const MOST_BYTES = 8_192

/**
 * Reads what came over a connection where it is exactly one complete GET request without a body, in the strictest form of
 * RFC 9112. Undefined for anything else, also where that is allowed: whoever calls leaves it to a whole HTTP parser.
 */
export function plainRequest(chunk: Buffer): PlainRequest | undefined {
  if (chunk.length > MOST_BYTES) return undefined
  const text = chunk.toString('latin1')
  if (!text.endsWith('\r\n\r\n')) return undefined
  const [first, ...lines] = text.slice(0, -4).split('\r\n')
  const url = requestLine.exec(first!)?.[1]
  if (url === undefined) return undefined
  const headers = Object.create(null) as Record<string, string>
  for (const line of lines) {
    const colon = line.indexOf(':')
    const key = line.slice(0, colon).toLowerCase()
    const rest = line.slice(colon + 1)
    if (colon < 1 || !name.test(key) || !value.test(rest) || key in headers || notPlain.has(key)) return undefined
    headers[key] = rest.trim()
  }
  if (!headers.host || (headers.connection ?? 'keep-alive').toLowerCase() !== 'keep-alive') return undefined
  return { method: 'GET', url, headers }
}
