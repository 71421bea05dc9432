import { element, xmlDocument } from './xml.ts'

/** What a feed tells of a document. Addresses are whole; dates are ISO 8601. */
export interface FeedEntry {
  readonly address: string
  readonly title: string
  readonly summary: string
  readonly published: string
  readonly updated: string
}

/** A feed as RFC 4287 has it. `home` is the page whose news it tells, `address` its own. */
export function atomFeed({
  title,
  author,
  home,
  address,
  entries,
}: {
  title: string
  author: string
  home: string
  address: string
  entries: readonly FeedEntry[]
}): string {
  // An empty feed has never been changed.
  const updated = entries.reduce((latest, entry) => (entry.updated > latest ? entry.updated : latest), '1970-01-01T00:00:00.000Z')
  return xmlDocument(
    element(
      'feed',
      [
        element('id', address),
        element('title', title),
        element('updated', updated),
        element('author', [element('name', author)]),
        element('link', undefined, { rel: 'self', type: 'application/atom+xml', href: address }),
        element('link', undefined, { rel: 'alternate', type: 'text/html', href: home }),
        ...entries.map((entry) =>
          element('entry', [
            element('id', entry.address),
            element('title', entry.title),
            element('published', entry.published),
            element('updated', entry.updated),
            element('link', undefined, { rel: 'alternate', type: 'text/html', href: entry.address }),
            ...(entry.summary ? [element('summary', entry.summary)] : []),
          ]),
        ),
      ],
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'zh-CN' },
    ),
  )
}
