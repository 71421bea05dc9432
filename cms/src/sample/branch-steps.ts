import { daysBefore, onWorkday } from './day.ts'
import type { SampleBranch, SampleProposal } from './proposals/proposal.ts'
import type { SampleStep } from './proposal-steps.ts'

/** What was done with the part of each unit since the proposal was given to them; all in the last weeks before `now`. */
export function branchSteps(
  { by, with: cosponsors = [], separate = [] }: SampleProposal,
  now: Date,
): { of: string; steps: SampleStep[] }[] {
  return separate.map((branch) => ({ of: branch.unit, steps: stepsOf(branch, [by, ...cosponsors], now) }))
}

function stepsOf({ unit, state, reply, replyClass }: SampleBranch, raters: readonly string[], now: Date): SampleStep[] {
  // What is done was done a while ago; what waits for the next step waits since a few days.
  const ago = { handling: 24, auditing: 2, answered: 8, closed: 30 }[state]
  const at = (daysLater: number, hour: number) => onWorkday(daysBefore(now, ago - daysLater, hour))
  const officer = unit === 'education' ? 'unit' : `unit-${unit}`
  const signedFor: SampleStep = { transition: 'signFor', at: at(state === 'handling' ? 0 : -8, 15), actor: officer }
  if (state === 'handling') return [signedFor]
  const replied: SampleStep[] = [signedFor, { transition: 'reply', at: at(0, 9), actor: officer, data: { reply, replyClass } }]
  if (state === 'auditing') return replied
  const passed: SampleStep[] = [...replied, { transition: 'auditPass', at: at(3, 10), actor: 'supervisor' }]
  if (state === 'answered') return passed
  const rated = raters.map((actor, index): SampleStep => ({
    transition: 'ratings.rate',
    at: at(7, 11 + index),
    actor,
    data: { process: 'satisfied', result: 'fair' },
  }))
  return [...passed, ...rated, { transition: 'evaluate', at: at(7, 11 + raters.length), actor: raters.at(-1)! }]
}
