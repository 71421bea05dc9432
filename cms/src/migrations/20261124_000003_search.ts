import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'
import { kitSchema } from '../kit-schema.ts'

/** The search index learns pinyin and years, and remembers how far it was built; the worker then builds it anew. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(await kitSchema('0003-search')))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`DROP TABLE yz.search_builds; DROP INDEX yz.search_date; ALTER TABLE yz.search DROP COLUMN pinyin, DROP COLUMN year`)
}
