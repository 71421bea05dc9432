import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { Label } from '../../label.ts'
import type { SiteEvent } from '../../protocol.ts'
import { dayInChina } from '../../shanghai.ts'
import type { NewNotice } from '../notices/write-notices.ts'
import { runSql, sql } from '../run-sql.ts'

/** What delegations are called where documents have the slug of their type: in the audit, among events, in notices. */
export const DELEGATIONS = 'delegations'

/** The page on which people see the delegations they gave and hold. */
export const DELEGATIONS_PATH = '/desk/delegations'

/** What is told of a delegation. One that ends by itself is not: its end was told with its beginning. */
export type DelegationEvent = 'appoint' | 'end'

/** What a notice of a delegation says, about its `{title}`. */
export function delegationText(event: string): Label {
  return `notice.delegation.${event as DelegationEvent}`
}

/** Both sides of a delegation are told that it is made, or ended before its time, except for whoever did it. */
export async function delegationNotices({ req, event }: { req: PayloadRequest; event: SiteEvent }): Promise<NewNotice[]> {
  const [row] = await runSql<{ principal: Id; deputy: Id; names: string; starts_at: Date | string; ends_at: Date | string }>({
    payload: req.payload,
    req,
    query: sql`SELECT d.principal, d.deputy, p.name || ' → ' || t.name AS names, d.starts_at, d.ends_at
      FROM yz.delegations d JOIN users p ON p.id = d.principal JOIN users t ON t.id = d.deputy WHERE d.id = ${event.doc}`,
  })
  if (!row) return []
  const from = dayInChina(new Date(row.starts_at))
  const until = dayInChina(new Date(new Date(row.ends_at).getTime() - 1))
  const title = `${row.names} (${from === until ? from : `${from} – ${until}`})`
  const name = event.transition as DelegationEvent
  return [row.principal, row.deputy]
    .filter((person) => person !== event.actor)
    .map((person) => ({ person, event, name, kind: name === 'appoint' ? 'todo' : 'progress', title }))
}
