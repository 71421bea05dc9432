import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'
import { kitSchema } from '../kit-schema.ts'

/** Whom a deputy is told of something for. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(await kitSchema('0020-notice-for')))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`ALTER TABLE yz.notices DROP COLUMN stands_for`)
}
