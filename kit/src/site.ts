import type { App } from './app.ts'
import { checkGathering } from './check-gathering.ts'
import { checkLists } from './check-lists.ts'
import { DeclarationError } from './declaration-error.ts'
import { isRelationKind, type Field } from './field.ts'
import { mergeMessages, type Label, type Messages } from './label.ts'
import { kitMessages } from './messages/index.ts'
import { organisationKinds } from './organisation-kinds.ts'
import type { AnySurface } from './surface.ts'
import { roles } from './who.ts'

/** Collections that the CMS host has by itself; a field may point to them. */
export const hostCollections = ['users', 'organisations', 'media', 'attachments'] as const
/** Collections that the kit adds for its own use; nothing points to them. */
export const kitCollections = ['calendar-years', 'wordings'] as const

const hostChoices: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  organisations: { kind: Object.keys(organisationKinds) },
  users: { roles: Object.keys(roles) },
}

/** Fields of a collection that a relation to it may be narrowed by (`only`), with their values. */
export function choicesOf(type: SiteType | undefined, slug: string): Readonly<Record<string, readonly string[]>> {
  if (!type) return hostChoices[slug] ?? {}
  const { pages, search, type: content } = type.surface
  const names = [...new Set([...(pages?.list?.filter ?? []), ...(search?.facets ?? [])])]
  return Object.fromEntries(
    names.flatMap((name) => {
      const values = name === 'state' ? type.surface.flow?.states : content.fields[name]?.values
      return values ? [[name, Object.keys(values)]] : []
    }),
  )
}

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
      ...[...hostCollections, ...kitCollections].map((slug) => ({ value: slug, path: 'the CMS itself' })),
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
      checkOnly(`${pathOf(one)}.fields.${name}.only`, field, choicesOf(bySlug.get(field.to!), field.to!))
    }
    checkGathering(pathOf(one), one.surface, (slug) => bySlug.get(slug)?.surface)
    checkLists(pathOf(one), one.surface, (slug) => bySlug.get(slug)?.surface)
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

/** A condition that no row can meet, or that nothing can ask for, is a mistake. */
function checkOnly(path: string, { to, options: { only = {} } }: Field, choices: Readonly<Record<string, readonly string[]>>): void {
  for (const [name, values] of Object.entries(only)) {
    const known = choices[name]
    if (!known)
      throw new DeclarationError(
        path,
        `"${to}" cannot be narrowed by "${name}"`,
        Object.keys(choices).length > 0
          ? `Choose one of ${Object.keys(choices).join(', ')}`
          : 'Name a select field its list is filtered by',
      )
    const unknown = values.find((value) => !known.includes(value))
    if (values.length === 0 || unknown !== undefined)
      throw new DeclarationError(path, `"${unknown ?? ''}" is no value of "${name}"`, `Choose some of ${known.join(', ')}`)
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
