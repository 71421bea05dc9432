import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

/** The kit's own tables: event stream, history, audit, receipts, inbox, search. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  const file = fileURLToPath(import.meta.resolve('@yizheng/kit/cms/schema.sql'))
  await db.execute(sql.raw(await readFile(file, 'utf8')))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`DROP SCHEMA yz CASCADE`)
}
