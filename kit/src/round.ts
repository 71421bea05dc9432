import type { Fields, KeysOfKind } from './field.ts'
import type { Label } from './label.ts'
import type { Linking } from './link.ts'
import type { Span } from './span.ts'
import type { OneOrMore } from './who.ts'

/** One way to answer in a round. It counts for the round unless it drops the one who gave it or ends the round. */
export interface Answer<F extends Fields = Fields, S extends string = string, T extends string = string> {
  readonly label: Label
  /** Fields of the round to be filled in with it; required ones among them must not stay empty. */
  readonly asks?: readonly string[]
  /** The person must give a reason, which goes into the history. */
  readonly reason?: boolean
  /** Whoever gave it may take it back (撤回) as long as the round is open. */
  readonly recall?: boolean
  /** Whoever gives it takes part no longer, and is taken out of the relation that named them. */
  readonly drops?: boolean
  /** It ends the round for everybody by firing this transition. */
  readonly fires?: NoInfer<T>
  /** Carries the types only; never set at run time. */
  readonly $types?: { F: F; S: S }
}

/**
 * A step that several people or units take side by side, each for itself: 联名, 会签, 协办意见. It opens for all of
 * them when a document enters the state, and closes when it leaves it. Entering a state whose round nobody has to take
 * part in leads straight on to where `then` leads.
 */
export interface Round<F extends Fields = Fields, S extends string = string, T extends string = string> {
  readonly label: Label
  /** The state during which it is open. */
  readonly in: NoInfer<S>
  /** Relations that name who takes part: people, or organisations for which any of their people answers. */
  readonly of: OneOrMore<'author' | KeysOfKind<NoInfer<F>, 'one' | 'many'>>
  readonly answers: Readonly<Record<string, Answer<NoInfer<F>, NoInfer<S>, T>>>
  /** 签批链接: whoever takes part may be sent a signed link to answer by. */
  readonly link?: Linking<NoInfer<F>>
  /** What an answer may hold beside itself: texts, numbers, dates, choices. */
  readonly fields?: Fields
  /** Fields of the round that are for whoever may read the document, once the round is over. The others are for those involved. */
  readonly open?: readonly string[]
  /** How many answers that count end the round; those still open are spared. All of them unless told. */
  readonly needs?: number
  /** Fires by itself when the round is complete. */
  readonly then?: NoInfer<T>
  /** Fires by itself when all have answered and fewer than `needs` count. */
  readonly fails?: NoInfer<T>
  /** What an answer vouches for: when one of these fields changes, the answers given are void and asked for again. */
  readonly signs?: readonly (keyof NoInfer<F> & string)[]
  /** Whoever has not answered by then takes part no longer; where an answer `drops`, they are dropped as if they had given it. */
  readonly lapse?: Span
}

/** The rounds of a workflow, by name. */
export type Rounds<F extends Fields = Fields, S extends string = string, T extends string = string> = Readonly<
  Record<string, Round<F, S, T>>
>

/** The name under which `fire` takes an answer: `cosign.agree`. */
export function answerStep(round: string, answer: string): string {
  return `${round}.${answer}`
}

/** Round and answer of a step's name; undefined for one that is no answer in a round. */
export function answerIn(rounds: Rounds | undefined, step: string): { round: string; spec: Round; answer: string } | undefined {
  const [round, answer, ...rest] = step.split('.')
  if (!rounds || round === undefined || answer === undefined || rest.length > 0) return undefined
  if (!Object.hasOwn(rounds, round)) return undefined
  return { round, spec: rounds[round]!, answer }
}

/** Whether taking part is being named: whoever does not take part is taken out of the relation. */
export function isMembership(round: Round): boolean {
  return Object.values<Answer>(round.answers).some(({ drops }) => drops)
}

/** The rounds that are open during a state, by name. */
export function roundsIn(rounds: Rounds | undefined, state: string): [name: string, round: Round][] {
  return Object.entries(rounds ?? {}).filter(([, round]) => round.in === state)
}
