import { DeclarationError, type Site } from '@yizheng/kit'
import { tableOf } from '@yizheng/kit/cms'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { goBack, moveOn, type FormerMove, type StateColumn } from './former-sql.ts'
import type { SchemaSnapshot } from './schema-gaps.ts'

/** The move of a former state's documents that the migration which lets the state go does not make yet. */
export interface MissingMove {
  /** The file of the migration. */
  readonly file: string
  readonly move: FormerMove
}

/**
 * Looks in the migrations for those that let a former state go without moving its documents. A state that no migration lets go
 * has no documents.
 * @throws DeclarationError where the state they go to does not come in the same migration or before it
 */
export function missingMoves({ folder, site }: { folder: string; site: Site }): MissingMove[] {
  const snapshots = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({ file, ...(JSON.parse(readFileSync(join(folder, file), 'utf8')) as SchemaSnapshot) }))
  return site.types.flatMap(({ app, key, slug, surface }) =>
    Object.entries(surface.flow?.former ?? {}).flatMap(([from, { to }]) => {
      const values = (at: number) => valuesOf(snapshots[at], `enum_${tableOf(slug)}_state`)
      const last = snapshots.findLastIndex((_, at) => values(at - 1).includes(from) && !values(at).includes(from))
      if (last === -1) return []
      const file = snapshots[last]!.file.replace(/json$/, 'ts')
      const columns = columnsOf(slug, snapshots[last]!)
      if (isMoved(readFileSync(join(folder, file), 'utf8'), columns[0]!, from)) return []
      if (!values(last).includes(to))
        throw new DeclarationError(
          `${app.id}.${key}.flow.former.${from}.to`,
          `${file} lets "${from}" go before there is "${to}"`,
          'Name a state that is there by then',
        )
      return [{ file, move: { slug, from, to, isRenamed: !values(last - 1).includes(to), columns } }]
    }),
  )
}

/** Writes the moves that are missing into their migrations. Returns the files it changed. */
export function writeMoves({ folder, site }: { folder: string; site: Site }): string[] {
  const missing = missingMoves({ folder, site })
  for (const { file, move } of missing) {
    const path = join(folder, file)
    writeFileSync(path, withMove(readFileSync(path, 'utf8'), move))
  }
  return [...new Set(missing.map(({ file }) => file))]
}

/**
 * A migration as Payload writes it, with the move of a former state's documents put in: after the column has become text, before
 * its type is made anew. On the way back a renamed state gets its documents again; of another one nobody knows which they were.
 */
export function withMove(migration: string, move: FormerMove): string {
  const { from, to, isRenamed, columns } = move
  const border = migration.indexOf('export async function down')
  let [up, down] = [migration.slice(0, border), migration.slice(border)]
  for (const column of columns) {
    up = beforeDrop(up, column, moveOn(move, column))
    if (isRenamed) down = beforeDrop(down, column, goBack(move, column))
  }
  const note = `/** What came from "${from}" stays in "${to}": which documents these are, only their history knows. */\n`
  return up + (isRenamed ? '' : note) + down
}

function beforeDrop(text: string, { type }: StateColumn, statements: readonly string[]): string {
  const drop = `DROP TYPE "public"."${type}";`
  if (!text.includes(drop)) throw new Error(`The migration does not make ${type} anew`)
  return text.replace(drop, () => [...statements, drop].join('\n  '))
}

function isMoved(migration: string, { table, column }: StateColumn, from: string): boolean {
  return new RegExp(`UPDATE "${table}" SET "${column}" = '[^']*' WHERE "${column}" = '${from}'`).test(migration)
}

function valuesOf(snapshot: SchemaSnapshot | undefined, type: string): readonly string[] {
  return (snapshot?.enums[`public.${type}`] as { values: readonly string[] } | undefined)?.values ?? []
}

/** Where a type's states stand: with its documents, and with their versions where it keeps some. */
function columnsOf(slug: string, { tables }: SchemaSnapshot): StateColumn[] {
  const table = tableOf(slug)
  const own = { table, column: 'state', type: `enum_${table}_state` }
  const versions = { table: `_${table}_v`, column: 'version_state', type: `enum__${table}_v_version_state` }
  return tables[`public.${versions.table}`]?.columns[versions.column] ? [own, versions] : [own]
}
