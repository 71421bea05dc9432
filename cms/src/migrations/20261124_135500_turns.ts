import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'
import { kitSchema } from '../kit-schema.ts'

/** Steps that several people or units take side by side. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(await kitSchema('0008-turns')))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`CREATE OR REPLACE VIEW yz.steps AS
    SELECT h.id, h.at, h.type, h.doc, h.transition, h.from_state, h.to_state, h.actor, h.reason, h.since, h.due_at, h.undoes
    FROM yz.history h
    WHERE h.undoes IS NULL AND NOT EXISTS (SELECT 1 FROM yz.history u WHERE u.undoes = h.id);
    ALTER TABLE yz.history DROP COLUMN turn; DROP TABLE yz.turns`)
}
