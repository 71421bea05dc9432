import { keptInBranch, type Branching } from './branching.ts'
import { checkBranchFlow, checkByItself } from './check-branch-flow.ts'
import { checkLead } from './check-rounds.ts'
import { DeclarationError } from './declaration-error.ts'
import { roundsIn } from './round.ts'
import type { AnySurface } from './surface.ts'
import { asList } from './who.ts'
import type { Transition, Workflow } from './workflow.ts'

type TypeOf = (slug: string) => AnySurface | undefined

/**
 * Checks the branches of a workflow: that they can be opened, be worked on by nobody but those they are for, and come to an
 * end together. `typeOf` finds a type of the same app. Throws a DeclarationError.
 */
export function checkBranches(path: string, { flow }: AnySurface, typeOf: TypeOf): void {
  for (const [name, branching] of Object.entries<Branching>(flow?.branches ?? {})) {
    const at = `${path}.flow.branches.${name}`
    if (!/^[a-z][A-Za-z0-9]*$/.test(name))
      throw new DeclarationError(at, 'the name is not camelCase', 'Use letters and digits, the first one small')
    checkState(at, name, branching, flow!)
    const child = typeOf(branching.opens)
    if (!child?.flow)
      throw new DeclarationError(`${at}.opens`, `the app has no type "${branching.opens}" with a workflow`, 'Name one of the same app')
    if (leadsTo(branching.opens, flow!.type.name, typeOf))
      throw new DeclarationError(`${at}.opens`, `"${branching.opens}" opens "${flow!.type.name}" in its turn`, 'Let branches end somewhere')
    checkFields(at, branching, flow!, child)
    checkBranchFlow(at, branching, child.flow)
    if (asList(child.access.create).length > 0)
      throw new DeclarationError(`${at}.opens`, `"${branching.opens}" can be made by hand`, 'Let nobody: access.create: []')
  }
}

function checkState(at: string, name: string, { in: state, then, fails }: Branching, flow: Workflow): void {
  const spec = flow.states[state]
  if (!spec || spec.final || state === flow.initial)
    throw new DeclarationError(`${at}.in`, `no document is under way in "${state}"`, 'Name a state between the first one and the ends')
  const other = Object.entries<Branching>(flow.branches ?? {}).find(([each, { in: during }]) => each !== name && during === state)?.[0]
  const rival = other ?? roundsIn(flow.rounds, state)[0]?.[0]
  if (rival !== undefined) throw new DeclarationError(`${at}.in`, `"${rival}" waits in the same state`, 'Give each a state of its own')
  for (const lead of [then, fails]) {
    checkLead(at, lead, state, flow)
    checkByItself(at, lead, flow)
    if (asList(flow.transitions[lead]!.to).includes(state))
      throw new DeclarationError(at, `the transition "${lead}" does not leave "${state}"`, 'Let it, or name another one')
  }
  if (then === fails) throw new DeclarationError(`${at}.fails`, 'it leads where the branches lead that are done', 'Name another transition')
  for (const [each, { from, to, recall }] of Object.entries<Transition>(flow.transitions))
    if (recall && asList(from).includes(state) && !asList(to).includes(state))
      throw new DeclarationError(
        at,
        `the transition "${each}" ends the branches and can be taken back`,
        'They would not come back: take recall out',
      )
}

function checkFields(at: string, branching: Branching, { type }: Workflow, child: AnySurface): void {
  const { by, as, takes = [], drops, instead, opens } = branching
  const of: string = branching.of
  const { fields } = child.type
  const to = type.fields[of]?.to
  if (type.fields[of]?.kind !== 'many' || type.fields[of].options.gathers || (to !== 'users' && to !== 'organisations'))
    throw new DeclarationError(
      `${at}.of`,
      `"${of}" does not name people or organisations`,
      'Name a relation of many to users or organisations',
    )
  if (drops !== undefined && type.fields[of].options.min)
    throw new DeclarationError(
      `${at}.drops`,
      `who drops out may leave too few in "${of}"`,
      'Take min out, and ask a guard where they are named',
    )
  const points = (name: string | undefined, slug: string) => name !== undefined && fields[name]?.kind === 'one' && fields[name].to === slug
  if (!points(by, type.name))
    throw new DeclarationError(`${at}.by`, `"${by}" of ${opens} does not point to ${type.name}`, 'Name a relation of one to this type')
  for (const [key, name] of Object.entries({ as, ...(instead === undefined ? {} : { instead }) }))
    if (!points(name, to))
      throw new DeclarationError(`${at}.${key}`, `"${name}" of ${opens} does not point to ${to}`, `Name a relation of one to ${to}`)
  for (const name of takes) {
    const [mine, its] = [type.fields[name], fields[name]]
    if (!mine || mine.kind !== its?.kind || mine.to !== its.to || mine.kind === 'files' || [of, by, as].includes(name))
      throw new DeclarationError(
        `${at}.takes`,
        `"${name}" cannot be the same in both`,
        'Name a field that both declare alike; a file belongs to one document',
      )
  }
  const kept = keptInBranch(branching)
  const asked = Object.entries<Transition>(child.flow!.transitions).flatMap(([step, { asks = [] }]) => asks.map((name) => ({ step, name })))
  const written = asked.find(({ name }) => kept.includes(name))
  if (written)
    throw new DeclarationError(at, `"${written.step}" of ${opens} asks for "${written.name}", and the kit keeps it`, 'Take it out there')
  const empty = Object.keys(fields).find(
    (name) => fields[name]!.required && !kept.includes(name) && !asked.some((one) => one.name === name),
  )
  if (empty !== undefined)
    throw new DeclarationError(
      at,
      `nobody fills in "${empty}" of ${opens}`,
      'Take it over from the document, or ask for it in a transition',
    )
}

/** Whether the branches of a type have branches of `slug` in the end, or are of it. */
function leadsTo(from: string, slug: string, typeOf: TypeOf, seen: readonly string[] = []): boolean {
  if (from === slug) return true
  if (seen.includes(from)) return false
  return Object.values<Branching>(typeOf(from)?.flow?.branches ?? {}).some(({ opens }) => leadsTo(opens, slug, typeOf, [...seen, from]))
}
