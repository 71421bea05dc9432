import { stateAfter } from './round-parts.ts'
import type { AnySurface } from './surface.ts'
import { isEmpty, requiredFields } from './validate.ts'
import { asList } from './who.ts'

/** A step on the way of a document; undated where nobody knows when it was. */
export interface WayStep {
  readonly step: string
  readonly at?: Date
}

interface Asked {
  readonly surface: AnySurface
  readonly doc: Readonly<Record<string, unknown>>
  readonly state: string
  readonly dated: readonly Required<WayStep>[]
}

/**
 * The shortest way of a document from its first state to `state` that takes the dated steps, and each of them once, in the
 * order of their dates; of equal dates in the order of the declaration. A way for which the document has all that its steps
 * require comes before any other. Undefined where there is none at all.
 */
export function wayTo(asked: Asked): WayStep[] | undefined {
  const { surface, doc } = asked
  const lacking = Object.keys(surface.flow!.transitions).filter((step) => requiredFields(surface, step).some((name) => isEmpty(doc[name])))
  return wayWithout(asked, lacking) ?? wayWithout(asked, [])
}

function wayWithout({ surface, doc, state, dated }: Asked, without: readonly string[]): WayStep[] | undefined {
  const { initial, transitions } = surface.flow!
  const order = Object.keys(transitions)
  const sorted = dated.toSorted((a, b) => a.at.getTime() - b.at.getTime() || order.indexOf(a.step) - order.indexOf(b.step))
  const taken = new Set([...without, ...dated.map(({ step }) => step)])
  const way: WayStep[] = []
  let here = initial
  for (const one of sorted) {
    const from = asList(transitions[one.step]!.from)
    const between = shortest({ surface, doc, here, ends: from, not: taken })
    if (!between) return undefined
    way.push(...between, one)
    here = stateAfter(surface, one.step, { ...doc, state: here })
  }
  const last = shortest({ surface, doc, here, ends: [state], not: taken })
  return last && [...way, ...last]
}

/** The fewest steps from a state to one of `ends`, without those in `not`. */
function shortest({
  surface,
  doc,
  here,
  ends,
  not,
}: {
  surface: AnySurface
  doc: Readonly<Record<string, unknown>>
  here: string
  ends: readonly string[]
  not: ReadonlySet<string>
}): WayStep[] | undefined {
  const ways = new Map<string, readonly WayStep[]>([[here, []]])
  // A Map goes on with what is added while it is gone through: breadth first.
  for (const [at, way] of ways) {
    if (ends.includes(at)) return [...way]
    for (const [step, { from }] of Object.entries(surface.flow!.transitions)) {
      if (not.has(step) || !asList(from).includes(at)) continue
      const next = stateAfter(surface, step, { ...doc, state: at })
      if (!ways.has(next)) ways.set(next, [...way, { step }])
    }
  }
  return undefined
}
