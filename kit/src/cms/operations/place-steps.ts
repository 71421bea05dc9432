import type { Id } from '../../field.ts'
import { stateAfter } from '../../round-parts.ts'
import { answerIn } from '../../round.ts'
import type { SiteType } from '../../site.ts'
import { asList } from '../../who.ts'
import { placeAnswer, type PlacedAnswer } from '../rounds/import-answer.ts'

/** What somebody did with a document before it was brought in. */
export interface ImportedStep {
  /** A transition, also one that fires by itself, or an answer in a round (`cosign.agree`). */
  readonly transition: string
  readonly at: Date | string
  /** Absent where nobody knows; an answer has one. */
  readonly actor?: Id | undefined
  /** Values of the document's fields, or of the round's. */
  readonly data?: Readonly<Record<string, unknown>>
  readonly reason?: string
  /** Of a step that opens branches: what was done with each of them since, whoever it is for. */
  readonly branches?: readonly { readonly of: Id; readonly steps: readonly ImportedStep[] }[]
}

/** A step in its place. */
export interface PlacedStep {
  readonly step: ImportedStep
  readonly from: string
  readonly to: string
  /** The document before it, and after it. */
  readonly before: Readonly<Record<string, unknown>>
  readonly doc: Readonly<Record<string, unknown>>
  readonly answer?: PlacedAnswer
}

/** Follows steps through the declared graph. @throws Error where one is not possible from the state before it */
export function placeSteps({
  one: { slug, surface },
  data,
  steps,
  units = new Map(),
}: {
  one: SiteType
  data: Readonly<Record<string, unknown>>
  steps: readonly ImportedStep[]
  /** The organisations of those who answered in rounds. */
  units?: ReadonlyMap<Id, Id>
}): PlacedStep[] {
  const { initial, rounds, transitions } = surface.flow!
  const moves: PlacedStep[] = []
  let doc = data
  let state = initial
  for (const [index, step] of steps.entries()) {
    const inRound = answerIn(rounds, step.transition)
    if (inRound) {
      const { actor } = step
      const answer = actor === undefined ? undefined : placeAnswer({ surface, inRound, state, doc, actor, unit: units.get(actor) })
      if (!answer) throw new Error(`${slug}: step ${index + 1}, "${step.transition}", is not possible in "${state}" by ${actor}`)
      const before = doc
      doc = { ...doc, ...answer.data }
      moves.push({ step, from: state, to: state, before, doc, answer })
      continue
    }
    const spec = transitions[step.transition]
    if (!spec || !asList(spec.from).includes(state))
      throw new Error(`${slug}: step ${index + 1}, "${step.transition}", is not possible from "${state}"`)
    const before = doc
    doc = { ...doc, ...step.data }
    const to = stateAfter(surface, step.transition, { ...doc, state })
    moves.push({ step, from: state, to, before, doc })
    state = to
  }
  return moves
}
