import { reindexAll } from '@yizheng/kit/cms'
import { getPayload } from 'payload'
import site from '../../yizheng.config.ts'
import config from './payload.config.ts'

/** Builds the search index anew, while the system runs. */
const payload = await getPayload({ config })
const total = await reindexAll({ payload, site, onProgress: ({ type, done }) => console.log(`  ${type} ${done}`) })
console.log(`检索库已重建，共 ${total} 条。 The search index is built anew: ${total} documents.`)
await payload.destroy()
process.exit(0)
