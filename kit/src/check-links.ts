import { DeclarationError } from './declaration-error.ts'
import type { Linking } from './link.ts'
import type { Round } from './round.ts'
import { parseSpan } from './span.ts'
import { asList, type Who } from './who.ts'
import type { StateSpec, Workflow } from './workflow.ts'

/** What can be filled in by somebody who is not signed in. */
const KINDS = ['text', 'longText', 'number', 'date', 'flag', 'select']
/** Days a link opens at most: what lies in a mailbox is not to be a key for long. */
const MOST_DAYS = 30

/** Checks what a workflow says of signed links. Throws a DeclarationError. */
export function checkLinks(path: string, flow: Workflow, checkWho: (path: string, who: readonly Who[]) => void): void {
  const check = (at: string, { by, lasts }: Linking) => {
    checkWho(`${at}.by`, asList<Who>(by))
    if (asList<Who>(by).some((one) => one === 'anyone' || one === 'signed-in') || asList(by).length === 0)
      throw new DeclarationError(`${at}.by`, 'a link is sent by somebody in particular', 'Name a role, the author or a relation')
    checkLasting(`${at}.lasts`, lasts)
  }
  for (const [name, { by, asks = [], link }] of Object.entries(flow.transitions)) {
    if (!link) continue
    const at = `${path}.transitions.${name}.link`
    check(at, link)
    if (asList(by).length === 0) throw new DeclarationError(at, 'nobody takes it by hand', 'Give the link to the round that fires it')
    const field = asks.find((one) => !KINDS.includes(flow.type.fields[one]!.kind))
    if (field !== undefined)
      throw new DeclarationError(
        at,
        `it asks for "${field}", which cannot be filled in without signing in`,
        `Ask for ${KINDS.join(', ')} only, or take the link out`,
      )
  }
  for (const [name, { link }] of Object.entries<Round>(flow.rounds ?? {})) if (link) check(`${path}.rounds.${name}.link`, link)
  for (const [name, { extension }] of Object.entries<StateSpec>(flow.states))
    if (extension?.link) check(`${path}.states.${name}.extension.link`, extension.link)
}

function checkLasting(at: string, lasts: Linking['lasts']): void {
  let days: number
  try {
    const { amount, unit } = parseSpan(lasts)
    days = unit === 'h' ? amount / 24 : amount
  } catch (error) {
    throw new DeclarationError(at, (error as Error).message, 'Correct the value')
  }
  if (!(days > 0 && days <= MOST_DAYS))
    throw new DeclarationError(at, `"${lasts}" is too short or too long`, `Choose at most ${MOST_DAYS} days`)
}
