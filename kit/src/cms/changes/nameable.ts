import type { PayloadRequest } from 'payload'
import { isRelationKind, type Id } from '../../field.ts'
import type { Site, SiteType } from '../../site.ts'
import { lookUp } from '../operations/present.ts'
import type { Step } from '../operations/history.ts'
import { namedIn, type Telling } from './tell-changes.ts'

/**
 * Whether `req.user` may know what a document is called that a change names. People and organisations are no secret; of
 * declared types those may know who may read the document, which is asked only where some change names one.
 */
export async function nameable({
  req,
  site,
  one: { surface },
  steps,
}: {
  req: PayloadRequest
  site: Site
  one: SiteType
  steps: readonly Step[]
}): Promise<Telling['mayName']> {
  const wanted = new Map<string, Id[]>()
  for (const { changes } of steps)
    for (const [name, change] of Object.entries(changes ?? {})) {
      const field = surface.type.fields[name]
      if (!field || !isRelationKind(field.kind) || !site.type(field.to!)) continue
      wanted.set(field.to!, [...(wanted.get(field.to!) ?? []), ...namedIn(change).map(({ id }) => id)])
    }
  const readable = new Set<string>()
  for (const [slug, ids] of wanted)
    for (const id of (await lookUp({ req, site, slug, ids: [...new Set(ids)] })).keys()) readable.add(`${slug}:${id}`)
  return (slug, id) => !site.type(slug) || readable.has(`${slug}:${id}`)
}
