import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_identity_providers_sign_in_binding" AS ENUM('redirect', 'post');
  CREATE TYPE "public"."enum_identities_status" AS ENUM('pending', 'confirmed', 'refused');
  CREATE TABLE "identity_providers_certificates" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"pem" varchar NOT NULL
  );
  
  CREATE TABLE "identity_providers" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"label" varchar NOT NULL,
  	"name" varchar NOT NULL,
  	"enabled" boolean DEFAULT false,
  	"metadata" varchar,
  	"pinned" varchar,
  	"entity_id" varchar,
  	"sign_in_url" varchar,
  	"sign_in_binding" "enum_identity_providers_sign_in_binding" DEFAULT 'redirect',
  	"sign_out_url" varchar,
  	"our_entity_id" varchar,
  	"attributes_name" varchar DEFAULT 'displayName',
  	"attributes_mobile" varchar DEFAULT 'mobile',
  	"attributes_organisation" varchar DEFAULT 'orgName',
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "identities" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"status" "enum_identities_status" DEFAULT 'pending' NOT NULL,
  	"name" varchar,
  	"mobile" varchar,
  	"organisation" varchar,
  	"provider_id" integer NOT NULL,
  	"name_id" varchar NOT NULL,
  	"name_id_format" varchar NOT NULL,
  	"person_id" integer,
  	"reason" varchar,
  	"decided_by_id" integer,
  	"decided_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "identity_providers_certificates" ADD CONSTRAINT "identity_providers_certificates_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."identity_providers"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "identities" ADD CONSTRAINT "identities_provider_id_identity_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."identity_providers"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "identities" ADD CONSTRAINT "identities_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "identities" ADD CONSTRAINT "identities_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "identity_providers_certificates_order_idx" ON "identity_providers_certificates" USING btree ("_order");
  CREATE INDEX "identity_providers_certificates_parent_id_idx" ON "identity_providers_certificates" USING btree ("_parent_id");
  CREATE UNIQUE INDEX "identity_providers_name_idx" ON "identity_providers" USING btree ("name");
  CREATE INDEX "identity_providers_entity_id_idx" ON "identity_providers" USING btree ("entity_id");
  CREATE INDEX "identity_providers_updated_at_idx" ON "identity_providers" USING btree ("updated_at");
  CREATE INDEX "identity_providers_created_at_idx" ON "identity_providers" USING btree ("created_at");
  CREATE INDEX "identities_status_idx" ON "identities" USING btree ("status");
  CREATE INDEX "identities_provider_idx" ON "identities" USING btree ("provider_id");
  CREATE INDEX "identities_person_idx" ON "identities" USING btree ("person_id");
  CREATE INDEX "identities_decided_by_idx" ON "identities" USING btree ("decided_by_id");
  CREATE INDEX "identities_updated_at_idx" ON "identities" USING btree ("updated_at");
  CREATE INDEX "identities_created_at_idx" ON "identities" USING btree ("created_at");
  CREATE UNIQUE INDEX "provider_nameId_idx" ON "identities" USING btree ("provider_id","name_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "identity_providers_certificates" CASCADE;
  DROP TABLE "identity_providers" CASCADE;
  DROP TABLE "identities" CASCADE;
  DROP TYPE "public"."enum_identity_providers_sign_in_binding";
  DROP TYPE "public"."enum_identities_status";`)
}
