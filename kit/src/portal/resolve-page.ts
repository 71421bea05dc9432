import type { Id } from '../field.ts'
import { importPath } from '../import-path.ts'
import type { Site, SiteType } from '../site.ts'

/** A declared page that a URL path leads to. */
export type DeclaredPage =
  | { readonly kind: 'list'; readonly type: SiteType }
  | { readonly kind: 'submit'; readonly type: SiteType }
  | { readonly kind: 'import'; readonly type: SiteType }
  | { readonly kind: 'detail'; readonly type: SiteType; readonly id: Id }

/** Finds the declared page for a path; undefined where there is none, or where its app is switched off. */
export function resolvePage({ site, offApps, path }: { site: Site; offApps: readonly string[]; path: string }): DeclaredPage | undefined {
  const types = site.types.filter(({ app }) => !offApps.includes(app.id))
  for (const type of types) {
    if (type.surface.pages?.list?.path === path) return { kind: 'list', type }
    if (type.surface.pages?.submit?.path === path) return { kind: 'submit', type }
    if (importPath(type) === path) return { kind: 'import', type }
  }
  const match = /^(.*\/)([1-9]\d{0,9})$/.exec(path)
  const type = match && types.find(({ surface }) => surface.pages?.detail?.path === `${match[1]!}[id]`)
  // PostgreSQL's serial ids end at 2^31 - 1; a larger number is no document.
  return type && Number(match[2]) <= 2_147_483_647 ? { kind: 'detail', type, id: Number(match[2]) } : undefined
}
