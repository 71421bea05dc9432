import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { drizzle } from '@payloadcms/db-postgres/drizzle/node-postgres'
import pg from 'pg'
import { fold } from '../../../kit/src/cms/search/fold.ts'
import { parseQuery } from '../../../kit/src/cms/search/parse-query.ts'
import { postgresSearchIndex as index } from '../../../kit/src/cms/search/postgres-search-index.ts'
import type { SearchEntry, SearchResult, SearchScope } from '../../../kit/src/cms/search/search-index.ts'
import { wordsOf } from '../../../kit/src/cms/search/words.ts'
import { root } from '../../paths.ts'
import { startPostgres } from '../../postgres.ts'
import { Problem } from '../../problem.ts'
import type { Figure } from '../figure.ts'
import { enlarge, readArticles, seededRandom, type LawArticle } from '../laws.ts'
import { quantile } from '../statistics.ts'

/** A folder of laws in Markdown; see `readArticles`. */
export const lawsFolder = process.env.YZ_BENCH_LAWS
const sizes = (process.env.YZ_BENCH_SEARCH_SIZES ?? '10000,100000').split(',').map(Number)
/** Wishes for the slowest twentieth of the queries, in milliseconds, by the number of documents. */
const aims: Readonly<Record<number, number>> = { 10_000: 30, 100_000: 100, 1_000_000: 250 }

const TYPES = ['news', 'announcements', 'proposals', 'artworks']
const MARKS = ['public', 'signed-in', 'user:7', 'role:member']
const QUERIES = 300
const KNOWN = 200
const TRIES = 4000
/** A fragment is worth looking for where no more documents than this hold it: of more, nobody could say which was meant. */
const HOLDERS = 3
/** Fewer fragments say nothing. */
const ENOUGH = 50

/** The PostgreSQL engine on real Chinese text, one client: size and time of the index, time of queries, and whether what is known to be there is found. */
export async function search(): Promise<Figure[]> {
  if (!lawsFolder) {
    throw new Problem({
      zh: '请用 YZ_BENCH_LAWS 指明法律文本（Markdown）所在的文件夹。',
      en: 'Name a folder of laws in Markdown by YZ_BENCH_LAWS.',
    })
  }
  const articles = readArticles(lawsFolder)
  const base = join(root, 'var', 'bench-search')
  rmSync(base, { recursive: true, force: true })
  const { url, stop } = await startPostgres({ folder: join(base, 'postgres') })
  try {
    const figures: Figure[] = []
    for (const size of sizes) figures.push(...(await measure({ url, size, articles })))
    return figures
  } finally {
    await stop()
    rmSync(base, { recursive: true, force: true })
  }
}

async function measure({ url, size, articles }: { url: string; size: number; articles: readonly LawArticle[] }): Promise<Figure[]> {
  const random = seededRandom(7)
  const entries = entriesOf(enlarge(articles, size, random), random)
  const pool = new pg.Pool({ connectionString: await freshDatabase(url, `search_${size}`), max: 1 })
  try {
    const payload = { db: { drizzle: drizzle(pool as never), sessions: {} } } as unknown as SearchScope['payload']
    const scope: SearchScope = { payload, req: { payload } as SearchScope['req'] }
    const begun = performance.now()
    for (let at = 0; at < size; at += 500) await index.put(entries.slice(at, at + 500), scope)
    const built = (performance.now() - begun) / 1000
    await pool.query('VACUUM (ANALYZE) yz.search')
    const { rows } = await pool.query<{ table: string; indexes: string }>(
      `SELECT pg_table_size('yz.search') AS "table", pg_indexes_size('yz.search') AS indexes`,
    )
    const docs = `${size.toLocaleString('en')} documents`
    const figure = (what: string, value: number, unit: string, aim?: Figure['aim']): Figure => ({
      item: 'search',
      what: `${docs}: ${what}`,
      value,
      unit,
      ...(aim ? { aim } : {}),
    })
    const find = async (text: string): Promise<SearchResult> => {
      await pool.query('BEGIN')
      try {
        const query = { query: parseQuery(text), match: 'all', only: {}, sort: 'relevance', facets: ['type', 'year'] } as const
        return await index.find({ ...query, marks: MARKS, types: TYPES, offset: 0, limit: 10 }, scope)
      } finally {
        await pool.query('COMMIT')
      }
    }
    const visible = entries.filter((entry) => entry.audience.some((mark) => MARKS.includes(mark)))
    const originals = visible.filter(({ doc }) => doc <= articles.length)
    return [
      figure('building the index', built, 's'),
      figure('rows and texts', Number(rows[0]!.table) / 1e6, 'MB'),
      figure('indexes', Number(rows[0]!.indexes) / 1e6, 'MB'),
      ...(await times({ find, visible, random, figure, aim: aims[size] })),
      ...(await knownItems({ find, entries, originals, random, figure })),
    ]
  } finally {
    await pool.end()
  }
}

type MakeFigure = (what: string, value: number, unit: string, aim?: Figure['aim']) => Figure
type Find = (text: string) => Promise<SearchResult>

/** Queries of words that stand in one text: frequent ones come as often as they are written. */
async function times({
  find,
  visible,
  random,
  figure,
  aim,
}: {
  find: Find
  visible: readonly SearchEntry[]
  random: () => number
  figure: MakeFigure
  aim: number | undefined
}): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const count of [1, 2, 4]) {
    const queries: string[] = []
    while (queries.length < QUERIES) {
      const words = [...new Set(longWords(pick(visible, random).body))]
      if (words.length < count + 2) continue
      const chosen = new Set<string>()
      while (chosen.size < count) chosen.add(pick(words, random))
      queries.push([...chosen].join(' '))
    }
    for (const text of queries.slice(0, 30)) await find(text)
    const took: number[] = []
    for (const text of queries) {
      const begun = performance.now()
      await find(text)
      took.push(performance.now() - begun)
    }
    const what = `${count} word${count > 1 ? 's' : ''}, ten best, count and facets`
    figures.push(
      figure(`${what}, p50`, quantile(took, 0.5), 'ms'),
      figure(`${what}, p95`, quantile(took, 0.95), 'ms', aim === undefined ? undefined : { of: 'value', atMost: aim }),
    )
  }
  return figures
}

/** Fragments and words cut out of real articles at random: is the article among the ten best, and how high? */
async function knownItems({
  find,
  entries,
  originals,
  random,
  figure,
}: {
  find: Find
  entries: readonly SearchEntry[]
  originals: readonly SearchEntry[]
  random: () => number
  figure: MakeFigure
}): Promise<Figure[]> {
  const fragment = (length: number) => (text: string) => {
    const characters = [...pick(text.match(/\p{Script=Han}+/gu) ?? [''], random)]
    const from = Math.floor(random() * (characters.length - length + 1))
    return characters.length < length ? '' : characters.slice(from, from + length).join('')
  }
  const oneWord = (text: string) => pick([...longWords(text), ''], random)
  const kinds: Readonly<Record<string, (text: string) => string>> = {
    '2 characters': fragment(2),
    '3 characters': fragment(3),
    '4 characters': fragment(4),
    'one word': oneWord,
    'two words': (text) => {
      const [one, other] = [oneWord(text), oneWord(text)]
      return one === '' || other === '' || one.includes(other) || other.includes(one) ? '' : `${one} ${other}`
    },
  }
  const figures: Figure[] = []
  for (const place of ['title', 'text'] as const) {
    const all = entries.map(({ title, body }) => fold(place === 'title' ? title : `${title}\n${body}`))
    for (const [kind, make] of Object.entries(kinds)) {
      const ranks: number[] = []
      for (let tries = 0; tries < TRIES && ranks.length < KNOWN; tries += 1) {
        const sought = pick(originals, random)
        const typed = make(fold(place === 'title' ? sought.title : sought.body))
        if (typed === '' || holders(all, typed.split(' ')) > HOLDERS) continue
        const { hits } = await find(typed)
        ranks.push(1 + hits.findIndex((hit) => hit.doc === sought.doc))
      }
      if (ranks.length === 0) continue
      const mean = (value: (rank: number) => number) => ranks.reduce((sum, rank) => sum + value(rank), 0) / ranks.length
      const aim = (atLeast: number) => (ranks.length < ENOUGH ? undefined : ({ of: 'value', atLeast } as const))
      const what = `${kind} of a ${place} (${ranks.length} tried)`
      figures.push(
        figure(
          `${what}, recall@10`,
          mean((rank) => (rank > 0 ? 1 : 0)),
          '',
          aim(0.99),
        ),
        figure(
          `${what}, MRR@10`,
          mean((rank) => (rank > 0 ? 1 / rank : 0)),
          '',
          aim(0.8),
        ),
      )
    }
  }
  return figures
}

/** How many texts hold all the pieces, counted a little further than matters. */
function holders(texts: readonly string[], pieces: readonly string[]): number {
  let found = 0
  for (const text of texts) if (pieces.every((piece) => text.includes(piece)) && ++found > HOLDERS) break
  return found
}

function entriesOf(articles: readonly LawArticle[], random: () => number): SearchEntry[] {
  return articles.map(({ title, body }, at) => ({
    type: TYPES[at % TYPES.length]!,
    doc: at + 1,
    title,
    body,
    date: new Date(Date.UTC(2012, 0, 1) + random() * 14 * 365 * 86_400_000).toISOString(),
    audience: [random() < 0.8 ? 'public' : pick(['signed-in', 'role:staff', 'role:member', 'user:7', 'unit:3'], random)],
    facets: { state: pick(['filed', 'handling', 'closed'], random), leadUnit: Math.floor(random() * 40) },
  }))
}

function longWords(text: string): string[] {
  return wordsOf(text).filter((word) => [...word].length > 1)
}

function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)]!
}

/** A database with the kit's own tables alone. */
async function freshDatabase(url: string, name: string): Promise<string> {
  const run = async (address: string, statements: readonly string[]) => {
    const client = new pg.Client({ connectionString: address })
    await client.connect()
    try {
      for (const statement of statements) await client.query(statement)
    } finally {
      await client.end()
    }
  }
  await run(url, [`CREATE DATABASE ${name}`])
  const address = Object.assign(new URL(url), { pathname: `/${name}` }).href
  await run(
    address,
    ['0001-initial', '0003-search'].map((step) => readFileSync(join(root, 'kit', 'src', 'cms', 'schema', `${step}.sql`), 'utf8')),
  )
  return address
}
