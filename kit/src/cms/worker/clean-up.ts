import type { BasePayload } from 'payload'
import { runSql, sql } from '../run-sql.ts'

const EVENTS_KEPT_DAYS = 30
const UNCLAIMED_FILES_KEPT_DAYS = 7

/**
 * Clears away what nobody needs any more: events that are old and that every subscriber has passed, signs of life of
 * processes long gone, uploaded files that no document ever named, ledgers that were never brought in.
 */
export async function cleanUp({ payload }: { payload: BasePayload }): Promise<void> {
  // The newest event stays whatever its age: it is the place from which followers go on.
  await runSql({
    payload,
    query: sql`DELETE FROM yz.events e USING (SELECT xid, seq FROM yz.subscriptions ORDER BY xid, seq LIMIT 1) AS slowest
      WHERE e.at < now() - make_interval(days => ${EVENTS_KEPT_DAYS}) AND (e.xid, e.seq) <= (slowest.xid, slowest.seq)
        AND (e.xid, e.seq) < (SELECT n.xid, n.seq FROM yz.events n ORDER BY n.xid DESC, n.seq DESC LIMIT 1)
        AND NOT EXISTS (SELECT 1 FROM yz.failures f WHERE f.xid = e.xid AND f.seq = e.seq)`,
  })
  await runSql({ payload, query: sql`DELETE FROM yz.heartbeats WHERE at < now() - interval '1 day'` })
  await runSql({ payload, query: sql`DELETE FROM yz.imports WHERE done_at IS NULL AND expires_at < now() - interval '7 days'` })
  await runSql({ payload, query: sql`UPDATE yz.imports SET file = NULL WHERE file IS NOT NULL AND expires_at < now()` })
  const before = new Date(Date.now() - UNCLAIMED_FILES_KEPT_DAYS * 86_400_000).toISOString()
  await payload.delete({
    collection: 'attachments' as never,
    where: { and: [{ ownerType: { exists: false } }, { createdAt: { less_than: before } }] },
    overrideAccess: true,
  })
}
