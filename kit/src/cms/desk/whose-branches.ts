import type { PayloadRequest } from 'payload'
import { branchingsInto } from '../../branching.ts'
import type { Ref } from '../../protocol.ts'
import type { Site, SiteType } from '../../site.ts'
import { relationIds } from '../../who.ts'
import { lookUp } from '../operations/present.ts'
import type { Doc } from './desk-item.ts'

/**
 * For whom those of these documents are that are branches: branches of one document have its title, and differ in that
 * alone. One query a type.
 */
export async function whoseBranches({
  req,
  site,
  found,
}: {
  req: PayloadRequest
  site: Site
  found: readonly { readonly one: SiteType; readonly docs: readonly Doc[] }[]
}): Promise<ReadonlyMap<Doc, string>> {
  const flows = site.types.map(({ surface }) => surface.flow)
  const names = new Map<Doc, string>()
  for (const { one, docs } of found) {
    const as = branchingsInto(flows, one.slug)[0]?.branching.as
    if (as === undefined || docs.length === 0) continue
    const ids = docs.flatMap((doc) => relationIds(doc[as]))
    const known = await lookUp({ req, site, slug: one.surface.type.fields[as]!.to!, ids: [...new Set(ids)] })
    for (const doc of docs) {
      const whose = known.get(relationIds(doc[as])[0] ?? 0) as Ref | undefined
      if (whose) names.set(doc, whose.title)
    }
  }
  return names
}
