import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TYPE "public"."enum_proposal_branches_state" ADD VALUE 'assigned' BEFORE 'handling';`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "proposal_branches" ALTER COLUMN "state" SET DATA TYPE text;
  ALTER TABLE "proposal_branches" ALTER COLUMN "state" SET DEFAULT 'draft'::text;
  DROP TYPE "public"."enum_proposal_branches_state";
  CREATE TYPE "public"."enum_proposal_branches_state" AS ENUM('draft', 'handling', 'returning', 'auditing', 'answered', 'closed', 'returned', 'ended');
  ALTER TABLE "proposal_branches" ALTER COLUMN "state" SET DEFAULT 'draft'::"public"."enum_proposal_branches_state";
  ALTER TABLE "proposal_branches" ALTER COLUMN "state" SET DATA TYPE "public"."enum_proposal_branches_state" USING "state"::"public"."enum_proposal_branches_state";`)
}
