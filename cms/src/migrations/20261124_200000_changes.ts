import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'
import { kitSchema } from '../kit-schema.ts'

/** What steps and edits changed, and from where they came. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(await kitSchema('0014-changes')))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`DROP TABLE yz.edits;
    ALTER TABLE yz.audit   DROP COLUMN door;
    ALTER TABLE yz.history DROP COLUMN door, DROP COLUMN changes`)
}
