import type { PayloadRequest } from 'payload'
import { isListKind, isRelationKind, type Field, type Id } from '../../field.ts'
import { translate } from '../../label.ts'
import { plainColumns, type PlainColumn } from '../../ledger.ts'
import type { Ref, Row } from '../../protocol.ts'
import type { Site, SiteType } from '../../site.ts'
import type { AnySurface } from '../../surface.ts'
import { isEmpty } from '../../validate.ts'
import { LIST_MOST, listRows } from '../operations/list.ts'
import { dayOnTheWall, onTheWall, type CellValue } from './cell.ts'
import { readHomonyms } from './homonyms.ts'
import { readFacts, type Facts } from './ledger-facts.ts'
import type { SheetColumn } from './sheet-xml.ts'
import type { SheetRow, TableSheet } from './write-xlsx.ts'

interface Scope {
  readonly req: PayloadRequest
  readonly site: Site
  readonly one: SiteType
}

/**
 * The ledger of a type as a sheet, in Chinese whatever the reader's language: the rows that the list answers to this person
 * for this query, read page by page as they are written.
 */
export function ledgerSheet({ query, ...scope }: Scope & { query: URLSearchParams }): TableSheet {
  const { site, one } = scope
  const { ledger, type } = one.surface
  const say = sayIn(site)
  const columns = plainColumns(ledger!, type.fields)
  return {
    name: say(type.label),
    title: ledger!.title && say(ledger!.title).replaceAll('{site}', say(site.label)),
    columns: sheetColumns(one.surface, columns, say),
    rows: rowsOf({ ...scope, columns, query, say }),
  }
}

/** The columns of a ledger as a sheet shows them. */
export function sheetColumns({ type }: AnySurface, columns: readonly PlainColumn[], say: Say): SheetColumn[] {
  return columns.map((column) => {
    const field = column.kind === 'field' ? type.fields[column.field] : undefined
    const isTitle = column.kind === 'field' && column.field === type.title
    return {
      label: say(column.label),
      width: isTitle ? 40 : WIDTHS[field?.kind ?? 'none'],
      ...(field?.kind === 'text' && !isTitle ? { verbatim: true } : {}),
    }
  })
}

/** In characters. */
const WIDTHS: Readonly<Record<Field['kind'] | 'none', number>> = {
  ...{ text: 16, longText: 60, number: 10, date: 17, flag: 10, select: 14, one: 22, many: 28, none: 14 },
  // What no ledger has.
  ...{ rich: 0, image: 0, images: 0, files: 0 },
}

type Say = (key: string) => string

/** Texts of a ledger, which is an official paper. */
export function sayIn({ messages }: Site): Say {
  return (key) => translate({ messages, locale: 'zh', key })
}

async function* rowsOf({
  columns,
  query,
  say,
  ...scope
}: Scope & { columns: readonly PlainColumn[]; query: URLSearchParams; say: Say }): AsyncGenerator<SheetRow> {
  const { surface } = scope.one
  const asked = new URLSearchParams(query)
  for (const name of ['before', 'after']) asked.delete(name)
  asked.set('limit', String(LIST_MOST))
  asked.set('fields', readFields(surface, columns).join(','))
  const homonyms = await readHomonyms(scope.req)
  for (let next: string | null = ''; next !== null;) {
    if (next !== '') asked.set('after', next)
    const page = await listRows({ ...scope, query: asked })
    const facts = await readFacts({ ...scope, rows: page.docs, columns, say })
    for (const row of page.docs) yield { cells: columns.map((column) => cellOf({ column, row, surface, facts, homonyms, say })) }
    next = page.next
  }
}

/** The fields to read: those of the columns, and all that says who is involved in a document. */
function readFields({ type, flow }: AnySurface, columns: readonly PlainColumn[]): string[] {
  const shown = columns.flatMap((column) => (column.kind === 'field' ? [column.field] : []))
  const naming = Object.keys(type.fields).filter((name) => {
    const { kind, to } = type.fields[name]!
    return kind === 'flag' || (isRelationKind(kind) && (to === 'users' || to === 'organisations'))
  })
  return [...new Set([...shown, ...naming, 'author', ...(flow ? ['state', 'dueAt'] : [])])]
}

function cellOf({
  column,
  row,
  surface,
  facts,
  homonyms,
  say,
}: {
  column: PlainColumn
  row: Row
  surface: AnySurface
  facts: Facts
  homonyms: ReadonlyMap<Id, string>
  say: Say
}): CellValue {
  if (column.kind !== 'field') return facts(row, column)
  const { field: name } = column
  const value = row[name]
  if (name === 'state') return say(surface.flow!.states[row.state!]?.label ?? row.state!)
  if (isEmpty(value)) return null
  const nameOf = ({ id, title }: Ref, to: string | undefined) => (to === 'users' ? homonyms.get(id) : undefined) ?? title
  if (name === 'author') return nameOf(value as Ref, 'users')
  if (name === 'createdAt' || name === 'dueAt') return dayOnTheWall(value as string)
  return fieldCell(surface.type.fields[name]!, value, { say, nameOf })
}

function fieldCell(
  { kind, values, to }: Field,
  value: unknown,
  { say, nameOf }: { say: Say; nameOf: (ref: Ref, to: string | undefined) => string },
): CellValue {
  if (kind === 'select') return say(values?.[value as string] ?? String(value))
  if (kind === 'flag') return say(value === true ? 'page.yes' : 'page.no')
  if (kind === 'date') return onTheWall(value as string)
  if (kind === 'one') return nameOf(value as Ref, to)
  if (isListKind(kind)) return (value as readonly Ref[]).map((ref) => nameOf(ref, to)).join('、')
  return value as string | number
}
