import type { PayloadRequest } from 'payload'
import { translate } from '../../label.ts'
import type { Locale } from '../../label.ts'
import type { SearchAnswer, SearchHit } from '../../protocol.ts'
import { marksOf } from '../../row-filter.ts'
import type { Site } from '../../site.ts'
import { actorOf } from '../actor.ts'
import { offApps } from '../app-switch.ts'
import { markText, snippetOf, termsOf } from './mark.ts'
import type { SearchIndex, SearchKey } from './search-index.ts'

const PAGE_SIZE = 10
const PAGES_MOST = 50
const QUERY_MOST = 100

/**
 * Answers GET /api/search: what this person may read, best first. The index narrows by the audience; every hit of the page
 * is then looked up with the person's own rights, should a right have changed a moment ago.
 */
export async function search({
  req,
  site,
  index,
  locale,
  text,
  type,
  page,
}: {
  req: PayloadRequest
  site: Site
  index: SearchIndex
  locale: Locale
  text: string
  type?: string | undefined
  page: number
}): Promise<SearchAnswer> {
  const { payload } = req
  const query = text.slice(0, QUERY_MOST).trim()
  const terms = termsOf(query)
  if (terms.length === 0) return { hits: [], total: 0, exact: true, types: [], page: 1, pages: 0 }
  const off = await offApps(payload)
  const types = site.types.filter((one) => one.surface.search && !off.includes(one.app.id)).map((one) => one.slug)
  const shownPage = Math.min(Math.max(1, page), PAGES_MOST)
  const found = await index.find(
    { text: query, marks: marksOf(actorOf(req.user)), types, only: type, offset: (shownPage - 1) * PAGE_SIZE, limit: PAGE_SIZE },
    { payload, req },
  )
  const readable = await readableKeys(req, found.hits)
  const say = (key: string) => translate({ messages: site.messages, locale, key })
  const total = found.counts.filter((one) => type === undefined || one.type === type).reduce((sum, one) => sum + one.count, 0)
  return {
    hits: found.hits
      .filter((hit) => readable.has(keyOf(hit)))
      .map((hit): SearchHit => {
        const { surface } = site.type(hit.type)!
        return {
          type: hit.type,
          typeLabel: say(surface.type.label),
          id: hit.doc,
          title: hit.title,
          titleMarked: markText(hit.title, terms),
          snippet: snippetOf(hit.body, terms),
          path: surface.pages?.detail?.path.replace('[id]', String(hit.doc)) ?? null,
          date: hit.date,
        }
      }),
    total,
    exact: found.exact,
    types: found.counts.map((one) => ({ type: one.type, label: say(site.type(one.type)!.surface.type.label), count: one.count })),
    page: shownPage,
    pages: Math.min(Math.ceil(total / PAGE_SIZE), PAGES_MOST),
  }
}

async function readableKeys(req: PayloadRequest, keys: readonly SearchKey[]): Promise<Set<string>> {
  const bySlug = Map.groupBy(keys, (key) => key.type)
  const readable = await Promise.all(
    [...bySlug].map(async ([slug, some]) => {
      const ids = some.map((key) => key.doc)
      const { docs } = await req.payload.find({
        collection: slug as never,
        where: { id: { in: ids } },
        select: { createdAt: true } as never,
        limit: ids.length,
        pagination: false,
        depth: 0,
        overrideAccess: false,
        user: req.user,
        disableErrors: true,
      })
      return (docs as unknown as { id: number }[]).map((doc) => keyOf({ type: slug, doc: doc.id }))
    }),
  )
  return new Set(readable.flat())
}

function keyOf({ type, doc }: SearchKey): string {
  return `${type}/${doc}`
}
