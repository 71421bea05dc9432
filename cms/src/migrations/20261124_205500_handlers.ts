import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'
import { kitSchema } from '../kit-schema.ts'

/** To whom the people of an organisation passed a document on among themselves (转办). */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(await kitSchema('0017-handlers')))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`DROP TABLE yz.handlers`)
}
