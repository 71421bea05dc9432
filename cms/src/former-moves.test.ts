import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Site } from '@yizheng/kit'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { missingMoves, writeMoves } from './former-moves.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'yz-moves-'))))
afterEach(() => rmSync(folder, { recursive: true }))

/** Payload's own text of a change of the states of letters, one way. */
const anew = (type: string, table: string, column: string) => `ALTER TABLE "${table}" ALTER COLUMN "${column}" SET DATA TYPE text;
  DROP TYPE "public"."${type}";
  CREATE TYPE "public"."${type}" AS ENUM('x');
  ALTER TABLE "${table}" ALTER COLUMN "${column}" SET DATA TYPE "public"."${type}" USING "${column}"::"public"."${type}";`
const both = `${anew('enum_letters_state', 'letters', 'state')}\n  ${anew('enum__letters_v_version_state', '_letters_v', 'version_state')}`
const text = `export async function up() {\n  await db.execute(sql\`\n  ${both}\`)\n}\n\nexport async function down() {\n  await db.execute(sql\`\n  ${both}\`)\n}\n`

function migration(name: string, values: readonly string[], content = text): void {
  const tables = { 'public._letters_v': { columns: { version_state: {} } } }
  writeFileSync(join(folder, `${name}.json`), JSON.stringify({ tables, enums: { 'public.enum_letters_state': { values } } }))
  writeFileSync(join(folder, `${name}.ts`), content)
}
const siteWith = (former: object) =>
  ({ types: [{ app: { id: 'mail' }, key: 'letters', slug: 'letters', surface: { flow: { former } } }] }) as unknown as Site
const halves = (name: string) => readFileSync(join(folder, `${name}.ts`), 'utf8').split('export async function down')

test('a state that goes: its documents and their versions move while the column is text, and the way back says what it cannot know', () => {
  migration('1', ['filed', 'open'])
  migration('2', ['open'])
  const site = siteWith({ filed: { label: '已立案', to: 'open' } })
  expect(writeMoves({ folder, site })).toEqual(['2.ts'])
  const [up, down] = halves('2')
  expect(up!.replaceAll(/\s+/g, ' ')).toContain(
    `ALTER TABLE "letters" ALTER COLUMN "state" SET DATA TYPE text; ` +
      `INSERT INTO yz.moves (type, doc, from_state, renamed) SELECT 'letters', "id", 'filed', false FROM "letters" WHERE "state" = 'filed' ON CONFLICT (type, doc) DO UPDATE SET renamed = moves.renamed AND excluded.renamed; ` +
      `UPDATE "letters" SET "state" = 'open' WHERE "state" = 'filed'; ` +
      `DELETE FROM yz.clocks WHERE type = 'letters' AND state = 'filed'; ` +
      `DROP TYPE "public"."enum_letters_state";`,
  )
  expect(up!.replaceAll(/\s+/g, ' ')).toContain(
    `SET DATA TYPE text; UPDATE "_letters_v" SET "version_state" = 'open' WHERE "version_state" = 'filed'; DROP TYPE "public"."enum__letters_v_version_state";`,
  )
  expect(up).toContain('/** What came from "filed" stays in "open": which documents these are, only their history knows. */\n')
  expect(down).not.toContain('UPDATE')
})

test('a state under a new name: its deadlines go with it, and it gets everything again on the way back', () => {
  migration('1', ['filed', 'open'])
  migration('2', ['accepted', 'open'])
  writeMoves({ folder, site: siteWith({ filed: { label: '已立案', to: 'accepted' } }) })
  const [up, down] = halves('2')
  expect(up).toContain(`'filed', true FROM "letters"`)
  expect(up).toContain(`UPDATE yz.clocks one SET state = 'accepted' WHERE type = 'letters' AND state = 'filed'`)
  expect(up).toContain(`UPDATE yz.deadline_rules one SET state = 'accepted' WHERE type = 'letters' AND state = 'filed'`)
  expect(down).toContain(`UPDATE "letters" SET "state" = 'filed' WHERE "state" = 'accepted';`)
  expect(down).toContain(`UPDATE "_letters_v" SET "version_state" = 'filed' WHERE "version_state" = 'accepted';`)
  expect(down).toContain(`UPDATE yz.clocks one SET state = 'filed' WHERE type = 'letters' AND state = 'accepted'`)
})

test('a migration that was written before anybody said where the documents go is completed, once', () => {
  migration('1', ['filed', 'open'])
  migration('2', ['open'])
  migration('3', ['open', 'more'])
  const site = siteWith({ filed: { label: '已立案', to: 'open' } })
  expect(missingMoves({ folder, site })).toMatchObject([{ file: '2.ts', move: { from: 'filed', to: 'open', isRenamed: false } }])
  writeMoves({ folder, site })
  const once = halves('2')
  expect(writeMoves({ folder, site })).toEqual([])
  // Also where the state they went to has gone since.
  expect(missingMoves({ folder, site: siteWith({ filed: { label: '已立案', to: 'more' } }) })).toEqual([])
  expect(halves('2')).toEqual(once)
})

test('a state that no migration lets go asks for nothing; one that goes a second time asks again', () => {
  migration('1', ['open'])
  expect(missingMoves({ folder, site: siteWith({ filed: { label: '已立案', to: 'open' } }) })).toEqual([])
  migration('2', ['filed', 'open'])
  migration('3', ['open'], text.replace('DROP', `UPDATE "letters" SET "state" = 'open' WHERE "state" = 'filed';\n  DROP`))
  migration('4', ['filed', 'open'])
  migration('5', ['open'])
  expect(missingMoves({ folder, site: siteWith({ filed: { label: '已立案', to: 'open' } }) })).toMatchObject([{ file: '5.ts' }])
})

test('documents are not sent to a state that comes later', () => {
  migration('1', ['filed', 'open'])
  migration('2', ['open'])
  migration('3', ['open', 'late'])
  expect(() => missingMoves({ folder, site: siteWith({ filed: { label: '已立案', to: 'late' } }) })).toThrow(
    'mail.letters.flow.former.filed.to: 2.ts lets "filed" go before there is "late".',
  )
})
