import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { getPayload } from 'payload'
import site from '../../yizheng.config.ts'
import { missingMoves, writeMoves } from './former-moves.ts'
import config from './payload.config.ts'
import { declaredSchema, migratedSchema, schemaGaps } from './schema-gaps.ts'

/**
 * Writes the migration that brings the database from the last migration to the present declarations (`npm run new:migration`).
 * Needs the settings only to load the configuration; it reads no data. Documents in states
 * that there are no more are moved as `former` says. Exits 3 where there is nothing to change.
 */
const folder = resolve(import.meta.dirname, 'migrations')
const name = process.argv[2]?.replace(/[^a-z0-9-]/gi, '') || 'change'
const before = new Set(await readdir(folder))
const payload = await getPayload({ config, disableDBConnect: true, disableOnInit: true })
const gaps = schemaGaps({ made: migratedSchema(folder), declared: await declaredSchema(payload) })
if (gaps.length === 0 && missingMoves({ folder, site }).length === 0) process.exit(3)
if (gaps.length > 0) await payload.db.createMigration({ payload, migrationName: name, forceAcceptWarning: true })
for (const file of await readdir(folder)) {
  if (before.has(file) || !file.endsWith('.ts') || file === 'index.ts') continue
  // Payload imports types as if they were values, which does not run unbundled.
  const text = await readFile(join(folder, file), 'utf8')
  await writeFile(
    join(folder, file),
    text.replace('import { MigrateUpArgs, MigrateDownArgs, sql }', 'import { sql, type MigrateDownArgs, type MigrateUpArgs }'),
  )
  console.log(`cms/src/migrations/${file}`)
}
// Also into an older one, where a state went and `former` says only now where its documents go.
writeMoves({ folder, site })
// A list for bundlers; we read the folder.
await rm(join(folder, 'index.ts'), { force: true })
process.exit(0)
