import { DeclarationError } from './declaration-error.ts'
import { parseSpan } from './span.ts'
import type { AnySurface, ReadRule } from './surface.ts'
import { asList, COPIED, type OneOrMore, type Who } from './who.ts'
import { canCopy, type Workflow } from './workflow.ts'

/** Checks what a workflow says of nudging (催办), passing on (转办) and copies (抄送). Throws a DeclarationError. */
export function checkHints(
  path: string,
  { access }: AnySurface,
  flow: Workflow,
  checkWho: (path: string, who: readonly Who[]) => void,
): void {
  for (const [name, { transfer, final }] of Object.entries(flow.states)) {
    const at = `${path}.flow.states.${name}.transfer`
    for (const field of asList<string>(transfer))
      if (flow.type.fields[field]?.to !== 'organisations')
        throw new DeclarationError(at, `"${field}" names no organisation`, 'Name relations to organisations')
    if (transfer && (final || name === flow.initial))
      throw new DeclarationError(at, 'nobody must act in this state', 'Take it out, or put it into a state that waits for somebody')
  }
  for (const [name, { nudge, final }] of Object.entries(flow.states)) {
    if (!nudge) continue
    const at = `${path}.flow.states.${name}.nudge`
    checkWho(`${at}.by`, asList(nudge.by))
    if (final || name === flow.initial)
      throw new DeclarationError(at, 'nobody must act in this state', 'Take it out, or put it into a state that waits for somebody')
    try {
      parseSpan(nudge.every)
    } catch (error) {
      throw new DeclarationError(`${at}.every`, (error as Error).message, 'Correct the value')
    }
  }
  for (const [name, { copy }] of Object.entries(flow.transitions)) {
    if (!copy) continue
    const at = `${path}.flow.transitions.${name}.copy`
    checkWho(`${at}.to`, asList(copy.to as Who))
    if (!copy.to && !copy.choose) throw new DeclarationError(at, 'it goes to nobody', 'Say to whom, or from whom to choose')
  }
  const opened = asList(access.read as OneOrMore<ReadRule>).some((rule) =>
    typeof rule === 'object' && 'to' in rule ? asList(rule.to).includes(COPIED) : rule === COPIED,
  )
  if (canCopy(flow) && !opened)
    throw new DeclarationError(`${path}.access.read`, 'whoever gets a copy could not read it', `Add a rule with '${COPIED}'`)
  if (!canCopy(flow) && opened)
    throw new DeclarationError(`${path}.access.read`, 'nobody ever gets a copy', `Take '${COPIED}' out, or let a transition copy`)
}
