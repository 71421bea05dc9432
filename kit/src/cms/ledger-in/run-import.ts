import type { PayloadRequest } from 'payload'
import type { ContentType } from '../../content-type.ts'
import { isRelationKind, type Id } from '../../field.ts'
import type { Site, SiteType } from '../../site.ts'
import type { Actor } from '../../who.ts'
import { writeAudit } from '../operations/write-step.ts'
import { raiseNumbers } from '../operations/give-numbers.ts'
import { importDocument } from '../operations/import-document.ts'
import { mapDatabaseError } from '../operations/map-database-error.ts'
import { inTransaction } from '../operations/transaction.ts'
import { RequestError } from '../request-error.ts'
import { runSql, sql } from '../run-sql.ts'
import { previewOf, refuseSecondTime } from './check-import.ts'
import { noteImport, takeImport } from './imports.ts'
import { placeholder } from './name-books.ts'
import { planFile, type FilePlan } from './plan-file.ts'
import { problemText } from './problem.ts'

interface Run {
  readonly req: PayloadRequest
  readonly site: Site
  readonly one: SiteType
  readonly actor: Actor
  readonly id: Id
  /** What the person saw. */
  readonly version: string
  /** They said that columns nobody knows are left out. */
  readonly ignoring: boolean
}

/**
 * Brings in a file that was checked, all of it in one transaction, or nothing: it is checked again as things are now, and what
 * it would bring in must be what the person saw. Two people wait for nobody: the second is told.
 *
 * @throws RequestError 404 none of theirs · 409 done, running, expired, or not as it was · 422 columns nobody knows
 */
export async function runImport(run: Run): Promise<number> {
  const { req, one } = run
  try {
    return await mapDatabaseError(one, () => inTransaction(req, () => runInside(run)))
  } catch (error) {
    if (error instanceof Changed) await noteImport({ req, id: run.id, preview: previewOf(error.plan) })
    else if (!(error instanceof RequestError)) await noteImport({ req, id: run.id, failure: 'error.unexpected' })
    throw error
  }
}

/** It would not bring in what the person saw. */
class Changed extends RequestError {
  readonly plan: FilePlan

  constructor(plan: FilePlan) {
    super(409, plan.problems.length > 0 ? 'ledger.problemsNow' : 'ledger.changed', { values: { count: plan.problems.length } })
    this.plan = plan
  }
}

async function runInside({ req, site, one, actor, id, version, ignoring }: Run): Promise<number> {
  const { payload } = req
  const { slug } = one
  const kept = await takeImport({ req, slug, actor: actor.id, id })
  if (kept === 'busy') throw new RequestError(409, 'ledger.running')
  if (kept.doneAt) throw new RequestError(409, 'ledger.done', { values: { count: kept.docs ?? 0 } })
  if (!kept.file || kept.expiresAt <= new Date()) throw new RequestError(409, 'ledger.expired')
  const [lock] = await runSql<{ mine: boolean }>({
    payload,
    req,
    query: sql`SELECT pg_try_advisory_xact_lock(hashtextextended(${`import ${slug}`}, 0)) AS mine`,
  })
  if (!lock!.mine) throw new RequestError(409, 'ledger.another')
  await refuseSecondTime({ req, slug, digest: kept.digest })
  const plan = await planFile({ req, site, one, actor, bytes: kept.file })
  if (plan.version !== version || plan.problems.length > 0) throw new Changed(plan)
  if (plan.table.unknown.length > 0 && !ignoring)
    throw new RequestError(422, 'ledger.unknownColumns', { values: { columns: plan.table.unknown.join('、') } })

  const ids = new Map<Id, Id>()
  for (const { row, author, createdAt, data, steps } of plan.documents) {
    const made = pointing(one.surface.type, data, ids)
    const doc = await mapDatabaseError(one, () =>
      importDocument({ payload, site, slug, data: made, author, createdAt, steps, within: req, source: id }),
    ).catch((error: unknown) => {
      throw error instanceof RequestError && error.status < 500 ? rowRefused(site, row, error) : error
    })
    await writeAudit({ req, slug, id: doc, actor: actor.id, action: 'import', detail: { import: id, file: kept.filename, row } })
    ids.set(placeholder(row), doc)
  }
  await raiseNumbers({ req, one, docs: plan.documents.map(({ data }) => data) })
  await noteImport({ req, id, docs: ids.size })
  return ids.size
}

/** What the check could not foresee, such as a number that somebody gave at this moment. */
function rowRefused({ messages }: Site, row: number, { key, values, fields = {} }: RequestError): RequestError {
  const [first = { key, values }] = Object.values(fields)
  return new RequestError(409, 'ledger.rowRefused', { values: { row, why: problemText(first, messages, 'zh') } })
}

/** The values of a document, with those made of other rows of the file in place of their placeholders. */
function pointing({ fields }: ContentType, data: Readonly<Record<string, unknown>>, ids: ReadonlyMap<Id, Id>): Record<string, unknown> {
  const real = (id: Id) => ids.get(id) ?? id
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => {
      if (!isRelationKind(fields[name]!.kind)) return [name, value]
      return [name, Array.isArray(value) ? (value as Id[]).map(real) : real(value as Id)]
    }),
  )
}
