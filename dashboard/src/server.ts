import { createServer } from 'node:http'
import { resolve } from 'node:path'
import { settingsOfProcess } from '@yizheng/kit/settings'
import { devServer } from './dev-server.ts'
import { fileServer, type Handler } from './file-server.ts'

/** The dashboard process: the files of the page. The figures come from the CMS on the same origin. */
const { host, dashboardPort: port } = settingsOfProcess({ without: ['DATABASE_URL', 'PAYLOAD_SECRET', 'YZ_INTERNAL_KEY'] })
const root = resolve(import.meta.dirname, '..')
const server = createServer((request, response) => handle(request, response))
const dev = process.argv.includes('--dev') ? await devServer({ root, server }) : undefined
const handle: Handler = dev?.handle ?? (await fileServer(resolve(root, 'dist')))

server.keepAliveTimeout = 65_000
server.listen(port, host, () => console.log(`dashboard: listening on http://${host}:${port}/dashboard/`))

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    setTimeout(() => server.closeAllConnections(), 3_000).unref()
    server.close(() => void Promise.resolve(dev?.close()).finally(() => process.exit(0)))
    server.closeIdleConnections()
  })
}
