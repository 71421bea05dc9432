import pg from 'pg'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { removalMigration } from './removal-migration.ts'

/** What Payload writes when the type `letters` (with a list of relations) has gone, and a shared table loses its column. */
const generated = `import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql\`
   ALTER TABLE "letters" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "letters" CASCADE;
  DROP TABLE "letters_rels" CASCADE;
  ALTER TABLE "shared_rels" DROP COLUMN "letters_id";
  DROP TYPE "public"."enum_letters_state";\`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql\`
   CREATE TYPE "public"."enum_letters_state" AS ENUM('draft', 'open');
  CREATE TABLE "letters" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"state" "enum_letters_state"
  );

  CREATE TABLE "letters_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"parent_id" integer NOT NULL
  );

  ALTER TABLE "shared_rels" ADD COLUMN "letters_id" integer;
  ALTER TABLE "letters_rels" ADD CONSTRAINT "letters_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."letters"("id") ON DELETE cascade;
  CREATE INDEX "letters_state_idx" ON "letters" USING btree ("state");\`)
}
`
const run = (data: 'keep' | 'drop', direction: 'up' | 'down') => {
  const text = removalMigration(generated, { app: 'mail-box', slugs: ['letters'], data })
  return database.query(new RegExp(`function ${direction}[^\`]*\`([^\`]*)\``).exec(text)![1]!)
}

let admin: pg.Client
let database: pg.Client
beforeEach(async () => {
  admin = new pg.Client({ connectionString: inject('postgresUrl') })
  await admin.connect()
  await admin.query('DROP DATABASE IF EXISTS removal')
  await admin.query('CREATE DATABASE removal')
  database = new pg.Client({ connectionString: Object.assign(new URL(inject('postgresUrl')), { pathname: '/removal' }).href })
  await database.connect()
  await database.query(`
    CREATE TYPE enum_letters_state AS ENUM ('draft', 'open');
    CREATE TABLE letters (id serial PRIMARY KEY, state enum_letters_state);
    CREATE TABLE letters_rels (id serial PRIMARY KEY, parent_id integer NOT NULL REFERENCES letters ON DELETE CASCADE);
    CREATE INDEX letters_state_idx ON letters (state);
    CREATE TABLE shared_rels (id serial PRIMARY KEY, letters_id integer);
    CREATE TABLE attachments (id serial PRIMARY KEY, owner_type text);
    CREATE TABLE site_texts (path text, text text);
    CREATE SCHEMA yz;
    CREATE TABLE yz.search (type text); CREATE TABLE yz.text_prints (type text); CREATE TABLE yz.notices (type text); CREATE TABLE yz.receipts (type text); CREATE TABLE yz.history (type text, changes jsonb); CREATE TABLE yz.edits (type text);
    CREATE TABLE yz.clocks (type text); CREATE TABLE yz.branches (type text);
    INSERT INTO letters (state) VALUES ('open'), ('draft');
    INSERT INTO letters_rels (parent_id) VALUES (1);
    INSERT INTO site_texts VALUES ('offApps', 'mail-box'), ('offApps', 'other');`)
  for (const table of ['yz.search', 'yz.text_prints', 'yz.notices', 'yz.clocks', 'yz.branches', 'yz.receipts', 'yz.history'])
    await database.query(`INSERT INTO ${table} VALUES ('letters'), ('news')`)
  await database.query(`INSERT INTO yz.edits VALUES ('letters'), ('news'); UPDATE yz.history SET changes = '{}'`)
  await database.query(`INSERT INTO attachments (owner_type) VALUES ('letters'), ('news'), (NULL)`)
})
afterEach(async () => {
  await database.end()
  await admin.query('DROP DATABASE removal')
  await admin.end()
})

const rows = async (query: string) => (await database.query<Record<string, unknown>>(query)).rows.map((row) => Object.values(row).join())
const tables = () => rows("SELECT schemaname || '.' || tablename FROM pg_tables WHERE tablename LIKE '%letters%' ORDER BY 1")

describe('keep', () => {
  test('moves tables and types with every row into a schema of their own', async () => {
    await run('keep', 'up')
    expect(await tables()).toEqual(['kept_mail_box.letters', 'kept_mail_box.letters_rels'])
    expect(await rows('SELECT state FROM kept_mail_box.letters ORDER BY id')).toEqual(['open', 'draft'])
    expect(await rows('SELECT parent_id FROM kept_mail_box.letters_rels')).toEqual(['1'])
    expect(await rows('SELECT type FROM yz.receipts')).toEqual(['letters', 'news'])
    expect(await rows('SELECT owner_type FROM attachments WHERE owner_type IS NOT NULL')).toEqual(['letters', 'news'])
    expect(await rows('SELECT type FROM yz.search')).toEqual(['news'])
    expect(await rows('SELECT text FROM site_texts')).toEqual(['other'])
  })
  test('and its down brings them back as they were', async () => {
    await run('keep', 'up')
    await run('keep', 'down')
    expect(await tables()).toEqual(['public.letters', 'public.letters_rels'])
    expect(await rows('SELECT id || state::text FROM letters ORDER BY id')).toEqual(['1open', '2draft'])
    expect(await rows("INSERT INTO letters (state) VALUES ('open') RETURNING id")).toEqual(['3'])
    expect(
      await rows("SELECT count(*) FROM information_schema.columns WHERE table_name = 'shared_rels' AND column_name = 'letters_id'"),
    ).toEqual(['1'])
    expect(await rows("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'kept%'")).toEqual(['0'])
  })
})

test('drop lets go of the tables and of what else is kept of their documents, and of nothing else', async () => {
  await run('drop', 'up')
  expect(await tables()).toEqual([])
  expect(await rows("SELECT count(*) FROM pg_type WHERE typname = 'enum_letters_state'")).toEqual(['0'])
  for (const table of ['yz.search', 'yz.text_prints', 'yz.notices', 'yz.clocks', 'yz.branches', 'yz.receipts', 'yz.edits'])
    expect(await rows(`SELECT type FROM ${table}`), table).toEqual(['news'])
  // That something was done stays, not what was written.
  expect(await rows('SELECT type, changes IS NULL FROM yz.history ORDER BY type')).toEqual(['letters,true', 'news,false'])
  expect(await rows("SELECT coalesce(owner_type, '-') FROM attachments ORDER BY 1")).toEqual(['-', 'news'])
  expect(await rows('SELECT text FROM site_texts')).toEqual(['other'])
})

test('a generated migration of another form is refused rather than guessed at', () => {
  expect(() => removalMigration('export const up = 1', { app: 'a', slugs: ['a'], data: 'keep' })).toThrow('no up of the usual form')
})
