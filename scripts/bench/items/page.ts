import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../../ports.ts'
import { withClient } from '../articles.ts'
import type { BenchSystem } from '../bench-system.ts'
import { startChild } from '../child-server.ts'
import type { Figure } from '../figure.ts'
import { startNginx } from '../nginx.ts'
import { rounds } from '../rounds.ts'
import { servedPage, type ServedPage } from '../served-page.ts'
import { median } from '../statistics.ts'
import { wrk, type Load } from '../wrk.ts'

const CONNECTIONS = 64
const ROUNDS = 7
const SECONDS = 4

/** An article page from the portal's memory, compressed as browsers ask for it, against nginx and a bare node:http server with the same bytes. */
export async function page({ publicUrl, port, databaseUrl, scratch }: BenchSystem): Promise<Figure[]> {
  const article = await withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ id: number }>("SELECT id FROM news WHERE state = 'published' ORDER BY id LIMIT 1")
    return rows[0]!.id
  })
  const url = `http://127.0.0.1:${port}/news/${article}`
  const served = await servedPage(url)
  const folder = join(scratch, 'page')
  mkdirSync(folder, { recursive: true })
  const nginx = await startNginx(join(folder, 'nginx'), served)
  try {
    await requireSameBytes(nginx.url, served)
    const bare = await startBare(folder, served)
    try {
      return await measure({ portal: url, nginx: nginx.url, bare: bare.url, bytes: served.gzip.length, publicUrl })
    } finally {
      await bare.stop()
    }
  } finally {
    await nginx.stop()
  }
}

async function measure({ portal, nginx, bare, bytes }: { portal: string; nginx: string; bare: string; bytes: number; publicUrl: string }) {
  const p99: Record<string, number[]> = { portal: [], nginx: [], bare: [] }
  const load = (name: string, url: string) => async () => {
    const result: Load = await wrk({ url, connections: CONNECTIONS, seconds: SECONDS, headers: { 'Accept-Encoding': 'gzip' } })
    p99[name]!.push(result.p99)
    return result.rate
  }
  const results = await rounds(ROUNDS, { portal: load('portal', portal), nginx: load('nginx', nginx), bare: load('bare', bare) })
  const size = `${(bytes / 1000).toFixed(0)} kB`
  const what = `cached article page, ${size}, ${CONNECTIONS} connections`
  const against = (name: 'nginx' | 'bare', label: string) => ({
    what: label,
    value: results[name].median,
    ratio: results.portal.ratioTo(results[name]),
  })
  return [
    {
      item: 'page',
      what,
      value: results.portal.median,
      unit: 'requests/s',
      against: against('nginx', 'nginx, one worker'),
      aim: { of: 'ratio', atLeast: 0.8 },
    },
    { item: 'page', what, value: results.portal.median, unit: 'requests/s', against: against('bare', 'bare node:http') },
    {
      item: 'page',
      what: `${what}, p99`,
      value: median(p99.portal!),
      unit: 'ms',
      against: {
        what: 'nginx, one worker',
        value: median(p99.nginx!),
        ratio: median(p99.portal!.map((value, round) => value / p99.nginx![round]!)),
      },
    },
  ] satisfies Figure[]
}

async function startBare(folder: string, { gzip, headers }: ServedPage) {
  const port = await freePort()
  const file = join(folder, 'bare.json')
  const own = headers.filter(([name]) => !/^(date|connection|keep-alive)$/i.test(name))
  writeFileSync(file, JSON.stringify({ headers: own.flat(), body: gzip.toString('base64') }))
  const script = join(import.meta.dirname, '..', 'bare-server.ts')
  const child = await startChild({ command: process.execPath, args: ['--import', 'tsx', script, file, String(port)], port })
  return { url: `http://127.0.0.1:${port}/`, stop: child.stop }
}

async function requireSameBytes(url: string, served: ServedPage): Promise<void> {
  const other = await servedPage(url)
  if (!other.gzip.equals(served.gzip) || !other.plain.equals(served.plain)) throw new Error('nginx does not serve the same bytes')
}
