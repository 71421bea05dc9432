import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import { roundsIn } from '../../round.ts'
import type { SiteType } from '../../site.ts'
import type { AnySurface } from '../../surface.ts'
import { asList, isOneOf, relationIds, type Actor, type Who } from '../../who.ts'
import { isInOtherHands, type Handler } from '../handlers/handlers.ts'
import { isTheirs, liveTurns, type LiveTurn } from '../rounds/turns.ts'
import { isDrafting, isWaiting, leaving } from './todo-filter.ts'

/** Whether a document waits for this person: what `todoFilter` says of all documents, said of one. */
export function mustAct({
  surface,
  doc,
  actor,
  turns,
  handlers,
}: {
  surface: AnySurface
  doc: Readonly<Record<string, unknown>>
  actor: Actor
  /** Those of `turnsWaiting`. */
  turns: readonly LiveTurn[]
  /** Those of `handlersOf`. */
  handlers: readonly Handler[]
}): boolean {
  const { flow } = surface
  const state = doc.state as string
  if (!flow?.states[state]) return false
  if (isInOtherHands(handlers, actor)) return false
  if (turns.some((turn) => isTheirs(turn, actor))) return true
  if (!isWaiting(flow, state)) return false
  const { extension } = flow.states[state]
  const decides = extension && doc.extension === 'asked' ? asList<Who>(extension.approvedBy) : []
  const drafts = isDrafting(flow, state) && !relationIds(doc.author).includes(actor.id)
  return isOneOf({ who: [...decides, ...(drafts ? [] : stepsBy(surface, state))], actor, doc, fields: surface.type.fields })
}

/** The turns of a document that wait for an answer. */
export async function turnsWaiting({
  req,
  one: { slug, surface },
  id,
}: {
  req: PayloadRequest
  one: SiteType
  id: Id
}): Promise<readonly LiveTurn[]> {
  return surface.flow?.rounds ? (await liveTurns({ req, slug, id })).filter(({ answer }) => answer === null) : []
}

/** Among whom those are who must act in a state; `mustAct` says which of them. */
export function whoMustAct(surface: AnySurface, state: string): readonly Who[] {
  const { flow } = surface
  const inRounds = roundsIn(flow?.rounds, state).flatMap(([, { of }]) =>
    asList(of).map((name): Who => (name === 'author' ? name : { holds: name })),
  )
  return [...stepsBy(surface, state), ...inRounds, ...asList<Who>(flow?.states[state]?.extension?.approvedBy)]
}

function stepsBy({ flow }: AnySurface, state: string): readonly Who[] {
  return leaving(flow!, state).flatMap((transition) => asList(transition.by))
}
