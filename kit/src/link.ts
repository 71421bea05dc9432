import type { Fields } from './field.ts'
import type { Recipient } from './deadline.ts'
import type { Span } from './span.ts'
import type { OneOrMore } from './who.ts'

/** 签批链接: whoever may take a step may be sent a link by which they take it once, without signing in. */
export interface Linking<F extends Fields = Fields> {
  /** Who may send one, and withdraw it. */
  readonly by: OneOrMore<Recipient<F>>
  /** How long it opens. */
  readonly lasts: Span
}
