import { request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

/** A page as it came over the wire. */
export interface ServedPage {
  readonly plain: Buffer
  readonly gzip: Buffer
  /** Names and values of the compressed answer. */
  readonly headers: readonly (readonly [string, string])[]
}

/** Fetches a page that is kept in memory in both codings, byte for byte. */
export async function servedPage(url: string): Promise<ServedPage> {
  await untilKept(url)
  const plain = await raw(url, 'identity')
  const gzip = await raw(url, 'gzip')
  return { plain: plain.body, gzip: gzip.body, headers: gzip.headers }
}

/** Asks for a page until it comes from memory: twice the same, which no two renders are. @throws Error after 30 s */
export async function untilKept(url: string): Promise<void> {
  const begun = performance.now()
  for (let last: string | undefined; performance.now() - begun < 30_000; await wait(5)) {
    const { etag } = await raw(url, 'gzip')
    if (etag !== undefined && etag === last) return
    last = etag
  }
  throw new Error(`${url} is not kept in memory`)
}

function raw(url: string, coding: string): Promise<{ body: Buffer; etag: string | undefined; headers: [string, string][] }> {
  return new Promise((resolve, reject) => {
    const req = request(url, { headers: { 'accept-encoding': coding } }, (res) => {
      const chunks: Buffer[] = []
      res.on('data', (chunk: Buffer) => chunks.push(chunk))
      res.on('end', () => {
        if (res.statusCode !== 200) return reject(new Error(`${url} answered ${res.statusCode}`))
        const headers: [string, string][] = []
        for (let at = 0; at < res.rawHeaders.length; at += 2) headers.push([res.rawHeaders[at]!, res.rawHeaders[at + 1]!])
        resolve({ body: Buffer.concat(chunks), etag: res.headers.etag, headers })
      })
    })
    req.on('error', reject)
    req.end()
  })
}
