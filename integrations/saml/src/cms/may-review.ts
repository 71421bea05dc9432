import type { Actor, Role } from '@yizheng/kit'

/** Roles that staff may hand to an identity by linking it; an account with any other is linked by an administrator. */
const ordinary: readonly Role[] = ['citizen', 'member', 'handling-unit']

/** Whether this person reviews who signs in: the office, and the administrator. */
export function mayReview(actor: Pick<Actor, 'roles'> | undefined): boolean {
  return actor !== undefined && actor.roles.some((role) => role === 'staff' || role === 'admin')
}

/** Whether this person may say that somebody is the holder of an account with these roles. */
export function mayLink(actor: Pick<Actor, 'roles'>, roles: readonly string[]): boolean {
  return actor.roles.includes('admin') || (mayReview(actor) && roles.every((role) => (ordinary as readonly string[]).includes(role)))
}
