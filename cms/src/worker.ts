import { exitOnRefusal, settingsOfProcess } from '@yizheng/kit/cms'
import { mailSlot, startWorker } from '@yizheng/kit/cms/worker'
import { getPayload } from 'payload'
import site from '../../yizheng.config.ts'
import config from './payload.config.ts'
import { refuseSampleAccounts } from './sample-accounts.ts'

/** The worker process: reactions to what was committed, and work by the clock, until SIGTERM or SIGINT. */
const stop = new AbortController()
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort())

const payload = await getPayload({ config })
const settings = settingsOfProcess()
if (settings.public) await refuseSampleAccounts(payload).catch(exitOnRefusal)
payload.logger.info('worker started')
if (!settings.mail) payload.logger.info('no mail server is set (SMTP_URL): notices stand in the inbox only')
await startWorker({
  payload,
  site,
  signal: stop.signal,
  publicUrl: settings.publicUrl,
  channels: [mailSlot({ mail: settings.mail, messages: site.messages })],
})
await payload.destroy()
process.exit(0)
