import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { Site, SiteType } from '../../site.ts'
import { entryOf } from './entry-of.ts'
import type { SearchIndex } from './search-index.ts'

/**
 * Makes the index agree with the stored documents of one type: reads them as they are now and puts them in, or takes them
 * out where they are gone or have no reader. Reads first and writes last, so that the transaction writes for a moment only.
 */
export async function indexDocuments({
  req,
  site,
  one,
  ids,
  index,
}: {
  req: PayloadRequest
  site: Site
  one: SiteType
  ids: readonly Id[]
  index: SearchIndex
}): Promise<void> {
  const { payload } = req
  const { docs } = await payload.find({
    collection: one.slug as never,
    where: { id: { in: [...ids] } },
    limit: ids.length,
    pagination: false,
    depth: 0,
    overrideAccess: true,
    req,
  })
  const entries = (docs as unknown as Record<string, unknown>[]).flatMap((doc) => entryOf({ site, one, doc }) ?? [])
  const there = new Set(entries.map((entry) => entry.doc))
  await index.put(entries, { payload, req })
  await index.remove(
    ids.filter((id) => !there.has(id)).map((doc) => ({ type: one.slug, doc })),
    { payload, req },
  )
}
