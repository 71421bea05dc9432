import { indexDocuments } from '../search/index-documents.ts'
import { learnSiteWords } from '../search/site-words.ts'
import type { SearchIndex } from '../search/search-index.ts'
import type { Subscriber } from './subscriber.ts'

/** Keeps the search index in step: whatever happened to a document, it is read anew and put in or taken out. */
export function searchSubscriber(index: SearchIndex): Subscriber {
  return {
    name: 'search',
    async handle({ payload, site, req, events }) {
      await learnSiteWords({ payload, req })
      for (const [slug, some] of Map.groupBy(events, (event) => event.type)) {
        const one = site.type(slug)
        if (!one?.surface.search) continue
        await indexDocuments({ req, site, one, ids: [...new Set(some.map((event) => event.doc))], index })
      }
    },
  }
}
