import { startWorker } from '@yizheng/kit/cms/worker'
import { getPayload } from 'payload'
import site from '../../yizheng.config.ts'
import config from './payload.config.ts'

/** The worker process: reactions to what was committed, and work by the clock, until SIGTERM or SIGINT. */
const stop = new AbortController()
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort())

const payload = await getPayload({ config })
payload.logger.info('worker started')
await startWorker({ payload, site, signal: stop.signal })
await payload.destroy()
process.exit(0)
