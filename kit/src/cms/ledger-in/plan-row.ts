import type { DocOf } from '../../content-type.ts'
import { isListKind, type Fields, type Id } from '../../field.ts'
import { checkTogether, isEmpty, requiredFields } from '../../validate.ts'
import { wayTo, type WayStep } from '../../way.ts'
import type { ImportedStep } from '../operations/place-steps.ts'
import type { RowProblem } from './problem.ts'
import { labelsText, problemAt, type Reading, type ReadRow } from './read-row.ts'
import { roundSteps } from './round-steps.ts'

/** A document as a row tells it. Other rows of the file stand by their `placeholder`. */
export interface PlannedDocument {
  readonly row: number
  readonly author: Id
  readonly createdAt: Date
  readonly data: Readonly<Record<string, unknown>>
  readonly state: string | undefined
  readonly steps: readonly ImportedStep[]
}

/** Where a day without a time is put: into office hours, so that no border of days is near. */
const NINE = 9 * 3_600_000
const MINUTE = 60_000
const DAY_IN_CHINA = 16 * 3_600_000

/** Makes the document of a row, or says everything that is wrong with it. */
export function planRow(reading: Reading, row: ReadRow): PlannedDocument | readonly RowProblem[] {
  const { surface, now } = reading
  const doc = { ...emptyDocument(surface.type.fields), ...row.data, author: row.author }
  const way = wayOf(reading, row, doc)
  const problems = once([
    ...row.problems,
    ...tooLongTogether(reading, row),
    ...(way ? [] : [problemAt(row.number, noWay(reading, row))]),
    ...(way ?? []).flatMap((step) => undated(reading, row, step)),
    ...absent(reading, row, doc, way ?? []),
    ...inParts(reading, row, way ?? []),
    ...(way ?? []).flatMap(({ step }) => refused(reading, row, doc, step)),
  ])
  if (!way || problems.length > 0) return problems
  const timed = timesOf(way, row.createdAt, now)
  const answered = roundSteps({ reading, row, doc, timed })
  if ('problems' in answered) return answered.problems
  return {
    row: row.number,
    author: row.author!,
    createdAt: row.createdAt ?? timed[0]?.at ?? now,
    data: row.data,
    state: row.state,
    steps: answered.steps,
  }
}

type Doc = Readonly<Record<string, unknown>>

/** A document in which nothing is filled in, as the guards of steps know it. */
function emptyDocument(fields: Fields): Doc {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { kind }]) => [name, isListKind(kind) ? [] : kind === 'flag' ? false : null]),
  )
}

/** The steps that led to the state of the row; none without a workflow, or where the state cannot be read. */
function wayOf({ surface }: Reading, { state, dated }: ReadRow, doc: Doc): readonly WayStep[] | undefined {
  return surface.flow && state !== undefined ? wayTo({ surface, doc, state, dated }) : []
}

function noWay({ surface, columns, messages }: Reading, { state, dated }: ReadRow) {
  const days = columns.filter((column) => column.kind === 'date' && dated.some(({ step }) => step === column.step))
  return { key: 'ledger.noWay', values: { state: surface.flow!.states[state!]!.label, days: labelsText(days, messages) } }
}

/** The figures of how long things took need the days of all steps that the ledger has a column for. */
function undated({ columns, surface }: Reading, { number, state }: ReadRow, { step, at }: WayStep): RowProblem[] {
  const column = columns.find((one) => one.kind === 'date' && one.step === step)
  const values = { state: surface.flow!.states[state!]!.label, day: column?.label ?? '' }
  return column && at === undefined ? [problemAt(number, { key: 'ledger.needsDay', values }, column)] : []
}

/** What must be filled in to have got so far, as if every step had been taken here. */
function absent({ surface, columns }: Reading, row: ReadRow, doc: Doc, way: readonly WayStep[]): RowProblem[] {
  const { type, flow } = surface
  const asked = flow
    ? way.flatMap(({ step }) => requiredFields(surface, step))
    : Object.keys(type.fields).filter((name) => type.fields[name]!.required)
  const names = ['author', ...(flow && row.state === undefined ? ['state'] : []), ...new Set(asked)]
  return names.flatMap((name) => {
    const column = columns.find((one) => one.kind === 'field' && one.field === name)!
    return isEmpty(doc[name]) ? [problemAt(row.number, { key: 'error.required', values: { field: column.label } }, column)] : []
  })
}

/** What was done in parts has an answer a part, of which one row cannot tell. */
function inParts({ surface }: Reading, { number, state }: ReadRow, way: readonly WayStep[]): RowProblem[] {
  const parts = Object.values(surface.flow?.branches ?? {}).filter(({ then }) => way.some(({ step }) => step === then))
  return parts.map(({ label }) =>
    problemAt(number, { key: 'ledger.inParts', values: { parts: label, state: surface.flow!.states[state!]!.label } }),
  )
}

function tooLongTogether({ surface, columns }: Reading, { number, data }: ReadRow): RowProblem[] {
  return Object.entries(checkTogether(surface.type, data, Object.keys(data))).map(([name, problem]) =>
    problemAt(
      number,
      problem,
      columns.find((one) => one.kind === 'field' && one.field === name),
    ),
  )
}

/** What the guard of a step says. */
function refused({ surface, actor }: Reading, { number, state }: ReadRow, doc: Doc, step: string): RowProblem[] {
  const verdict = surface.flow!.transitions[step]!.when?.({ doc: { ...doc, state } as DocOf<Fields>, actor }) ?? true
  return verdict === true ? [] : [problemAt(number, { key: verdict })]
}

/** Of what was filled in badly nobody needs to hear that it is missing, too; nor anything twice. */
function once(problems: readonly RowProblem[]): RowProblem[] {
  return problems.filter((one, index) => {
    const before = problems.slice(0, index)
    if (['error.required', 'ledger.needsDay'].includes(one.key)) return !before.some(({ column }) => column === one.column)
    if (one.key === 'ledger.noWay') return before.length === 0
    return !before.some(({ key, column }) => key === one.key && column === one.column && column === undefined)
  })
}

/**
 * Moments for the steps of a way, each after the one before it. A step nobody knows the day of was on that of the step
 * before it, the first ones on that of the first one known.
 */
function timesOf(way: readonly WayStep[], createdAt: Date | undefined, now: Date): { step: string; at: Date }[] {
  let at = createdAt ?? way.find((step) => step.at)?.at ?? now
  let last = new Date(0)
  return way.map(({ step, at: known }) => {
    at = known ?? at
    const isDay = at.getTime() % (24 * 3_600_000) === DAY_IN_CHINA
    const moment = isDay ? at.getTime() + NINE : at.getTime()
    last = new Date(Math.min(now.getTime(), Math.max(moment, last.getTime() + (last.getTime() >= moment ? MINUTE : 0))))
    return { step, at: last }
  })
}
