import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

/** What proposers said of a reply becomes their answer in the round of ratings; who has still to rate one is asked there. */
export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   INSERT INTO yz.turns (type, doc, round, of_type, of_id, opened_at, answer, answered_at, actor, data, ended_at, ended)
     SELECT 'proposals', p.id, 'ratings', 'users', p.author_id, h.at, 'rate', h.at, h.actor,
       jsonb_build_object('process', p.rating, 'result', p.rating), h.at, 'closed'
     FROM proposals p CROSS JOIN LATERAL (SELECT at, actor FROM yz.history WHERE type = 'proposals' AND doc = p.id
       AND transition = 'evaluate' ORDER BY id DESC LIMIT 1) h
     WHERE p.rating IS NOT NULL AND p.author_id IS NOT NULL;
   INSERT INTO yz.turns (type, doc, round, of_type, of_id, lapses_at)
     SELECT DISTINCT 'proposals', p.id, 'ratings', 'users', part.id, p.due_at
     FROM proposals p CROSS JOIN LATERAL (SELECT p.author_id AS id UNION
       SELECT users_id FROM proposals_rels WHERE parent_id = p.id AND path = 'cosponsors') part
     WHERE p.state = 'answered' AND part.id IS NOT NULL;
   DROP INDEX "proposals_rating_idx";
  ALTER TABLE "proposals" DROP COLUMN "rating";
  DROP TYPE "public"."enum_proposals_rating";`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_proposals_rating" AS ENUM('satisfied', 'fair', 'unsatisfied');
  ALTER TABLE "proposals" ADD COLUMN "rating" "enum_proposals_rating";
  CREATE INDEX "proposals_rating_idx" ON "proposals" USING btree ("rating");`)
}
