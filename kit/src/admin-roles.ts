import { rolesIn } from './row-filter.ts'
import type { Site } from './site.ts'
import type { Actor, Role } from './who.ts'

/**
 * The roles with work in the admin screens: those that administer, that may edit what others wrote, or that write what has
 * no page for it on the portal. Everybody else acts on the portal alone.
 */
export function adminRoles(site: Pick<Site, 'types'>): ReadonlySet<Role> {
  const editing = site.types.flatMap(({ surface }) => [
    ...rolesIn(surface, surface.access.update),
    ...(surface.pages?.submit ? [] : rolesIn(surface, surface.access.create)),
  ])
  return new Set<Role>(['admin', ...editing])
}

/** Whether this person may enter the admin screens. */
export function mayEnterAdmin(site: Pick<Site, 'types'>, actor: Pick<Actor, 'roles'> | undefined): boolean {
  const entering = adminRoles(site)
  return actor !== undefined && actor.roles.some((role) => entering.has(role))
}
