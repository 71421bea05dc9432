import { plainColumns, type PlainColumn } from '../../ledger.ts'
import type { Site, SiteType } from '../../site.ts'
import type { AnySurface } from '../../surface.ts'
import { sayIn, sheetColumns } from '../ledger/ledger-sheet.ts'
import { letters, type SheetColumn } from '../ledger/sheet-xml.ts'
import type { TableSheet } from '../ledger/write-xlsx.ts'
import { isRead } from './read-row.ts'

/** An organisation that a cell may name. */
export interface Unit {
  readonly title: string
  readonly kind: string
}

/** Name of the sheet that lists what may be chosen. */
const CHOICES = '可选值'

/** An empty ledger to fill in: the columns that are read, with lists to choose from, which stand on a second sheet. */
export function templateSheets(site: Site, { surface }: SiteType, units: readonly Unit[]): TableSheet[] {
  const say = sayIn(site)
  const columns = plainColumns(surface.ledger!, surface.type.fields).filter((column) => isRead(surface, column))
  const lists = columns.flatMap((column) => {
    const values = choicesOf(surface, column, units)
    return values && values.length > 0 ? [{ column, values: values.map(say) }] : []
  })
  const shown = sheetColumns(surface, columns, say)
  return [
    {
      name: say(surface.type.label),
      columns: columns.map((column, index): SheetColumn => {
        const at = lists.findIndex((list) => list.column === column)
        const several = column.kind === 'field' && surface.type.fields[column.field]?.kind === 'many'
        // Of a cell that may hold several, a list could offer only one.
        if (at < 0 || several) return shown[index]!
        return { ...shown[index]!, choices: `'${CHOICES}'!$${letters(at)}$2:$${letters(at)}$${lists[at]!.values.length + 1}` }
      }),
      rows: [],
    },
    {
      name: CHOICES,
      columns: lists.map(({ column }) => ({ label: say(column.label), width: 24 })),
      rows: Array.from({ length: Math.max(0, ...lists.map(({ values }) => values.length)) }, (_, row) => ({
        cells: lists.map(({ values }) => values[row] ?? null),
      })),
    },
  ]
}

/** What a column may hold, as labels; undefined where that is no list. */
function choicesOf({ type, flow }: AnySurface, column: PlainColumn, units: readonly Unit[]): readonly string[] | undefined {
  if (column.kind === 'round') return Object.values(flow!.rounds![column.round]!.fields![column.field]!.values ?? {})
  if (column.kind !== 'field') return undefined
  if (column.field === 'state') return Object.entries(flow!.states).flatMap(([name, { label }]) => (name === flow!.initial ? [] : [label]))
  const field = type.fields[column.field]
  if (field?.kind === 'flag') return ['page.yes', 'page.no']
  if (field?.to !== 'organisations') return field?.values && Object.values(field.values)
  const { kind: kinds } = field.options.only ?? {}
  return units.filter(({ kind }) => kinds?.includes(kind) ?? true).map(({ title }) => title)
}
