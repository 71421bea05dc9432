import { DeclarationError } from './declaration-error.ts'
import { KIT_STEPS, stepOf, type Workflow } from './workflow.ts'

/** Checks what a workflow says of its earlier versions: nothing of it is there still, and every document finds a state. Throws a DeclarationError. */
export function checkFormer(path: string, flow: Workflow): void {
  for (const [name, { to }] of Object.entries(flow.former ?? {})) {
    const at = `${path}.former.${name}`
    if (flow.states[name]) throw new DeclarationError(at, 'it is a state still', 'Take it out of former, or delete the state')
    if (flow.rounds?.[name]) throw new DeclarationError(at, 'a round has this name', 'Choose another name for the round')
    if (!flow.states[to])
      throw new DeclarationError(`${at}.to`, `there is no state "${to}"`, `Choose one of ${Object.keys(flow.states).join(', ')}`)
  }
  for (const name of Object.keys(flow.formerSteps ?? {}))
    if (stepOf(flow, name) || KIT_STEPS.includes(name))
      throw new DeclarationError(`${path}.formerSteps.${name}`, 'it is a step still', 'Take it out of formerSteps, or delete the step')
}
