import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import { runSql, sql } from '../run-sql.ts'
import type { RowProblem } from './problem.ts'

/** How long a file that was checked may be brought in, in hours. */
const KEPT_HOURS = 24
/** Files of one person that wait at the same time; an older one makes room. */
const WAITING_MOST = 5

/** What a check found, as it is kept. */
export interface Preview {
  readonly sheet: string
  readonly rows: number
  /** State → how many documents would be in it. */
  readonly states: Readonly<Record<string, number>>
  readonly unknown: readonly string[]
  /** Labels of columns that the system fills in by itself. */
  readonly left: readonly string[]
  readonly problems: readonly RowProblem[]
  readonly version: string
}

/** A file that was sent to be brought in. */
export interface ImportRow {
  readonly id: Id
  readonly filename: string
  readonly digest: string
  readonly preview: Preview
  readonly at: Date
  readonly expiresAt: Date
  readonly doneAt: Date | null
  readonly docs: number | null
  readonly failure: string | null
}

interface Scope {
  readonly req: PayloadRequest
  readonly slug: string
  readonly actor: Id
}

const COLUMNS = sql`id, filename, digest, preview, at, expires_at, done_at, docs, failure`

/** Keeps a file and what its check found, for the one who sent it. */
export async function keepImport({
  req,
  slug,
  actor,
  filename,
  digest,
  file,
  preview,
}: Scope & { filename: string; digest: string; file: Buffer; preview: Preview }): Promise<Id> {
  const { payload } = req
  const [row] = await runSql<{ id: Id }>({
    payload,
    req,
    query: sql`INSERT INTO yz.imports (type, actor, filename, digest, file, preview, expires_at)
      VALUES (${slug}, ${actor}, ${filename}, ${digest}, ${file}, ${JSON.stringify(preview)}::jsonb, clock_timestamp() + make_interval(hours => ${KEPT_HOURS}))
      RETURNING id`,
  })
  await runSql({
    payload,
    req,
    query: sql`DELETE FROM yz.imports WHERE id IN (
      SELECT id FROM yz.imports WHERE actor = ${actor} AND done_at IS NULL ORDER BY id DESC OFFSET ${WAITING_MOST} FOR UPDATE SKIP LOCKED)`,
  })
  return row!.id
}

/** A file this person sent; undefined where there is none. */
export async function importOf({ req, slug, actor, id }: Scope & { id: Id }): Promise<ImportRow | undefined> {
  const [row] = await runSql<StoredImport>({
    payload: req.payload,
    req,
    query: sql`SELECT ${COLUMNS} FROM yz.imports WHERE id = ${id} AND type = ${slug} AND actor = ${actor}`,
  })
  return row && fromStored(row)
}

/** The same with its file, kept from others until the transaction ends; `'busy'` where somebody has it already. */
export async function takeImport({
  req,
  slug,
  actor,
  id,
}: Scope & { id: Id }): Promise<(ImportRow & { readonly file: Buffer | null }) | 'busy'> {
  const [row] = await runSql<StoredImport & { file: Buffer | null }>({
    payload: req.payload,
    req,
    query: sql`SELECT ${COLUMNS}, file FROM yz.imports WHERE id = ${id} AND type = ${slug} AND actor = ${actor} FOR UPDATE SKIP LOCKED`,
  })
  return row ? { ...fromStored(row), file: row.file } : 'busy'
}

/** Whether a file is being brought in at this moment. */
export async function isRunning({ req, id }: { req: PayloadRequest; id: Id }): Promise<boolean> {
  const rows = await runSql({ payload: req.payload, req, query: sql`SELECT 1 FROM yz.imports WHERE id = ${id} FOR UPDATE SKIP LOCKED` })
  return rows.length === 0
}

/** Who brought in a file of these bytes before; undefined for nobody. */
export async function doneBefore({ req, slug, digest }: { req: PayloadRequest; slug: string; digest: string }) {
  const [row] = await runSql<{ name: string | null; at: Date | string; filename: string }>({
    payload: req.payload,
    req,
    query: sql`SELECT u.name, i.done_at AS at, i.filename FROM yz.imports i LEFT JOIN users u ON u.id = i.actor
      WHERE i.type = ${slug} AND i.digest = ${digest} AND i.done_at IS NOT NULL`,
  })
  return row && { name: row.name ?? '', at: new Date(row.at), filename: row.filename }
}

/** Notes what became of a file: what the last check found, or why it was not brought in, or that it was. */
export async function noteImport({
  req,
  id,
  preview,
  failure,
  docs,
}: {
  req: PayloadRequest
  id: Id
  preview?: Preview
  failure?: string
  docs?: number
}): Promise<void> {
  const { payload } = req
  if (docs !== undefined)
    await runSql({
      payload,
      req,
      query: sql`UPDATE yz.imports SET done_at = clock_timestamp(), docs = ${docs}, file = NULL, failure = NULL WHERE id = ${id}`,
    })
  else
    await runSql({
      payload,
      req,
      query: sql`UPDATE yz.imports SET failure = ${failure ?? null}, preview = COALESCE(${preview ? JSON.stringify(preview) : null}::jsonb, preview) WHERE id = ${id}`,
    })
}

interface StoredImport extends Record<string, unknown> {
  readonly id: Id
  readonly filename: string
  readonly digest: string
  readonly preview: Preview
  readonly at: Date | string
  readonly expires_at: Date | string
  readonly done_at: Date | string | null
  readonly docs: number | null
  readonly failure: string | null
}

function fromStored({ id, filename, digest, preview, at, expires_at, done_at, docs, failure }: StoredImport): ImportRow {
  return {
    id,
    filename,
    digest,
    preview,
    at: new Date(at),
    expiresAt: new Date(expires_at),
    doneAt: done_at === null ? null : new Date(done_at),
    docs,
    failure,
  }
}
