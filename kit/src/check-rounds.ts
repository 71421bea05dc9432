import { DeclarationError } from './declaration-error.ts'
import { isMembership, type Answer, type Round } from './round.ts'
import { parseSpan } from './span.ts'
import { asList } from './who.ts'
import { RECALL, type Workflow } from './workflow.ts'

/** Names of steps the kit adds to every round. */
const TAKEN = ['open', 'entered', 'overdue', RECALL]
/** What an answer can hold without being a document of its own. */
const KINDS = ['text', 'longText', 'number', 'date', 'flag', 'select']

/** Checks the rounds of a workflow: they can open, be answered and end. Throws a DeclarationError. */
export function checkRounds(path: string, flow: Workflow): void {
  for (const [name, round] of Object.entries<Round>(flow.rounds ?? {})) {
    const at = `${path}.rounds.${name}`
    if (!/^[a-z][A-Za-z0-9]*$/.test(name))
      throw new DeclarationError(at, 'the name is not camelCase', 'Use letters and digits, the first one small')
    if (flow.states[name]) throw new DeclarationError(at, 'a state has this name', 'Choose another name')
    checkState(at, round, flow)
    checkParts(at, round, flow)
    checkAnswers(at, round)
    for (const transition of leadsOf(round)) checkLead(at, transition, round.in, flow)
    for (const field of round.signs ?? [])
      if (!flow.type.fields[field]) throw new DeclarationError(`${at}.signs`, `there is no field "${field}"`, 'Name fields of the type')
    if (round.needs !== undefined && !(Number.isInteger(round.needs) && round.needs > 0))
      throw new DeclarationError(
        `${at}.needs`,
        `${round.needs} is no number of answers`,
        'Use a whole number above 0, or leave it out for all',
      )
  }
}

/** Checks that a transition nobody may take fires by itself: at the end of a round, or `forBranches`. Throws a DeclarationError. */
export function checkFired(path: string, flow: Workflow, forBranches: readonly string[]): void {
  const fired = [...Object.values<Round>(flow.rounds ?? {}).flatMap(leadsOf), ...forBranches]
  for (const [name, { by }] of Object.entries(flow.transitions))
    if (asList(by).length === 0 && !fired.includes(name))
      throw new DeclarationError(
        `${path}.transitions.${name}.by`,
        'nobody may take it, and neither a round nor branches fire it',
        'Name who may, or what fires it',
      )
}

/** The transitions that a round may lead to. */
function leadsOf({ then, fails, answers }: Round): string[] {
  return [then, fails, ...Object.values<Answer>(answers).map(({ fires }) => fires)].flatMap((lead) => lead ?? [])
}

function checkState(at: string, round: Round, flow: Workflow): void {
  const { in: state } = round
  const spec = flow.states[state]
  if (!spec) throw new DeclarationError(`${at}.in`, `there is no state "${state}"`, `Choose one of ${Object.keys(flow.states).join(', ')}`)
  if (spec.final || state === flow.initial)
    throw new DeclarationError(
      `${at}.in`,
      `"${state}" is the ${spec.final ? 'end' : 'beginning'}`,
      'A round is open while a document is under way',
    )
  for (const [name, { from, recall, asks = [] }] of Object.entries(flow.transitions))
    if (recall && asList(from).includes(state) && asks.some((field) => round.signs?.includes(field)))
      throw new DeclarationError(
        `${at}.signs`,
        `the transition "${name}" changes what was signed and can be taken back`,
        'The answers would come back with it: take recall out',
      )
}

function checkParts(at: string, round: Round, { type }: Workflow): void {
  if (round.lapse !== undefined) {
    try {
      parseSpan(round.lapse)
    } catch (error) {
      throw new DeclarationError(`${at}.lapse`, (error as Error).message, 'Correct the value')
    }
  }
  for (const name of asList(round.of)) {
    const field = type.fields[name]
    const to = name === 'author' ? 'users' : field?.to
    if (to !== 'users' && to !== 'organisations')
      throw new DeclarationError(
        `${at}.of`,
        `"${name}" names neither people nor organisations`,
        'Use author, or a relation to users or organisations',
      )
    if (isMembership(round) && field?.kind !== 'many')
      throw new DeclarationError(
        `${at}.of`,
        `whoever drops out cannot be taken out of "${name}"`,
        'Use a relation of many, or take drops out',
      )
  }
}

function checkAnswers(at: string, round: Round): void {
  const answers = Object.entries<Answer>(round.answers)
  const fields = round.fields ?? {}
  for (const [name, field] of Object.entries(fields))
    if (!KINDS.includes(field.kind))
      throw new DeclarationError(
        `${at}.fields.${name}`,
        `an answer cannot hold a field of kind ${field.kind}`,
        `Use one of ${KINDS.join(', ')}`,
      )
  for (const name of round.open ?? [])
    if (!fields[name]) throw new DeclarationError(`${at}.open`, `the round has no field "${name}"`, 'Name fields of the round')
  for (const [name, answer] of answers) {
    if (!/^[a-z][A-Za-z0-9]*$/.test(name) || TAKEN.includes(name))
      throw new DeclarationError(`${at}.answers.${name}`, 'the name is taken by the kit, or not camelCase', 'Choose another name')
    for (const field of answer.asks ?? [])
      if (!fields[field])
        throw new DeclarationError(`${at}.answers.${name}.asks`, `the round has no field "${field}"`, 'Declare it under fields')
    if (answer.drops && answer.fires)
      throw new DeclarationError(`${at}.answers.${name}`, 'it drops one and ends the round for all', 'Keep drops or fires')
  }
  if (!answers.some(([, { drops, fires }]) => !drops && !fires))
    throw new DeclarationError(`${at}.answers`, 'no answer counts', 'Add one without drops and fires')
}

/** Checks that a transition can fire by itself at the end of what a state waits for. Throws a DeclarationError. */
export function checkLead(at: string, name: string, state: string, { transitions }: Workflow): void {
  const transition = transitions[name]
  if (!transition)
    throw new DeclarationError(at, `there is no transition "${name}"`, `Choose one of ${Object.keys(transitions).join(', ')}`)
  if (!asList(transition.from).includes(state))
    throw new DeclarationError(at, `the transition "${name}" does not leave "${state}"`, 'Let it, or name another one')
  if (transition.to === undefined)
    throw new DeclarationError(at, `the transition "${name}" leads nowhere`, 'What fires by itself leads to a state: give it one')
  if (transition.recall)
    throw new DeclarationError(at, `the transition "${name}" can be taken back`, 'What ends a round cannot be taken back: take recall out')
  if (transition.asks?.length || transition.when)
    throw new DeclarationError(at, `the transition "${name}" asks for fields or has a guard`, 'What fires by itself has nobody to ask')
}
