import type { SQL } from '@payloadcms/db-postgres/drizzle'
import { inTransaction } from '../operations/transaction.ts'
import { RequestError } from '../request-error.ts'
import { runSql, sql } from '../run-sql.ts'
import { isEmpty } from './parse-query.ts'
import { spellingIn, spellingsOf } from './pinyin.ts'
import { allowed, facetOf, matched, matches, narrowed, waysOf, type VectorColumn, type Ways } from './postgres-conditions.ts'
import type { SearchEntry, SearchIndex, SearchQuery, SearchResult, SearchScope } from './search-index.ts'
import { gramVector, phraseQuery, plainVector, prefixQuery, wordVector } from './tsvector.ts'

/** Where the planner expects more rows than this, its estimate is shown and a part of them is counted. */
const ESTIMATE_FROM = 12_000
/** Where the planner expects so many times the rows to be ranked, older ones are not even sorted. */
const PLENTY = 12
/** Of such plenty, so many times the rows to be ranked are looked at: estimates are often high. */
const RESERVE = 4
const COUNT_MOST = 10_000
const SAMPLE = 2000
/** Ranking reads the whole vector of every row it looks at, so it looks at few: this many in titles, the newest so many in texts. */
const RANK_TITLES = 200
const RANK_TEXTS = 1000
const TIMEOUT_MS = 3000
const PUT_AT_ONCE = 100

type Ready = SearchQuery & { readonly ways: Ways }
type Hit = SearchResult['hits'][number]

/**
 * Search by PostgreSQL alone. Ways to be found, each worth more than the next: what was typed stands in the title letter
 * for letter; all its words stand in the title; it stands in the text letter for letter; all its words occur.
 */
export const postgresSearchIndex: SearchIndex = {
  async put(entries, { payload, req }) {
    for (let at = 0; at < entries.length; at += PUT_AT_ONCE)
      await runSql({
        payload,
        req,
        query: sql`INSERT INTO yz.search (type, doc, title, body, date, year, audience, facets, title_bi, words, body_bi, pinyin)
          VALUES ${sql.join(entries.slice(at, at + PUT_AT_ONCE).map(rowOf), sql`, `)}
          ON CONFLICT (type, doc) DO UPDATE SET title = EXCLUDED.title, body = EXCLUDED.body, date = EXCLUDED.date, year = EXCLUDED.year, audience = EXCLUDED.audience,
            facets = EXCLUDED.facets, title_bi = EXCLUDED.title_bi, words = EXCLUDED.words, body_bi = EXCLUDED.body_bi, pinyin = EXCLUDED.pinyin`,
      })
  },

  async remove(keys, { payload, req }) {
    for (const { type, doc } of keys)
      await runSql({ payload, req, query: sql`DELETE FROM yz.search WHERE type = ${type} AND doc = ${doc}` })
  },

  async find(query, scope) {
    if (isEmpty(query.query)) return { hits: [], total: 0, exact: true, facets: Object.fromEntries(query.facets.map((name) => [name, []])) }
    return bounded(scope, async () => {
      const ready = { ...query, ways: await waysTaken(query, scope) }
      const expected = await estimate(sql`${matched(ready.ways)} AND ${allowed(ready, ready)}`, scope)
      const counts = query.inTitles ? { total: 0, exact: false, facets: {} } : await count(ready, expected, scope)
      const hits = await (query.sort === 'date' ? newestHits(ready, expected, scope) : bestHits(ready, expected, scope))
      return { ...counts, total: Math.max(counts.total, hits.length === 0 ? 0 : query.offset + hits.length), hits }
    })
  },

  async suggest({ text, limit, ...reader }, scope) {
    const letters = phraseQuery(text)
    const spelling = spellingIn(text)
    if (letters === '') return []
    return bounded(scope, () =>
      runSql({
        ...scope,
        query: sql`SELECT type, doc, title FROM (
            SELECT type, doc, title, date FROM yz.search
            WHERE (${matches('title_bi', letters)} OR ${matches('pinyin', spelling && prefixQuery(spelling))}) AND ${allowed(reader)}
            ORDER BY date + interval '0' DESC LIMIT ${RANK_TITLES}
          ) AS newest ORDER BY starts_with(title, ${text}) DESC, date DESC, type, doc LIMIT ${limit}`,
      }),
    )
  },
}

function rowOf(entry: SearchEntry): SQL {
  const { type, doc, title, body, date, audience, facets } = entry
  return sql`(${type}, ${doc}, ${title}, ${body}, ${date}, extract(year FROM ${date}::timestamptz AT TIME ZONE 'Asia/Shanghai'), ${sql.param([...audience])}::text[], ${JSON.stringify(facets)}::jsonb,
    ${gramVector(title)}::tsvector, ${wordVector(entry)}::tsvector, ${gramVector(body)}::tsvector, ${plainVector(spellingsOf(title))}::tsvector)`
}

/** Runs `work` in a transaction that keeps to the indexes and to a time. */
async function bounded<T>(scope: SearchScope, work: () => Promise<T>): Promise<T> {
  try {
    return await inTransaction(scope.req, async () => {
      // The indexes answer every query; a scan of the table would read all texts, and compiling takes longer than running.
      await runSql({
        ...scope,
        query: sql`SELECT set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true), set_config('statement_timeout', ${String(TIMEOUT_MS)}, true)`,
      })
      return work()
    })
  } catch (error) {
    const { code, cause } = error as { code?: string; cause?: { code?: string } }
    if ((code ?? cause?.code) === '57014') throw new RequestError(503, 'error.busy')
    throw error
  }
}

async function waysTaken({ query, match, inTitles }: SearchQuery, scope: SearchScope): Promise<Ways> {
  const ways = waysOf(query, match)
  return inTitles ? { ...ways, words: undefined, textLetters: undefined } : worthwhile(ways, scope)
}

/**
 * Without the letters in texts, where words tell all and find plenty: they would add next to nothing, and every row that
 * has the pairs would be read whole to see whether they stand in order.
 */
async function worthwhile(ways: Ways, scope: SearchScope): Promise<Ways> {
  if (!ways.covered || ways.textLetters === undefined) return ways
  return (await estimate(matches('words', ways.words), scope)) > RANK_TEXTS ? { ...ways, textLetters: undefined } : ways
}

/** How many there are, and how many of each facet. */
async function count(query: Ready, expected: number, scope: SearchScope): Promise<Omit<SearchResult, 'hits'>> {
  const where = sql`${matched(query.ways)} AND ${allowed(query, query)}`
  const most = expected > ESTIMATE_FROM ? SAMPLE : COUNT_MOST + 1
  const rows = await runSql<{ name: string; value: string; count: number }>({
    ...scope,
    query: sql`WITH found AS MATERIALIZED (SELECT type, year, facets FROM yz.search WHERE ${where} LIMIT ${most})
      SELECT '' AS name, 'looked at' AS value, count(*)::int AS count FROM found
      UNION ALL SELECT '', 'total', count(*)::int FROM found WHERE ${narrowed(query.only)}
      ${sql.join(
        query.facets.map(
          (name) =>
            sql`UNION ALL SELECT ${name}, ${facetOf(name)}, count(*)::int FROM found WHERE ${narrowed(query.only, name)} AND ${facetOf(name)} IS NOT NULL GROUP BY 2`,
        ),
        sql` `,
      )}
      ORDER BY 3 DESC, 2`,
  })
  const own = (value: string) => rows.find((row) => row.name === '' && row.value === value)?.count ?? 0
  const exact = own('looked at') < most
  const scale = exact || expected <= most ? 1 : expected / most
  const shown = (some: number) => (scale === 1 ? some : Number((some * scale).toPrecision(2)))
  return {
    total: exact || Object.keys(query.only).length === 0 ? shown(own('total')) : await countNarrowed(where, query, scope),
    exact,
    facets: Object.fromEntries(
      query.facets.map((facet) => [
        facet,
        rows.flatMap(({ name, value, count: some }) => (name === facet ? [{ value, count: shown(some) }] : [])),
      ]),
    ),
  }
}

/** Of very many, those with the wanted facets, up to the bound: a part of all would tell too little of few. */
async function countNarrowed(where: SQL, { only }: Ready, scope: SearchScope): Promise<number> {
  const [row] = await runSql<{ count: number }>({
    ...scope,
    query: sql`SELECT count(*)::int AS count FROM (SELECT 1 FROM yz.search WHERE ${where} AND ${narrowed(only)} LIMIT ${COUNT_MOST}) AS found`,
  })
  return row?.count ?? 0
}

/** How many rows the planner expects. */
async function estimate(where: SQL, scope: SearchScope): Promise<number> {
  const [row] = await runSql<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>({
    ...scope,
    query: sql`EXPLAIN (FORMAT JSON) SELECT 1 FROM yz.search WHERE ${where}`,
  })
  return row!['QUERY PLAN'][0].Plan['Plan Rows']
}

/**
 * Rows new enough: of far more than are wanted, so many of the newest that enough remain, by what the planner knows of
 * the dates. It lets an index on the date narrow them before they are read.
 */
async function recent({ expected, wanted }: { expected: number; wanted: number }, scope: SearchScope): Promise<SQL> {
  if (expected < wanted * PLENTY) return sql`true`
  const [row] = await runSql<{ since: Date | string | null }>({
    ...scope,
    query: sql`SELECT bounds[greatest(1, floor(array_length(bounds, 1) * ${1 - (wanted * RESERVE) / expected}::float8)::int)] AS since
      FROM (SELECT histogram_bounds::text::timestamptz[] AS bounds FROM pg_stats WHERE schemaname = 'yz' AND tablename = 'search' AND attname = 'date') AS known`,
  })
  return row?.since ? sql`date >= ${new Date(row.since).toISOString()}::timestamptz` : sql`true`
}

async function newestHits(query: Ready, expected: number, scope: SearchScope): Promise<Hit[]> {
  // Facets narrow further than the planner knows.
  const since = Object.keys(query.only).length > 0 ? sql`true` : await recent({ expected, wanted: RANK_TEXTS }, scope)
  const rows = await runSql<Hit>({
    ...scope,
    query: sql`WITH newest AS (
        SELECT type, doc, date FROM yz.search WHERE ${matched(query.ways)} AND ${allowed(query, query)} AND ${narrowed(query.only)} AND ${since}
        ORDER BY date + interval '0' DESC, type, doc OFFSET ${query.offset} LIMIT ${query.limit}
      )
      SELECT s.type, s.doc, s.title, s.body, s.date FROM newest JOIN yz.search s USING (type, doc) ORDER BY s.date DESC, s.type, s.doc`,
  })
  return rows.map(withIsoDate)
}

async function bestHits(query: Ready, expected: number, scope: SearchScope): Promise<Hit[]> {
  const { ways, match, only } = query
  const shown = sql`${allowed(query, query)} AND ${narrowed(only)}`
  const steps: SQL[] = []
  /** Adds the newest rows that match in one way, with what that is worth. */
  const step = async ({ column, by, most, score, many }: { column: VectorColumn; by: string; most: number; score: SQL; many: boolean }) => {
    const where = matches(column, by)
    const known = many && Object.keys(only).length === 0
    const since = known ? await recent({ expected: await estimate(sql`${where} AND ${shown}`, scope), wanted: most }, scope) : sql`true`
    // The date as an expression, so that the planner does not walk its index, reading every row on the way.
    steps.push(sql`(SELECT type, doc, date, ${score} AS score FROM
      (SELECT type, doc, date, title, title_bi, words FROM yz.search WHERE ${where} AND ${shown} AND ${since} ORDER BY date + interval '0' DESC LIMIT ${most}) AS newest)`)
  }
  const typed = [...query.query.parts, ...query.query.phrases].reduce((sum, one) => sum + [...one].length, 0)
  const many = expected > RANK_TITLES * PLENTY
  const title = { column: 'title_bi', most: RANK_TITLES, many } as const
  if (query.inTitles) {
    const by = ways.titleWords ?? ways.letters
    await step({ ...title, most: RANK_TEXTS, by, score: sql`ts_rank(title_bi, ${by}::tsquery)` })
  } else await step({ ...title, by: ways.letters, score: sql`8 + 4 * ${typed}::real / greatest(length(title), 1)` })
  if (ways.titleWords !== undefined && !query.inTitles) await step({ ...title, by: ways.titleWords, score: sql`4::real` })
  const text = { most: RANK_TEXTS, many: expected > RANK_TEXTS * PLENTY } as const
  const rank = sql.raw(match === 'all' ? 'ts_rank_cd' : 'ts_rank')
  if (ways.words !== undefined)
    await step({
      ...text,
      column: 'words',
      by: ways.words,
      score: sql`1 + 2 * ${rank}('{0.1,0.1,0.1,1}', words, ${ways.words}::tsquery, 33)`,
    })
  if (ways.textLetters !== undefined)
    await step({ ...text, column: 'body_bi', by: ways.textLetters, score: ways.covered ? sql`2::real` : sql`6::real` })
  const rows = await runSql<Hit>({
    ...scope,
    query: sql`WITH found AS (${sql.join(steps, sql` UNION ALL `)}), best AS (
        SELECT type, doc, sum(score) AS score, min(date) AS date FROM found
        GROUP BY type, doc ORDER BY score DESC, date DESC, type, doc OFFSET ${query.offset} LIMIT ${query.limit}
      )
      SELECT s.type, s.doc, s.title, s.body, s.date FROM best JOIN yz.search s USING (type, doc) ORDER BY best.score DESC, best.date DESC, s.type, s.doc`,
  })
  return rows.map(withIsoDate)
}

function withIsoDate(hit: Hit): Hit {
  return { ...hit, date: new Date(hit.date).toISOString() }
}
