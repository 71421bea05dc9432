import type { AnySurface } from '../../surface.ts'
import { asList, isOneOf, relationIds, type Actor } from '../../who.ts'
import { isDrafting, isWaiting, leaving } from './todo-filter.ts'

/** Whether a document waits for this person: what `todoFilter` says of all documents, said of one. */
export function mustAct({ surface, doc, actor }: { surface: AnySurface; doc: Readonly<Record<string, unknown>>; actor: Actor }): boolean {
  const { flow } = surface
  const state = doc.state as string
  if (!flow?.states[state] || !isWaiting(flow, state)) return false
  const { extension } = flow.states[state]
  const decides = extension && doc.extension === 'asked' ? asList(extension.approvedBy) : []
  const drafts = isDrafting(flow, state) && !relationIds(doc.author).includes(actor.id)
  const by = drafts ? [] : leaving(flow, state).flatMap((transition) => asList(transition.by))
  return isOneOf({ who: [...by, ...decides], actor, doc, fields: surface.type.fields })
}
