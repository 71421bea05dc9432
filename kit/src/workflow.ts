import type { ContentType, DocOf } from './content-type.ts'
import type { Fields } from './field.ts'
import type { Label } from './label.ts'
import type { Span } from './span.ts'
import type { Actor, OneOrMore, Who } from './who.ts'

/** `true`, or the key of the message that tells the person why not. */
export type Verdict = true | string

export interface StateSpec {
  readonly label: Label
  /** How long a document may stay here before it is overdue. */
  readonly due?: Span
  /** The public may read documents in this state (see `'public-states'` in `access.read`). */
  readonly public?: boolean
  /** An end: no transition has to leave it. */
  readonly final?: boolean
}

/** One way from a state to another: who may take it, what they must fill in, and the one guard that may refuse. */
export interface Transition<F extends Fields = Fields, S extends string = string> {
  readonly label: Label
  readonly from: OneOrMore<NoInfer<S>>
  readonly to: NoInfer<S>
  readonly by: OneOrMore<Who<F>>
  /** Fields the actor fills in while firing it; required fields among them must not stay empty. */
  readonly asks?: readonly (keyof F & string)[]
  /** The actor must give a reason, which goes into the history. */
  readonly reason?: boolean
  /** Whoever fired it may take it back (撤回) until somebody takes the next step. What was filled in with it stays. */
  readonly recall?: boolean
  /** Asked after `by`; returns `true` or the message key of the refusal. Sees the document with the answers to `asks`. */
  readonly when?: (context: { doc: DocOf<F, S>; actor: Actor }) => Verdict
}

export interface Workflow<F extends Fields = Fields, S extends string = string, T extends string = string> {
  readonly type: ContentType<string, F>
  readonly initial: S
  readonly states: Readonly<Record<S, StateSpec>>
  readonly transitions: Readonly<Record<T, Transition<F, S>>>
}

/** Declares the states a content type passes through. The states and transitions are inferred here and nowhere else. */
export function workflow<F extends Fields, const S extends string, const T extends string>(
  type: ContentType<string, F>,
  spec: { initial: NoInfer<S>; states: Record<S, StateSpec>; transitions: Record<T, Transition<F, S>> },
): Workflow<F, S, T> {
  return { type, ...spec }
}

/** The step that takes one's last step back (撤回). The kit offers it after every transition marked `recall`. */
export const RECALL = 'recall'

/** A step under this name: a declared transition, or RECALL where there is something to take back. Undefined for anything else. */
export function stepOf({ transitions }: Workflow, name: string): Pick<Transition, 'label' | 'asks' | 'reason'> | undefined {
  if (Object.hasOwn(transitions, name)) return transitions[name]
  return name === RECALL && Object.values(transitions).some((one) => one.recall) ? { label: 'kit.recall' } : undefined
}

/** Names of all steps there are: the declared transitions, and RECALL where one of them can be taken back. */
export function stepsOf(flow: Workflow): readonly string[] {
  return [...Object.keys(flow.transitions), RECALL].filter((name) => stepOf(flow, name))
}

/** What others may subscribe to: a transition that fired, one that was taken back, or a state that ran past its deadline. */
export type EventOf<S extends string, T extends string> = T | typeof RECALL | `${S}.overdue`
