import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'
import { kitSchema } from '../kit-schema.ts'

/** Links by which a step is taken once, without signing in (签批链接). */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(await kitSchema('0018-signed-links')))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`ALTER TABLE yz.notices DROP COLUMN link;
    ALTER TABLE yz.events  DROP COLUMN link;
    ALTER TABLE yz.history DROP COLUMN link;
    DROP TABLE yz.signed_links`)
}
