import { request } from 'node:http'

/** A page as it came over the wire. */
export interface ServedPage {
  readonly plain: Buffer
  readonly gzip: Buffer
  /** Names and values of the compressed answer. */
  readonly headers: readonly (readonly [string, string])[]
}

/** Fetches a page in both codings, byte for byte. @throws Error where it does not come from memory the second time */
export async function servedPage(url: string): Promise<ServedPage> {
  await raw(url, 'identity')
  const plain = await raw(url, 'identity')
  const gzip = await raw(url, 'gzip')
  if ((await raw(url, 'gzip')).etag !== gzip.etag || !gzip.etag) throw new Error(`${url} is not kept in memory`)
  return { plain: plain.body, gzip: gzip.body, headers: gzip.headers }
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
