import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_opinions_category" AS ENUM('economy', 'politics', 'culture', 'society', 'ecology', 'other');
  CREATE TYPE "public"."enum_opinions_urgency" AS ENUM('normal', 'urgent', 'critical');
  CREATE TYPE "public"."enum_opinions_state" AS ENUM('draft', 'received', 'returned', 'editing', 'signing', 'signed', 'issued', 'fedBack', 'archived', 'kept', 'merged');
  CREATE TYPE "public"."enum_opinion_reports_level" AS ENUM('county', 'city', 'province', 'nation');
  CREATE TYPE "public"."enum_opinion_reports_state" AS ENUM('draft', 'sent', 'adopted', 'notAdopted');
  CREATE TYPE "public"."enum_opinion_instructions_state" AS ENUM('draft', 'charged', 'replied', 'closed');
  CREATE TABLE "opinions" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"title" varchar,
  	"category" "enum_opinions_category",
  	"urgency" "enum_opinions_urgency",
  	"situation" varchar,
  	"analysis" varchar,
  	"advice" varchar,
  	"committee_id" integer,
  	"edited_title" varchar,
  	"edited_situation" varchar,
  	"edited_analysis" varchar,
  	"edited_advice" varchar,
  	"issue" varchar,
  	"feedback" varchar,
  	"merged_into_id" integer,
  	"open_instructions" numeric,
  	"county_adopted" boolean DEFAULT false,
  	"city_adopted" boolean DEFAULT false,
  	"province_adopted" boolean DEFAULT false,
  	"nation_adopted" boolean DEFAULT false,
  	"state" "enum_opinions_state" DEFAULT 'draft',
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
  
  CREATE TABLE "opinions_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"attachments_id" integer,
  	"users_id" integer,
  	"organisations_id" integer
  );
  
  CREATE TABLE "opinion_reports" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"opinion_id" integer,
  	"level" "enum_opinion_reports_level",
  	"title" varchar,
  	"sent_on" timestamp(3) with time zone,
  	"adopted_on" timestamp(3) with time zone,
  	"adopted_by" varchar,
  	"state" "enum_opinion_reports_state" DEFAULT 'draft',
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
  
  CREATE TABLE "opinion_instructions" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"opinion_id" integer,
  	"title" varchar,
  	"leader" varchar,
  	"text" varchar,
  	"given_on" timestamp(3) with time zone,
  	"state" "enum_opinion_instructions_state" DEFAULT 'draft',
  	"author_id" integer,
  	"due_at" timestamp(3) with time zone,
  	"warn_at" timestamp(3) with time zone,
  	"due_provisional" boolean DEFAULT false,
  	"extension" varchar,
  	"state_since" timestamp(3) with time zone,
  	"overdue_at" timestamp(3) with time zone,
  	"revision" numeric DEFAULT 1,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "opinion_instructions_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"organisations_id" integer
  );
  
  ALTER TABLE "opinions" ADD CONSTRAINT "opinions_committee_id_organisations_id_fk" FOREIGN KEY ("committee_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "opinions" ADD CONSTRAINT "opinions_merged_into_id_opinions_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."opinions"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "opinions" ADD CONSTRAINT "opinions_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "opinions_rels" ADD CONSTRAINT "opinions_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."opinions"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "opinions_rels" ADD CONSTRAINT "opinions_rels_attachments_fk" FOREIGN KEY ("attachments_id") REFERENCES "public"."attachments"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "opinions_rels" ADD CONSTRAINT "opinions_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "opinions_rels" ADD CONSTRAINT "opinions_rels_organisations_fk" FOREIGN KEY ("organisations_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "opinion_reports" ADD CONSTRAINT "opinion_reports_opinion_id_opinions_id_fk" FOREIGN KEY ("opinion_id") REFERENCES "public"."opinions"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "opinion_reports" ADD CONSTRAINT "opinion_reports_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "opinion_instructions" ADD CONSTRAINT "opinion_instructions_opinion_id_opinions_id_fk" FOREIGN KEY ("opinion_id") REFERENCES "public"."opinions"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "opinion_instructions" ADD CONSTRAINT "opinion_instructions_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "opinion_instructions_rels" ADD CONSTRAINT "opinion_instructions_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."opinion_instructions"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "opinion_instructions_rels" ADD CONSTRAINT "opinion_instructions_rels_organisations_fk" FOREIGN KEY ("organisations_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "opinions_category_idx" ON "opinions" USING btree ("category");
  CREATE INDEX "opinions_urgency_idx" ON "opinions" USING btree ("urgency");
  CREATE INDEX "opinions_committee_idx" ON "opinions" USING btree ("committee_id");
  CREATE UNIQUE INDEX "opinions_issue_idx" ON "opinions" USING btree ("issue");
  CREATE INDEX "opinions_merged_into_idx" ON "opinions" USING btree ("merged_into_id");
  CREATE INDEX "opinions_state_idx" ON "opinions" USING btree ("state");
  CREATE INDEX "opinions_author_idx" ON "opinions" USING btree ("author_id");
  CREATE INDEX "opinions_due_at_idx" ON "opinions" USING btree ("due_at");
  CREATE INDEX "opinions_warn_at_idx" ON "opinions" USING btree ("warn_at");
  CREATE INDEX "opinions_updated_at_idx" ON "opinions" USING btree ("updated_at");
  CREATE INDEX "opinions_created_at_idx" ON "opinions" USING btree ("created_at");
  CREATE INDEX "opinions_rels_order_idx" ON "opinions_rels" USING btree ("order");
  CREATE INDEX "opinions_rels_parent_idx" ON "opinions_rels" USING btree ("parent_id");
  CREATE INDEX "opinions_rels_path_idx" ON "opinions_rels" USING btree ("path");
  CREATE INDEX "opinions_rels_attachments_id_idx" ON "opinions_rels" USING btree ("attachments_id");
  CREATE INDEX "opinions_rels_users_id_idx" ON "opinions_rels" USING btree ("users_id");
  CREATE INDEX "opinions_rels_organisations_id_idx" ON "opinions_rels" USING btree ("organisations_id");
  CREATE INDEX "opinion_reports_opinion_idx" ON "opinion_reports" USING btree ("opinion_id");
  CREATE INDEX "opinion_reports_level_idx" ON "opinion_reports" USING btree ("level");
  CREATE INDEX "opinion_reports_sent_on_idx" ON "opinion_reports" USING btree ("sent_on");
  CREATE INDEX "opinion_reports_adopted_on_idx" ON "opinion_reports" USING btree ("adopted_on");
  CREATE INDEX "opinion_reports_state_idx" ON "opinion_reports" USING btree ("state");
  CREATE INDEX "opinion_reports_author_idx" ON "opinion_reports" USING btree ("author_id");
  CREATE INDEX "opinion_reports_due_at_idx" ON "opinion_reports" USING btree ("due_at");
  CREATE INDEX "opinion_reports_warn_at_idx" ON "opinion_reports" USING btree ("warn_at");
  CREATE INDEX "opinion_reports_updated_at_idx" ON "opinion_reports" USING btree ("updated_at");
  CREATE INDEX "opinion_reports_created_at_idx" ON "opinion_reports" USING btree ("created_at");
  CREATE INDEX "opinion_instructions_opinion_idx" ON "opinion_instructions" USING btree ("opinion_id");
  CREATE INDEX "opinion_instructions_given_on_idx" ON "opinion_instructions" USING btree ("given_on");
  CREATE INDEX "opinion_instructions_state_idx" ON "opinion_instructions" USING btree ("state");
  CREATE INDEX "opinion_instructions_author_idx" ON "opinion_instructions" USING btree ("author_id");
  CREATE INDEX "opinion_instructions_due_at_idx" ON "opinion_instructions" USING btree ("due_at");
  CREATE INDEX "opinion_instructions_warn_at_idx" ON "opinion_instructions" USING btree ("warn_at");
  CREATE INDEX "opinion_instructions_extension_idx" ON "opinion_instructions" USING btree ("extension");
  CREATE INDEX "opinion_instructions_updated_at_idx" ON "opinion_instructions" USING btree ("updated_at");
  CREATE INDEX "opinion_instructions_created_at_idx" ON "opinion_instructions" USING btree ("created_at");
  CREATE INDEX "opinion_instructions_rels_order_idx" ON "opinion_instructions_rels" USING btree ("order");
  CREATE INDEX "opinion_instructions_rels_parent_idx" ON "opinion_instructions_rels" USING btree ("parent_id");
  CREATE INDEX "opinion_instructions_rels_path_idx" ON "opinion_instructions_rels" USING btree ("path");
  CREATE INDEX "opinion_instructions_rels_organisations_id_idx" ON "opinion_instructions_rels" USING btree ("organisations_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "opinions" CASCADE;
  DROP TABLE "opinions_rels" CASCADE;
  DROP TABLE "opinion_reports" CASCADE;
  DROP TABLE "opinion_instructions" CASCADE;
  DROP TABLE "opinion_instructions_rels" CASCADE;
  DROP TYPE "public"."enum_opinions_category";
  DROP TYPE "public"."enum_opinions_urgency";
  DROP TYPE "public"."enum_opinions_state";
  DROP TYPE "public"."enum_opinion_reports_level";
  DROP TYPE "public"."enum_opinion_reports_state";
  DROP TYPE "public"."enum_opinion_instructions_state";`)
}
