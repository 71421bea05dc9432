import { sql, runSql } from '../run-sql.ts'
import { inTransaction } from '../operations/transaction.ts'
import { RequestError } from '../request-error.ts'
import type { SearchIndex, SearchQuery, SearchResult, SearchScope } from './search-index.ts'
import { gramQuery, gramVector, textGramQuery, wordQuery, wordVector } from './tsvector.ts'

/** Counting ends here. */
const COUNT_MOST = 10_000
/** Ranking reads the whole vector of every row it looks at, so it looks at few: this many in titles, the newest so many in texts. */
const RANK_TITLES = 200
const RANK_TEXTS = 1000
const TIMEOUT_MS = 3000

/**
 * Search by PostgreSQL alone. Three ways to be found, each worth more than the next: what was typed stands in the title
 * letter for letter; all its words occur (those in the title weigh more); it stands in the text letter for letter.
 */
export const postgresSearchIndex: SearchIndex = {
  async put(entries, { payload, req }) {
    for (const entry of entries) {
      const { type, doc, title, body, date, audience, facets } = entry
      await runSql({
        payload,
        req,
        query: sql`INSERT INTO yz.search (type, doc, title, body, date, audience, facets, title_bi, words, body_bi)
          VALUES (${type}, ${doc}, ${title}, ${body}, ${date}, ${sql.param([...audience])}::text[], ${JSON.stringify(facets)}::jsonb,
            ${gramVector(title)}::tsvector, ${wordVector(entry)}::tsvector, ${gramVector(body)}::tsvector)
          ON CONFLICT (type, doc) DO UPDATE SET title = EXCLUDED.title, body = EXCLUDED.body, date = EXCLUDED.date, audience = EXCLUDED.audience,
            facets = EXCLUDED.facets, title_bi = EXCLUDED.title_bi, words = EXCLUDED.words, body_bi = EXCLUDED.body_bi`,
      })
    }
  },

  async remove(keys, { payload, req }) {
    for (const { type, doc } of keys)
      await runSql({ payload, req, query: sql`DELETE FROM yz.search WHERE type = ${type} AND doc = ${doc}` })
  },

  find: (query, scope) => inTransaction(scope.req, () => findBounded(query, scope)),
}

async function findBounded({ text, marks, types, only, offset, limit }: SearchQuery, { payload, req }: SearchScope): Promise<SearchResult> {
  const grams = gramQuery(text)
  const words = wordQuery(text)
  if (!grams || !words) return { hits: [], counts: [], exact: true }
  const inTitle = sql`title_bi @@ ${grams}::tsquery`
  const byWords = sql`words @@ ${words}::tsquery`
  const textGrams = textGramQuery(text)
  const inText = textGrams ? sql`body_bi @@ ${textGrams}::tsquery` : sql`false`
  // The type as an expression, so that the planner does not walk the primary key, reading every row on the way; the date
  // as one, so that it would not walk an index by date either.
  const allowed = sql`audience && ${sql.param([...marks])}::text[] AND type || '' = ANY(${sql.param([...types])}::text[])`
  const shown = only === undefined ? allowed : sql`${allowed} AND type || '' = ${only}`
  const newest = sql`ORDER BY date + interval '0' DESC`
  try {
    // The indexes answer every query; a scan of the table would read all texts, and compiling takes longer than running.
    await runSql({
      payload,
      req,
      query: sql`SELECT set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true), set_config('statement_timeout', ${String(TIMEOUT_MS)}, true)`,
    })
    const counts = await runSql<{ type: string; count: number }>({
      payload,
      req,
      query: sql`SELECT type, count(*)::int AS count FROM (
          SELECT type FROM yz.search WHERE (${inTitle} OR ${byWords} OR ${inText}) AND ${allowed} LIMIT ${COUNT_MOST}
        ) AS found GROUP BY type ORDER BY count DESC, type`,
    })
    const hits = await runSql<{ type: string; doc: number; title: string; body: string; date: Date | string }>({
      payload,
      req,
      query: sql`WITH found AS (
          (SELECT type, doc, 8 + 4 * ${[...text].length}::real / greatest(length(title), 1) AS score FROM yz.search WHERE ${inTitle} AND ${shown} ${newest} LIMIT ${RANK_TITLES})
          UNION ALL
          (SELECT type, doc, 2 + 4 * ts_rank_cd('{0.1,0.1,0.1,1}', words, ${words}::tsquery, 33) FROM
            (SELECT type, doc, words FROM yz.search WHERE ${byWords} AND ${shown} ${newest} LIMIT ${RANK_TEXTS}) AS by_words)
          UNION ALL
          (SELECT type, doc, 2 FROM yz.search WHERE ${inText} AND ${shown} ${newest} LIMIT ${RANK_TEXTS})
        ), best AS (
          SELECT found.type, found.doc, sum(score) AS score, min(s.date) AS date FROM found JOIN yz.search s USING (type, doc)
          GROUP BY found.type, found.doc ORDER BY score DESC, date DESC, type, doc OFFSET ${offset} LIMIT ${limit}
        )
        SELECT s.type, s.doc, s.title, s.body, s.date FROM best JOIN yz.search s USING (type, doc) ORDER BY best.score DESC, best.date DESC, s.type, s.doc`,
    })
    const counted = counts.reduce((sum, one) => sum + one.count, 0)
    return { hits: hits.map((hit) => ({ ...hit, date: new Date(hit.date).toISOString() })), counts, exact: counted < COUNT_MOST }
  } catch (error) {
    const code = (error as { code?: string; cause?: { code?: string } }).code ?? (error as { cause?: { code?: string } }).cause?.code
    if (code === '57014') throw new RequestError(503, 'error.busy')
    throw error
  }
}
