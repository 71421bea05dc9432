import { presentState } from '../../former.ts'
import { isParty } from '../../row-filter.ts'
import type { AnySurface } from '../../surface.ts'
import { withheldFrom } from '../../withheld.ts'
import type { Actor } from '../../who.ts'

type Doc = Readonly<Record<string, unknown>>

/** Whether a reader may know what became of a field while the document stood in these states. */
export type MayKnow = (field: string, states: readonly string[]) => boolean

/**
 * The right to know of a change: whoever is a party to the document, may see the field now, and might have read it, by the
 * rules as they are, in each of the states where it was changed. So a draft that never passed stays with those who worked on it.
 */
export function mayKnow({ surface, actor, doc }: { surface: AnySurface; actor: Actor | undefined; doc: Doc }): MayKnow {
  const seen = new Map<string, readonly string[] | undefined>()
  const { flow } = surface
  /** Fields withheld in a state; undefined where the document itself is, and of a state nobody knows the rules of any more. */
  const hidden = (name: string) => {
    const state = presentState(flow, name)
    if (flow && !Object.hasOwn(flow.states, state)) return undefined
    if (!seen.has(state)) {
      const then = { ...doc, state }
      seen.set(state, isParty({ surface, actor, doc: then }) ? withheldFrom({ surface, actor, doc: then }) : undefined)
    }
    return seen.get(state)
  }
  return (field, states) => [doc.state as string, ...states].every((state) => hidden(state)?.includes(field) === false)
}
