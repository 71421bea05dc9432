import { calendarGaps, channelStates, exitOnRefusal, gapSentence, settingsOfProcess } from '@yizheng/kit/cms'
import next from 'next'
import { createServer } from 'node:http'
import { resolve } from 'node:path'
import { getPayload } from 'payload'
import site from '../../yizheng.config.ts'
import { adminLanguage } from './admin-language.ts'
import { answerApi } from './api-handler.ts'
import config from './payload.config.ts'
import { refuseSampleAccounts } from './sample-accounts.ts'

/** The CMS process: /api by Payload directly, the admin screens by Next. `--dev` reloads code as it changes. */
const settings = settingsOfProcess()
const dev = process.argv.includes('--dev')
const app = next({ dev, dir: resolve(import.meta.dirname, '..'), hostname: settings.host, port: settings.cmsPort })
const payload = await getPayload({ config })
if (settings.public) await refuseSampleAccounts(payload).catch(exitOnRefusal)
for (const gap of await calendarGaps({ payload })) payload.logger.warn(gapSentence(gap, { messages: site.messages, locale: 'zh' }))
await app.prepare()
const answerNext = app.getRequestHandler()
const upgrade = app.getUpgradeHandler()

const server = createServer((request, response) => {
  const path = request.url ?? '/'
  // Identity providers know these addresses without /api.
  if (isSaml(path)) request.url = `/api${path}`
  if (!path.startsWith('/api/')) request.headers['accept-language'] = adminLanguage(request.headers.cookie)
  const work =
    path === '/healthz'
      ? health().then((body) => {
          response.statusCode = body.ok ? 200 : 503
          response.setHeader('content-type', 'application/json')
          response.end(JSON.stringify(body))
        })
      : (path.startsWith('/api/') && !dev) || isSaml(path)
        ? answerApi({ config: payload.config, origin: settings.publicUrl, request, response })
        : answerNext(request, response)
  work.catch((error: unknown) => {
    payload.logger.error({ err: error as Error, msg: 'request failed' })
    if (!response.headersSent) response.statusCode = 500
    response.end()
  })
})
server.on('upgrade', (request, socket, head) => void upgrade(request, socket, head))
server.listen(settings.cmsPort, settings.host, () => payload.logger.info(`CMS listens on http://${settings.host}:${settings.cmsPort}`))

function isSaml(path: string): boolean {
  return path.startsWith('/saml/')
}

/** Whether the database answers, and how the channels of notices do; one that fails or is not set up makes nobody ill. */
async function health(): Promise<{ ok: boolean; channels?: Readonly<Record<string, string>> }> {
  try {
    const states = await channelStates({ payload })
    return { ok: true, channels: Object.fromEntries(states.map(({ name, state }) => [name, state])) }
  } catch {
    return { ok: false }
  }
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    // Event streams never end by themselves.
    setTimeout(() => server.closeAllConnections(), 1000).unref()
    server.close(() => void payload.destroy().finally(() => process.exit(0)))
  })
}
