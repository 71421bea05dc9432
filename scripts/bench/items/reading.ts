import { ADDRESSES_A_PART } from '../../../kit/src/protocol.ts'
import { fillNews, withClient } from '../articles.ts'
import type { BenchSystem } from '../bench-system.ts'
import type { Figure } from '../figure.ts'
import { quantile } from '../statistics.ts'

const ROWS = 100_000
const ASKED = 60

/** What pages for reading ask of the CMS when they are made anew, with 100,000 articles: one after the other, each of another one. */
export async function reading({ cmsUrl, databaseUrl }: BenchSystem): Promise<Figure[]> {
  await fillNews({ databaseUrl, total: ROWS })
  const { ids, columns } = await withClient(databaseUrl, async (client) => {
    const articles = await client.query<{ id: number }>("SELECT id FROM news WHERE state = 'published' ORDER BY md5(id::text) LIMIT $1", [
      ASKED,
    ])
    const filed = await client.query<{ id: number }>('SELECT id FROM columns ORDER BY id')
    return { ids: articles.rows.map(({ id }) => id), columns: filed.rows.map(({ id }) => id) }
  })
  const parts = Math.floor(ROWS / ADDRESSES_A_PART)
  const asked: Readonly<Record<string, (round: number) => string>> = {
    'an article': (round) => `news/${ids[round]}/view`,
    'its neighbours and related reading': (round) => `news/${ids[round]}/beside`,
    'a page of a column': (round) => `news/list?fields=cover,title,summary,publishedOn&column=${columns[round % columns.length]}`,
    'a part of the site map': (round) => `news/addresses?part=${1 + (round % parts)}`,
  }
  const figures: Figure[] = []
  for (const [what, path] of Object.entries(asked)) {
    const times: number[] = []
    for (let round = 0; round < ASKED; round += 1) times.push(await timed(`${cmsUrl}/api/${path(round)}`))
    figures.push({
      item: 'reading',
      what: `${what}, of 100,000, p95`,
      value: quantile(times, 0.95),
      unit: 'ms',
      aim: { of: 'value', atMost: 200 },
    })
  }
  return figures
}

async function timed(url: string): Promise<number> {
  const begun = performance.now()
  const answer = await fetch(url)
  await answer.arrayBuffer()
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
  return performance.now() - begun
}
