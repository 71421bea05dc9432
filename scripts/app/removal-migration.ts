/** The schema of the database into which the tables of an app are moved that is removed and kept. */
export function keptSchema(app: string): string {
  return `kept_${app.replaceAll('-', '_')}`
}

/**
 * Makes the migration of a removal out of the one that was generated, which drops every table of the app.
 * `keep` moves the tables into a schema of their own instead, and back again in `down`. `drop` lets them go, and clears
 * away what else the site keeps of their documents, also what their history says they held; history and audit stay, for
 * what was done was done.
 */
export function removalMigration(
  generated: string,
  { app, slugs, data }: { app: string; slugs: readonly string[]; data: 'keep' | 'drop' },
): string {
  const types = slugs.map((slug) => `'${slug}'`).join(', ')
  const switches = `DELETE FROM "site_texts" WHERE "path" = 'offApps' AND "text" = '${app}';`
  const index = [`DELETE FROM yz.search WHERE type IN (${types});`, `DELETE FROM yz.text_prints WHERE type IN (${types});`]
  if (data === 'drop') {
    const rest = [
      `DELETE FROM yz.notices WHERE type IN (${types});`,
      `DELETE FROM yz.clocks WHERE type IN (${types});`,
      `DELETE FROM yz.branches WHERE type IN (${types});`,
      `DELETE FROM yz.edits WHERE type IN (${types});`,
      `UPDATE yz.history SET changes = NULL WHERE type IN (${types});`,
      `DELETE FROM yz.receipts WHERE type IN (${types});`,
      `DELETE FROM "attachments" WHERE "owner_type" IN (${types});`,
    ]
    return replaceUp(generated, (statements) => [...statements, ...index, ...rest, switches])
  }
  const schema = keptSchema(app)
  const tables = [...generated.matchAll(/^\s*DROP TABLE "([^"]+)" CASCADE;/gm)].map(([, name]) => name!)
  const enums = [...upOf(generated).matchAll(/DROP TYPE "public"\."([^"]+)";/g)].map(([, name]) => name!)
  const mine = tables.filter((name) => upOf(generated).includes(`DROP TABLE "${name}"`))
  const move = (from: string, to: string) => [
    ...mine.map((name) => `ALTER TABLE "${from}"."${name}" SET SCHEMA "${to}";`),
    ...enums.map((name) => `ALTER TYPE "${from}"."${name}" SET SCHEMA "${to}";`),
  ]
  const moved = (statement: string) => [...mine, ...enums].some((name) => statementIsOn(statement, name))
  const kept = replaceUp(generated, (statements) => [
    `CREATE SCHEMA "${schema}";`,
    ...move('public', schema),
    ...statements.filter((one) => !moved(one)),
    ...index,
    switches,
  ])
  return replaceDown(kept, (statements) => [
    ...move(schema, 'public'),
    `DROP SCHEMA "${schema}";`,
    ...statements.filter((one) => !moved(one)),
  ])
}

/** Whether a statement makes, changes or drops this table or type itself. */
function statementIsOn(statement: string, name: string): boolean {
  const start = /^(?:(?:CREATE|DROP|ALTER) (?:TABLE|TYPE)|CREATE (?:UNIQUE )?INDEX "[^"]+" ON) (?:"public"\.)?"([^"]+)"/.exec(statement)
  return start?.[1] === name
}

const body = (direction: 'up' | 'down') =>
  new RegExp(`(export async function ${direction}\\([^)]*\\): Promise<void> \\{\\s*await db\\.execute\\(sql\`)([^\`]*)(\`\\))`)

function upOf(text: string): string {
  return body('up').exec(text)?.[2] ?? ''
}

function replaceUp(text: string, change: (statements: string[]) => string[]): string {
  return replace(text, 'up', change)
}

function replaceDown(text: string, change: (statements: string[]) => string[]): string {
  return replace(text, 'down', change)
}

function replace(text: string, direction: 'up' | 'down', change: (statements: string[]) => string[]): string {
  if (!body(direction).test(text)) throw new Error(`The generated migration has no ${direction} of the usual form`)
  return text.replace(
    body(direction),
    (_, head: string, sql: string, tail: string) => `${head}\n  ${change(splitStatements(sql)).join('\n  ')}${tail}`,
  )
}

function splitStatements(sql: string): string[] {
  return sql
    .split(/;\s*(?:\n|$)/)
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => `${one};`)
}
