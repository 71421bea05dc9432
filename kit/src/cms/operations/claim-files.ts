import type { PayloadRequest } from 'payload'
import type { SiteType } from '../../site.ts'
import { relationIds } from '../../who.ts'
import { actorOf } from '../actor.ts'
import { RequestError } from '../request-error.ts'
import { runSql, sql } from '../run-sql.ts'

/** Names of the fields that hold attachments. */
function fileFields({ surface }: SiteType): string[] {
  return Object.entries(surface.type.fields)
    .filter(([, field]) => field.kind === 'files')
    .map(([name]) => name)
}

/**
 * A document may name only files that its writer uploaded, or that are its own already. Otherwise naming a stranger's
 * file would open it, since whoever reads the document reads its files. Throws a 422 at the field.
 */
export async function checkFilesAreMine({
  one,
  data,
  docId,
  req,
}: {
  one: SiteType
  data: Readonly<Record<string, unknown>>
  docId: number | undefined
  req: PayloadRequest
}): Promise<void> {
  const actor = actorOf(req.user)
  if (!actor) return
  for (const name of fileFields(one)) {
    const ids = relationIds(data[name])
    if (ids.length === 0) continue
    const rows = await runSql<{ id: number }>({
      payload: req.payload,
      req,
      query: sql`SELECT id FROM attachments WHERE id IN (${sql.join(
        ids.map((id) => sql`${id}`),
        sql`, `,
      )})
        AND ((owner_type IS NULL AND uploaded_by_id = ${actor.id}) OR (owner_type = ${one.slug} AND owner_id = ${docId ?? -1}))`,
    })
    if (rows.length !== new Set(ids).size) {
      const problem = { key: 'error.notYourFile', values: { field: one.surface.type.fields[name]!.label } }
      throw new RequestError(422, 'error.invalid', { fields: { [name]: problem } })
    }
  }
}

/** Marks the files a document names as its own; from then on they are read with the document's rights. */
export async function claimFiles({
  one,
  doc,
  req,
}: {
  one: SiteType
  doc: Readonly<Record<string, unknown>>
  req: PayloadRequest
}): Promise<void> {
  const ids = fileFields(one).flatMap((name) => relationIds(doc[name]))
  if (ids.length === 0) return
  await runSql({
    payload: req.payload,
    req,
    query: sql`UPDATE attachments SET owner_type = ${one.slug}, owner_id = ${doc.id as number}
      WHERE owner_type IS NULL AND id IN (${sql.join(
        ids.map((id) => sql`${id}`),
        sql`, `,
      )})`,
  })
}
