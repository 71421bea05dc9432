import { buildSearch } from '@yizheng/kit/cms'
import { getPayload } from 'payload'
import site from '../../yizheng.config.ts'
import config from './payload.config.ts'

/** Builds the whole search index anew, while the system runs. After an update the worker does by itself what is needed. */
const payload = await getPayload({ config })
const total = await buildSearch({ payload, site, anew: true, onProgress: ({ type, done }) => console.log(`  ${type} ${done}`) })
console.log(`检索库已重建，共 ${total} 条。 The search index is built anew: ${total} documents.`)
await payload.destroy()
process.exit(0)
