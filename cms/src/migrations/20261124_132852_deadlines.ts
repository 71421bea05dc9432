import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'
import { kitSchema } from '../kit-schema.ts'

/** Clocks, the versions of their rules, and the working days of 2024 to 2027. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(await kitSchema('0006-deadlines')))
  await db.execute(sql.raw(await kitSchema('0007-calendar-2024-2027')))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`DELETE FROM calendar_years`)
  await db.execute(sql`
    DROP TABLE yz.deadline_moves, yz.clocks, yz.deadline_rules, yz.calendar;
    ALTER TABLE yz.history DROP COLUMN clocks;
    DELETE FROM yz.events WHERE kind = 'deadline';
    ALTER TABLE yz.events DROP COLUMN rule, DROP CONSTRAINT events_kind_check,
      ADD CONSTRAINT events_kind_check CHECK (kind IN ('created','updated','deleted','transition','overdue'))`)
}
