import { printDocuments } from '../similar/print-documents.ts'
import type { Subscriber } from './subscriber.ts'

/** Keeps what finds similar documents in step: whatever happened to a document, its prints are taken anew. */
export const similarSubscriber: Subscriber = {
  name: 'similar',
  async handle({ site, req, events }) {
    for (const [slug, some] of Map.groupBy(events, (event) => event.type)) {
      const one = site.type(slug)
      if (!one?.surface.similar) continue
      await printDocuments({ req, one, ids: [...new Set(some.map((event) => event.doc))] })
    }
  },
}
