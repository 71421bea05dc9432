import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TABLE "calendar_years_holidays" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"first_day" timestamp(3) with time zone NOT NULL,
  	"last_day" timestamp(3) with time zone
  );
  
  CREATE TABLE "calendar_years_workdays" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"day" timestamp(3) with time zone NOT NULL
  );
  
  CREATE TABLE "calendar_years" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"year" numeric NOT NULL,
  	"provisional" boolean DEFAULT false,
  	"source" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "news" ADD COLUMN "warn_at" timestamp(3) with time zone;
  ALTER TABLE "news" ADD COLUMN "due_provisional" boolean DEFAULT false;
  ALTER TABLE "_news_v" ADD COLUMN "version_warn_at" timestamp(3) with time zone;
  ALTER TABLE "_news_v" ADD COLUMN "version_due_provisional" boolean DEFAULT false;
  ALTER TABLE "announcements" ADD COLUMN "warn_at" timestamp(3) with time zone;
  ALTER TABLE "announcements" ADD COLUMN "due_provisional" boolean DEFAULT false;
  ALTER TABLE "_announcements_v" ADD COLUMN "version_warn_at" timestamp(3) with time zone;
  ALTER TABLE "_announcements_v" ADD COLUMN "version_due_provisional" boolean DEFAULT false;
  ALTER TABLE "proposals" ADD COLUMN "warn_at" timestamp(3) with time zone;
  ALTER TABLE "proposals" ADD COLUMN "due_provisional" boolean DEFAULT false;
  ALTER TABLE "proposals" ADD COLUMN "extension" varchar;
  ALTER TABLE "calendar_years_holidays" ADD CONSTRAINT "calendar_years_holidays_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."calendar_years"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "calendar_years_workdays" ADD CONSTRAINT "calendar_years_workdays_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."calendar_years"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "calendar_years_holidays_order_idx" ON "calendar_years_holidays" USING btree ("_order");
  CREATE INDEX "calendar_years_holidays_parent_id_idx" ON "calendar_years_holidays" USING btree ("_parent_id");
  CREATE INDEX "calendar_years_workdays_order_idx" ON "calendar_years_workdays" USING btree ("_order");
  CREATE INDEX "calendar_years_workdays_parent_id_idx" ON "calendar_years_workdays" USING btree ("_parent_id");
  CREATE UNIQUE INDEX "calendar_years_year_idx" ON "calendar_years" USING btree ("year");
  CREATE INDEX "calendar_years_updated_at_idx" ON "calendar_years" USING btree ("updated_at");
  CREATE INDEX "calendar_years_created_at_idx" ON "calendar_years" USING btree ("created_at");
  CREATE INDEX "news_warn_at_idx" ON "news" USING btree ("warn_at");
  CREATE INDEX "_news_v_version_version_warn_at_idx" ON "_news_v" USING btree ("version_warn_at");
  CREATE INDEX "announcements_warn_at_idx" ON "announcements" USING btree ("warn_at");
  CREATE INDEX "_announcements_v_version_version_warn_at_idx" ON "_announcements_v" USING btree ("version_warn_at");
  CREATE INDEX "proposals_warn_at_idx" ON "proposals" USING btree ("warn_at");
  CREATE INDEX "proposals_extension_idx" ON "proposals" USING btree ("extension");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "calendar_years_holidays" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "calendar_years_workdays" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "calendar_years" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "calendar_years_holidays" CASCADE;
  DROP TABLE "calendar_years_workdays" CASCADE;
  DROP TABLE "calendar_years" CASCADE;
  DROP INDEX "news_warn_at_idx";
  DROP INDEX "_news_v_version_version_warn_at_idx";
  DROP INDEX "announcements_warn_at_idx";
  DROP INDEX "_announcements_v_version_version_warn_at_idx";
  DROP INDEX "proposals_warn_at_idx";
  DROP INDEX "proposals_extension_idx";
  ALTER TABLE "news" DROP COLUMN "warn_at";
  ALTER TABLE "news" DROP COLUMN "due_provisional";
  ALTER TABLE "_news_v" DROP COLUMN "version_warn_at";
  ALTER TABLE "_news_v" DROP COLUMN "version_due_provisional";
  ALTER TABLE "announcements" DROP COLUMN "warn_at";
  ALTER TABLE "announcements" DROP COLUMN "due_provisional";
  ALTER TABLE "_announcements_v" DROP COLUMN "version_warn_at";
  ALTER TABLE "_announcements_v" DROP COLUMN "version_due_provisional";
  ALTER TABLE "proposals" DROP COLUMN "warn_at";
  ALTER TABLE "proposals" DROP COLUMN "due_provisional";
  ALTER TABLE "proposals" DROP COLUMN "extension";`)
}
