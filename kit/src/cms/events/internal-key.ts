import { createHash, timingSafeEqual } from 'node:crypto'
import { RequestError } from '../request-error.ts'

/** Lets only our own processes pass: their header `x-yz-key` holds the installation's key. Throws a 401 for anybody else. */
export function requireInternalKey(headers: Headers): void {
  const expected = process.env.YZ_INTERNAL_KEY
  const given = headers.get('x-yz-key')
  // Of equal length as digests, so that the comparison takes the same time whatever was given.
  if (!expected || !given || !timingSafeEqual(digest(given), digest(expected))) throw new RequestError(401, 'error.internalKey')
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
