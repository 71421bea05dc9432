import type { Branching } from './branching.ts'
import type { ContentType, DocOf } from './content-type.ts'
import type { Escalation, Extension } from './deadline.ts'
import { f, type Fields, type KeysOfKind } from './field.ts'
import type { FormerState } from './former.ts'
import type { Label } from './label.ts'
import type { Linking } from './link.ts'
import { answerIn, answerStep, type Round } from './round.ts'
import type { Span } from './span.ts'
import { asList, type Actor, type OneOrMore, type Role, type Who } from './who.ts'

/** `true`, or the key of the message that tells the person why not. */
export type Verdict = true | string

/** A state a document can be in, and the deadline it has there. */
export interface StateSpec<F extends Fields = Fields, S extends string = string> {
  readonly label: Label
  /** How long a document may stay here before it is overdue. What concerns the deadline, an administrator may change at run time. */
  readonly due?: Span
  /** What the deadline is called, where 办理期限 does not say it. */
  readonly dueLabel?: Label
  /** From so long before `due` on the light is amber and `<state>.warned` is told; three days unless told. */
  readonly warn?: Span
  /** Who is told, level after level, when a document is still overdue so long after `due`. */
  readonly escalate?: readonly Escalation<F>[]
  /** The other side must act here: the clock of these states stands still, and goes on with what was left when the document comes back. */
  readonly pauses?: OneOrMore<NoInfer<S>>
  /** The clocks of these states run here already: the time it takes to sign for a matter counts in the time to answer it. */
  readonly counts?: OneOrMore<NoInfer<S>>
  /** 延期: those named may ask once, with a reason, for more time here. The kit offers the steps. */
  readonly extension?: Extension<F>
  /** 催办: those named may remind whoever must act here. The kit offers the step. */
  readonly nudge?: Nudging<F>
  /** 转办: the organisations that these relations name may pass a document on among their own people. The kit offers the step. */
  readonly transfer?: OneOrMore<KeysOfKind<F, 'one' | 'many'>>
  /** The public may read documents in this state (see `'public-states'` in `access.read`). */
  readonly public?: boolean
  /** An end: no transition has to leave it. */
  readonly final?: boolean
}

/** Who waits here for another's action, and may say so. Whoever must act themselves cannot. */
export interface Nudging<F extends Fields = Fields> {
  readonly by: OneOrMore<Who<F>>
  /** A person may do so once in this time, for each stay in the state. */
  readonly every: Span
}

/** 抄送: who is told of a step for information. They may read the document as far as `access.read` opens it to `'copied'`. */
export interface Copying<F extends Fields = Fields> {
  /** These always. */
  readonly to?: OneOrMore<Exclude<Who<F>, 'anyone' | 'signed-in'>>
  /** The actor may choose people with one of these roles. */
  readonly choose?: OneOrMore<Role>
}

/** A step: who may take it, where it leads, what they must fill in, and the one guard that may refuse. */
export interface Transition<F extends Fields = Fields, S extends string = string> {
  readonly label: Label
  /** The states in which it can be taken. */
  readonly from: OneOrMore<NoInfer<S>>
  /** Where it leads; of several, `leads` says to which. Without it the document stays where it is: its clock runs on, and nobody waits for the step. */
  readonly to?: OneOrMore<NoInfer<S>>
  /** One of several in `to`. Sees the document with the answers to `asks`. */
  readonly leads?: (context: { doc: DocOf<F, S> }) => NoInfer<S>
  /** Who may take it; nobody else is offered it. An empty list: nobody by hand, it fires by itself at the end of a round, or for a branch. */
  readonly by: OneOrMore<Who<F>>
  /** Fields the actor fills in while firing it; required fields among them must not stay empty. */
  readonly asks?: readonly (keyof F & string)[]
  /**
   * The actor must give a reason, which goes into the history. The parties to the document read it: whom `access.read`
   * names, other than `anyone` and `signed-in`. With `'public'` everybody reads it who may read the document.
   */
  readonly reason?: boolean | 'public'
  /** Whoever fired it may take it back (撤回) until somebody takes the next step. What was filled in with it stays. */
  readonly recall?: boolean
  /** May be taken for many documents at once, from 待办: asks for nothing that must be filled in, and needs no look at each. */
  readonly bulk?: boolean
  readonly copy?: Copying<F>
  /** 签批链接: it may be taken by a signed link. */
  readonly link?: Linking<NoInfer<F>>
  /** Asked after `by`; returns `true` or the message key of the refusal. Sees the document with the answers to `asks`. */
  readonly when?: (context: { doc: DocOf<F, S>; actor: Actor }) => Verdict
}

/** The way of a document through its states, as {@link workflow} declares it. */
export interface Workflow<F extends Fields = Fields, S extends string = string, T extends string = string, R extends string = string> {
  readonly type: ContentType<string, F>
  /** The state of a new document; until it leaves, the author may edit it and required fields may be empty. */
  readonly initial: S
  readonly states: Readonly<Record<S, StateSpec<F, S>>>
  readonly transitions: Readonly<Record<T, Transition<F, S>>>
  /** Steps that several people or units take side by side. */
  readonly rounds?: Readonly<Record<R, Round<F, S, T>>>
  /** States in which several people or units each get a document of their own. */
  readonly branches?: Readonly<Record<string, Branching<F, S, T>>>
  /** States that earlier versions had. The migration moves the documents in them; the history keeps their names. */
  readonly former?: Readonly<Record<string, FormerState<S>>>
  /** Steps that earlier versions had, answers in rounds (`cosign.agree`) among them, by what they were called: the history still says so. */
  readonly formerSteps?: Readonly<Record<string, Label>>
}

/**
 * Declares the states a content type passes through. {@link defineApp} checks the graph. The states and transitions are inferred here and nowhere else.
 */
export function workflow<F extends Fields, const S extends string, const T extends string, const R extends string = never>(
  type: ContentType<string, F>,
  spec: {
    initial: NoInfer<S>
    states: Record<S, StateSpec<NoInfer<F>, NoInfer<S>>>
    transitions: Record<T, Transition<F, S>>
    rounds?: Record<R, Round<F, NoInfer<S>, NoInfer<T>>>
    branches?: Record<string, Branching<F, NoInfer<S>, NoInfer<T>>>
    former?: Record<string, FormerState<NoInfer<S>>>
    formerSteps?: Record<string, Label>
  },
): Workflow<F, S, T, R> {
  return { type, ...spec }
}

/** Where a transition leads with this document, the answers to `asks` in it. */
export function targetOf({ to, leads }: Transition, doc: Readonly<Record<string, unknown>>): string {
  if (to === undefined) return doc.state as string
  const target = leads ? leads({ doc: doc as never }) : asList(to)[0]!
  if (!asList(to).includes(target)) throw new Error(`leads chose "${target}", which is none of ${asList(to).join(', ')}`)
  return target
}

/** Whether a step leaves the document where it is, and its clock running. */
export function isStaying({ transitions }: Workflow, name: string): boolean {
  return isExtensionStep(name) || (Object.hasOwn(transitions, name) && transitions[name]!.to === undefined)
}

/** The step that takes one's last step back (撤回). The kit offers it after every transition marked `recall`. */
export const RECALL = 'recall'

/** The step that reminds whoever must act (催办), in a state that declares `nudge`. The document stays as it is. */
export const NUDGE = 'nudge'

/** The step that passes a document on to a colleague (转办), in a state that declares `transfer`. The document stays as it is. */
export const TRANSFER = 'transfer'

/** Steps beside the way of a document: they change nothing of it, and whoever took the last step on its way can still take that back. */
export const ASIDE: readonly string[] = [NUDGE, TRANSFER]

/** Sending somebody a signed link, and withdrawing it, as the history and the event stream name them. They are no steps of the document. */
export const SEND_LINK = 'sendLink'
/** See {@link SEND_LINK}. */
export const WITHDRAW_LINK = 'withdrawLink'

/** Stands in the history where a new version of the workflow moved the document to another state. Nobody takes it. */
export const UPGRADED = 'upgraded'

/** What a person can do with a document, under whatever name: how it is called and what it asks for. */
export interface Step {
  readonly label: Label
  readonly asks: readonly string[]
  readonly reason: boolean | 'public'
  /** Where the fields it asks for are declared. */
  readonly fields: Fields
}

/** The steps of an extension (延期), in a state that declares one: asking for it, and the two answers. The document stays where it is. */
export const EXTENSION_STEPS = ['extend', 'extendGrant', 'extendRefuse'] as const
/** One of {@link EXTENSION_STEPS}. */
export type ExtensionStep = (typeof EXTENSION_STEPS)[number]

const extensionSteps: Readonly<Record<ExtensionStep, Step>> = {
  extend: { label: 'kit.extend', asks: [], reason: true, fields: {} },
  extendGrant: { label: 'kit.extendGrant', asks: [], reason: false, fields: {} },
  extendRefuse: { label: 'kit.extendRefuse', asks: [], reason: true, fields: {} },
}

const transfers: Step = {
  label: 'kit.transfer',
  asks: ['handler'],
  reason: false,
  fields: { handler: f.one('kit.handler', 'users', { required: true }) },
}

/** Steps of the kit's own beside the declared transitions; no transition may take one of their names. */
export const KIT_STEPS: readonly string[] = [RECALL, ...ASIDE, UPGRADED, ...EXTENSION_STEPS, SEND_LINK, WITHDRAW_LINK]

/** Whether a step is one of an extension, which the kit takes, and no declared transition. */
export function isExtensionStep(name: string): name is ExtensionStep {
  return (EXTENSION_STEPS as readonly string[]).includes(name)
}

/** Whether some state of the workflow can be extended. */
export function canExtend({ states }: Workflow): boolean {
  return Object.values(states).some((state) => state.extension)
}

/** Whether some state of the workflow lets an organisation pass a document on among its people. */
export function canTransfer({ states }: Workflow): boolean {
  return Object.values(states).some((state) => state.transfer)
}

/** Names of the steps that may be taken for many documents at once. */
export function bulkSteps({ transitions }: Workflow): readonly string[] {
  return Object.keys(transitions).filter((name) => transitions[name]!.bulk)
}

/** Whether some step of the workflow sends copies. */
export function canCopy({ transitions }: Workflow): boolean {
  return Object.values(transitions).some(({ copy }) => copy)
}

/** The roles from which the actor of a step may choose who gets a copy; none where the step offers no choice. */
export function copyRoles({ transitions }: Workflow, name: string): readonly Role[] {
  return Object.hasOwn(transitions, name) ? asList(transitions[name]!.copy?.choose) : []
}

/**
 * The step under this name: a declared transition, an answer in a round (`cosign.agree`), or one of the kit's own
 * where the declaration has a use for it: taking back either (`recall`, `cosign.recall`), an extension, and a reminder. Undefined for anything else.
 */
export function stepOf(flow: Workflow, name: string): Step | undefined {
  const { transitions, rounds, type } = flow
  if (Object.hasOwn(transitions, name)) {
    const { label, asks = [], reason = false } = transitions[name]!
    return { label, asks, reason, fields: type.fields }
  }
  if (isExtensionStep(name)) return canExtend(flow) ? extensionSteps[name] : undefined
  const nudges: Step = { label: 'kit.nudge', asks: [], reason: true, fields: {} }
  if (name === NUDGE) return Object.values<StateSpec>(flow.states).some((state) => state.nudge) ? nudges : undefined
  if (name === TRANSFER) return canTransfer(flow) ? transfers : undefined
  const takeBack: Step = { label: 'kit.recall', asks: [], reason: false, fields: {} }
  if (name === RECALL) return Object.values(transitions).some((one) => one.recall) ? takeBack : undefined
  const found = answerIn(rounds, name)
  if (!found) return undefined
  const { answers, fields = {} } = found.spec
  if (found.answer === RECALL) return Object.values(answers).some((one) => one.recall) ? takeBack : undefined
  if (!Object.hasOwn(answers, found.answer)) return undefined
  const { label, asks = [], reason = false } = answers[found.answer]!
  return { label, asks, reason, fields }
}

/** Names of all steps there are: see `stepOf`. */
export function stepsOf(flow: Workflow): readonly string[] {
  const answers = Object.entries<Round>(flow.rounds ?? {}).flatMap(([round, { answers }]) =>
    [...Object.keys(answers), RECALL].map((answer) => answerStep(round, answer)),
  )
  return [...Object.keys(flow.transitions), ...KIT_STEPS, ...answers].filter((name) => stepOf(flow, name))
}

/**
 * What others may subscribe to: a transition that fired (they hear of its being taken back, too), a step of an extension, a state that was
 * entered (by whatever transition), whose deadline is near (`warned`) or has passed, an answer in a round (`cosign.agree`), or a round that waits for answers (`cosign.open`).
 */
export type EventOf<S extends string, T extends string, R extends string = string> =
  T | ExtensionStep | `${S}.${'entered' | 'warned' | 'overdue'}` | `${R}.${string}`
