import type { Branching } from './branching.ts'
import { DeclarationError } from './declaration-error.ts'
import { asList } from './who.ts'
import type { Transition, Workflow } from './workflow.ts'

/** Checks the workflow of a branch: that it begins and ends by nobody's hand, and what it means to be done or to drop out. Throws a DeclarationError. */
export function checkBranchFlow(at: string, branching: Branching, flow: Workflow): void {
  checkSteps(at, branching, flow)
  checkEnds(at, branching, flow)
}

function checkSteps(at: string, { opens, begins, ends, joined, drops }: Branching, flow: Workflow): void {
  for (const [key, name] of Object.entries({ begins, ends })) {
    if (!flow.transitions[name])
      throw new DeclarationError(
        `${at}.${key}`,
        `${opens} has no transition "${name}"`,
        `Choose one of ${Object.keys(flow.transitions).join(', ')}`,
      )
    checkByItself(`${at}.${key}`, name, flow)
  }
  const { initial, states } = flow
  const out = Object.entries<Transition>(flow.transitions).find(
    ([name, { from }]) => asList(from).includes(initial) !== (name === begins),
  )?.[0]
  if (out !== undefined)
    throw new DeclarationError(
      `${at}.begins`,
      `"${out}" of ${opens} ${out === begins ? 'does not leave' : 'leaves'} "${initial}" too`,
      'Let the branch begin by that one transition alone',
    )
  const left = Object.keys(states).find(
    (state) => state !== initial && !states[state]!.final && !asList(flow.transitions[ends]!.from).includes(state),
  )
  if (left !== undefined)
    throw new DeclarationError(
      `${at}.ends`,
      `it does not end what is in "${left}"`,
      'Let it lead out of every state but the first one and the ends',
    )
  const open = asList(flow.transitions[ends]!.to).find((to) => !states[to]!.final || joined.includes(to) || to === drops)
  if (open !== undefined || flow.transitions[ends]!.to === undefined)
    throw new DeclarationError(`${at}.ends`, `"${open ?? ''}" is no end of its own`, 'Let it lead to a final state that nothing else means')
}

function checkEnds(at: string, { opens, begins, ends, joined, drops, instead }: Branching, { states, transitions }: Workflow): void {
  const unknown = [...joined, ...(drops === undefined ? [] : [drops])].find((state) => !states[state])
  if (unknown !== undefined || joined.length === 0)
    throw new DeclarationError(
      `${at}.joined`,
      `${opens} is never in "${unknown ?? ''}"`,
      `Choose some of ${Object.keys(states).join(', ')}`,
    )
  const early = asList(transitions[begins]!.to).find((state) => joined.includes(state) || state === drops)
  if (early !== undefined)
    throw new DeclarationError(`${at}.joined`, `a branch would be over as it begins, in "${early}"`, 'Name states that it reaches later')
  for (const [name, { from, to }] of Object.entries<Transition>(transitions))
    if (name !== ends && asList(from).some((state) => joined.includes(state)) && asList(to).some((state) => !joined.includes(state)))
      throw new DeclarationError(
        `${at}.joined`,
        `"${name}" of ${opens} leads back to work that was done`,
        'Name only states from which none does',
      )
  const drop = Object.values<Transition>(transitions).filter(({ to }) => drops !== undefined && asList(to).includes(drops))
  if (drops !== undefined && (!states[drops]!.final || joined.includes(drops) || drop.some(({ recall }) => recall)))
    throw new DeclarationError(
      `${at}.drops`,
      `"${drops}" is no end for good`,
      'Name a final state that is not done, and take recall out of what leads there',
    )
  if (instead !== undefined && !drop.some(({ asks }) => asks?.includes(instead)))
    throw new DeclarationError(
      `${at}.instead`,
      `nothing asks for "${instead}" on the way to "${drops ?? ''}"`,
      'Ask for it there, or take instead out',
    )
}

/** Checks that nobody takes a transition by hand, nor is asked for anything with it. Throws a DeclarationError. */
export function checkByItself(at: string, name: string, { transitions }: Workflow): void {
  const { by, asks, when, reason, recall } = transitions[name]!
  if (asList(by).length > 0) throw new DeclarationError(at, `the transition "${name}" can be taken by hand`, 'Let nobody: by: []')
  if (asks?.length || when || reason || recall)
    throw new DeclarationError(
      at,
      `the transition "${name}" asks for something or can be taken back`,
      'What fires by itself has nobody to ask',
    )
}
