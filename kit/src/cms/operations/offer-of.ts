import type { ActionOffer } from '../../protocol.ts'
import { copyRoles, stepOf, type Workflow } from '../../workflow.ts'

/** A step that nothing stands in the way of, as an offer. */
export function offerOf(flow: Workflow, transition: string): ActionOffer {
  const { label, asks, reason } = stepOf(flow, transition)!
  const copy = copyRoles(flow, transition)
  return { transition, label, asks, reason: Boolean(reason), ...(copy.length > 0 ? { copy } : {}) }
}
