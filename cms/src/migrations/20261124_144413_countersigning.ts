import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TYPE "public"."enum_proposals_state" ADD VALUE 'countersigning' BEFORE 'answered';
  ALTER TYPE "public"."enum_proposals_state" ADD VALUE 'auditing' BEFORE 'answered';`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "proposals" ALTER COLUMN "state" SET DATA TYPE text;
  ALTER TABLE "proposals" ALTER COLUMN "state" SET DEFAULT 'draft'::text;
  DROP TYPE "public"."enum_proposals_state";
  CREATE TYPE "public"."enum_proposals_state" AS ENUM('draft', 'cosigning', 'review', 'returned', 'filed', 'handling', 'answered', 'evaluated', 'closed', 'declined');
  ALTER TABLE "proposals" ALTER COLUMN "state" SET DEFAULT 'draft'::"public"."enum_proposals_state";
  ALTER TABLE "proposals" ALTER COLUMN "state" SET DATA TYPE "public"."enum_proposals_state" USING "state"::"public"."enum_proposals_state";`)
}
