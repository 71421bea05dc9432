import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { BasePayload } from 'payload'

/** A schema as drizzle-kit notes it in the .json beside a migration: parts by name. */
export interface SchemaSnapshot {
  readonly tables: Readonly<Record<string, { readonly columns: Readonly<Record<string, unknown>> }>>
  readonly enums: Readonly<Record<string, unknown>>
}

/**
 * Where the declarations and the migrations speak of different tables: `+ letters.phone` is declared and made by no migration,
 * `- letters.fax` is made and no longer declared, `~ letters.kind` is made otherwise. Empty where they agree.
 */
export function schemaGaps({ made, declared }: { made: SchemaSnapshot; declared: SchemaSnapshot }): string[] {
  const gaps = [...differences(made.tables, declared.tables), ...differences(made.enums, declared.enums)]
  return gaps.flatMap(({ sign, name }) => {
    const [before, after] = [made.tables[name], declared.tables[name]]
    if (!before || !after) return `${sign} ${shortName(name)}`
    const columns = differences(before.columns, after.columns)
    return columns.length > 0 ? columns.map((one) => `${one.sign} ${shortName(name)}.${one.name}`) : `~ ${shortName(name)}`
  })
}

function differences(before: object, after: object): { sign: '+' | '-' | '~'; name: string }[] {
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))]
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((name) => {
    if (!old.has(name)) return { sign: '+' as const, name }
    if (!now.has(name)) return { sign: '-' as const, name }
    return isDeepStrictEqual(old.get(name), now.get(name)) ? [] : { sign: '~' as const, name }
  })
}

function shortName(name: string): string {
  return name.replace(/^public\./, '')
}

/** The schema the migrations end with: the snapshot beside the newest of them that has one. */
export function migratedSchema(folder: string): SchemaSnapshot {
  const newest = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .at(-1)
  return newest ? (JSON.parse(readFileSync(join(folder, newest), 'utf8')) as SchemaSnapshot) : { tables: {}, enums: {} }
}

/** The schema the configuration asks for, declarations and the host's own collections together. */
export async function declaredSchema({ db }: BasePayload): Promise<SchemaSnapshot> {
  const adapter = db as unknown as { schema: object; requireDrizzleKit(): { generateDrizzleJson(schema: object): Promise<SchemaSnapshot> } }
  const snapshot = await adapter.requireDrizzleKit().generateDrizzleJson(adapter.schema)
  // As it would be read back from its file.
  return JSON.parse(JSON.stringify(snapshot)) as SchemaSnapshot
}
