import type { Fields } from './field.ts'
import type { Label } from './label.ts'
import type { Shown } from './surface.ts'
import type { OneOrMore, Role } from './who.ts'

/** The moment a document was made, where a column of a ledger names a step. */
export const CREATION = 'create'

/**
 * A column of a ledger (台账): a field or one of the names every document has, under its own label or another one; or what
 * follows from the document's history:
 * - `date`: the day on which a step was last taken;
 * - `days`: days of the calendar from the last such step to the last such step after it;
 * - `onTime`: whether the last stay in a state ended before its deadline (one that is overdue now did not);
 * - `round`: what those who took part answered, one field of the round.
 */
export type LedgerColumn<F extends Fields = Fields, S extends string = string, T extends string = string, R extends string = string> =
  | Shown<F>
  | { readonly label: Label; readonly field: Shown<F> }
  | { readonly label: Label; readonly date: NoInfer<T> | typeof CREATION }
  | { readonly label: Label; readonly days: readonly [from: NoInfer<T> | typeof CREATION, to: NoInfer<T>] }
  | { readonly label: Label; readonly onTime: NoInfer<S> }
  | { readonly label: Label; readonly round: NoInfer<R>; readonly field: string }

/** The documents of a type as a spreadsheet (台账): what the list shows goes out, with the reader's own rights. */
export interface Ledger<F extends Fields = Fields, S extends string = string, T extends string = string, R extends string = string> {
  /** Who may download it. */
  readonly for: OneOrMore<Role | 'signed-in' | 'anyone'>
  /** A line above the columns; `{site}` is the name of the site. */
  readonly title?: string
  readonly columns: readonly LedgerColumn<F, S, T, R>[]
  /** Takes a ledger in, too: rows become documents with the history that their state and days tell. */
  readonly in?: {
    /** Who may bring in one. */
    readonly for: OneOrMore<Role>
  }
}

/** A column in one form: a field, or something that follows from the history. */
export type PlainColumn = { readonly label: Label } & (
  | { readonly kind: 'field'; readonly field: string }
  | { readonly kind: 'date'; readonly step: string }
  | { readonly kind: 'days'; readonly from: string; readonly to: string }
  | { readonly kind: 'onTime'; readonly state: string }
  | { readonly kind: 'round'; readonly round: string; readonly field: string }
)

/** The columns of a ledger with their labels. */
export function plainColumns({ columns }: Ledger, fields: Fields): PlainColumn[] {
  return columns.map((column: LedgerColumn): PlainColumn => {
    if (typeof column === 'string') return { kind: 'field', field: column, label: fields[column]?.label ?? `page.${column}` }
    const { label } = column
    if ('date' in column) return { kind: 'date', label, step: column.date }
    if ('days' in column) return { kind: 'days', label, from: column.days[0], to: column.days[1] }
    if ('onTime' in column) return { kind: 'onTime', label, state: column.onTime }
    if ('round' in column) return { kind: 'round', label, round: column.round, field: column.field }
    return { kind: 'field', label, field: column.field }
  })
}
