import { getPayload } from 'payload'
import config from './payload.config.ts'

/** Brings the database to the newest schema; does nothing where it is there already. Exits 1 where that failed. */
const payload = await getPayload({ config })
await payload.db.migrate()
const { rows } = await (payload.db as unknown as { pool: { query(text: string): Promise<{ rows: { ready: boolean }[] }> } }).pool.query(
  "SELECT to_regclass('yz.events') IS NOT NULL AS ready",
)
await payload.destroy()
if (!rows[0]?.ready) throw new Error('The migrations ended without the tables of the kit')
console.log('数据库结构已是最新。 The database schema is up to date.')
process.exit(0)
