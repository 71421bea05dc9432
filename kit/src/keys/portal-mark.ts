import { createHmac } from 'node:crypto'

/** The header by which the portal's server says that a request comes from one of its pages. */
export const PORTAL_MARK = 'x-yz-portal'

/** What it says there: nobody without the installation's key can. It opens nothing. */
export function portalMark(internalKey: string): string {
  return createHmac('sha256', internalKey).update('door: portal').digest('base64url')
}
