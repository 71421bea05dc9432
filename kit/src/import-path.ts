import type { SiteType } from './site.ts'

/** The page on which a ledger of this type is brought in, beside its list; undefined where none is. */
export function importPath({ surface: { ledger, pages } }: Pick<SiteType, 'surface'>): string | undefined {
  return ledger?.in && pages?.list ? `${pages.list.path}/import` : undefined
}
