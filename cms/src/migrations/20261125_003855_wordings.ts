import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_wordings_kind" AS ENUM('sensitive', 'leader', 'institution', 'phrase');
  CREATE TYPE "public"."enum_wordings_level" AS ENUM('forbidden', 'warn');
  CREATE TABLE "wordings" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"wrong" varchar NOT NULL,
  	"right" varchar,
  	"kind" "enum_wordings_kind" NOT NULL,
  	"level" "enum_wordings_level" NOT NULL,
  	"grounds" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE UNIQUE INDEX "wordings_wrong_idx" ON "wordings" USING btree ("wrong");
  CREATE INDEX "wordings_updated_at_idx" ON "wordings" USING btree ("updated_at");
  CREATE INDEX "wordings_created_at_idx" ON "wordings" USING btree ("created_at");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "wordings" CASCADE;
  DROP TYPE "public"."enum_wordings_kind";
  DROP TYPE "public"."enum_wordings_level";`)
}
