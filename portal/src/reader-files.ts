import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build, stop } from 'esbuild'
import { commonHeaders } from './security-headers.ts'
import { codingFor } from './send-page.ts'
import type { Coding } from './stored-page.ts'

interface File {
  readonly headers: readonly string[]
  readonly body: Readonly<Record<Coding, Buffer>>
}

/** The scripts of those who read (`portal/src/reader`), made from their sources when the portal starts, and kept in memory. */
export class ReaderFiles {
  readonly #files: ReadonlyMap<string, File>
  /** Where a page finds its script; the address changes with what is in it. */
  readonly script: string

  private constructor(script: Buffer, worker: Buffer) {
    this.script = `/reader-${createHash('sha256').update(script).digest('hex').slice(0, 12)}.js`
    this.#files = new Map([
      [this.script, file(script, 'public, max-age=31536000, immutable')],
      // A browser asks for it by this name for ever, and is to hear of a new one at once.
      ['/sw.js', file(worker, 'no-cache')],
    ])
  }

  /** Bundles them. */
  static async make(): Promise<ReaderFiles> {
    try {
      return new ReaderFiles(await bundle('main.ts'), await bundle('service-worker.ts'))
    } finally {
      await stop()
    }
  }

  /** Answers a request for one of them. True where it was. */
  answer(req: IncomingMessage, res: ServerResponse): boolean {
    const found = this.#files.get(req.url!)
    if (!found) return false
    const coding = codingFor(req.headers['accept-encoding'])
    const body = found.body[coding]
    const encoding = coding === 'plain' ? [] : ['Content-Encoding', coding]
    res.writeHead(200, [...found.headers, ...encoding, 'Content-Length', String(body.length)])
    res.end(req.method === 'HEAD' ? undefined : body)
    return true
  }
}

async function bundle(entry: string): Promise<Buffer> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'reader', entry)],
    bundle: true,
    minify: true,
    format: 'iife',
    // Browsers of old people's phones too.
    target: ['es2020'],
    charset: 'utf8',
    write: false,
  })
  return Buffer.from(outputFiles[0]!.contents)
}

function file(plain: Buffer, cacheControl: string): File {
  const headers = [
    ...commonHeaders,
    'Content-Type',
    'text/javascript; charset=utf-8',
    'Cache-Control',
    cacheControl,
    'Vary',
    'Accept-Encoding',
  ]
  return { headers, body: { plain, gzip: gzipSync(plain, { level: 9 }), br: brotliCompressSync(plain) } }
}
