import type { Id } from './field.ts'
import type { SiteType } from './site.ts'

/** The path of a document's page; undefined where its type has none. */
export function detailPath(type: SiteType | undefined, id: Id): string | undefined {
  return type?.surface.pages?.detail?.path.replace('[id]', String(id))
}
