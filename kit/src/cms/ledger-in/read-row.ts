import { keptFields, type Id } from '../../field.ts'
import { translate, type Messages } from '../../label.ts'
import { CREATION, type PlainColumn } from '../../ledger.ts'
import type { AnySurface } from '../../surface.ts'
import type { WayStep } from '../../way.ts'
import { isOneOf, type Actor } from '../../who.ts'
import type { NameBooks } from './name-books.ts'
import type { CellProblem, RowProblem } from './problem.ts'
import { readDay } from './read-day.ts'
import { isBlank, type ReadCell, type Table, type TableRow } from './read-table.ts'
import { answerWith } from './round-answer.ts'
import { choicesText, choose, readValue, shown } from './read-value.ts'

/** What rows are read with. */
export interface Reading {
  readonly surface: AnySurface
  /** All columns of the ledger, also those the file has not. */
  readonly columns: readonly PlainColumn[]
  readonly table: Table
  readonly books: NameBooks
  readonly messages: Messages
  /** Who brings the documents in. */
  readonly actor: Actor
  readonly people: ReadonlyMap<Id, Actor>
  readonly now: Date
}

/** What a cell says was answered in a round. */
export interface RoundCell {
  readonly column: PlainColumn & { readonly kind: 'round' }
  readonly text: string
}

/** A row whose cells were read one by one. */
export interface ReadRow {
  readonly number: number
  readonly data: Readonly<Record<string, unknown>>
  readonly author: Id | undefined
  readonly state: string | undefined
  readonly createdAt: Date | undefined
  /** Days of steps. */
  readonly dated: readonly Required<WayStep>[]
  readonly rounds: readonly RoundCell[]
  readonly problems: readonly RowProblem[]
}

/** A problem of a row, at a column or of the row as a whole. */
export function problemAt(row: number, { key, values }: CellProblem, column?: PlainColumn): RowProblem {
  return { row, key, ...(column ? { column: column.label } : {}), ...(values ? { values } : {}) }
}

/** Reads the cells of a row, each by itself, and notes all that cannot be read. */
export function readRow(reading: Reading, row: TableRow): ReadRow {
  const { surface, table, books, messages } = reading
  const { fields } = surface.type
  const problems: RowProblem[] = []
  const data: Record<string, unknown> = {}
  const dated: Required<WayStep>[] = []
  const rounds: RoundCell[] = []
  const one: { author?: Id; state?: string; createdAt?: Date } = {}
  for (const [column, at] of table.columns) {
    const cell = row.cells[at] ?? null
    if (isBlank(cell)) continue
    const read = <T>(value: T | CellProblem, keep: (value: T) => void) => {
      if (isProblem(value)) problems.push(problemAt(row.number, value, column))
      else keep(value)
    }
    if (!isRead(surface, column)) continue
    if (column.kind === 'round') rounds.push({ column, text: shown(cell) })
    else if (column.kind === 'date')
      read(pastDay(cell, reading.now), (day) => {
        if (column.step === CREATION) one.createdAt = day
        else dated.push({ step: column.step, at: day })
      })
    else if (column.kind !== 'field') continue
    else if (column.field === 'author') read(authorOf(reading, cell, column), (author) => (one.author = author))
    else if (column.field === 'state') read(stateOf(surface, cell, messages), (state) => (one.state = state))
    else if (column.field === 'createdAt') read(pastDay(cell, reading.now), (day) => (one.createdAt = day))
    else {
      const value = readValue({ field: fields[column.field]!, cell, books, messages })
      if ('problems' in value) problems.push(...value.problems.map((problem) => problemAt(row.number, problem, column)))
      else data[column.field] = value.value
    }
  }
  return { number: row.number, data, author: one.author, state: one.state, createdAt: one.createdAt, dated, rounds, problems }
}

/** Whether what stands in a column is read; the others follow from the rest, and the system fills them in itself. */
export function isRead(surface: AnySurface, column: PlainColumn): boolean {
  if (column.kind === 'round') return answerWith(surface, column.round, column.field) !== undefined
  if (column.kind !== 'field') return column.kind === 'date'
  return column.field !== 'dueAt' && !keptFields(surface.type.fields).includes(column.field)
}

function isProblem(value: unknown): value is CellProblem {
  return typeof value === 'object' && value !== null && 'key' in value
}

function pastDay(cell: ReadCell, now: Date): Date | CellProblem {
  const day = readDay(cell)
  if (!day) return { key: 'ledger.noDay', values: { text: shown(cell) } }
  return day > now ? { key: 'ledger.future', values: { text: shown(cell) } } : day
}

function authorOf({ surface, books, people }: Reading, cell: ReadCell, column: PlainColumn): Id | CellProblem {
  const name = shown(cell).trim()
  const found = books.get('users')!(name, undefined)
  if ('key' in found) return found
  const mayWrite = isOneOf({ who: surface.access.create, actor: people.get(found.id), fields: surface.type.fields })
  return mayWrite ? found.id : { key: 'ledger.notFitting', values: { name, field: column.label } }
}

function stateOf({ flow }: AnySurface, cell: ReadCell, messages: Messages): string | CellProblem {
  const states = Object.fromEntries(
    Object.entries(flow!.states)
      // What is still being written is nobody's but the writer's.
      .filter(([name]) => name !== flow!.initial)
      .map(([name, { label }]) => [name, label]),
  )
  const found = choose(states, cell, messages)
  return found?.value ?? { key: 'ledger.noChoice', values: { text: shown(cell), those: choicesText(states, messages) } }
}

/** Labels in a sentence. */
export function labelsText(columns: readonly PlainColumn[], messages: Messages): string {
  return columns.map(({ label }) => translate({ messages, locale: 'zh', key: label })).join('、')
}
