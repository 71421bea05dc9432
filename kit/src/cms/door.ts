import type { PayloadRequest } from 'payload'
import { PORTAL_MARK, portalMark } from '../keys/portal-mark.ts'
import type { Id } from '../field.ts'
import type { Door } from '../protocol.ts'
import { RequestError } from './request-error.ts'

type Request = Pick<PayloadRequest, 'context' | 'payloadAPI' | 'headers'>

/**
 * The door a request came through. Who comes by a signed link is known by the request's context, which nobody outside can set;
 * whoever has a browser's session and does not come from a page of the portal is in the admin screens.
 */
export function doorOf({ context, payloadAPI, headers }: Request): Door {
  if (context.door === 'link') return 'link'
  if (payloadAPI === 'local') return 'itself'
  if (isPortal(headers)) return 'portal'
  return headers.has('authorization') ? 'api' : 'admin'
}

/** The signed link a request came by. */
export function linkOf({ context }: Pick<Request, 'context'>): Id | undefined {
  return context.door === 'link' ? (context.link as Id) : undefined
}

/** Lets only the portal's server pass. Throws a 401 for anybody else. */
export function requirePortal(headers: Headers): void {
  if (!isPortal(headers)) throw new RequestError(401, 'error.internalKey')
}

function isPortal(headers: Headers): boolean {
  const key = process.env.YZ_INTERNAL_KEY
  return Boolean(key) && headers.get(PORTAL_MARK) === portalMark(key!)
}
