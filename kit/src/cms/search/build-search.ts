import { createHash } from 'node:crypto'
import { createLocalReq, type BasePayload } from 'payload'
import type { Id } from '../../field.ts'
import type { Site, SiteType } from '../../site.ts'
import { inTransaction } from '../operations/transaction.ts'
import { tableOf } from '../operations/table-of.ts'
import { runSql, sql } from '../run-sql.ts'
import { lockSubscriber } from '../worker/subscriber-lock.ts'
import { indexDocuments } from './index-documents.ts'
import { postgresSearchIndex } from './postgres-search-index.ts'
import type { SearchIndex } from './search-index.ts'
import { learnSiteWords } from './site-words.ts'

/** To be raised where texts come to be analysed in another way: every site then builds its index anew by itself. */
const ANALYSIS = 2
/** So few that what is being published meanwhile hardly waits. */
const BATCH = 50

/**
 * Brings the index to what the declarations and the analysis are now, from the database, while the system runs: a type
 * whose declaration has changed since it was built, or all of them with `anew`. Goes on where it was interrupted; several
 * processes share the work. Returns how many documents it went through.
 */
export async function buildSearch({
  payload,
  site,
  index = postgresSearchIndex,
  anew = false,
  signal,
  onProgress,
}: {
  payload: BasePayload
  site: Site
  index?: SearchIndex
  anew?: boolean
  signal?: AbortSignal
  onProgress?: (progress: { type: string; done: number }) => void
}): Promise<number> {
  const types = site.types.filter(({ surface }) => surface.search)
  if (anew) await runSql({ payload, query: sql`UPDATE yz.search_builds SET fingerprint = ''` })
  await learnSiteWords({ payload })
  let total = 0
  for (const one of types) {
    for (;;) {
      if (signal?.aborted) return total
      const step = await buildNext({ payload, site, one, index })
      if (!step) break
      total += step.handled
      if (step.handled > 0) onProgress?.({ type: one.slug, done: step.done })
    }
  }
  // The planner's view of what is frequent decides how a query is answered.
  if (total > BATCH) await runSql({ payload, query: sql`ANALYZE yz.search` })
  return total
}

/** Builds the next few documents of a type; undefined where it is finished. */
async function buildNext({
  payload,
  site,
  one,
  index,
}: {
  payload: BasePayload
  site: Site
  one: SiteType
  index: SearchIndex
}): Promise<{ handled: number; done: number } | undefined> {
  const { slug } = one
  const fingerprint = fingerprintOf(one)
  const req = await createLocalReq({}, payload)
  return inTransaction(req, async () => {
    await lockSubscriber({ payload, req, name: 'search-build', wait: true })
    const [known] = await runSql<{ fingerprint: string; last: Id; done: number; finished: boolean }>({
      payload,
      req,
      query: sql`SELECT fingerprint, last_doc AS last, done, finished_at IS NOT NULL AS finished FROM yz.search_builds WHERE type = ${slug}`,
    })
    const begun = known?.fingerprint === fingerprint ? known : { last: 0, done: 0, finished: false }
    if (begun.finished) return undefined
    const table = sql.identifier(tableOf(slug))
    // Also what only the index still knows: a document that is gone is taken out.
    const rows = await runSql<{ id: Id }>({
      payload,
      req,
      query: sql`SELECT id FROM (SELECT id FROM ${table} WHERE id > ${begun.last}
        UNION SELECT doc FROM yz.search WHERE type = ${slug} AND doc > ${begun.last}) AS known ORDER BY id LIMIT ${BATCH}`,
    })
    const ids = rows.map((row) => row.id)
    if (ids.length > 0) {
      // Nothing of these changes until this is committed: whatever does afterwards is in the event stream, and the worker
      // writes it after this. Its own lock would keep it waiting all the time.
      await runSql({ payload, req, query: sql`SELECT 1 FROM ${table} WHERE id = ANY(${sql.param(ids)}::int[]) ORDER BY id FOR SHARE` })
      await indexDocuments({ req, site, one, ids, index })
    }
    const done = begun.done + ids.length
    await runSql({
      payload,
      req,
      query: sql`INSERT INTO yz.search_builds (type, fingerprint, last_doc, done, finished_at)
        VALUES (${slug}, ${fingerprint}, ${ids.at(-1) ?? begun.last}, ${done}, ${ids.length === 0 ? sql`now()` : sql`NULL`})
        ON CONFLICT (type) DO UPDATE SET fingerprint = EXCLUDED.fingerprint, last_doc = EXCLUDED.last_doc, done = EXCLUDED.done, finished_at = EXCLUDED.finished_at`,
    })
    return { handled: ids.length, done }
  })
}

/** Tells apart all that decides what the index keeps of a type's documents. */
function fingerprintOf({ surface: { type, flow, access, search, pages } }: SiteType): string {
  const parts = [ANALYSIS, type.title, type.fields, flow?.states, access.read, search, pages?.list?.sort]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
