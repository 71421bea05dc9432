import { branchingsIn, unitsOf } from './branching.ts'
import type { Id } from './field.ts'
import { roundsIn, type Round } from './round.ts'
import type { AnySurface } from './surface.ts'
import { asList, relationIds } from './who.ts'
import { targetOf } from './workflow.ts'

type Doc = Readonly<Record<string, unknown>>

/** One who takes part in a round: a person, or an organisation for which any of its people answers. */
export interface Part {
  readonly ofType: 'users' | 'organisations'
  readonly ofId: Id
}

/** Who takes part in a round of this document, everybody once. */
export function partsOf(surface: AnySurface, round: Round, doc: Doc): Part[] {
  const parts = asList(round.of).flatMap((name): Part[] => {
    const ofType = name !== 'author' && surface.type.fields[name]!.to === 'organisations' ? 'organisations' : 'users'
    return relationIds(doc[name]).map((ofId) => ({ ofType, ofId }))
  })
  return [...new Map(parts.map((part) => [`${part.ofType}:${part.ofId}`, part])).values()]
}

/**
 * The state in which a document comes to rest by a transition, the answers to `asks` being in it: one whose round nobody takes
 * part in, or that has branches for nobody, is passed over.
 */
export function stateAfter(surface: AnySurface, transition: string, doc: Doc): string {
  const spec = surface.flow!.transitions[transition]!
  const to = targetOf(spec, doc)
  if (spec.to === undefined) return to
  const empty = roundsIn(surface.flow!.rounds, to).find(
    ([, round]) => round.then !== undefined && partsOf(surface, round, doc).length === 0,
  )
  const without = branchingsIn(surface.flow!, to).find(([, branching]) => unitsOf(branching, doc).length === 0)
  const onward = empty?.[1].then ?? without?.[1].fails
  return onward === undefined ? to : stateAfter(surface, onward, { ...doc, state: to })
}
