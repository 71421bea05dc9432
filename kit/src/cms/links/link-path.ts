import type { BasePayload } from 'payload'
import type { Id } from '../../field.ts'
import { runSql, sql } from '../run-sql.ts'
import { isOpen, linkColumns, tokenOf, type LinkRow } from './link-row.ts'

/** The address of a signed link on the site, for the one message that brings it; undefined once it is over. */
export async function linkPath(payload: BasePayload, link: Id): Promise<`/sign/${string}` | undefined> {
  const [row] = await runSql<LinkRow & Record<string, unknown>>({
    payload,
    query: sql`SELECT ${linkColumns} FROM yz.signed_links l WHERE l.id = ${link}`,
  })
  return row && isOpen(row) ? `/sign/${tokenOf(payload, row)}` : undefined
}
