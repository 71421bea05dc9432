import { exitOnRefusal, settingsOfProcess } from '@yizheng/kit/cms'
import { startWorker } from '@yizheng/kit/cms/worker'
import { getPayload } from 'payload'
import site from '../../yizheng.config.ts'
import config from './payload.config.ts'
import { refuseSampleAccounts } from './sample-accounts.ts'

/** The worker process: reactions to what was committed, and work by the clock, until SIGTERM or SIGINT. */
const stop = new AbortController()
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort())

const payload = await getPayload({ config })
if (settingsOfProcess().public) await refuseSampleAccounts(payload).catch(exitOnRefusal)
payload.logger.info('worker started')
await startWorker({ payload, site, signal: stop.signal })
await payload.destroy()
process.exit(0)
