import { detailPath, type Row, type SiteType } from '@yizheng/kit'
import { publicUrl } from '../public-url.ts'
import { textOf } from '../row-values.ts'
import type { FeedEntry } from './atom.ts'

/** Entries of one feed. */
export const FEED_LENGTH = 30

/** A type whose documents appear day by day, and so can be followed: its list is sorted by a date of theirs. */
export function isFollowed({ surface }: SiteType): boolean {
  const { pages, type } = surface
  return type.fields[pages?.list?.sort ?? '']?.kind === 'date'
}

/** What a feed asks of the list of a type. */
export function feedFields({ surface }: SiteType): readonly string[] {
  const { type, pages } = surface
  const summary = summaryField(surface.type.fields)
  return [type.title, pages!.list!.sort!, ...(summary ? [summary] : [])]
}

/** Rows of a list as entries of a feed. */
export function feedEntries(one: SiteType, rows: readonly Row[]): readonly FeedEntry[] {
  const { type, pages } = one.surface
  const summary = summaryField(type.fields)
  return rows.map((row) => ({
    address: publicUrl() + detailPath(one, row.id)!,
    title: textOf(row, type.title),
    summary: summary ? textOf(row, summary) : '',
    published: textOf(row, pages!.list!.sort!) || row.createdAt,
    updated: row.updatedAt,
  }))
}

function summaryField(fields: SiteType['surface']['type']['fields']): string | undefined {
  return Object.keys(fields).find((name) => fields[name]!.kind === 'longText')
}
