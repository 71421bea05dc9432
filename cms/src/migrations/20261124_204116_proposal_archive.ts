import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_proposals_kind" AS ENUM('personal', 'joint', 'collective');
  CREATE TYPE "public"."enum_proposals_outcome_class" AS ENUM('A', 'C', 'D');
  ALTER TYPE "public"."enum_proposals_state" ADD VALUE 'assigned' BEFORE 'handling';
  ALTER TYPE "public"."enum_proposals_state" ADD VALUE 'returning' BEFORE 'handling';
  ALTER TYPE "public"."enum_proposals_state" ADD VALUE 'tracking' BEFORE 'closed';
  ALTER TYPE "public"."enum_proposals_state" ADD VALUE 'archived' BEFORE 'declined';
  ALTER TABLE "proposals" ADD COLUMN "collective" varchar;
  ALTER TABLE "proposals" ADD COLUMN "kind" "enum_proposals_kind";
  ALTER TABLE "proposals" ADD COLUMN "sector" varchar;
  ALTER TABLE "proposals" ADD COLUMN "committee_id" integer;
  ALTER TABLE "proposals" ADD COLUMN "workplace" varchar;
  ALTER TABLE "proposals" ADD COLUMN "post" varchar;
  ALTER TABLE "proposals" ADD COLUMN "mobile" varchar;
  ALTER TABLE "proposals" ADD COLUMN "address" varchar;
  ALTER TABLE "proposals" ADD COLUMN "postcode" varchar;
  ALTER TABLE "proposals" ADD COLUMN "meet" boolean DEFAULT false;
  ALTER TABLE "proposals" ADD COLUMN "progress" varchar;
  ALTER TABLE "proposals" ADD COLUMN "outcome" varchar;
  ALTER TABLE "proposals" ADD COLUMN "outcome_class" "enum_proposals_outcome_class";
  ALTER TABLE "proposals" ADD COLUMN "key" boolean DEFAULT false;
  ALTER TABLE "proposals" ADD COLUMN "excellent" boolean DEFAULT false;
  ALTER TABLE "proposals" ADD COLUMN "archive_number" varchar;
  ALTER TABLE "proposals" ADD CONSTRAINT "proposals_committee_id_organisations_id_fk" FOREIGN KEY ("committee_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "proposals_kind_idx" ON "proposals" USING btree ("kind");
  CREATE INDEX "proposals_committee_idx" ON "proposals" USING btree ("committee_id");
  CREATE INDEX "proposals_outcome_class_idx" ON "proposals" USING btree ("outcome_class");
  CREATE UNIQUE INDEX "proposals_archive_number_idx" ON "proposals" USING btree ("archive_number");
  UPDATE "proposals" p SET
    "kind" = CASE WHEN EXISTS (SELECT 1 FROM "proposals_rels" r WHERE r."parent_id" = p."id" AND r."path" = 'cosponsors') THEN 'joint' ELSE 'personal' END::"public"."enum_proposals_kind",
    "sector" = u."sector", "committee_id" = u."committee_id", "workplace" = u."workplace"
    FROM "users" u WHERE u."id" = p."author_id";`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "proposals" DROP CONSTRAINT "proposals_committee_id_organisations_id_fk";
  
  ALTER TABLE "proposals" ALTER COLUMN "state" SET DATA TYPE text;
  ALTER TABLE "proposals" ALTER COLUMN "state" SET DEFAULT 'draft'::text;
  DROP TYPE "public"."enum_proposals_state";
  CREATE TYPE "public"."enum_proposals_state" AS ENUM('draft', 'cosigning', 'review', 'returned', 'filed', 'handling', 'separate', 'countersigning', 'auditing', 'answered', 'evaluated', 'closed', 'declined', 'merged');
  ALTER TABLE "proposals" ALTER COLUMN "state" SET DEFAULT 'draft'::"public"."enum_proposals_state";
  ALTER TABLE "proposals" ALTER COLUMN "state" SET DATA TYPE "public"."enum_proposals_state" USING "state"::"public"."enum_proposals_state";
  DROP INDEX "proposals_kind_idx";
  DROP INDEX "proposals_committee_idx";
  DROP INDEX "proposals_outcome_class_idx";
  DROP INDEX "proposals_archive_number_idx";
  ALTER TABLE "proposals" DROP COLUMN "collective";
  ALTER TABLE "proposals" DROP COLUMN "kind";
  ALTER TABLE "proposals" DROP COLUMN "sector";
  ALTER TABLE "proposals" DROP COLUMN "committee_id";
  ALTER TABLE "proposals" DROP COLUMN "workplace";
  ALTER TABLE "proposals" DROP COLUMN "post";
  ALTER TABLE "proposals" DROP COLUMN "mobile";
  ALTER TABLE "proposals" DROP COLUMN "address";
  ALTER TABLE "proposals" DROP COLUMN "postcode";
  ALTER TABLE "proposals" DROP COLUMN "meet";
  ALTER TABLE "proposals" DROP COLUMN "progress";
  ALTER TABLE "proposals" DROP COLUMN "outcome";
  ALTER TABLE "proposals" DROP COLUMN "outcome_class";
  ALTER TABLE "proposals" DROP COLUMN "key";
  ALTER TABLE "proposals" DROP COLUMN "excellent";
  ALTER TABLE "proposals" DROP COLUMN "archive_number";
  DROP TYPE "public"."enum_proposals_kind";
  DROP TYPE "public"."enum_proposals_outcome_class";`)
}
