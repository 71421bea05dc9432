import type { Label } from './label.ts'

/** A state that an earlier version of the workflow had. */
export interface FormerState<S extends string = string> {
  /** What it was called: the history still says so. */
  readonly label: Label
  /** Where the documents go that are in it at the upgrade; where that is a new state, it is the same under another name. */
  readonly to: S
}

/** As much of a workflow as is asked here. */
interface Named {
  readonly states: Readonly<Record<string, { readonly label: Label }>>
  readonly former?: Readonly<Record<string, FormerState>>
  readonly formerSteps?: Readonly<Record<string, Label>>
}

/** What a state is called, one of an earlier version too; its name where no version is known that had it. */
export function stateLabel(flow: Named | undefined, state: string): Label {
  return own(flow?.states, state)?.label ?? own(flow?.former, state)?.label ?? state
}

/** The state that stands for `state` today: another one where it is a former one. */
export function presentState(flow: Named | undefined, state: string): string {
  return own(flow?.former, state)?.to ?? state
}

/** What a step is called that the workflow no longer has. */
export function formerStepLabel(flow: Named | undefined, step: string): Label {
  return own(flow?.formerSteps, step) ?? 'kit.formerStep'
}

/** Names in the database are whatever they are: what every object inherits is none of ours. */
function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined
}
