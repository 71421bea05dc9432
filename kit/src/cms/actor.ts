import type { PayloadRequest } from 'payload'
import type { Actor, Locale, Role } from '../index.ts'
import { relationIds } from '../who.ts'

/** The signed-in person as the kit's rules see them; undefined for nobody, and for an account that was switched off. */
export function actorOf(user: unknown): Actor | undefined {
  if (typeof user !== 'object' || user === null) return undefined
  const { id, name, roles, unit, disabled } = user as { id?: unknown; name?: unknown; roles?: unknown; unit?: unknown; disabled?: unknown }
  if (typeof id !== 'number' || disabled === true) return undefined
  const [unitId] = relationIds(unit)
  return {
    id,
    name: typeof name === 'string' ? name : '',
    roles: Array.isArray(roles) ? (roles as Role[]) : [],
    ...(unitId === undefined ? {} : { unit: unitId }),
  }
}

/** The language a request asks for: in its header, or by what the person chose in the admin screens, which send none. */
export function localeOf({ headers, i18n }: Pick<PayloadRequest, 'headers'> & { readonly i18n?: PayloadRequest['i18n'] }): Locale {
  return (headers.get('x-yz-locale') ?? i18n?.language) === 'en' ? 'en' : 'zh'
}
