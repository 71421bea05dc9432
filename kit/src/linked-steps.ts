import type { Linking } from './link.ts'
import { answerStep, roundsIn } from './round.ts'
import { asList } from './who.ts'
import type { Workflow } from './workflow.ts'

/** Steps of a state that can be taken by a signed link: transitions, answers in a round, and the decision on an extension. */
export function linkedSteps(flow: Workflow | undefined, state: string): readonly (readonly [step: string, link: Linking])[] {
  if (!flow) return []
  const transitions = Object.entries(flow.transitions).flatMap(([name, { from, link }]) =>
    link && asList(from).includes(state) ? [[name, link] as const] : [],
  )
  const answers = roundsIn(flow.rounds, state).flatMap(([round, { answers, link }]) =>
    link ? Object.keys(answers).map((answer) => [answerStep(round, answer), link] as const) : [],
  )
  const extension = flow.states[state]?.extension?.link
  const decisions = extension ? (['extendGrant', 'extendRefuse'] as const).map((step) => [step, extension] as const) : []
  return [...transitions, ...answers, ...decisions]
}

/** Whether some step of a workflow can be taken by a signed link. */
export function canLink(flow: Workflow | undefined): boolean {
  return Object.keys(flow?.states ?? {}).some((state) => linkedSteps(flow, state).length > 0)
}
