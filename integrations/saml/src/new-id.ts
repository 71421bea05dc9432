import { randomBytes } from 'node:crypto'

/** An identifier as SAML wants it: not to be guessed, and no number at its beginning. */
export function newId(): string {
  return `_${randomBytes(20).toString('hex')}`
}
