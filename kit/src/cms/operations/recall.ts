import type { AnySurface } from '../../surface.ts'
import type { Actor } from '../../who.ts'
import { RECALL, stepOf } from '../../workflow.ts'
import { isoOf } from '../deadlines/clock-rows.ts'
import type { Left } from './write-step.ts'
import type { Step } from './history.ts'

/** A step that may be taken back, and what was before it. */
export interface Recallable {
  readonly historyId: string
  readonly from: string
  readonly since: string | null
  readonly dueAt: string | null
  /** Absent in history from before there were clocks. */
  readonly left: Left | null
  /** Whose step it was. */
  readonly hand: Actor
}

/** Whether any step of this type may be taken back. */
export function canBeRecalled({ flow }: AnySurface): boolean {
  return flow !== undefined && stepOf(flow, RECALL) !== undefined
}

/**
 * The `last` step of a document, where it was taken in the name of one of these hands and is declared `recall`; undefined where
 * somebody has taken another one since (a reminder is none), or there is nothing to take back.
 */
export function recallable({
  surface,
  last,
  hands,
}: {
  surface: AnySurface
  last: Step | undefined
  hands: readonly Actor[]
}): Recallable | undefined {
  const hand = hands.find(({ id }) => id === (last?.principal ?? last?.actor))
  if (!hand || !last?.id || !surface.flow?.transitions[last.transition]?.recall) return undefined
  return { historyId: last.id, from: last.from_state, since: isoOf(last.since), dueAt: isoOf(last.due_at), left: last.clocks, hand }
}
