import type { Metadata } from 'next'
import type { PageFrame } from '../page-frame.ts'

/** A feed of a page beside that of the site. */
export interface OwnFeed {
  readonly url: string
  readonly title: string
}

/** The one address of a page (with the cursor of a later page of a list), and the feeds that tell what is new. */
export function alternates({ path, words, name }: PageFrame, { after, feed }: { after?: string | undefined; feed?: OwnFeed } = {}) {
  return {
    canonical: after ? `${path}?after=${encodeURIComponent(after)}` : path,
    types: { 'application/atom+xml': [{ url: '/feed.xml', title: words('reading.feed', { name }) }, ...(feed ? [feed] : [])] },
  } satisfies Metadata['alternates']
}
