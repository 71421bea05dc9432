import { DeclarationError } from './declaration-error.ts'
import { asList } from './who.ts'
import type { Workflow } from './workflow.ts'

/** Checks the steps that may be taken for many documents at once (`bulk`): nothing is to be said with them, and they wait for somebody. Throws a DeclarationError. */
export function checkBulk(path: string, { type, initial, transitions }: Workflow): void {
  for (const [name, { bulk, by, from, to, asks = [], reason }] of Object.entries(transitions)) {
    if (!bulk) continue
    const refuse = (problem: string, remedy: string) => {
      throw new DeclarationError(`${path}.transitions.${name}.bulk`, problem, remedy)
    }
    const required = asks.find((field) => type.fields[field]?.required)
    if (asList(by).length === 0) refuse('nobody takes the step by hand', 'Take it out, or say by whom')
    if (reason) refuse('the step asks for a reason, which belongs to one document', 'Take it out, or do without the reason')
    if (required !== undefined)
      refuse(`the step asks for "${required}", which must be filled in`, 'Take it out, or do not ask for the field')
    if (to === undefined) refuse('the document stays where it is, so that nobody waits for the step', 'Take it out, or say where it leads')
    if (asList(from).includes(initial)) refuse('a draft is handed in by itself', `Take it out, or "${initial}" out of from`)
  }
}
