import { branchingsIn } from '../../branching.ts'
import type { Id } from '../../field.ts'
import { handsOf } from '../../hands.ts'
import type { Actor } from '../../index.ts'
import { roundsIn } from '../../round.ts'
import { whoFilter, type RowFilter, type Where } from '../../row-filter.ts'
import type { AnySurface } from '../../surface.ts'
import { asList } from '../../who.ts'
import type { Workflow } from '../../workflow.ts'

/**
 * The documents that wait for this person, or for somebody they stand for: under way, and they may take a next step, or a round waits for their answer
 * (`turns`). Not among them: what rests in public without a deadline (published news could always be withdrawn, but nobody
 * has to), what others still draft, and what waits for a round or for its branches to be complete.
 */
export function todoFilter({
  surface,
  actor,
  turns,
  elsewhere,
}: {
  surface: AnySurface
  actor: Actor
  turns: readonly Id[]
  /** See `inOtherHands`. */
  elsewhere: ReadonlyMap<Id, readonly Id[]>
}): RowFilter {
  const { flow } = surface
  if (!flow) return false
  const conditions = Object.keys(flow.states).flatMap((state): Where[] => {
    if (!isWaiting(flow, state)) return []
    return handsOf({ surface, actor }).flatMap((hand) =>
      [...stepsHere(state, hand), ...answersHere(state, hand)].map((one) => notElsewhere(one, hand)),
    )
  })
  if (turns.length > 0) conditions.push({ id: { in: turns } })
  if (conditions.length === 0) return false
  return conditions.length === 1 ? conditions[0]! : { or: conditions }

  /** What a colleague has in hand waits for that one. */
  function notElsewhere(where: Where, { id }: Actor): Where {
    const others = elsewhere.get(id) ?? []
    return others.length === 0 ? where : { and: [where, { id: { not_in: others } }] }
  }

  function stepsHere(state: string, hand: Actor): Where[] {
    const by = leaving(flow!, state).flatMap((transition) => asList(transition.by))
    const mine = whoFilter({ surface, actor: hand, who: by })
    if (mine === false) return []
    const parts: Where[] = [{ state: { equals: state } }]
    if (mine !== true) parts.push(mine)
    if (isDrafting(flow!, state)) parts.push({ author: { equals: hand.id } })
    return [{ and: parts }]
  }

  /** A request for an extension waits for whoever decides upon it. */
  function answersHere(state: string, hand: Actor): Where[] {
    const { extension } = flow!.states[state]!
    const mine = extension ? whoFilter({ surface, actor: hand, who: asList(extension.approvedBy) }) : false
    return mine === false
      ? []
      : [{ and: [{ state: { equals: state } }, { extension: { equals: 'asked' } }, ...(mine === true ? [] : [mine])] }]
  }
}

/** Whether people begin documents of this type. What the kit opens has an author, who did not begin it. */
export function isBegun({ access }: AnySurface): boolean {
  return asList(access.create).length > 0
}

export function isWaiting(flow: Workflow, state: string): boolean {
  const spec = flow.states[state]!
  const isInRound = roundsIn(flow.rounds, state).some(([, round]) => round.then !== undefined)
  const waitsForOthers = isInRound || branchingsIn(flow, state).length > 0
  return !spec.final && state !== flow.initial && !(spec.public && !spec.due) && !waitsForOthers
}

/** Back with its author: everything that can be done from here can also be done from the first state. */
export function isDrafting(flow: Workflow, state: string): boolean {
  return leaving(flow, state).every((transition) => asList(transition.from).includes(flow.initial))
}

/** The ways out of a state. */
export function leaving(flow: Workflow, state: string) {
  return Object.values(flow.transitions).filter((transition) => transition.to !== undefined && asList(transition.from).includes(state))
}
