import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isThisMachine, settingsOfProcess } from '@yizheng/kit/settings'
import { developmentIdp } from './development-idp.ts'

/** The process of the development identity provider (`npm start` starts it; never in production). */
const { publicUrl, idpPort, dataDir, production } = settingsOfProcess({ without: ['DATABASE_URL', 'PAYLOAD_SECRET', 'YZ_INTERNAL_KEY'] })
if (production || !isThisMachine(publicUrl)) {
  console.error('开发用身份提供方不得在正式环境运行。 The development identity provider does not run in production.')
  process.exit(1)
}
const read = (name: string) => readFileSync(join(dataDir, 'saml', name), 'utf8')
const url = `http://127.0.0.1:${idpPort}`
const server = developmentIdp({
  url,
  spOrigin: publicUrl,
  spCertificate: read('saml.crt'),
  keys: { privateKey: read('idp.key'), certificate: read('idp.crt') },
})
server.listen(idpPort, '127.0.0.1', () => console.log(`development identity provider: listening on ${url}`))
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => {
    server.close(() => process.exit(0))
    server.closeAllConnections()
  })
