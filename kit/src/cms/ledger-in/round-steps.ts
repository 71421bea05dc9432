import type { Id } from '../../field.ts'
import { partsOf, stateAfter } from '../../round-parts.ts'
import { answerStep } from '../../round.ts'
import type { ImportedStep } from '../operations/place-steps.ts'
import type { CellProblem, RowProblem } from './problem.ts'
import { answerWith } from './round-answer.ts'
import { problemAt, type Reading, type ReadRow, type RoundCell } from './read-row.ts'
import { readValue } from './read-value.ts'

interface Scope {
  readonly reading: Reading
  readonly row: ReadRow
  readonly doc: Readonly<Record<string, unknown>>
  readonly timed: readonly { readonly step: string; readonly at: Date }[]
}

/**
 * The steps of a row with what its columns say was answered in rounds: `满意` of the first who takes part, `甲：满意；乙：基本满意`
 * of several. An answer is put to the moment the round ended, or began where it is still open.
 */
export function roundSteps(scope: Scope): { readonly steps: readonly ImportedStep[] } | { readonly problems: readonly RowProblem[] } {
  const { row, timed } = scope
  const steps: ImportedStep[] = timed.map(({ step, at }) => ({ transition: step, at }))
  const problems: RowProblem[] = []
  for (const [round, cells] of Map.groupBy(row.rounds, ({ column }) => column.round)) {
    const read = answersIn(scope, round, cells)
    if ('problems' in read) problems.push(...read.problems)
    else {
      const at = steps.findLastIndex(({ transition }) => transition === read.after)
      const end = steps[at + 1]?.at ?? steps[at]!.at
      steps.splice(at + 1, 0, ...read.answers.map((answer): ImportedStep => ({ ...answer, at: end })))
    }
  }
  return problems.length > 0 ? { problems } : { steps }
}

type Answers =
  { readonly after: string; readonly answers: readonly Omit<ImportedStep, 'at'>[] } | { readonly problems: readonly RowProblem[] }

function answersIn({ reading, row, doc, timed }: Scope, round: string, cells: readonly RoundCell[]): Answers {
  const { surface, books, messages } = reading
  const spec = surface.flow!.rounds![round]!
  const complain = (problem: CellProblem, { column }: RoundCell): Answers => ({ problems: [problemAt(row.number, problem, column)] })
  const after = timed.findLast(({ step }) => stateAfter(surface, step, doc) === spec.in)
  if (!after) return complain({ key: 'ledger.noRound', values: { round: spec.label } }, cells[0]!)
  const people = partsOf(surface, spec, doc).map(({ ofId }) => ofId)
  const given = new Map<Id, Record<string, unknown>>()
  for (const cell of cells) {
    const field = spec.fields![cell.column.field]!
    for (const { name, text } of field.kind === 'select' ? partsIn(cell.text) : [{ name: undefined, text: cell.text }]) {
      const who = name === undefined ? { id: people[0]! } : books.get('users')!(name, undefined)
      if ('key' in who) return complain(who, cell)
      if (!people.includes(who.id)) return complain({ key: 'ledger.noPart', values: { name: name ?? '', round: spec.label } }, cell)
      const read = readValue({ field, cell: text, books, messages })
      if ('problems' in read) return complain(read.problems[0]!, cell)
      given.set(who.id, { ...given.get(who.id), [cell.column.field]: read.value })
    }
  }
  const answer = answerWith(surface, round, cells[0]!.column.field)!
  return {
    after: after.step,
    answers: [...given].map(([actor, data]) => ({ transition: answerStep(round, answer), actor, data })),
  }
}

/** `甲：满意；乙：基本满意`, or one answer without a name. */
function partsIn(text: string): { name: string | undefined; text: string }[] {
  return text
    .split(/[；;\n]/)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [, name, said] = /^([^:：]+)[:：](.+)$/.exec(part) ?? []
      return name ? { name: name.trim(), text: said!.trim() } : { name: undefined, text: part.trim() }
    })
}
