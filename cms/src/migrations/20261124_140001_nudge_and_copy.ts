import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'
import { kitSchema } from '../kit-schema.ts'

/** Reminding who must act (催办), and telling others for information (抄送). */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(await kitSchema('0011-nudge-and-copy')))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`DROP INDEX yz.history_actor;
    ALTER TABLE yz.history DROP COLUMN copied;
    ALTER TABLE yz.notices DROP COLUMN step;
    ALTER TABLE yz.events DROP COLUMN step`)
}
