import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_proposal_branches_category" AS ENUM('economy', 'politics', 'culture', 'society', 'ecology', 'other');
  CREATE TYPE "public"."enum_proposal_branches_session" AS ENUM('11-1', '11-2');
  CREATE TYPE "public"."enum_proposal_branches_reply_class" AS ENUM('A', 'B', 'C', 'D');
  CREATE TYPE "public"."enum_proposal_branches_state" AS ENUM('draft', 'handling', 'returning', 'auditing', 'answered', 'closed', 'returned', 'ended');
  ALTER TYPE "public"."enum_proposals_state" ADD VALUE 'separate' BEFORE 'countersigning';
  CREATE TABLE "proposal_branches" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"proposal_id" integer,
  	"unit_id" integer,
  	"title" varchar,
  	"category" "enum_proposal_branches_category",
  	"serial" varchar,
  	"session" "enum_proposal_branches_session",
  	"open" boolean DEFAULT false,
  	"reply" varchar,
  	"reply_class" "enum_proposal_branches_reply_class",
  	"instead_id" integer,
  	"state" "enum_proposal_branches_state" DEFAULT 'draft',
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
  
  CREATE TABLE "proposal_branches_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"users_id" integer
  );
  
  ALTER TABLE "proposals" ADD COLUMN "separate" boolean DEFAULT false;
  ALTER TABLE "proposal_branches" ADD CONSTRAINT "proposal_branches_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "proposal_branches" ADD CONSTRAINT "proposal_branches_unit_id_organisations_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "proposal_branches" ADD CONSTRAINT "proposal_branches_instead_id_organisations_id_fk" FOREIGN KEY ("instead_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "proposal_branches" ADD CONSTRAINT "proposal_branches_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "proposal_branches_rels" ADD CONSTRAINT "proposal_branches_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."proposal_branches"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "proposal_branches_rels" ADD CONSTRAINT "proposal_branches_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "proposal_branches_proposal_idx" ON "proposal_branches" USING btree ("proposal_id");
  CREATE INDEX "proposal_branches_unit_idx" ON "proposal_branches" USING btree ("unit_id");
  CREATE INDEX "proposal_branches_category_idx" ON "proposal_branches" USING btree ("category");
  CREATE INDEX "proposal_branches_session_idx" ON "proposal_branches" USING btree ("session");
  CREATE INDEX "proposal_branches_reply_class_idx" ON "proposal_branches" USING btree ("reply_class");
  CREATE INDEX "proposal_branches_instead_idx" ON "proposal_branches" USING btree ("instead_id");
  CREATE INDEX "proposal_branches_state_idx" ON "proposal_branches" USING btree ("state");
  CREATE INDEX "proposal_branches_author_idx" ON "proposal_branches" USING btree ("author_id");
  CREATE INDEX "proposal_branches_due_at_idx" ON "proposal_branches" USING btree ("due_at");
  CREATE INDEX "proposal_branches_warn_at_idx" ON "proposal_branches" USING btree ("warn_at");
  CREATE INDEX "proposal_branches_extension_idx" ON "proposal_branches" USING btree ("extension");
  CREATE INDEX "proposal_branches_updated_at_idx" ON "proposal_branches" USING btree ("updated_at");
  CREATE INDEX "proposal_branches_created_at_idx" ON "proposal_branches" USING btree ("created_at");
  CREATE INDEX "proposal_branches_rels_order_idx" ON "proposal_branches_rels" USING btree ("order");
  CREATE INDEX "proposal_branches_rels_parent_idx" ON "proposal_branches_rels" USING btree ("parent_id");
  CREATE INDEX "proposal_branches_rels_path_idx" ON "proposal_branches_rels" USING btree ("path");
  CREATE INDEX "proposal_branches_rels_users_id_idx" ON "proposal_branches_rels" USING btree ("users_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "proposal_branches" CASCADE;
  DROP TABLE "proposal_branches_rels" CASCADE;
  ALTER TABLE "proposals" ALTER COLUMN "state" SET DATA TYPE text;
  ALTER TABLE "proposals" ALTER COLUMN "state" SET DEFAULT 'draft'::text;
  DROP TYPE "public"."enum_proposals_state";
  CREATE TYPE "public"."enum_proposals_state" AS ENUM('draft', 'cosigning', 'review', 'returned', 'filed', 'handling', 'countersigning', 'auditing', 'answered', 'evaluated', 'closed', 'declined', 'merged');
  ALTER TABLE "proposals" ALTER COLUMN "state" SET DEFAULT 'draft'::"public"."enum_proposals_state";
  ALTER TABLE "proposals" ALTER COLUMN "state" SET DATA TYPE "public"."enum_proposals_state" USING "state"::"public"."enum_proposals_state";
  ALTER TABLE "proposals" DROP COLUMN "separate";
  DROP TYPE "public"."enum_proposal_branches_category";
  DROP TYPE "public"."enum_proposal_branches_session";
  DROP TYPE "public"."enum_proposal_branches_reply_class";
  DROP TYPE "public"."enum_proposal_branches_state";`)
}
