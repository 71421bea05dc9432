import { createLocalReq, type BasePayload } from 'payload'
import { inTransaction } from '../operations/transaction.ts'
import { runSql, sql } from '../run-sql.ts'

/**
 * Makes the event stream whole after a restore into another PostgreSQL cluster. Events carry transaction numbers of the
 * cluster they were written in (ADR 1); one that this cluster has not given out yet would hide its event for years. In one
 * transaction all events go to number 0 in the order they had, and what points at them goes along; cursors that portals
 * keep are no longer known, so that each drops its cache. Does nothing where every number is this cluster's.
 *
 * @returns whether that was needed
 */
export async function adoptCluster(payload: BasePayload): Promise<boolean> {
  const [table] = await runSql<{ there: boolean }>({ payload, query: sql`SELECT to_regclass('yz.events') IS NOT NULL AS there` })
  if (!table?.there || !(await hasForeignNumbers(payload))) return false
  const req = await createLocalReq({}, payload)
  return inTransaction(req, async () => {
    // Of several processes that start at once, one does it.
    await runSql({ payload, req, query: sql`LOCK TABLE yz.events IN EXCLUSIVE MODE` })
    if (!(await hasForeignNumbers(payload, req))) return false
    await runSql({
      payload,
      req,
      // The numbers themselves stay the same set, handed out again in the order of the stream.
      query: sql`WITH ordered AS (SELECT xid, seq, row_number() OVER (ORDER BY xid, seq) AS place FROM yz.events),
          numbers AS (SELECT seq, row_number() OVER (ORDER BY seq) AS place FROM yz.events),
          moved AS MATERIALIZED (SELECT ordered.xid, ordered.seq, numbers.seq AS to_seq FROM ordered JOIN numbers USING (place)),
          subscribers AS (UPDATE yz.subscriptions AS s SET xid = '0',
            seq = COALESCE((SELECT max(m.to_seq) FROM moved m WHERE (m.xid, m.seq) <= (s.xid, s.seq)), 0)),
          failed AS (UPDATE yz.failures AS f SET xid = '0', seq = m.to_seq FROM moved m WHERE (f.xid, f.seq) = (m.xid, m.seq)),
          told AS (UPDATE yz.notices AS n SET event_xid = '0', event_seq = m.to_seq FROM moved m WHERE (n.event_xid, n.event_seq) = (m.xid, m.seq))
        UPDATE yz.events AS e SET xid = '0', seq = m.to_seq FROM moved m WHERE (e.xid, e.seq) = (m.xid, m.seq)`,
    })
    return true
  })
}

/** Whether a transaction number is stored that this cluster will only give out in the future. */
async function hasForeignNumbers(payload: BasePayload, req?: Parameters<typeof runSql>[0]['req']): Promise<boolean> {
  const [row] = await runSql<{ foreign: boolean }>({
    payload,
    req,
    query: sql`SELECT EXISTS (SELECT FROM yz.events WHERE xid >= pg_snapshot_xmax(pg_current_snapshot()))
      OR EXISTS (SELECT FROM yz.subscriptions WHERE xid >= pg_snapshot_xmax(pg_current_snapshot())) AS "foreign"`,
  })
  return row?.foreign === true
}
