import type { ActionOffer } from '../../protocol.ts'
import type { Actor } from '../../who.ts'
import { copyRoles, stepOf, type Workflow } from '../../workflow.ts'

/** A step that nothing stands in the way of, as an offer; in a principal's name, where it is not the person's own. */
export function offerOf(flow: Workflow, transition: string, principal?: Actor): ActionOffer {
  const { label, asks, reason } = stepOf(flow, transition)!
  const copy = copyRoles(flow, transition)
  return {
    transition,
    label,
    asks,
    reason: Boolean(reason),
    ...(copy.length > 0 ? { copy } : {}),
    ...(principal ? { for: { id: principal.id, title: principal.name } } : {}),
  }
}
