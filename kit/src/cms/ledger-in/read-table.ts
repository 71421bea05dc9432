import { readXlsx, streamXlsxRows } from 'hucre/xlsx'
import { translate, type Messages } from '../../label.ts'
import type { PlainColumn } from '../../ledger.ts'
import { letters } from '../ledger/sheet-xml.ts'
import { RequestError } from '../request-error.ts'
import { openWorkbook } from './open-workbook.ts'
import type { RowProblem } from './problem.ts'

/** Most rows of one file. */
export const ROWS_MOST = 2_000
/** The labels stand in one of the first rows. */
const LABELS_WITHIN = 20
/** Whatever stands further to the right is no ledger. */
const COLUMNS_MOST = 200
const SHEETS_MOST = 10

/** A cell as it was read: formulas by the value they had when the file was saved; dates as the clock on the wall. */
export type ReadCell = string | number | boolean | Date | null

export interface TableRow {
  /** As the spreadsheet counts, from 1. */
  readonly number: number
  readonly cells: readonly ReadCell[]
}

/** The table in a workbook. */
export interface Table {
  readonly sheet: string
  /** The number of the row of labels. */
  readonly header: number
  /** What stands in a row under each column that was recognised. */
  readonly columns: ReadonlyMap<PlainColumn, number>
  /** Labels of columns nobody knows, that hold something. */
  readonly unknown: readonly string[]
  readonly rows: readonly TableRow[]
  /** Cells that were merged, so that nobody can say to which row they belong. */
  readonly problems: readonly RowProblem[]
}

/**
 * Reads the table of a workbook: the first visible sheet in whose first rows the labels of these columns stand, in either
 * language and any order.
 *
 * @throws RequestError 422 where there is no such table, or none that can be read
 */
export async function readTable({
  bytes,
  columns,
  needed,
  messages,
}: {
  bytes: Buffer
  columns: readonly PlainColumn[]
  needed: readonly PlainColumn[]
  messages: Messages
}): Promise<Table> {
  const workbook = await openWorkbook(bytes)
  const labels = labelBook(columns, messages)
  const say = (column: PlainColumn) => translate({ messages, locale: 'zh', key: column.label })
  const sheets = await sheetsOf(workbook)
  let isEmpty = true
  for (const sheet of sheets.slice(0, SHEETS_MOST)) {
    const found = await readSheet(workbook, sheet, labels)
    isEmpty &&= found === 'empty'
    if (typeof found === 'string') continue
    const missing = needed.filter((column) => !found.columns.has(column))
    if (missing.length > 0) throw new RequestError(422, 'ledger.missingColumns', { values: { columns: missing.map(say).join('、') } })
    if (found.rows.length === 0) throw new RequestError(422, 'ledger.noRows')
    return { ...found, problems: await mergedBelow(workbook, sheet, found.header) }
  }
  if (isEmpty) throw new RequestError(422, 'ledger.emptySheet')
  throw new RequestError(422, 'ledger.noLabels', { values: { columns: needed.map(say).join('、') } })
}

interface SheetInfo {
  readonly name: string
  readonly index: number
}

async function sheetsOf(workbook: Uint8Array): Promise<SheetInfo[]> {
  const sheets: SheetInfo[] = []
  await reading(
    readXlsx(workbook, {
      sheets: ({ name, index, hidden, veryHidden }) => {
        if (!hidden && !veryHidden) sheets.push({ name, index })
        return false
      },
    }),
  )
  return sheets
}

async function readSheet(
  workbook: Uint8Array,
  { name, index }: SheetInfo,
  labels: ReadonlyMap<string, PlainColumn>,
): Promise<Omit<Table, 'problems'> | 'empty' | 'other'> {
  const rows: TableRow[] = []
  let head: { number: number; cells: readonly ReadCell[] } | undefined
  let seen = 0
  const source = streamXlsxRows(workbook, { sheet: index })
  for (let next = await reading(source.next()); !next.done; next = await reading(source.next())) {
    const cells = next.value.values.slice(0, COLUMNS_MOST)
    if (cells.every(isBlank)) continue
    const number = next.value.index + 1
    seen += 1
    if (head) rows.push({ number, cells })
    else if (cells.filter((cell) => labels.has(labelKey(cell))).length >= 2) head = { number, cells }
    if (rows.length > ROWS_MOST) throw new RequestError(422, 'ledger.tooManyRows', { values: { most: ROWS_MOST } })
    if (!head && seen >= LABELS_WITHIN) break
  }
  if (!head) return seen === 0 ? 'empty' : 'other'
  const columns = new Map<PlainColumn, number>()
  const unknown: string[] = []
  const width = Math.max(head.cells.length, ...rows.map(({ cells }) => cells.length))
  for (let at = 0; at < width; at += 1) {
    const label = head.cells[at] ?? null
    const column = labels.get(labelKey(label))
    if (column && columns.has(column)) throw new RequestError(422, 'ledger.labelTwice', { values: { label: String(label).trim() } })
    if (column) columns.set(column, at)
    else if (rows.some(({ cells }) => !isBlank(cells[at] ?? null))) unknown.push(isBlank(label) ? letters(at) : String(label).trim())
  }
  return { sheet: name, header: head.number, columns, unknown, rows }
}

async function mergedBelow(workbook: Uint8Array, { index }: SheetInfo, header: number): Promise<RowProblem[]> {
  const { sheets } = await reading(readXlsx(workbook, { sheets: [index], maxRows: 1 }))
  return (sheets[0]?.merges ?? [])
    .filter(({ endRow }) => endRow >= header)
    .map(({ startRow, startCol, endRow, endCol }) => ({
      row: startRow + 1,
      key: 'ledger.merged',
      values: { range: `${letters(startCol)}${startRow + 1}:${letters(endCol)}${endRow + 1}` },
    }))
}

/** What the reader of spreadsheets cannot make sense of is no workbook. */
async function reading<T>(work: Promise<T>): Promise<T> {
  return work.catch(() => {
    throw new RequestError(422, 'ledger.notWorkbook')
  })
}

function labelBook(columns: readonly PlainColumn[], messages: Messages): ReadonlyMap<string, PlainColumn> {
  return new Map(
    (['en', 'zh'] as const).flatMap((locale) =>
      columns.map((column): [string, PlainColumn] => [labelKey(translate({ messages, locale, key: column.label })), column]),
    ),
  )
}

/** Labels are compared without spaces, stars and the widths of letters. */
function labelKey(cell: ReadCell): string {
  return String(cell ?? '')
    .normalize('NFKC')
    .replace(/[\s*]/g, '')
    .toLowerCase()
}

/** Whether nothing stands in a cell. */
export function isBlank(cell: ReadCell): boolean {
  return cell === null || (typeof cell === 'string' && cell.trim() === '')
}
