import type { Locale, Messages } from '../../label.ts'
import { RequestError } from '../request-error.ts'

/** What is wrong with a cell, or with a row as a whole. */
export interface CellProblem {
  /** Of a message, and what it speaks of. */
  readonly key: string
  readonly values?: Readonly<Record<string, string | number>>
}

/** Where it is: the number of the row in the sheet (0 for the sheet as a whole), and the label of the column. */
export interface RowProblem extends CellProblem {
  readonly row: number
  readonly column?: string
}

/** A problem in the reader's language. */
export function problemText({ key, values = {} }: CellProblem, messages: Messages, locale: Locale): string {
  return new RequestError(422, key, { values }).answer({ messages, locale }).error.message
}
