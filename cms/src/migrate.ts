import { exitOnRefusal, indexPictures, refuseStranding, takeUpFlows } from '@yizheng/kit/cms'
import { resolve } from 'node:path'
import { getPayload } from 'payload'
import site from '../../yizheng.config.ts'
import { missingMoves } from './former-moves.ts'
import config from './payload.config.ts'
import { declaredSchema, migratedSchema, schemaGaps } from './schema-gaps.ts'

/**
 * Brings the database to the newest schema; does nothing where it is there already. Exits 1 where that failed, and 3,
 * having done nothing, where the declarations ask for tables or columns that no migration makes. Refuses definitions that
 * would leave documents in states that there are no more.
 */
const payload = await getPayload({ config })
const folder = resolve(import.meta.dirname, 'migrations')
const gaps = [
  ...schemaGaps({ made: migratedSchema(folder), declared: await declaredSchema(payload) }),
  ...missingMoves({ folder, site }).map(({ move: { slug, from, to } }) => `~ ${slug}.state: ${from} → ${to}`),
]
if (gaps.length > 0) {
  console.error(`声明与迁移不一致，请先运行 npm run new:migration。 No migration makes what is declared; write it: npm run new:migration`)
  console.error(gaps.join('\n'))
  process.exit(3)
}
await refuseStranding({ payload, site }).catch(exitOnRefusal)
await payload.db.migrate()
await takeUpFlows({ payload, site })
await indexPictures({ payload, site })
const { rows } = await (payload.db as unknown as { pool: { query(text: string): Promise<{ rows: { ready: boolean }[] }> } }).pool.query(
  "SELECT to_regclass('yz.events') IS NOT NULL AS ready",
)
await payload.destroy()
if (!rows[0]?.ready) throw new Error('The migrations ended without the tables of the kit')
console.log('数据库结构已是最新。 The database schema is up to date.')
process.exit(0)
