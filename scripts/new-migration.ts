/**
 * `npm run new:migration [NAME]`: writes the migration from the last one to the present declarations, after fields or states
 * of an app were changed. The next start applies it. Asks, where it runs in a terminal, whether a column was renamed.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { commandLine } from './command-line.ts'
import { createMigration } from './create-migration.ts'
import { root } from './paths.ts'
import { Problem } from './problem.ts'

const usage = {
  zh: '用法：npm run new:migration [名称]（小写字母、数字、连字符）',
  en: 'Usage: npm run new:migration [NAME] (small letters, digits, hyphens)',
}
const say = (line: string) => void process.stdout.write(`${line}\n`)

await commandLine(usage, () => {
  const { positionals } = parseArgs({ allowPositionals: true })
  const [name = 'change'] = positionals
  if (positionals.length > 1 || !/^[a-z0-9-]+$/.test(name)) throw new Problem(usage)
  const file = createMigration(root, name)
  if (!file) return say('✓ 数据表无须改变。 The tables need no change.')
  say(`+ ${file}`)
  for (const line of lossesOf(readFileSync(join(root, file), 'utf8'))) say(`! 将丢失数据 loses data: ${line}`)
  say('\n✓ 下次 npm start 时执行。 The next npm start applies it.')
})

/** Statements on the way up after which something stored is gone. */
function lossesOf(migration: string): string[] {
  const up = migration.slice(0, migration.indexOf('export async function down'))
  return up.match(/^.*\b(?:DROP TABLE|DROP COLUMN)\b.*?;/gm)?.map((line) => line.trim()) ?? []
}
