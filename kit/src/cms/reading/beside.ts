import type { PayloadRequest } from 'payload'
import type { Locale } from '../../label.ts'
import type { BesideAnswer, Ref } from '../../protocol.ts'
import type { Site, SiteType } from '../../site.ts'
import { relationIds } from '../../who.ts'
import { encodeCursor } from '../operations/keyset.ts'
import { listRows } from '../operations/list.ts'
import { readDocument } from '../operations/read-document.ts'
import { related } from './related.ts'

/**
 * Answers GET /api/{slug}/{id}/beside: what to read after a document. Its neighbours are those in its list, which is narrowed as a
 * reader would narrow it: by the relation that the list is filtered by first, such as the column.
 */
export async function beside({
  req,
  site,
  one,
  id,
  locale,
}: {
  req: PayloadRequest
  site: Site
  one: SiteType
  id: number
  locale: Locale
}): Promise<BesideAnswer> {
  const { type, pages, flow } = one.surface
  const sort = pages?.list?.sort ?? 'createdAt'
  const by = pages?.list?.filter?.find((name) => type.fields[name]?.kind === 'one')
  const doc = await readDocument({ req, slug: one.slug, id })
  const title = String(doc[type.title] ?? '')
  const [under] = by ? relationIds(doc[by]) : []
  const open = Object.entries(flow?.states ?? {}).flatMap(([name, state]) => (state.public ? [name] : []))
  const neighbour = async (side: 'after' | 'before'): Promise<Ref | null> => {
    const query = new URLSearchParams({ fields: type.title, limit: '1', [side]: encodeCursor({ value: doc[sort], id }) })
    if (by && under !== undefined) query.set(by, String(under))
    if (open.length > 0) query.set('state', open.join(','))
    // The cursor says it too, but in a way that no index narrows by.
    const bound = doc[sort] ? { [sort]: { [side === 'after' ? 'less_than_equal' : 'greater_than_equal']: doc[sort] } } : undefined
    const [row] = (await listRows({ req, site, one, query, ...(bound ? { also: bound } : {}) })).docs
    // Nothing before the first: the list then begins with the document itself.
    return row && row.id !== id ? { id: row.id, title: String(row[type.title] ?? '') } : null
  }
  return {
    newer: await neighbour('before'),
    older: await neighbour('after'),
    related: await related({ req, site, title, but: { type: one.slug, doc: id }, locale }),
  }
}
