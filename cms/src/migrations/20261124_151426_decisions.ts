import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_proposals_ground" AS ENUM('secrets', 'prohibited', 'party', 'democraticParty', 'court', 'academic', 'personal', 'promotion', 'accusation', 'nothingConcrete');
  CREATE TYPE "public"."enum_proposals_onward" AS ENUM('opinion', 'forward', 'archive');
  ALTER TYPE "public"."enum_proposals_state" ADD VALUE 'merged';
  ALTER TABLE "proposals" ADD COLUMN "ground" "enum_proposals_ground";
  ALTER TABLE "proposals" ADD COLUMN "onward" "enum_proposals_onward";
  ALTER TABLE "proposals" ADD COLUMN "merged_into_id" integer;
  ALTER TABLE "proposals" ADD CONSTRAINT "proposals_merged_into_id_proposals_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."proposals"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "proposals_ground_idx" ON "proposals" USING btree ("ground");
  CREATE INDEX "proposals_onward_idx" ON "proposals" USING btree ("onward");
  CREATE INDEX "proposals_merged_into_idx" ON "proposals" USING btree ("merged_into_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "proposals" DROP CONSTRAINT "proposals_merged_into_id_proposals_id_fk";
  
  ALTER TABLE "proposals" ALTER COLUMN "state" SET DATA TYPE text;
  ALTER TABLE "proposals" ALTER COLUMN "state" SET DEFAULT 'draft'::text;
  DROP TYPE "public"."enum_proposals_state";
  CREATE TYPE "public"."enum_proposals_state" AS ENUM('draft', 'cosigning', 'review', 'returned', 'filed', 'handling', 'countersigning', 'auditing', 'answered', 'evaluated', 'closed', 'declined');
  ALTER TABLE "proposals" ALTER COLUMN "state" SET DEFAULT 'draft'::"public"."enum_proposals_state";
  ALTER TABLE "proposals" ALTER COLUMN "state" SET DATA TYPE "public"."enum_proposals_state" USING "state"::"public"."enum_proposals_state";
  DROP INDEX "proposals_ground_idx";
  DROP INDEX "proposals_onward_idx";
  DROP INDEX "proposals_merged_into_idx";
  ALTER TABLE "proposals" DROP COLUMN "ground";
  ALTER TABLE "proposals" DROP COLUMN "onward";
  ALTER TABLE "proposals" DROP COLUMN "merged_into_id";
  DROP TYPE "public"."enum_proposals_ground";
  DROP TYPE "public"."enum_proposals_onward";`)
}
