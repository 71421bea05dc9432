import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'
import { kitSchema } from '../kit-schema.ts'

/** Sign-ins and sign-outs under way at identity providers, and the sessions that began there. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(await kitSchema('0021-sign-in')))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`DROP TABLE yz.sign_in_sessions; DROP TABLE yz.sign_in_seen; DROP TABLE yz.sign_in_flows`)
}
