import type { Field } from '../../field.ts'
import { translate, type Messages } from '../../label.ts'
import { checkValue } from '../../validate.ts'
import type { NameBooks } from './name-books.ts'
import type { CellProblem } from './problem.ts'
import { readDay } from './read-day.ts'
import { isBlank, type ReadCell } from './read-table.ts'

/** A value as it is stored, or why there is none. */
export type ReadValue = { readonly value: unknown } | { readonly problems: readonly CellProblem[] }

/** What Excel shows where a formula has no value. */
const FORMULA_ERROR = /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/

const YES = ['是', '有', '√', '✓', '✔', '同意', '公开', 'y', 'yes', 'true', '1']
const NO = ['否', '无', '×', '✗', '✘', 'x', '不同意', '不公开', 'n', 'no', 'false', '0']

/** Reads a cell as a value of a field, by the same rules as anything that is saved; an empty one has no value. */
export function readValue({
  field,
  cell,
  books,
  messages,
}: {
  field: Field
  cell: ReadCell
  books: NameBooks
  messages: Messages
}): ReadValue {
  if (isBlank(cell)) return { value: undefined }
  if (typeof cell === 'string' && FORMULA_ERROR.test(cell)) return { problems: [{ key: 'ledger.formulaError', values: { text: cell } }] }
  const read = parse({ field, cell, books, messages })
  if ('problems' in read) return read
  const problem = checkValue(field, read.value)
  return problem ? { problems: [problem] } : read
}

function parse({ field, cell, books, messages }: { field: Field; cell: ReadCell; books: NameBooks; messages: Messages }): ReadValue {
  const refuse = (key: string, values: CellProblem['values'] = {}): ReadValue => ({
    problems: [{ key, values: { text: shown(cell), ...values } }],
  })
  switch (field.kind) {
    case 'text':
    case 'longText':
      return { value: shown(cell).normalize('NFC').replaceAll('\r\n', '\n').trim() }
    case 'number': {
      const number = typeof cell === 'number' ? cell : Number(shown(cell).normalize('NFKC').replace(/[,\s]/g, ''))
      return Number.isFinite(number) ? { value: number } : refuse('ledger.noNumber')
    }
    case 'date': {
      const day = readDay(cell)
      return day ? { value: day.toISOString() } : refuse('ledger.noDay')
    }
    case 'flag': {
      const word = keyOf(shown(cell))
      if (cell === true || YES.includes(word)) return { value: true }
      return cell === false || NO.includes(word) ? { value: false } : refuse('ledger.noFlag')
    }
    case 'select':
      return choose(field.values ?? {}, cell, messages) ?? refuse('ledger.noChoice', { those: choicesText(field.values ?? {}, messages) })
    case 'one':
    case 'many':
      return related(field, cell, books)
    default:
      return refuse('error.notAllowedValue', { field: field.label })
  }
}

/** A choice by its label in either language, or by its key. */
export function choose(values: Readonly<Record<string, string>>, cell: ReadCell, messages: Messages): { value: string } | undefined {
  const wanted = keyOf(shown(cell))
  const found = Object.entries(values).find(([key, label]) =>
    [key, label, translate({ messages, locale: 'zh', key: label }), translate({ messages, locale: 'en', key: label })].some(
      (one) => keyOf(one) === wanted,
    ),
  )
  return found && { value: found[0] }
}

/** The choices there are, in a sentence. */
export function choicesText(values: Readonly<Record<string, string>>, messages: Messages): string {
  return Object.values(values)
    .map((label) => translate({ messages, locale: 'zh', key: label }))
    .join('、')
}

function related({ kind, to, options, label }: Field, cell: ReadCell, books: NameBooks): ReadValue {
  const names = kind === 'one' ? [shown(cell).trim()] : namesIn(shown(cell))
  const found = names.map((name) => books.get(to!)!(name, options.only))
  const problems = found.filter((one) => 'key' in one).map((one) => ({ key: one.key, values: { ...one.values, field: label } }))
  if (problems.length > 0) return { problems }
  const ids = [...new Set(found.flatMap((one) => ('id' in one ? [one.id] : [])))]
  return { value: kind === 'one' ? ids[0] : ids }
}

/** Several names in one cell. */
export function namesIn(text: string): string[] {
  return text
    .split(/[、,，;；\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

/** A cell as one reads it. */
export function shown(cell: ReadCell): string {
  if (cell instanceof Date)
    return cell
      .toISOString()
      .replace('T', ' ')
      .replace(/(?: 00:00:00)?(?:\.\d+)?Z$/, '')
  return typeof cell === 'boolean' ? (cell ? '是' : '否') : String(cell ?? '')
}

function keyOf(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toLowerCase()
}
