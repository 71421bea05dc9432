import type { Fields } from './field.ts'
import type { AnySurface } from './surface.ts'
import { isOneOf, type Actor, type OneOrMore, type Who } from './who.ts'

type Doc = Readonly<Record<string, unknown>>

/**
 * In whose name somebody may act on documents of a type (委托): their own, and then that of those they stand for there. What
 * is still in its first state is a draft of whoever writes it, and nobody stands for another there.
 */
export function handsOf({
  surface,
  actor,
  doc,
}: {
  surface: AnySurface
  actor: Actor | undefined
  doc?: Doc | undefined
}): readonly Actor[] {
  if (!actor) return []
  const { type, flow } = surface
  if (!flow || !actor.standsFor || doc?.state === flow.initial) return [actor]
  return [actor, ...actor.standsFor.filter(({ types }) => types.includes(type.name))]
}

/** The first of these hands that a rule names; undefined for none. */
export function handAmong({
  hands,
  who,
  doc,
  fields,
}: {
  hands: readonly Actor[]
  who: OneOrMore<Who>
  doc: Doc
  fields: Fields
}): Actor | undefined {
  return hands.find((hand) => isOneOf({ who, actor: hand, doc, fields }))
}

/** Whether a rule names this person for a document, or somebody they stand for. */
export function isNamed({
  surface,
  who,
  actor,
  doc,
}: {
  surface: AnySurface
  who: OneOrMore<Who>
  actor: Actor | undefined
  doc: Doc
}): boolean {
  const { fields } = surface.type
  return isOneOf({ who, actor, doc, fields }) || handAmong({ hands: handsOf({ surface, actor, doc }), who, doc, fields }) !== undefined
}

/** The one in whose name a hand is that is not `actor`'s own; undefined for their own. */
export function principalOf(hand: Actor, actor: Actor): Actor | undefined {
  return hand.id === actor.id ? undefined : hand
}
