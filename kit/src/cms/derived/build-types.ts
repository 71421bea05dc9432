import { createLocalReq, type BasePayload, type PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { SiteType } from '../../site.ts'
import { inTransaction } from '../operations/transaction.ts'
import { tableOf } from '../operations/table-of.ts'
import { runSql, sql } from '../run-sql.ts'
import { lockSubscriber } from '../worker/subscriber-lock.ts'

/** So few that what is being published meanwhile hardly waits. */
const BUILD_BATCH = 50

/** A table derived from documents, and the table that says how far it was built and from what. */
export interface Derived {
  /** One process at a time builds under this name. */
  readonly lock: string
  /** Has the columns `type` and `doc`. */
  readonly rows: ReturnType<typeof sql>
  readonly builds: ReturnType<typeof sql>
}

/**
 * Brings a derived table to what the declarations are now, type after type; see `buildNext`. Returns how many documents it
 * went through.
 */
export async function buildTypes({
  payload,
  derived,
  types,
  fingerprintOf,
  write,
  signal,
  onProgress,
}: {
  payload: BasePayload
  derived: Derived
  types: readonly SiteType[]
  /** Tells apart all that decides what is kept of a type's documents. */
  fingerprintOf: (one: SiteType) => string
  write: (step: { req: PayloadRequest; one: SiteType; ids: readonly Id[] }) => Promise<void>
  signal?: AbortSignal | undefined
  onProgress?: ((progress: { type: string; done: number }) => void) | undefined
}): Promise<number> {
  let total = 0
  for (const one of types) {
    for (;;) {
      if (signal?.aborted) return total
      const step = await buildNext({
        payload,
        derived,
        slug: one.slug,
        fingerprint: fingerprintOf(one),
        write: ({ req, ids }) => write({ req, one, ids }),
      })
      if (!step) break
      total += step.handled
      if (step.handled > 0) onProgress?.({ type: one.slug, done: step.done })
    }
  }
  // The planner's view of what is frequent decides how a query is answered.
  if (total > BUILD_BATCH) await runSql({ payload, query: sql`ANALYZE ${derived.rows}` })
  return total
}

/**
 * Builds the next few documents of a type from the database, while the system runs; undefined where it is finished. Another
 * `fingerprint` than the one it was built from begins anew. Goes on where it was interrupted; several processes share the work.
 */
async function buildNext({
  payload,
  derived: { lock, rows, builds },
  slug,
  fingerprint,
  write,
}: {
  payload: BasePayload
  derived: Derived
  slug: string
  fingerprint: string
  /** Makes the derived rows of these documents agree with them; takes out what is gone. */
  write: (step: { req: PayloadRequest; ids: readonly Id[] }) => Promise<void>
}): Promise<{ handled: number; done: number } | undefined> {
  const req = await createLocalReq({}, payload)
  return inTransaction(req, async () => {
    await lockSubscriber({ payload, req, name: lock, wait: true })
    const [known] = await runSql<{ fingerprint: string; last: Id; done: number; finished: boolean }>({
      payload,
      req,
      query: sql`SELECT fingerprint, last_doc AS last, done, finished_at IS NOT NULL AS finished FROM ${builds} WHERE type = ${slug}`,
    })
    const begun = known?.fingerprint === fingerprint ? known : { last: 0, done: 0, finished: false }
    if (begun.finished) return undefined
    const table = sql.identifier(tableOf(slug))
    // Also what only the derived table still knows: a document that is gone is taken out.
    const found = await runSql<{ id: Id }>({
      payload,
      req,
      query: sql`SELECT id FROM (SELECT id FROM ${table} WHERE id > ${begun.last}
        UNION SELECT doc FROM ${rows} WHERE type = ${slug} AND doc > ${begun.last}) AS known ORDER BY id LIMIT ${BUILD_BATCH}`,
    })
    const ids = found.map((row) => row.id)
    if (ids.length > 0) {
      // Nothing of these changes until this is committed: whatever does afterwards is in the event stream, and the worker
      // writes it after this. Its own lock would keep it waiting all the time.
      await runSql({ payload, req, query: sql`SELECT 1 FROM ${table} WHERE id = ANY(${sql.param(ids)}::int[]) ORDER BY id FOR SHARE` })
      await write({ req, ids })
    }
    const done = begun.done + ids.length
    await runSql({
      payload,
      req,
      query: sql`INSERT INTO ${builds} (type, fingerprint, last_doc, done, finished_at)
        VALUES (${slug}, ${fingerprint}, ${ids.at(-1) ?? begun.last}, ${done}, ${ids.length === 0 ? sql`now()` : sql`NULL`})
        ON CONFLICT (type) DO UPDATE SET fingerprint = EXCLUDED.fingerprint, last_doc = EXCLUDED.last_doc, done = EXCLUDED.done, finished_at = EXCLUDED.finished_at`,
    })
    return { handled: ids.length, done }
  })
}
