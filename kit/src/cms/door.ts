import type { PayloadRequest } from 'payload'
import { PORTAL_MARK, portalMark } from '../keys/portal-mark.ts'
import type { Door } from '../protocol.ts'

/** The door a request came through. Whoever has a browser's session and does not come from a page of the portal is in the admin screens. */
export function doorOf({ payloadAPI, headers }: Pick<PayloadRequest, 'payloadAPI' | 'headers'>): Door {
  if (payloadAPI === 'local') return 'itself'
  const key = process.env.YZ_INTERNAL_KEY
  if (key && headers.get(PORTAL_MARK) === portalMark(key)) return 'portal'
  return headers.has('authorization') ? 'api' : 'admin'
}
