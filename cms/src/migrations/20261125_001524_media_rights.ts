import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "media" ADD COLUMN "photographer" varchar;
  ALTER TABLE "media" ADD COLUMN "rights" varchar;
  ALTER TABLE "media" ADD COLUMN "shot_on" timestamp(3) with time zone;
  ALTER TABLE "media" ADD COLUMN "shot_at" varchar;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "media" DROP COLUMN "photographer";
  ALTER TABLE "media" DROP COLUMN "rights";
  ALTER TABLE "media" DROP COLUMN "shot_on";
  ALTER TABLE "media" DROP COLUMN "shot_at";`)
}
