import { hostname } from 'node:os'
import type { BasePayload } from 'payload'
import { runSql, sql } from '../run-sql.ts'

const BEAT_MS = 5000

/** Shows in yz.heartbeats that this process lives; the returned function ends that and takes the row away. */
export async function startHeartbeat({ payload, kind }: { payload: BasePayload; kind: string }): Promise<() => Promise<void>> {
  const name = `${hostname()}:${process.pid}`
  await runSql({
    payload,
    query: sql`INSERT INTO yz.heartbeats (process, kind) VALUES (${name}, ${kind}) ON CONFLICT (process) DO UPDATE SET kind = EXCLUDED.kind, started_at = now(), at = now()`,
  })
  const timer = setInterval(() => {
    runSql({ payload, query: sql`UPDATE yz.heartbeats SET at = now() WHERE process = ${name}` }).catch((error: unknown) =>
      payload.logger.warn({ err: error as Error, msg: 'no heartbeat' }),
    )
  }, BEAT_MS)
  return async () => {
    clearInterval(timer)
    await runSql({ payload, query: sql`DELETE FROM yz.heartbeats WHERE process = ${name}` })
  }
}
