import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)

/** One way of writing a page on the wire, with everything made beforehand. */
export interface Encoded {
  readonly etag: string
  readonly body: Buffer
  /** Names and values in turn, as writeHead takes them. */
  readonly headers: string[]
  readonly notModified: string[]
}

/** A page ready to be sent, in every encoding. */
export interface StoredPage {
  readonly plain: Encoded
  readonly gzip: Encoded
  readonly br: Encoded
  /** Memory it takes, in bytes. */
  readonly bytes: number
  tags: readonly string[]
  stale: boolean
}

/** How bytes can be sent: as they are, or compressed. */
export type Coding = 'plain' | 'gzip' | 'br'

/** The bytes in one coding. */
export async function encoded(bytes: Buffer, coding: Coding): Promise<Buffer> {
  if (coding === 'plain') return bytes
  if (coding === 'gzip') return toGzip(bytes, { level: 6 })
  return toBrotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } })
}

/** Prepares a page: compresses it once, and writes its headers once. `headers` are those common to every encoding. */
export async function storedPage(html: Buffer, headers: readonly string[], type = 'text/html; charset=utf-8'): Promise<StoredPage> {
  const hash = createHash('sha256').update(html).update(headers.join('\n')).digest('base64url').slice(0, 22)
  const [gzipped, brotli] = await Promise.all([encoded(html, 'gzip'), encoded(html, 'br')])
  const encode = (body: Buffer, coding?: string): Encoded => {
    const etag = `"${hash}${coding ? `-${coding}` : ''}"`
    const common = [...headers, 'ETag', etag, 'Cache-Control', 'public, no-cache', 'Vary', 'Accept-Encoding, Cookie']
    return {
      etag,
      body,
      headers: [...common, 'Content-Type', type, 'Content-Length', String(body.length), ...(coding ? ['Content-Encoding', coding] : [])],
      notModified: common,
    }
  }
  return {
    plain: encode(html),
    gzip: encode(gzipped, 'gzip'),
    br: encode(brotli, 'br'),
    // Beside each coding it lies once more as a whole answer (see `wireOf`).
    bytes: 2 * (html.length + gzipped.length + brotli.length) + 4096,
    tags: [],
    stale: false,
  }
}
