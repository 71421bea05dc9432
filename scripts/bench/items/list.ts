import pg from 'pg'
import { fillNews } from '../articles.ts'
import type { BenchSystem } from '../bench-system.ts'
import type { Figure } from '../figure.ts'
import { rounds } from '../rounds.ts'
import { wrk } from '../wrk.ts'

const CONNECTIONS = 10
const ROUNDS = 5
const SECONDS = 4
const ROWS = 20_000

/** The ten newest of 20,000 news over REST, title and date only, against Payload's own default route and a bare query. */
export async function list({ cmsUrl, databaseUrl }: BenchSystem): Promise<Figure[]> {
  await fillNews({ databaseUrl, total: ROWS })
  const lean = `${cmsUrl}/api/news/list?fields=title,publishedOn&limit=10`
  const standard = `${cmsUrl}/api/news?sort=-publishedOn&limit=10`
  await requireSameRows(lean, standard)
  const load = (url: string) => async () => (await wrk({ url, connections: CONNECTIONS, seconds: SECONDS })).rate
  const pool = new pg.Pool({ connectionString: databaseUrl, max: CONNECTIONS })
  try {
    const results = await rounds(ROUNDS, { lean: load(lean), payload: load(standard), pg: () => bareQueries(pool) })
    const against = (name: 'payload' | 'pg', what: string) => ({
      what,
      value: results[name].median,
      ratio: results.lean.ratioTo(results[name]),
    })
    const common = { item: 'list', what: '10 newest of 20,000 news, lean', value: results.lean.median, unit: 'requests/s' }
    return [
      { ...common, against: against('payload', "Payload's default route"), aim: { of: 'ratio', atLeast: 5 } },
      { ...common, against: against('pg', 'the same rows by bare pg, no HTTP') },
    ]
  } finally {
    await pool.end()
  }
}

async function requireSameRows(...urls: readonly string[]): Promise<void> {
  const ids = await Promise.all(
    urls.map(async (url) => ((await (await fetch(url)).json()) as { docs: { id: number }[] }).docs.map(({ id }) => id).join()),
  )
  if (new Set(ids).size !== 1 || ids[0]!.split(',').length !== 10) throw new Error(`Not the same ten rows: ${ids.join(' | ')}`)
}

/** Queries a second of ten callers in this process. */
async function bareQueries(pool: pg.Pool): Promise<number> {
  const begun = performance.now()
  const end = begun + SECONDS * 1000
  let done = 0
  const caller = async () => {
    for (; performance.now() < end; done++)
      await pool.query(
        "SELECT id, title, published_on, state, due_at, created_at, updated_at FROM news WHERE state IN ('published') ORDER BY published_on DESC, id DESC LIMIT 11",
      )
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, caller))
  return (done / (performance.now() - begun)) * 1000
}
