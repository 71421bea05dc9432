import type { Actor } from '../../index.ts'
import { whoFilter, type RowFilter, type Where } from '../../row-filter.ts'
import type { AnySurface } from '../../surface.ts'
import { asList } from '../../who.ts'
import type { Workflow } from '../../workflow.ts'

/**
 * The documents that wait for this person: under way, and they may take a next step. Not among them: what rests in public
 * without a deadline (published news could always be withdrawn, but nobody has to), and what others still draft.
 */
export function todoFilter(surface: AnySurface, actor: Actor): RowFilter {
  const { flow } = surface
  if (!flow) return false
  const conditions = Object.keys(flow.states).flatMap((state): Where[] => {
    if (!isWaiting(flow, state)) return []
    return [...stepsHere(state), ...answersHere(state)]
  })
  if (conditions.length === 0) return false
  return conditions.length === 1 ? conditions[0]! : { or: conditions }

  function stepsHere(state: string): Where[] {
    const by = leaving(flow!, state).flatMap((transition) => asList(transition.by))
    const mine = whoFilter({ surface, actor, who: by })
    if (mine === false) return []
    const parts: Where[] = [{ state: { equals: state } }]
    if (mine !== true) parts.push(mine)
    if (isDrafting(flow!, state)) parts.push({ author: { equals: actor.id } })
    return [{ and: parts }]
  }

  /** A request for an extension waits for whoever decides upon it. */
  function answersHere(state: string): Where[] {
    const { extension } = flow!.states[state]!
    const mine = extension ? whoFilter({ surface, actor, who: asList(extension.approvedBy) }) : false
    return mine === false
      ? []
      : [{ and: [{ state: { equals: state } }, { extension: { equals: 'asked' } }, ...(mine === true ? [] : [mine])] }]
  }
}

export function isWaiting(flow: Workflow, state: string): boolean {
  const spec = flow.states[state]!
  return !spec.final && state !== flow.initial && !(spec.public && !spec.due)
}

/** Back with its author: everything that can be done from here can also be done from the first state. */
export function isDrafting(flow: Workflow, state: string): boolean {
  return leaving(flow, state).every((transition) => asList(transition.from).includes(flow.initial))
}

export function leaving(flow: Workflow, state: string) {
  return Object.values(flow.transitions).filter((transition) => asList(transition.from).includes(state))
}
