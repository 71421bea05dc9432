import type { PayloadRequest } from 'payload'
import { detailPath } from '../../detail-path.ts'
import { translate, type Locale } from '../../label.ts'
import type { RelatedDocument } from '../../protocol.ts'
import { marksOf } from '../../row-filter.ts'
import type { Site } from '../../site.ts'
import { offApps } from '../app-switch.ts'
import { isBranchType } from '../branches/branch-rows.ts'
import { isEmpty, parseQuery } from '../search/parse-query.ts'
import { postgresSearchIndex } from '../search/postgres-search-index.ts'
import type { SearchKey } from '../search/search-index.ts'
import { keyOf, readableKeys } from '../search/search.ts'

const RELATED = 5

/** What everybody may read that has words of this title, the best match first, whichever app it belongs to. */
export async function related({
  req,
  site,
  title,
  but,
  locale,
}: {
  req: PayloadRequest
  site: Site
  title: string
  /** The document itself. */
  but: SearchKey
  locale: Locale
}): Promise<RelatedDocument[]> {
  const query = parseQuery(title)
  if (isEmpty(query)) return []
  const off = await offApps(req.payload)
  const types = site.types.filter(
    ({ app, slug, surface }) =>
      // Parts of a document have its title; they are read from it.
      surface.search && surface.pages?.detail && !off.includes(app.id) && !isBranchType(site, slug),
  )
  const { hits } = await postgresSearchIndex.find(
    {
      marks: marksOf(undefined),
      types: types.map(({ slug }) => slug),
      query,
      match: 'any',
      only: {},
      sort: 'relevance',
      facets: [],
      inTitles: true,
      offset: 0,
      limit: RELATED + 1,
    },
    { payload: req.payload, req },
  )
  const readable = await readableKeys(req, hits)
  return hits
    .map((hit) => ({ ...hit, key: keyOf(hit) }))
    .filter(({ key }) => key !== keyOf(but) && readable.has(key))
    .slice(0, RELATED)
    .map(({ type, doc, title: of, date }) => {
      const one = site.type(type)!
      const label = translate({ messages: site.messages, locale, key: one.surface.type.label })
      return { type, typeLabel: label, id: doc, title: of, path: detailPath(one, doc)!, date }
    })
}
