import { createHash } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { plainColumns, type PlainColumn } from '../../ledger.ts'
import { dayInChina } from '../../shanghai.ts'
import type { Site, SiteType } from '../../site.ts'
import type { Actor } from '../../who.ts'
import { inOrder } from './in-order.ts'
import type { Named } from './name-book.ts'
import { marksOf, placeholder, readNameBooks } from './name-books.ts'
import { planRow, type PlannedDocument } from './plan-row.ts'
import type { RowProblem } from './problem.ts'
import { isRead, readRow } from './read-row.ts'
import { readTable, type Table } from './read-table.ts'
import { namesIn, shown } from './read-value.ts'
import { takenValues } from './taken-values.ts'

/** What a file would bring in. Documents only where nothing is wrong. */
export interface FilePlan {
  readonly table: Table
  /** In the order in which they can be made: whatever one points to before it. */
  readonly documents: readonly PlannedDocument[]
  readonly problems: readonly RowProblem[]
  /** Columns that the system fills in by itself. */
  readonly left: readonly PlainColumn[]
  /** Changes with whatever would be brought in. */
  readonly version: string
}

/**
 * Reads a ledger that somebody sent and checks it as a whole, as this person and as things are now.
 *
 * @throws RequestError 413, 422 where it cannot be read at all
 */
export async function planFile({
  req,
  site,
  one,
  actor,
  bytes,
}: {
  req: PayloadRequest
  site: Site
  one: SiteType
  actor: Actor
  bytes: Buffer
}): Promise<FilePlan> {
  const { surface } = one
  const { messages } = site
  const columns = plainColumns(surface.ledger!, surface.type.fields)
  const table = await readLedger(site, one, bytes)
  const { books, people } = await readNameBooks({
    req,
    site,
    texts: relatedTexts(one, table),
    also: new Map([[one.slug, rowsNamed(one, table)]]),
  })
  const reading = { surface, columns, table, books, people, messages, actor, now: new Date() }
  const planned = table.rows.map((row) => planRow(reading, readRow(reading, row)))
  const documents = planned.filter((plan): plan is PlannedDocument => !Array.isArray(plan))
  const problems = [
    ...table.problems,
    ...planned.flatMap((plan) => (Array.isArray(plan) ? (plan as readonly RowProblem[]) : [])),
    ...(await takenValues({ req, one, table })),
  ]
  const ordered = inOrder(surface.type, documents)
  const all = [...problems, ...ordered.problems].sort((a, b) => a.row - b.row)
  return {
    table,
    documents: ordered.documents,
    problems: aboutColumns(all, table),
    left: [...table.columns.keys()].filter((column) => !isRead(surface, column)),
    version: versionOf(ordered.documents),
  }
}

/** To the day: what happened today has its moment from the clock. */
function versionOf(documents: readonly PlannedDocument[]): string {
  const said = documents.map(({ createdAt, steps, ...one }) => ({
    ...one,
    createdAt: dayInChina(createdAt),
    steps: steps.map(({ at, ...step }) => ({ ...step, at: dayInChina(new Date(at)) })),
  }))
  return createHash('sha256').update(JSON.stringify(said)).digest('hex')
}

/** The table in the file of a ledger. @throws RequestError 413, 422 */
export async function readLedger({ messages }: Site, one: SiteType, bytes: Buffer): Promise<Table> {
  const columns = plainColumns(one.surface.ledger!, one.surface.type.fields)
  return readTable({ bytes, columns, needed: neededColumns(one, columns), messages })
}

/** Without these no row can be a document. */
function neededColumns({ surface: { type, flow } }: SiteType, columns: readonly PlainColumn[]): PlainColumn[] {
  const names = [type.title, 'author', ...(flow ? ['state'] : [])]
  return columns.filter((column) => column.kind === 'field' && names.includes(column.field))
}

/** What stands in the cells of relations, by the collection they lead to. */
function relatedTexts({ surface }: SiteType, { columns, rows }: Table): Map<string, readonly string[]> {
  const texts = new Map<string, readonly string[]>([['users', []]])
  for (const [column, at] of columns) {
    const to = column.kind === 'field' ? surface.type.fields[column.field]?.to : undefined
    if (to === undefined) continue
    const cells = rows.flatMap(({ cells }) => [shown(cells[at] ?? null).trim(), ...namesIn(shown(cells[at] ?? null))])
    texts.set(to, [...new Set([...(texts.get(to) ?? []), ...cells.filter((text) => text !== '')])])
  }
  return texts
}

/** The rows of the file, as other rows may name them. */
function rowsNamed({ surface: { type } }: SiteType, { columns, rows }: Table): Named[] {
  const at = (name: string) => [...columns].find(([column]) => column.kind === 'field' && column.field === name)?.[1]
  const cell = (row: Table['rows'][number], name: string) => shown(row.cells[at(name) ?? -1] ?? null).trim()
  return rows.map((row) => ({
    id: placeholder(row.number),
    name: cell(row, type.title),
    marks: marksOf(type)
      .map((name) => cell(row, name))
      .filter((text) => text !== ''),
    is: {},
  }))
}

/** What many rows lack because the file has no such column is said once. */
function aboutColumns(problems: readonly RowProblem[], { columns }: Table): RowProblem[] {
  const there = new Set([...columns.keys()].map(({ label }) => label))
  const absent = Map.groupBy(
    problems.filter(({ column }) => column !== undefined && !there.has(column)),
    ({ column }) => column!,
  )
  return [
    ...[...absent].map(([column, of]) => ({ row: 0, key: 'ledger.columnNeeded', values: { column, rows: of.length, first: of[0]!.row } })),
    ...problems.filter(({ column }) => column === undefined || there.has(column)),
  ]
}
