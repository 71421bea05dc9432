import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'
import { kitSchema } from '../kit-schema.ts'

/** Documents that are opened for several people or units out of another one (分办). */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(await kitSchema('0016-branches')))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`DROP TABLE yz.branches`)
}
