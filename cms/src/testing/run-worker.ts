import { runSql, sql } from '@yizheng/kit/cms'
import { startWorker, type Subscriber } from '@yizheng/kit/cms/worker'
import type { BasePayload } from 'payload'
import { expect } from 'vitest'
import site from '../../../yizheng.config.ts'

/** Waits until these subscribers have handled the newest event. */
export async function caughtUp(payload: BasePayload, names: readonly string[] = ['notices', 'search', 'similar']): Promise<void> {
  await expect
    .poll(
      async () =>
        (
          await runSql<{ n: number }>({
            payload,
            query: sql`SELECT count(*)::int AS n FROM yz.subscriptions
              WHERE name = ANY(${sql.param([...names])}::text[]) AND (xid, seq) >= (SELECT xid, seq FROM yz.events ORDER BY xid DESC, seq DESC LIMIT 1)`,
          })
        )[0]!.n,
      { timeout: 30_000, interval: 50 },
    )
    .toBe(names.length)
}

/** Runs a worker in this process until all is done. */
export async function runWorker(
  payload: BasePayload,
  { more = [], until = () => caughtUp(payload) }: { more?: readonly Subscriber[]; until?: () => Promise<void> } = {},
): Promise<void> {
  const stop = new AbortController()
  const running = startWorker({ payload, site, signal: stop.signal, more, patience: { tries: 3, firstWaitMs: 10 } })
  try {
    await until()
  } finally {
    stop.abort()
    await running
  }
}
