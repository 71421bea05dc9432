import type { PayloadRequest } from 'payload'
import type { Actor, Locale, Principal, Role } from '../index.ts'
import { relationIds } from '../who.ts'

/** Account as authenticated → those it may act for. Beside the account and not in it: no request and no table can say so. */
const standing = new WeakMap<object, readonly Principal[]>()

/** Notes for whom an account may act in the request it was authenticated for. */
export function noteStandsFor(user: object, principals: readonly Principal[]): void {
  standing.set(user, principals)
}

/** The signed-in person as the kit's rules see them; undefined for nobody, and for an account that was switched off. */
export function actorOf(user: unknown): Actor | undefined {
  if (typeof user !== 'object' || user === null) return undefined
  const { id, name, roles, unit, disabled } = user as { id?: unknown; name?: unknown; roles?: unknown; unit?: unknown; disabled?: unknown }
  if (typeof id !== 'number' || disabled === true) return undefined
  const [unitId] = relationIds(unit)
  const standsFor = standing.get(user) ?? []
  return {
    id,
    name: typeof name === 'string' ? name : '',
    roles: Array.isArray(roles) ? (roles as Role[]) : [],
    ...(unitId === undefined ? {} : { unit: unitId }),
    ...(standsFor.length === 0 ? {} : { standsFor }),
  }
}

/** The language a request asks for: in its header, or by what the person chose in the admin screens, which send none. */
export function localeOf({ headers, i18n }: Pick<PayloadRequest, 'headers'> & { readonly i18n?: PayloadRequest['i18n'] }): Locale {
  return (headers.get('x-yz-locale') ?? i18n?.language) === 'en' ? 'en' : 'zh'
}
