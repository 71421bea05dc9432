import { branchingsIn, unitsOf } from './branching.ts'
import type { Id } from './field.ts'
import { roundsIn, type Round } from './round.ts'
import type { AnySurface } from './surface.ts'
import { asList, relationIds } from './who.ts'

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

/** The state in which a document comes to rest: one whose round nobody takes part in, or that has branches for nobody, is passed over. */
export function restingState(surface: AnySurface, to: string, doc: Doc): string {
  const { rounds, transitions } = surface.flow!
  const empty = roundsIn(rounds, to).find(([, round]) => round.then !== undefined && partsOf(surface, round, doc).length === 0)
  const without = branchingsIn(surface.flow!, to).find(([, branching]) => unitsOf(branching, doc).length === 0)
  const onward = empty?.[1].then ?? without?.[1].fails
  return onward === undefined ? to : restingState(surface, transitions[onward]!.to, doc)
}
