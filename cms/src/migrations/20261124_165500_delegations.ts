import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'
import { kitSchema } from '../kit-schema.ts'

/** Deputies for a period (委托). */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(await kitSchema('0013-delegations')))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`DROP VIEW yz.steps;
    ALTER TABLE yz.history DROP COLUMN principal;
    ALTER TABLE yz.audit   DROP COLUMN principal;
    ALTER TABLE yz.turns   DROP COLUMN principal;
    DROP TABLE yz.delegations;
    CREATE VIEW yz.steps AS
      SELECT h.id, h.at, h.type, h.doc, h.transition, h.from_state, h.to_state, h.actor, h.reason, h.since, h.due_at, h.undoes
      FROM yz.history h
      WHERE h.undoes IS NULL AND h.turn IS NULL AND NOT EXISTS (SELECT 1 FROM yz.history u WHERE u.undoes = h.id)`)
}
