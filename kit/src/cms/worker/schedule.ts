import type { BasePayload } from 'payload'
import { PgBoss } from 'pg-boss'
import type { Site } from '../../site.ts'
import { lapseTurns } from '../rounds/lapse-turns.ts'
import { cleanUp } from './clean-up.ts'
import { readClocksAnew, startMissingClocks } from './read-clocks-anew.ts'
import { retryFailures } from './run-batch.ts'
import type { Subscriber } from './subscriber.ts'
import { watchDeadlines } from './watch-deadlines.ts'

async function deadlines(scope: { payload: BasePayload; site: Site }): Promise<void> {
  await readClocksAnew(scope)
  await watchDeadlines(scope)
}

/** Work by the clock (Asia/Shanghai). Of several workers one does each piece. */
export async function startSchedule({
  payload,
  site,
  subscribers,
}: {
  payload: BasePayload
  site: Site
  subscribers: readonly Subscriber[]
}): Promise<() => Promise<void>> {
  const { poolOptions } = payload.db as unknown as { poolOptions: { connectionString?: string } }
  if (!poolOptions.connectionString) throw new Error('The worker needs the address of the database as a connection string')
  const boss = new PgBoss({ connectionString: poolOptions.connectionString, schema: 'pgboss', max: 3, application_name: 'yizheng-worker' })
  boss.on('error', (error) => payload.logger.error({ err: error, msg: 'scheduled work' }))
  await boss.start()

  const jobs: Record<string, { cron: string; run: () => Promise<unknown> }> = {
    deadlines: { cron: '* * * * *', run: () => deadlines({ payload, site }) },
    rounds: { cron: '* * * * *', run: () => lapseTurns({ payload, site }) },
    'missing-clocks': { cron: '7 * * * *', run: () => startMissingClocks({ payload, site }) },
    'retry-failures': {
      cron: '17 * * * *',
      run: () => Promise.all(subscribers.map((subscriber) => retryFailures({ payload, site, subscriber }))),
    },
    'clean-up': { cron: '30 3 * * *', run: () => cleanUp({ payload }) },
  }
  for (const [name, { cron, run }] of Object.entries(jobs)) {
    await boss.createQueue(name, {
      policy: 'singleton',
      retryLimit: 2,
      retryBackoff: true,
      expireInSeconds: 600,
      deleteAfterSeconds: 86_400,
    })
    await boss.work(name, async () => {
      await run()
    })
    await boss.schedule(name, cron, {}, { tz: 'Asia/Shanghai' })
  }
  return () => boss.stop({ graceful: true, timeout: 20_000 })
}
