import { fileURLToPath } from 'node:url'
import { getPayload } from 'payload'
import site from '../../yizheng.config.ts'
import config from './payload.config.ts'
import { seedSampleSite } from './sample/seed-sample-site.ts'

export { seedSampleSite }

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = Date.now()
  const payload = await getPayload({ config })
  const result = await seedSampleSite({ payload, site, log: (line) => console.log(`  ${line}`) })
  console.log(result === 'seeded' ? `样例站点已就绪（${Math.round((Date.now() - started) / 1000)} 秒）` : '样例站点早已就绪')
  await payload.destroy()
  process.exit(0)
}
