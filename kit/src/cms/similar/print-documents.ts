import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { SiteType } from '../../site.ts'
import { withheldFromSome } from '../../withheld.ts'
import { runSql, sql } from '../run-sql.ts'
import { comparedStates, comparedTexts } from './compared-texts.ts'
import { printsOf } from './prints.ts'

/** Takes the prints of stored documents of one type as they are now; takes out those that are gone or are not to be found. */
export async function printDocuments({ req, one, ids }: { req: PayloadRequest; one: SiteType; ids: readonly Id[] }): Promise<void> {
  const { payload } = req
  const { slug, surface } = one
  const { docs } = await payload.find({
    collection: slug as never,
    where: { id: { in: [...ids] } },
    select: Object.fromEntries([...surface.similar!.fields, 'state'].map((name) => [name, true])) as never,
    limit: ids.length,
    pagination: false,
    depth: 0,
    overrideAccess: true,
    req,
  })
  const states = comparedStates(surface)
  const found = new Set<Id>()
  const rows = (docs as unknown as Readonly<Record<string, unknown>>[]).flatMap((doc) => {
    if (states && !states.includes(doc.state as string)) return []
    const texts = comparedTexts(surface, doc, withheldFromSome(surface, doc))
    const prints = printsOf(
      texts.map(({ text }) => text),
      slug,
    )
    if (prints.length === 0) return []
    found.add(doc.id as Id)
    return [sql`(${slug}, ${doc.id as Id}::int, ${sql.param(prints)}::int[])`]
  })
  // The first build and the event stream may come upon a document at the same time.
  if (rows.length > 0)
    await runSql({
      payload,
      req,
      query: sql`INSERT INTO yz.text_prints (type, doc, prints) VALUES ${sql.join(rows, sql`, `)}
        ON CONFLICT (type, doc) DO UPDATE SET prints = EXCLUDED.prints`,
    })
  const gone = ids.filter((id) => !found.has(id))
  if (gone.length > 0)
    await runSql({ payload, req, query: sql`DELETE FROM yz.text_prints WHERE type = ${slug} AND doc = ANY(${sql.param(gone)}::int[])` })
}
