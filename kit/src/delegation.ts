import type { Site } from './site.ts'
import type { Actor, Role } from './who.ts'

/** The roles on the side of the body itself, one of which a deputy (受托人) of anybody outside a handling unit must have. */
export const staffRoles: readonly Role[] = ['staff', 'proposal-office', 'supervisor', 'leader', 'editor', 'publisher']

/** Roles that nobody hands on. */
const PERSONAL: readonly Role[] = ['citizen', 'admin']

/** Whole days a delegation may last at most. */
export const DELEGATION_MOST_DAYS = 366

/** Characters of the remark. */
export const REMARK_MOST = 200

/** What somebody may hand on to a deputy: their roles but for those of a person or an administrator. */
export function delegableRoles({ roles }: Pick<Actor, 'roles'>): readonly Role[] {
  return roles.filter((role) => !PERSONAL.includes(role))
}

/**
 * Whether `deputy` may stand for `principal`: what belongs to a handling unit stays with the people of that unit, all else
 * with somebody who holds one of {@link staffRoles}. Denied to everybody else, and to oneself.
 */
export function mayStandFor(principal: Actor, deputy: Actor): boolean {
  const roles = delegableRoles(principal)
  if (principal.id === deputy.id || roles.length === 0) return false
  const isSameUnit = principal.unit !== undefined && principal.unit === deputy.unit
  if (roles.includes('handling-unit') && !(isSameUnit && deputy.roles.includes('handling-unit'))) return false
  return roles.every((role) => role === 'handling-unit') || deputy.roles.some((role) => staffRoles.includes(role))
}

/** The apps whose work can be delegated: those with a workflow. */
export function delegableApps({ types }: Pick<Site, 'types'>): readonly { readonly id: string; readonly label: string }[] {
  const apps = types.filter(({ surface }) => surface.flow).map(({ app }) => app)
  return [...new Map(apps.map(({ id, label }) => [id, { id, label }])).values()]
}
