import { createLocalReq, type BasePayload } from 'payload'
import type { Id } from '../../field.ts'
import type { Site } from '../../site.ts'
import { inTransaction } from '../operations/transaction.ts'
import { tableOf } from '../operations/table-of.ts'
import { runSql, sql } from '../run-sql.ts'
import { lockSubscriber } from '../worker/subscriber-lock.ts'
import { indexDocuments } from './index-documents.ts'
import { postgresSearchIndex } from './postgres-search-index.ts'
import type { SearchIndex } from './search-index.ts'

const BATCH = 100

/**
 * Builds the index anew from the database, while the system runs. Each batch keeps the worker's own indexing away until it
 * is done, so that it never writes something older over something newer. Returns how many documents it went through.
 */
export async function reindexAll({
  payload,
  site,
  index = postgresSearchIndex,
  onProgress,
}: {
  payload: BasePayload
  site: Site
  index?: SearchIndex
  onProgress?: (progress: { type: string; done: number }) => void
}): Promise<number> {
  let total = 0
  for (const one of site.types.filter(({ surface }) => surface.search)) {
    const { slug } = one
    let done = 0
    for (let last: Id = 0; ;) {
      const req = await createLocalReq({}, payload)
      const ids = await inTransaction(req, async () => {
        await lockSubscriber({ payload, req, name: 'search', wait: true })
        const rows = await runSql<{ id: Id }>({
          payload,
          req,
          // Also what only the index still knows: a document that is gone is taken out.
          query: sql`SELECT id FROM (SELECT id FROM ${sql.identifier(tableOf(slug))} WHERE id > ${last}
            UNION SELECT doc FROM yz.search WHERE type = ${slug} AND doc > ${last}) AS known ORDER BY id LIMIT ${BATCH}`,
        })
        await indexDocuments({ req, site, one, ids: rows.map((row) => row.id), index })
        return rows.map((row) => row.id)
      })
      if (ids.length === 0) break
      last = ids.at(-1)!
      done += ids.length
      onProgress?.({ type: slug, done })
    }
    total += done
  }
  return total
}
