import type { CollectionConfig, PayloadRequest, Where as PayloadWhere } from 'payload'
import { deleteFilter, editFilter, readFilter, type RowFilter } from '../../row-filter.ts'
import type { SiteType } from '../../site.ts'
import { isOneOf } from '../../who.ts'
import { actorOf } from '../actor.ts'
import { isAppOff } from '../app-switch.ts'

/** Payload's access functions of a declared type. Every right is a condition on rows; a switched-off app grants nothing. */
export function accessOf({ app, surface }: SiteType): NonNullable<CollectionConfig['access']> {
  const unlessOff =
    (right: (req: PayloadRequest) => RowFilter) =>
    async ({ req }: { req: PayloadRequest }) =>
      (await isAppOff(req.payload, app.id)) ? false : (right(req) as boolean | PayloadWhere)
  return {
    read: unlessOff((req) => readFilter(surface, actorOf(req.user))),
    readVersions: unlessOff((req) => versionFilter(editFilter(surface, actorOf(req.user)))),
    create: async ({ req }) =>
      !(await isAppOff(req.payload, app.id)) &&
      isOneOf({ who: surface.access.create, actor: actorOf(req.user), fields: surface.type.fields }),
    update: unlessOff((req) => editFilter(surface, actorOf(req.user))),
    delete: unlessOff((req) => deleteFilter(surface, actorOf(req.user))),
  }
}

/** Versions are rows of their own that hold the document under `version`. */
function versionFilter(filter: RowFilter): RowFilter {
  if (typeof filter === 'boolean') return filter
  return Object.fromEntries(
    Object.entries(filter).map(([key, value]) =>
      key === 'and' || key === 'or' ? [key, (value as RowFilter[]).map(versionFilter)] : [`version.${key}`, value],
    ),
  )
}
