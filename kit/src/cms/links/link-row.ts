import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { BasePayload, PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import { runSql, sql } from '../run-sql.ts'

/** A signed link as it is stored. */
export interface LinkRow {
  readonly id: Id
  readonly nonce: string
  readonly person: Id
  readonly type: string
  readonly doc: Id
  readonly state: string
  readonly revision: number
  readonly steps: readonly string[]
  readonly sent_by: Id
  readonly sent_at: Date | string
  readonly expires_at: Date | string
  readonly used_at: Date | string | null
  readonly used_step: string | null
  readonly withdrawn_at: Date | string | null
}

/** Columns of `yz.signed_links` under the alias `l`. */
export const linkColumns = sql`l.id::int AS id, l.nonce, l.person, l.type, l.doc, l.state, l.revision, l.steps, l.sent_by, l.sent_at, l.expires_at, l.used_at, l.used_step, l.withdrawn_at`

/** What a link vouches for, none of which can be changed without breaking it. */
type Signed = Pick<LinkRow, 'nonce' | 'person' | 'type' | 'doc' | 'revision' | 'steps' | 'expires_at'>

/** The secret part of a link's address: a seal on what the row says, with a key made from the server's secret. */
export function tokenOf(payload: BasePayload, { nonce, person, type, doc, revision, steps, expires_at }: Signed): string {
  const key = Buffer.from(hkdfSync('sha256', payload.secret, '', 'yizheng signed link', 32))
  const said = JSON.stringify([nonce, person, type, doc, revision, steps, new Date(expires_at).getTime()])
  return createHmac('sha256', key).update(said).digest('base64url')
}

/** What is stored of a token. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** The row behind a token; undefined for a token that nobody made, or whose row was changed since. */
export async function rowOfToken({
  payload,
  req,
  token,
  hold = false,
}: {
  payload: BasePayload
  req?: Pick<PayloadRequest, 'transactionID'>
  token: string
  /** Nobody else uses or withdraws it until the request's transaction ends. */
  hold?: boolean
}): Promise<LinkRow | undefined> {
  const [row] = await runSql<LinkRow & Record<string, unknown>>({
    payload,
    req,
    query: sql`SELECT ${linkColumns} FROM yz.signed_links l WHERE l.hash = ${hashOf(token)} ${hold ? sql`FOR UPDATE` : sql``}`,
  })
  const given = Buffer.from(hashOf(token))
  // Of a token that nobody made the same is worked out, so that it takes the same time.
  const made = Buffer.from(hashOf(tokenOf(payload, row ?? nobodys)))
  return timingSafeEqual(given, made) ? row : undefined
}

const nobodys: Signed = { nonce: '', person: 0, type: '', doc: 0, revision: 0, steps: [], expires_at: new Date(0) }

/** Whether a link could still be used, as far as it alone says so. */
export function isOpen({ used_at, withdrawn_at, expires_at }: Pick<LinkRow, 'used_at' | 'withdrawn_at' | 'expires_at'>): boolean {
  return used_at === null && withdrawn_at === null && new Date(expires_at) > new Date()
}
