import { handsOf, isNamed } from './hands.ts'
import type { AnySurface, ReadRule } from './surface.ts'
import { asList, COPIED, relationIds, roles, type Actor, type OneOrMore, type Role, type Who } from './who.ts'

/** A condition on rows, in the shape Payload's `where` takes. */
export type Where = { readonly [field: string]: unknown }

/** `true`: every row; `false`: none; else the rows that match. Access is declared once and always ends up as this. */
export type RowFilter = boolean | Where

/** The rows of `surface` that `actor` may read, as themselves or as the deputy of others. */
export function readFilter(surface: AnySurface, actor: Actor | undefined): RowFilter {
  const own = ruleFilter(surface, actor, surface.access.read)
  const [, ...principals] = handsOf({ surface, actor })
  return anyOf([own, ...principals.map((one) => exceptDrafts(surface, ruleFilter(surface, one, surface.access.read)))])
}

/** Nobody stands for another where a document is still in its first state. */
function exceptDrafts({ flow }: AnySurface, filter: RowFilter): RowFilter {
  const begun = { state: { in: Object.keys(flow!.states).filter((state) => state !== flow!.initial) } }
  return filter === false ? false : filter === true ? begun : { and: [filter, begun] }
}

/**
 * The audience of one document, as marks an index can store: `public`, `signed-in`, `role:x`, `user:7`, `unit:3`.
 * Whoever has one of them (see {@link marksOf}) may read it; the same rules as {@link readFilter}, asked the other way round.
 * What is no draft also has `cases/user:7` and so on, for deputies, who stand for somebody in some types only.
 */
export function audienceOf(surface: AnySurface, doc: Readonly<Record<string, unknown>>): string[] {
  const marks = new Set<string>()
  for (const { to, states, flag } of plainRules(surface, surface.access.read)) {
    if (states && !states.includes(doc.state as string)) continue
    if (flag && doc[flag] !== true) continue
    for (const one of to) {
      if (one === 'anyone') marks.add('public')
      else if (one === 'signed-in') marks.add('signed-in')
      else if (one === COPIED) relationIds(doc[COPIED]).forEach((id) => marks.add(`user:${id}`))
      else if (one === 'author') relationIds(doc.author).forEach((id) => marks.add(`user:${id}`))
      else if (typeof one === 'string') marks.add(`role:${one}`)
      else
        relationIds(doc[one.holds]).forEach((id) =>
          marks.add(surface.type.fields[one.holds]!.to === 'organisations' ? `unit:${id}` : `user:${id}`),
        )
    }
  }
  const isDraft = !surface.flow || doc.state === surface.flow.initial
  const named = isDraft ? [] : [...marks].filter((mark) => mark.includes(':'))
  return [...marks, ...named.map((mark) => deputyMark(surface.type.name, mark))].sort()
}

function deputyMark(type: string, mark: string): string {
  return `${type}/${mark}`
}

/**
 * Whether `actor` is a party to a document: reads it because a rule names them (its author, an office, a unit it is given
 * to), and not as anybody may.
 */
export function isParty({
  surface,
  actor,
  doc,
}: {
  surface: AnySurface
  actor: Actor | undefined
  doc: Readonly<Record<string, unknown>>
}): boolean {
  return plainRules(surface, surface.access.read).some(({ to, states, flag }) => {
    if (states && !states.includes(doc.state as string)) return false
    if (flag && doc[flag] !== true) return false
    const copied = relationIds(doc[COPIED])
    if (to.includes(COPIED) && handsOf({ surface, actor, doc }).some(({ id }) => copied.includes(id))) return true
    const named = to.filter((one): one is Who => one !== 'anyone' && one !== 'signed-in' && one !== COPIED)
    return isNamed({ surface, who: named, actor, doc })
  })
}

/** The roles that some rule of a right names. */
export function rolesIn(surface: AnySurface, rules: OneOrMore<ReadRule> | undefined): Role[] {
  return plainRules(surface, rules).flatMap(({ to }) =>
    to.filter((one): one is Role => typeof one === 'string' && Object.hasOwn(roles, one)),
  )
}

/** The marks this person carries, to be compared with a document's audience. */
export function marksOf(actor: Actor | undefined): string[] {
  if (!actor) return ['public']
  const forOthers = (actor.standsFor ?? []).flatMap((one) =>
    one.types.flatMap((type) => namesOf(one).map((mark) => deputyMark(type, mark))),
  )
  return ['public', 'signed-in', ...namesOf(actor), ...forOthers]
}

function namesOf({ id, roles, unit }: Actor): string[] {
  return [`user:${id}`, ...roles.map((role) => `role:${role}`), ...(unit === undefined ? [] : [`unit:${unit}`])]
}

/**
 * The rows that `actor` may edit: those `access.update` names and, under a workflow, one's own as long as it is the
 * author's turn (see {@link authorStates}).
 */
export function editFilter(surface: AnySurface, actor: Actor | undefined): RowFilter {
  const own: RowFilter =
    actor && surface.flow ? { and: [{ author: { equals: actor.id } }, { state: { in: authorStates(surface) } }] } : false
  return anyOf([ruleFilter(surface, actor, surface.access.update), own])
}

/** The rows that `actor` may edit by `access.update` alone, without being their author. */
export function grantedEditFilter(surface: AnySurface, actor: Actor | undefined): RowFilter {
  return ruleFilter(surface, actor, surface.access.update)
}

/** The rows that `actor` may delete; none unless `access.delete` names them. */
export function deleteFilter(surface: AnySurface, actor: Actor | undefined): RowFilter {
  return ruleFilter(surface, actor, surface.access.delete)
}

/** States in which the author still works on the document: the first one, and those the author's own hand leads back to the flow from. */
export function authorStates({ flow }: AnySurface): readonly string[] {
  if (!flow) return []
  const back = Object.values(flow.transitions)
    .filter((one) => asList(one.by).includes('author') && asList(one.from).includes(flow.initial))
    .flatMap((one) => asList(one.from))
  return [...new Set([flow.initial, ...back])]
}

function ruleFilter(surface: AnySurface, actor: Actor | undefined, rules: OneOrMore<ReadRule> | undefined): RowFilter {
  return anyOf(
    plainRules(surface, rules).map(({ to, states, flag }) => {
      const granted = whoFilter({ surface, actor, who: to })
      const narrowed: Where[] = []
      if (states) narrowed.push({ state: { in: states } })
      if (flag) narrowed.push({ [flag]: { equals: true } })
      if (granted === false || narrowed.length === 0) return granted
      if (granted !== true) narrowed.unshift(granted)
      return narrowed.length === 1 ? narrowed[0]! : { and: narrowed }
    }),
  )
}

/** Rules in one form: whom, in which states (all where absent), with which flag ticked. */
function plainRules(
  surface: AnySurface,
  rules: OneOrMore<ReadRule> | undefined,
): { to: readonly (Who | typeof COPIED)[]; states?: readonly string[]; flag?: string }[] {
  return asList(rules).map((rule) => {
    if (rule === 'public-states') return { to: ['anyone'], states: publicStates(surface) }
    if (typeof rule === 'string' || 'holds' in rule) return { to: [rule] }
    const states = rule.states === 'public' ? publicStates(surface) : rule.states
    return {
      to: asList(rule.to),
      ...(states || rule.not
        ? { states: (states ?? Object.keys(surface.flow?.states ?? {})).filter((state) => !rule.not?.includes(state)) }
        : {}),
      ...(rule.flag ? { flag: rule.flag } : {}),
    }
  })
}

/** The rows for which `actor` is one of `who`, as themselves. */
export function whoFilter({
  surface,
  actor,
  who,
}: {
  surface: AnySurface
  actor: Actor | undefined
  who: OneOrMore<Who | typeof COPIED>
}): RowFilter {
  return anyOf(
    asList(who).map((one): RowFilter => {
      if (one === 'anyone') return true
      if (!actor) return false
      if (one === 'signed-in') return true
      if (one === 'author') return { author: { equals: actor.id } }
      if (one === COPIED) return { [COPIED]: { in: [actor.id] } }
      if (typeof one === 'string') return actor.roles.includes(one)
      const field = surface.type.fields[one.holds]!
      const mine = field.to === 'organisations' ? actor.unit : actor.id
      if (mine === undefined) return false
      return { [one.holds]: field.kind === 'many' ? { in: [mine] } : { equals: mine } }
    }),
  )
}

function anyOf(filters: readonly RowFilter[]): RowFilter {
  if (filters.includes(true)) return true
  const conditions = filters.filter((one): one is Where => typeof one === 'object')
  if (conditions.length === 0) return false
  return conditions.length === 1 ? conditions[0]! : { or: conditions }
}

/** States whose documents the public may read. */
export function publicStates({ flow }: AnySurface): readonly string[] {
  return Object.entries(flow?.states ?? {})
    .filter(([, state]) => state.public)
    .map(([name]) => name)
}
