import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_speeches_meeting" AS ENUM('plenary', 'standing', 'consultation', 'work', 'training', 'other');
  CREATE TYPE "public"."enum_speeches_state" AS ENUM('draft', 'review', 'published', 'withdrawn');
  CREATE TYPE "public"."enum__speeches_v_version_meeting" AS ENUM('plenary', 'standing', 'consultation', 'work', 'training', 'other');
  CREATE TYPE "public"."enum__speeches_v_version_state" AS ENUM('draft', 'review', 'published', 'withdrawn');
  CREATE TYPE "public"."enum_rules_kind" AS ENUM('rule', 'measure', 'procedure', 'reading');
  CREATE TYPE "public"."enum_rules_state" AS ENUM('draft', 'review', 'published', 'withdrawn');
  CREATE TYPE "public"."enum__rules_v_version_kind" AS ENUM('rule', 'measure', 'procedure', 'reading');
  CREATE TYPE "public"."enum__rules_v_version_state" AS ENUM('draft', 'review', 'published', 'withdrawn');
  CREATE TABLE "speeches" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"title" varchar,
  	"speaker" varchar,
  	"post" varchar,
  	"meeting" "enum_speeches_meeting",
  	"occasion" varchar,
  	"spoken_on" timestamp(3) with time zone,
  	"summary" varchar,
  	"body" jsonb,
  	"state" "enum_speeches_state" DEFAULT 'draft',
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
  
  CREATE TABLE "speeches_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"attachments_id" integer
  );
  
  CREATE TABLE "_speeches_v" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"parent_id" integer,
  	"version_title" varchar,
  	"version_speaker" varchar,
  	"version_post" varchar,
  	"version_meeting" "enum__speeches_v_version_meeting",
  	"version_occasion" varchar,
  	"version_spoken_on" timestamp(3) with time zone,
  	"version_summary" varchar,
  	"version_body" jsonb,
  	"version_state" "enum__speeches_v_version_state" DEFAULT 'draft',
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
  
  CREATE TABLE "_speeches_v_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"attachments_id" integer
  );
  
  CREATE TABLE "rules" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"title" varchar,
  	"kind" "enum_rules_kind",
  	"number" varchar,
  	"issuer" varchar,
  	"issued_on" timestamp(3) with time zone,
  	"effective_on" timestamp(3) with time zone,
  	"expires_on" timestamp(3) with time zone,
  	"replaces_id" integer,
  	"replaced" boolean DEFAULT false,
  	"summary" varchar,
  	"body" jsonb,
  	"state" "enum_rules_state" DEFAULT 'draft',
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
  
  CREATE TABLE "rules_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"attachments_id" integer
  );
  
  CREATE TABLE "_rules_v" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"parent_id" integer,
  	"version_title" varchar,
  	"version_kind" "enum__rules_v_version_kind",
  	"version_number" varchar,
  	"version_issuer" varchar,
  	"version_issued_on" timestamp(3) with time zone,
  	"version_effective_on" timestamp(3) with time zone,
  	"version_expires_on" timestamp(3) with time zone,
  	"version_replaces_id" integer,
  	"version_replaced" boolean DEFAULT false,
  	"version_summary" varchar,
  	"version_body" jsonb,
  	"version_state" "enum__rules_v_version_state" DEFAULT 'draft',
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
  
  CREATE TABLE "_rules_v_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"attachments_id" integer
  );
  
  ALTER TABLE "columns" ADD COLUMN "owner_id" integer;
  ALTER TABLE "columns" ADD COLUMN "refresh_days" numeric;
  ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "speeches_id" integer;
  ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "rules_id" integer;
  ALTER TABLE "speeches" ADD CONSTRAINT "speeches_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "speeches_rels" ADD CONSTRAINT "speeches_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."speeches"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "speeches_rels" ADD CONSTRAINT "speeches_rels_attachments_fk" FOREIGN KEY ("attachments_id") REFERENCES "public"."attachments"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_speeches_v" ADD CONSTRAINT "_speeches_v_parent_id_speeches_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."speeches"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_speeches_v" ADD CONSTRAINT "_speeches_v_version_author_id_users_id_fk" FOREIGN KEY ("version_author_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_speeches_v_rels" ADD CONSTRAINT "_speeches_v_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."_speeches_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_speeches_v_rels" ADD CONSTRAINT "_speeches_v_rels_attachments_fk" FOREIGN KEY ("attachments_id") REFERENCES "public"."attachments"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "rules" ADD CONSTRAINT "rules_replaces_id_rules_id_fk" FOREIGN KEY ("replaces_id") REFERENCES "public"."rules"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "rules" ADD CONSTRAINT "rules_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "rules_rels" ADD CONSTRAINT "rules_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."rules"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "rules_rels" ADD CONSTRAINT "rules_rels_attachments_fk" FOREIGN KEY ("attachments_id") REFERENCES "public"."attachments"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_rules_v" ADD CONSTRAINT "_rules_v_parent_id_rules_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."rules"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_rules_v" ADD CONSTRAINT "_rules_v_version_replaces_id_rules_id_fk" FOREIGN KEY ("version_replaces_id") REFERENCES "public"."rules"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_rules_v" ADD CONSTRAINT "_rules_v_version_author_id_users_id_fk" FOREIGN KEY ("version_author_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_rules_v_rels" ADD CONSTRAINT "_rules_v_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."_rules_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_rules_v_rels" ADD CONSTRAINT "_rules_v_rels_attachments_fk" FOREIGN KEY ("attachments_id") REFERENCES "public"."attachments"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "speeches_meeting_idx" ON "speeches" USING btree ("meeting");
  CREATE INDEX "speeches_spoken_on_idx" ON "speeches" USING btree ("spoken_on");
  CREATE INDEX "speeches_state_idx" ON "speeches" USING btree ("state");
  CREATE INDEX "speeches_author_idx" ON "speeches" USING btree ("author_id");
  CREATE INDEX "speeches_due_at_idx" ON "speeches" USING btree ("due_at");
  CREATE INDEX "speeches_warn_at_idx" ON "speeches" USING btree ("warn_at");
  CREATE INDEX "speeches_updated_at_idx" ON "speeches" USING btree ("updated_at");
  CREATE INDEX "speeches_created_at_idx" ON "speeches" USING btree ("created_at");
  CREATE INDEX "speeches_rels_order_idx" ON "speeches_rels" USING btree ("order");
  CREATE INDEX "speeches_rels_parent_idx" ON "speeches_rels" USING btree ("parent_id");
  CREATE INDEX "speeches_rels_path_idx" ON "speeches_rels" USING btree ("path");
  CREATE INDEX "speeches_rels_attachments_id_idx" ON "speeches_rels" USING btree ("attachments_id");
  CREATE INDEX "_speeches_v_parent_idx" ON "_speeches_v" USING btree ("parent_id");
  CREATE INDEX "_speeches_v_version_version_meeting_idx" ON "_speeches_v" USING btree ("version_meeting");
  CREATE INDEX "_speeches_v_version_version_spoken_on_idx" ON "_speeches_v" USING btree ("version_spoken_on");
  CREATE INDEX "_speeches_v_version_version_state_idx" ON "_speeches_v" USING btree ("version_state");
  CREATE INDEX "_speeches_v_version_version_author_idx" ON "_speeches_v" USING btree ("version_author_id");
  CREATE INDEX "_speeches_v_version_version_due_at_idx" ON "_speeches_v" USING btree ("version_due_at");
  CREATE INDEX "_speeches_v_version_version_warn_at_idx" ON "_speeches_v" USING btree ("version_warn_at");
  CREATE INDEX "_speeches_v_version_version_updated_at_idx" ON "_speeches_v" USING btree ("version_updated_at");
  CREATE INDEX "_speeches_v_version_version_created_at_idx" ON "_speeches_v" USING btree ("version_created_at");
  CREATE INDEX "_speeches_v_created_at_idx" ON "_speeches_v" USING btree ("created_at");
  CREATE INDEX "_speeches_v_updated_at_idx" ON "_speeches_v" USING btree ("updated_at");
  CREATE INDEX "_speeches_v_rels_order_idx" ON "_speeches_v_rels" USING btree ("order");
  CREATE INDEX "_speeches_v_rels_parent_idx" ON "_speeches_v_rels" USING btree ("parent_id");
  CREATE INDEX "_speeches_v_rels_path_idx" ON "_speeches_v_rels" USING btree ("path");
  CREATE INDEX "_speeches_v_rels_attachments_id_idx" ON "_speeches_v_rels" USING btree ("attachments_id");
  CREATE INDEX "rules_kind_idx" ON "rules" USING btree ("kind");
  CREATE INDEX "rules_issued_on_idx" ON "rules" USING btree ("issued_on");
  CREATE INDEX "rules_effective_on_idx" ON "rules" USING btree ("effective_on");
  CREATE INDEX "rules_expires_on_idx" ON "rules" USING btree ("expires_on");
  CREATE INDEX "rules_replaces_idx" ON "rules" USING btree ("replaces_id");
  CREATE INDEX "rules_state_idx" ON "rules" USING btree ("state");
  CREATE INDEX "rules_author_idx" ON "rules" USING btree ("author_id");
  CREATE INDEX "rules_due_at_idx" ON "rules" USING btree ("due_at");
  CREATE INDEX "rules_warn_at_idx" ON "rules" USING btree ("warn_at");
  CREATE INDEX "rules_updated_at_idx" ON "rules" USING btree ("updated_at");
  CREATE INDEX "rules_created_at_idx" ON "rules" USING btree ("created_at");
  CREATE INDEX "rules_rels_order_idx" ON "rules_rels" USING btree ("order");
  CREATE INDEX "rules_rels_parent_idx" ON "rules_rels" USING btree ("parent_id");
  CREATE INDEX "rules_rels_path_idx" ON "rules_rels" USING btree ("path");
  CREATE INDEX "rules_rels_attachments_id_idx" ON "rules_rels" USING btree ("attachments_id");
  CREATE INDEX "_rules_v_parent_idx" ON "_rules_v" USING btree ("parent_id");
  CREATE INDEX "_rules_v_version_version_kind_idx" ON "_rules_v" USING btree ("version_kind");
  CREATE INDEX "_rules_v_version_version_issued_on_idx" ON "_rules_v" USING btree ("version_issued_on");
  CREATE INDEX "_rules_v_version_version_effective_on_idx" ON "_rules_v" USING btree ("version_effective_on");
  CREATE INDEX "_rules_v_version_version_expires_on_idx" ON "_rules_v" USING btree ("version_expires_on");
  CREATE INDEX "_rules_v_version_version_replaces_idx" ON "_rules_v" USING btree ("version_replaces_id");
  CREATE INDEX "_rules_v_version_version_state_idx" ON "_rules_v" USING btree ("version_state");
  CREATE INDEX "_rules_v_version_version_author_idx" ON "_rules_v" USING btree ("version_author_id");
  CREATE INDEX "_rules_v_version_version_due_at_idx" ON "_rules_v" USING btree ("version_due_at");
  CREATE INDEX "_rules_v_version_version_warn_at_idx" ON "_rules_v" USING btree ("version_warn_at");
  CREATE INDEX "_rules_v_version_version_updated_at_idx" ON "_rules_v" USING btree ("version_updated_at");
  CREATE INDEX "_rules_v_version_version_created_at_idx" ON "_rules_v" USING btree ("version_created_at");
  CREATE INDEX "_rules_v_created_at_idx" ON "_rules_v" USING btree ("created_at");
  CREATE INDEX "_rules_v_updated_at_idx" ON "_rules_v" USING btree ("updated_at");
  CREATE INDEX "_rules_v_rels_order_idx" ON "_rules_v_rels" USING btree ("order");
  CREATE INDEX "_rules_v_rels_parent_idx" ON "_rules_v_rels" USING btree ("parent_id");
  CREATE INDEX "_rules_v_rels_path_idx" ON "_rules_v_rels" USING btree ("path");
  CREATE INDEX "_rules_v_rels_attachments_id_idx" ON "_rules_v_rels" USING btree ("attachments_id");
  ALTER TABLE "columns" ADD CONSTRAINT "columns_owner_id_organisations_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_speeches_fk" FOREIGN KEY ("speeches_id") REFERENCES "public"."speeches"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_rules_fk" FOREIGN KEY ("rules_id") REFERENCES "public"."rules"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "columns_owner_idx" ON "columns" USING btree ("owner_id");
  CREATE INDEX "payload_locked_documents_rels_speeches_id_idx" ON "payload_locked_documents_rels" USING btree ("speeches_id");
  CREATE INDEX "payload_locked_documents_rels_rules_id_idx" ON "payload_locked_documents_rels" USING btree ("rules_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "speeches" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "speeches_rels" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "_speeches_v" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "_speeches_v_rels" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "rules" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "rules_rels" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "_rules_v" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "_rules_v_rels" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "speeches" CASCADE;
  DROP TABLE "speeches_rels" CASCADE;
  DROP TABLE "_speeches_v" CASCADE;
  DROP TABLE "_speeches_v_rels" CASCADE;
  DROP TABLE "rules" CASCADE;
  DROP TABLE "rules_rels" CASCADE;
  DROP TABLE "_rules_v" CASCADE;
  DROP TABLE "_rules_v_rels" CASCADE;
  ALTER TABLE "columns" DROP CONSTRAINT "columns_owner_id_organisations_id_fk";
  
  ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_speeches_fk";
  
  ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_rules_fk";
  
  DROP INDEX "columns_owner_idx";
  DROP INDEX "payload_locked_documents_rels_speeches_id_idx";
  DROP INDEX "payload_locked_documents_rels_rules_id_idx";
  ALTER TABLE "columns" DROP COLUMN "owner_id";
  ALTER TABLE "columns" DROP COLUMN "refresh_days";
  ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "speeches_id";
  ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "rules_id";
  DROP TYPE "public"."enum_speeches_meeting";
  DROP TYPE "public"."enum_speeches_state";
  DROP TYPE "public"."enum__speeches_v_version_meeting";
  DROP TYPE "public"."enum__speeches_v_version_state";
  DROP TYPE "public"."enum_rules_kind";
  DROP TYPE "public"."enum_rules_state";
  DROP TYPE "public"."enum__rules_v_version_kind";
  DROP TYPE "public"."enum__rules_v_version_state";`)
}
