import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'
import { kitSchema } from '../kit-schema.ts'

/** Notices by other ways than the inbox, and how each person wishes to be told. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(await kitSchema('0010-channels')))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`DROP TABLE yz.notice_settings, yz.channels, yz.deliveries;
    DROP TRIGGER notices_wake ON yz.notices;
    DROP FUNCTION yz.wake_notices();
    ALTER TABLE yz.notices DROP COLUMN kind, DROP COLUMN inbox`)
}
