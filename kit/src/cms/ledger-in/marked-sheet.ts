import type { CellValue } from '../ledger/cell.ts'
import type { SheetRow, TableSheet } from '../ledger/write-xlsx.ts'
import type { Site } from '../../site.ts'
import { sayIn } from '../ledger/ledger-sheet.ts'
import { problemText, type RowProblem } from './problem.ts'
import type { ReadCell, Table } from './read-table.ts'

/** The rows of a file in which something is wrong: a first column says what and where, the cells are marked. */
export function markedSheet(site: Site, table: Table, problems: readonly RowProblem[]): TableSheet {
  const say = sayIn(site)
  const columns = [...table.columns].map(([column, at]) => ({ label: column.label, at }))
  const byRow = Map.groupBy(problems, ({ row }) => row)
  const text = (problem: RowProblem) => `${problem.column ? `【${say(problem.column)}】` : ''}${problemText(problem, site.messages, 'zh')}`
  const marked = (row: number, cells: readonly ReadCell[]): SheetRow => {
    const of = byRow.get(row) ?? []
    return {
      cells: [row || null, of.map(text).join('\n'), ...columns.map(({ at }) => writable(cells[at] ?? null))],
      bad: columns.flatMap(({ label }, index) => (of.some(({ column }) => column === label) ? [index + 2] : [])),
    }
  }
  return {
    name: '有误的行',
    columns: [
      { label: say('ledger.rowNumber'), width: 8 },
      { label: say('ledger.whatIsWrong'), width: 50 },
      ...columns.map(({ label }) => ({ label: say(label), width: 18 })),
    ],
    rows: [
      ...(byRow.has(0) ? [marked(0, [])] : []),
      ...table.rows.filter(({ number }) => byRow.has(number)).map(({ number, cells }) => marked(number, cells)),
    ],
  }
}

function writable(cell: ReadCell): CellValue {
  return typeof cell === 'boolean' ? (cell ? '是' : '否') : cell
}
