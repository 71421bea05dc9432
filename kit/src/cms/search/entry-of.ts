import { translate } from '../../label.ts'
import { audienceOf } from '../../row-filter.ts'
import type { Site, SiteType } from '../../site.ts'
import { relationIds } from '../../who.ts'
import { withheldFromSome } from '../../withheld.ts'
import { plainTextOf } from './plain-text.ts'
import type { SearchEntry } from './search-index.ts'

const BODY_MOST = 16_000

/** What the index keeps of a document (read with depth 0); undefined where nobody could find it. */
export function entryOf({
  site,
  one,
  doc,
}: {
  site: Site
  one: SiteType
  doc: Readonly<Record<string, unknown>>
}): SearchEntry | undefined {
  const { surface, slug } = one
  const audience = audienceOf(surface, doc)
  if (!surface.search || audience.length === 0) return undefined
  const withheld = withheldFromSome(surface, doc)
  const body = surface.search.body.filter((name) => !withheld.includes(name))
  return {
    type: slug,
    doc: doc.id as number,
    title: oneLine(String(doc[surface.type.title] ?? '')),
    body: oneLine(body.map((name) => textOf(site, one, name, doc[name])).join(' ')).slice(0, BODY_MOST),
    date: dateOf(one, doc),
    audience,
    facets: facetsOf(one, doc),
  }
}

/** The date pages sort by, where that is one; else the day it was made. */
function dateOf({ surface }: SiteType, doc: Readonly<Record<string, unknown>>): string {
  const sort = surface.pages?.list?.sort
  const named = sort && surface.type.fields[sort]?.kind === 'date' ? doc[sort] : undefined
  return new Date((named ?? doc.createdAt) as string).toISOString()
}

function textOf(site: Site, { surface }: SiteType, name: string, value: unknown): string {
  const field = surface.type.fields[name]!
  if (field.kind === 'rich') return plainTextOf(value)
  if (field.kind === 'select')
    return typeof value === 'string' ? translate({ messages: site.messages, locale: 'zh', key: field.values?.[value] ?? value }) : ''
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function facetsOf({ surface }: SiteType, doc: Readonly<Record<string, unknown>>): Record<string, string | number> {
  return Object.fromEntries(
    (surface.search?.facets ?? []).flatMap((name): [string, string | number][] => {
      const value = surface.type.fields[name]?.kind === 'one' ? relationIds(doc[name])[0] : doc[name]
      return typeof value === 'string' || typeof value === 'number' ? [[name, value]] : []
    }),
  )
}

function oneLine(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}
