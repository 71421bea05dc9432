import type { App } from './app.ts'
import { DeclarationError } from './check-app.ts'
import { isRelationKind } from './field.ts'
import { mergeMessages, type Label, type Messages } from './label.ts'
import { kitMessages } from './messages/index.ts'
import type { AnySurface } from './surface.ts'

/** Collections that the CMS host has by itself; a field may point to them. */
export const hostCollections = ['users', 'organisations', 'media', 'attachments'] as const

/** A content type together with the app it belongs to. */
export interface SiteType {
  readonly app: App
  /** Its key in the app's `types`. */
  readonly key: string
  /** The collection's slug. */
  readonly slug: string
  readonly surface: AnySurface
}

/** The whole site as configured: what hosts iterate over. */
export interface Site {
  readonly label: Label
  /** Apps whose plugins folder is installed and switched on here. Order is the order of menus. */
  readonly apps: readonly App[]
  /** Folders under plugins/ that are installed but not part of this site. */
  readonly off: readonly string[]
  readonly types: readonly SiteType[]
  readonly messages: Messages
  /** Finds a type by its collection's slug. */
  readonly type: (slug: string) => SiteType | undefined
}

/** Puts apps together to a site. Throws a DeclarationError where two apps collide or a relation leads nowhere. */
export function defineSite(spec: { label: Label; apps: readonly App[]; off?: readonly string[] }): Site {
  const types = spec.apps.flatMap((app) =>
    Object.entries(app.types).map(([key, surface]): SiteType => ({ app, key, slug: surface.type.name, surface })),
  )
  refuseDoubles(
    spec.apps.map((app) => ({ value: app.id, path: app.id })),
    'id',
  )
  refuseDoubles(
    [
      ...hostCollections.map((slug) => ({ value: slug, path: 'the CMS itself' })),
      ...types.map((one) => ({ value: one.slug, path: pathOf(one) })),
    ],
    'collection name',
  )
  refuseDoubles(
    types.flatMap((one) =>
      Object.entries(one.surface.pages ?? {}).map(([page, { path }]) => ({ value: path, path: `${pathOf(one)}.pages.${page}` })),
    ),
    'page path',
  )

  const bySlug = new Map(types.map((one) => [one.slug, one]))
  for (const one of types) {
    for (const [name, field] of Object.entries(one.surface.type.fields)) {
      if (!isRelationKind(field.kind)) continue
      if (!bySlug.has(field.to!) && !(hostCollections as readonly string[]).includes(field.to!))
        throw new DeclarationError(
          `${pathOf(one)}.fields.${name}`,
          `there is no collection "${field.to}"`,
          `Choose one of ${[...hostCollections, ...bySlug.keys()].join(', ')}`,
        )
    }
  }
  return {
    label: spec.label,
    apps: spec.apps,
    off: spec.off ?? [],
    types,
    messages: mergeMessages([kitMessages, ...spec.apps.map((app) => app.messages)]),
    type: (slug) => bySlug.get(slug),
  }
}

function pathOf(one: SiteType): string {
  return `${one.app.id}.${one.key}`
}

function refuseDoubles(entries: readonly { value: string; path: string }[], what: string): void {
  const first = new Map<string, string>()
  for (const { value, path } of entries) {
    const other = first.get(value)
    if (other !== undefined) throw new DeclarationError(path, `the ${what} "${value}" is taken by ${other}`, 'Choose another one')
    first.set(value, path)
  }
}
