import { DeclarationError } from './declaration-error.ts'
import { parseSpan, type Span } from './span.ts'
import { asList, type Who } from './who.ts'
import type { StateSpec, Workflow } from './workflow.ts'

/** Checks what the states of a workflow say of their deadlines. Throws a DeclarationError. */
export function checkDeadlines(path: string, flow: Workflow, checkWho: (path: string, who: readonly Who[]) => void): void {
  for (const [name, state] of Object.entries(flow.states)) {
    const at = `${path}.states.${name}`
    const span = (part: string, value: Span) => checkSpan(`${at}.${part}`, value)
    if (state.due) span('due', state.due)
    else
      for (const part of ['dueLabel', 'warn', 'escalate', 'extension'] as const)
        if (state[part] !== undefined)
          throw new DeclarationError(`${at}.${part}`, 'the state has no deadline', 'Give the state a due span, or take this out')
    if (state.warn) {
      span('warn', state.warn)
      if (isLonger(state.warn, state.due!))
        throw new DeclarationError(`${at}.warn`, `${state.warn} is longer than the deadline itself`, `Choose less than ${state.due!}`)
    }
    for (const [level, { after, to }] of (state.escalate ?? []).entries()) {
      span(`escalate.${level}.after`, after)
      checkWho(`${at}.escalate.${level}.to`, asList(to))
      const before = state.escalate![level - 1]
      if (before && !isLonger(after, before.after))
        throw new DeclarationError(
          `${at}.escalate.${level}.after`,
          `${after} is not after ${before.after}`,
          'Put the levels in order, each later than the one before',
        )
    }
    if (state.extension) {
      span('extension.days', state.extension.days)
      checkWho(`${at}.extension.by`, asList(state.extension.by))
      checkWho(`${at}.extension.approvedBy`, asList(state.extension.approvedBy))
    }
    checkPauses(at, name, state, flow)
    for (const counted of asList(state.counts))
      if (counted === name || asList(state.pauses).includes(counted) || !flow.states[counted]?.due)
        throw new DeclarationError(
          `${at}.counts`,
          `the clock of "${counted}" cannot run here`,
          'Name another state that has a due span and is not paused here',
        )
  }
}

/** A pause must be of a clock there is, and the document must be able to come back to it. */
function checkPauses(path: string, name: string, { pauses }: StateSpec, { states, transitions }: Workflow): void {
  const at = `${path}.pauses`
  for (const paused of asList(pauses)) {
    if (!states[paused]) throw new DeclarationError(at, `there is no state "${paused}"`, `Choose one of ${Object.keys(states).join(', ')}`)
    if (paused === name || !states[paused].due)
      throw new DeclarationError(
        at,
        paused === name ? 'a state cannot pause its own clock' : `the state "${paused}" has no deadline to pause`,
        'Name another state that has a due span',
      )
    const runs = (state: string) => state === paused || asList(states[state]!.counts).includes(paused)
    const pausing = Object.keys(states).filter((state) => asList(states[state]!.pauses).includes(paused))
    const reached = new Set([name])
    for (let grew = true; grew;) {
      const next = Object.values(transitions)
        .filter(({ from }) => asList(from).some((state) => reached.has(state)))
        .flatMap(({ to }) => asList(to))
        .filter((to) => !reached.has(to) && (runs(to) || pausing.includes(to)))
      grew = next.length > 0
      for (const to of next) reached.add(to)
    }
    if (![...reached].some(runs))
      throw new DeclarationError(
        at,
        `no way leads back to "${paused}" while its clock stands still`,
        `Add a transition to "${paused}", or take this out`,
      )
  }
}

function checkSpan(path: string, span: Span): void {
  try {
    if (parseSpan(span).amount === 0) throw new Error(`"${span}" is no time at all; write at least 1`)
  } catch (error) {
    throw new DeclarationError(path, (error as Error).message, 'Correct the value')
  }
}

/** In round figures: seven days have five working days. */
const hours = { h: 1, d: 24, wd: (24 * 7) / 5 } as const

/** Whether a span is longer than another one, as far as that can be said without a calendar. */
export function isLonger(one: Span, other: Span): boolean {
  const [a, b] = [parseSpan(one), parseSpan(other)]
  return a.amount * hours[a.unit] > b.amount * hours[b.unit]
}
