import { readSettings } from '@yizheng/kit/cms'
import { fileURLToPath } from 'node:url'
import { getPayload } from 'payload'
import site from '../../yizheng.config.ts'
import config from './payload.config.ts'
import { seedSampleSite } from './sample/seed-sample-site.ts'

export { seedSampleSite }

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (readSettings().public) {
    console.error(
      '正式环境不装样例内容；仅作演示的站点请设 YZ_SAMPLE_SITE=1。\nA public site takes no sample content; for a mere demonstration set YZ_SAMPLE_SITE=1.',
    )
    process.exit(1)
  }
  const started = Date.now()
  const payload = await getPayload({ config })
  const result = await seedSampleSite({ payload, site, log: (line) => console.log(`  ${line}`) })
  console.log(result === 'seeded' ? `样例站点已就绪（${Math.round((Date.now() - started) / 1000)} 秒）` : '样例站点早已就绪')
  await payload.destroy()
  process.exit(0)
}
