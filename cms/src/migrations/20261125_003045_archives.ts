import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_archives_period" AS ENUM('imperial', 'republic', 'founding', 'reform', 'today');
  CREATE TYPE "public"."enum_archives_kind" AS ENUM('study', 'memoir', 'craft', 'relic');
  CREATE TYPE "public"."enum_archives_state" AS ENUM('draft', 'review', 'published', 'withdrawn');
  CREATE TYPE "public"."enum__archives_v_version_period" AS ENUM('imperial', 'republic', 'founding', 'reform', 'today');
  CREATE TYPE "public"."enum__archives_v_version_kind" AS ENUM('study', 'memoir', 'craft', 'relic');
  CREATE TYPE "public"."enum__archives_v_version_state" AS ENUM('draft', 'review', 'published', 'withdrawn');
  CREATE TYPE "public"."enum_coverage_level" AS ENUM('nation', 'province', 'city', 'county', 'other');
  CREATE TYPE "public"."enum_coverage_state" AS ENUM('draft', 'review', 'published', 'withdrawn');
  CREATE TYPE "public"."enum__coverage_v_version_level" AS ENUM('nation', 'province', 'city', 'county', 'other');
  CREATE TYPE "public"."enum__coverage_v_version_state" AS ENUM('draft', 'review', 'published', 'withdrawn');
  CREATE TABLE "archives" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"title" varchar,
  	"period" "enum_archives_period",
  	"kind" "enum_archives_kind",
  	"people" varchar,
  	"places" varchar,
  	"source" varchar,
  	"recorded_on" timestamp(3) with time zone,
  	"summary" varchar,
  	"cover_id" integer,
  	"body" jsonb,
  	"transcription" varchar,
  	"state" "enum_archives_state" DEFAULT 'draft',
  	"author_id" integer,
  	"due_at" timestamp(3) with time zone,
  	"warn_at" timestamp(3) with time zone,
  	"due_provisional" boolean DEFAULT false,
  	"state_since" timestamp(3) with time zone,
  	"overdue_at" timestamp(3) with time zone,
  	"revision" numeric DEFAULT 1,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "archives_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"media_id" integer
  );
  
  CREATE TABLE "_archives_v" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"parent_id" integer,
  	"version_title" varchar,
  	"version_period" "enum__archives_v_version_period",
  	"version_kind" "enum__archives_v_version_kind",
  	"version_people" varchar,
  	"version_places" varchar,
  	"version_source" varchar,
  	"version_recorded_on" timestamp(3) with time zone,
  	"version_summary" varchar,
  	"version_cover_id" integer,
  	"version_body" jsonb,
  	"version_transcription" varchar,
  	"version_state" "enum__archives_v_version_state" DEFAULT 'draft',
  	"version_author_id" integer,
  	"version_due_at" timestamp(3) with time zone,
  	"version_warn_at" timestamp(3) with time zone,
  	"version_due_provisional" boolean DEFAULT false,
  	"version_state_since" timestamp(3) with time zone,
  	"version_overdue_at" timestamp(3) with time zone,
  	"version_revision" numeric DEFAULT 1,
  	"version_updated_at" timestamp(3) with time zone,
  	"version_created_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "_archives_v_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"media_id" integer
  );
  
  CREATE TABLE "coverage" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"title" varchar,
  	"medium" varchar,
  	"level" "enum_coverage_level",
  	"reported_on" timestamp(3) with time zone,
  	"original" varchar,
  	"summary" varchar,
  	"state" "enum_coverage_state" DEFAULT 'draft',
  	"author_id" integer,
  	"due_at" timestamp(3) with time zone,
  	"warn_at" timestamp(3) with time zone,
  	"due_provisional" boolean DEFAULT false,
  	"state_since" timestamp(3) with time zone,
  	"overdue_at" timestamp(3) with time zone,
  	"revision" numeric DEFAULT 1,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "_coverage_v" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"parent_id" integer,
  	"version_title" varchar,
  	"version_medium" varchar,
  	"version_level" "enum__coverage_v_version_level",
  	"version_reported_on" timestamp(3) with time zone,
  	"version_original" varchar,
  	"version_summary" varchar,
  	"version_state" "enum__coverage_v_version_state" DEFAULT 'draft',
  	"version_author_id" integer,
  	"version_due_at" timestamp(3) with time zone,
  	"version_warn_at" timestamp(3) with time zone,
  	"version_due_provisional" boolean DEFAULT false,
  	"version_state_since" timestamp(3) with time zone,
  	"version_overdue_at" timestamp(3) with time zone,
  	"version_revision" numeric DEFAULT 1,
  	"version_updated_at" timestamp(3) with time zone,
  	"version_created_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "archives_id" integer;
  ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "coverage_id" integer;
  ALTER TABLE "archives" ADD CONSTRAINT "archives_cover_id_media_id_fk" FOREIGN KEY ("cover_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "archives" ADD CONSTRAINT "archives_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "archives_rels" ADD CONSTRAINT "archives_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."archives"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "archives_rels" ADD CONSTRAINT "archives_rels_media_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_archives_v" ADD CONSTRAINT "_archives_v_parent_id_archives_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."archives"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_archives_v" ADD CONSTRAINT "_archives_v_version_cover_id_media_id_fk" FOREIGN KEY ("version_cover_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_archives_v" ADD CONSTRAINT "_archives_v_version_author_id_users_id_fk" FOREIGN KEY ("version_author_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_archives_v_rels" ADD CONSTRAINT "_archives_v_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."_archives_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_archives_v_rels" ADD CONSTRAINT "_archives_v_rels_media_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "coverage" ADD CONSTRAINT "coverage_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_coverage_v" ADD CONSTRAINT "_coverage_v_parent_id_coverage_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."coverage"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_coverage_v" ADD CONSTRAINT "_coverage_v_version_author_id_users_id_fk" FOREIGN KEY ("version_author_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "archives_period_idx" ON "archives" USING btree ("period");
  CREATE INDEX "archives_kind_idx" ON "archives" USING btree ("kind");
  CREATE INDEX "archives_recorded_on_idx" ON "archives" USING btree ("recorded_on");
  CREATE INDEX "archives_cover_idx" ON "archives" USING btree ("cover_id");
  CREATE INDEX "archives_state_idx" ON "archives" USING btree ("state");
  CREATE INDEX "archives_author_idx" ON "archives" USING btree ("author_id");
  CREATE INDEX "archives_due_at_idx" ON "archives" USING btree ("due_at");
  CREATE INDEX "archives_warn_at_idx" ON "archives" USING btree ("warn_at");
  CREATE INDEX "archives_updated_at_idx" ON "archives" USING btree ("updated_at");
  CREATE INDEX "archives_created_at_idx" ON "archives" USING btree ("created_at");
  CREATE INDEX "archives_rels_order_idx" ON "archives_rels" USING btree ("order");
  CREATE INDEX "archives_rels_parent_idx" ON "archives_rels" USING btree ("parent_id");
  CREATE INDEX "archives_rels_path_idx" ON "archives_rels" USING btree ("path");
  CREATE INDEX "archives_rels_media_id_idx" ON "archives_rels" USING btree ("media_id");
  CREATE INDEX "_archives_v_parent_idx" ON "_archives_v" USING btree ("parent_id");
  CREATE INDEX "_archives_v_version_version_period_idx" ON "_archives_v" USING btree ("version_period");
  CREATE INDEX "_archives_v_version_version_kind_idx" ON "_archives_v" USING btree ("version_kind");
  CREATE INDEX "_archives_v_version_version_recorded_on_idx" ON "_archives_v" USING btree ("version_recorded_on");
  CREATE INDEX "_archives_v_version_version_cover_idx" ON "_archives_v" USING btree ("version_cover_id");
  CREATE INDEX "_archives_v_version_version_state_idx" ON "_archives_v" USING btree ("version_state");
  CREATE INDEX "_archives_v_version_version_author_idx" ON "_archives_v" USING btree ("version_author_id");
  CREATE INDEX "_archives_v_version_version_due_at_idx" ON "_archives_v" USING btree ("version_due_at");
  CREATE INDEX "_archives_v_version_version_warn_at_idx" ON "_archives_v" USING btree ("version_warn_at");
  CREATE INDEX "_archives_v_version_version_updated_at_idx" ON "_archives_v" USING btree ("version_updated_at");
  CREATE INDEX "_archives_v_version_version_created_at_idx" ON "_archives_v" USING btree ("version_created_at");
  CREATE INDEX "_archives_v_created_at_idx" ON "_archives_v" USING btree ("created_at");
  CREATE INDEX "_archives_v_updated_at_idx" ON "_archives_v" USING btree ("updated_at");
  CREATE INDEX "_archives_v_rels_order_idx" ON "_archives_v_rels" USING btree ("order");
  CREATE INDEX "_archives_v_rels_parent_idx" ON "_archives_v_rels" USING btree ("parent_id");
  CREATE INDEX "_archives_v_rels_path_idx" ON "_archives_v_rels" USING btree ("path");
  CREATE INDEX "_archives_v_rels_media_id_idx" ON "_archives_v_rels" USING btree ("media_id");
  CREATE INDEX "coverage_level_idx" ON "coverage" USING btree ("level");
  CREATE INDEX "coverage_reported_on_idx" ON "coverage" USING btree ("reported_on");
  CREATE INDEX "coverage_state_idx" ON "coverage" USING btree ("state");
  CREATE INDEX "coverage_author_idx" ON "coverage" USING btree ("author_id");
  CREATE INDEX "coverage_due_at_idx" ON "coverage" USING btree ("due_at");
  CREATE INDEX "coverage_warn_at_idx" ON "coverage" USING btree ("warn_at");
  CREATE INDEX "coverage_updated_at_idx" ON "coverage" USING btree ("updated_at");
  CREATE INDEX "coverage_created_at_idx" ON "coverage" USING btree ("created_at");
  CREATE INDEX "_coverage_v_parent_idx" ON "_coverage_v" USING btree ("parent_id");
  CREATE INDEX "_coverage_v_version_version_level_idx" ON "_coverage_v" USING btree ("version_level");
  CREATE INDEX "_coverage_v_version_version_reported_on_idx" ON "_coverage_v" USING btree ("version_reported_on");
  CREATE INDEX "_coverage_v_version_version_state_idx" ON "_coverage_v" USING btree ("version_state");
  CREATE INDEX "_coverage_v_version_version_author_idx" ON "_coverage_v" USING btree ("version_author_id");
  CREATE INDEX "_coverage_v_version_version_due_at_idx" ON "_coverage_v" USING btree ("version_due_at");
  CREATE INDEX "_coverage_v_version_version_warn_at_idx" ON "_coverage_v" USING btree ("version_warn_at");
  CREATE INDEX "_coverage_v_version_version_updated_at_idx" ON "_coverage_v" USING btree ("version_updated_at");
  CREATE INDEX "_coverage_v_version_version_created_at_idx" ON "_coverage_v" USING btree ("version_created_at");
  CREATE INDEX "_coverage_v_created_at_idx" ON "_coverage_v" USING btree ("created_at");
  CREATE INDEX "_coverage_v_updated_at_idx" ON "_coverage_v" USING btree ("updated_at");
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_archives_fk" FOREIGN KEY ("archives_id") REFERENCES "public"."archives"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_coverage_fk" FOREIGN KEY ("coverage_id") REFERENCES "public"."coverage"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "payload_locked_documents_rels_archives_id_idx" ON "payload_locked_documents_rels" USING btree ("archives_id");
  CREATE INDEX "payload_locked_documents_rels_coverage_id_idx" ON "payload_locked_documents_rels" USING btree ("coverage_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "archives" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "archives_rels" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "_archives_v" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "_archives_v_rels" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "coverage" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "_coverage_v" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "archives" CASCADE;
  DROP TABLE "archives_rels" CASCADE;
  DROP TABLE "_archives_v" CASCADE;
  DROP TABLE "_archives_v_rels" CASCADE;
  DROP TABLE "coverage" CASCADE;
  DROP TABLE "_coverage_v" CASCADE;
  ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_archives_fk";
  
  ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_coverage_fk";
  
  DROP INDEX "payload_locked_documents_rels_archives_id_idx";
  DROP INDEX "payload_locked_documents_rels_coverage_id_idx";
  ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "archives_id";
  ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "coverage_id";
  DROP TYPE "public"."enum_archives_period";
  DROP TYPE "public"."enum_archives_kind";
  DROP TYPE "public"."enum_archives_state";
  DROP TYPE "public"."enum__archives_v_version_period";
  DROP TYPE "public"."enum__archives_v_version_kind";
  DROP TYPE "public"."enum__archives_v_version_state";
  DROP TYPE "public"."enum_coverage_level";
  DROP TYPE "public"."enum_coverage_state";
  DROP TYPE "public"."enum__coverage_v_version_level";
  DROP TYPE "public"."enum__coverage_v_version_state";`)
}
