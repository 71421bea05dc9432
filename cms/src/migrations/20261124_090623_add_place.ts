import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TYPE "public"."enum_social_opinions_state" ADD VALUE 'returned' BEFORE 'answered';
  ALTER TABLE "social_opinions" ADD COLUMN "place" varchar;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "social_opinions" ALTER COLUMN "state" SET DATA TYPE text;
  ALTER TABLE "social_opinions" ALTER COLUMN "state" SET DEFAULT 'draft'::text;
  DROP TYPE "public"."enum_social_opinions_state";
  CREATE TYPE "public"."enum_social_opinions_state" AS ENUM('draft', 'open', 'answered');
  ALTER TABLE "social_opinions" ALTER COLUMN "state" SET DEFAULT 'draft'::"public"."enum_social_opinions_state";
  ALTER TABLE "social_opinions" ALTER COLUMN "state" SET DATA TYPE "public"."enum_social_opinions_state" USING "state"::"public"."enum_social_opinions_state";
  ALTER TABLE "social_opinions" DROP COLUMN "place";`)
}
