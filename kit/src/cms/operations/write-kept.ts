import type { PayloadRequest } from 'payload'
import type { Branching } from '../../branching.ts'
import type { Id } from '../../field.ts'
import type { Site, SiteType } from '../../site.ts'
import { everyBranch } from '../branches/branch-rows.ts'
import { noteEdit } from '../changes/note-edit.ts'
import { appendEvent } from '../events/append-event.ts'
import { runSql, sql } from '../run-sql.ts'
import { depthless, differs } from './depthless.ts'
import { lockRow } from './lock-row.ts'
import { syncParts } from './sync-parts.ts'
import { tableOf } from './table-of.ts'
import { writeFiring } from './write-step.ts'

type Doc = Readonly<Record<string, unknown>>

/**
 * Writes what the kit keeps in a document by itself, where `kept` says that it is otherwise now. Its revision goes up, its
 * date does not, since nobody has written in it. The row is locked from before `kept` is asked.
 */
export async function writeKept({
  req,
  site,
  one,
  id,
  kept,
  actor,
}: {
  req: PayloadRequest
  site: Site
  one: SiteType
  id: Id
  kept: (before: Doc) => Promise<Doc | undefined>
  /** Whose doing it is; absent where it follows by itself. */
  actor?: Id | undefined
}): Promise<void> {
  const { payload } = req
  const { slug } = one
  if (!(await lockRow({ req, site, slug, id }))) return
  const before = await payload.db.findOne<Doc & { id: Id }>({ collection: slug, where: { id: { equals: id } }, req })
  const data = before && (await kept(before))
  if (!data) return
  const doc = await writeFiring({ req, slug, before, data })
  const updatedAt = before.updatedAt as string
  await runSql({ payload, req, query: sql`UPDATE ${sql.identifier(tableOf(slug))} SET updated_at = ${updatedAt} WHERE id = ${id}` })
  await appendEvent({ payload, req, event: { kind: 'updated', type: slug, doc: id, actor } })
  await noteEdit({ req, one, before, doc, actor })
  if (one.surface.flow) await syncParts({ req, site, one, before, doc, actor })
  await keepInBranches({ req, site, one, before, doc })
}

/** After a document was changed: what its branches have in common with it is in them as it is now. */
export async function keepInBranches({
  req,
  site,
  one,
  before,
  doc,
}: {
  req: PayloadRequest
  site: Site
  one: SiteType
  before: Doc
  doc: Doc
}): Promise<void> {
  for (const { opens, takes = [] } of Object.values<Branching>(one.surface.flow?.branches ?? {})) {
    if (!takes.some((name) => differs(before[name], doc[name]))) continue
    const data = Object.fromEntries(takes.map((name) => [name, (depthless(doc) as Doc)[name] ?? null]))
    for (const id of await everyBranch({ req, slug: one.slug, id: doc.id as Id, branchType: opens }))
      await writeKept({
        req,
        site,
        one: site.type(opens)!,
        id,
        kept: async (branch) => (takes.some((name) => differs(branch[name], data[name])) ? data : undefined),
      })
  }
}
