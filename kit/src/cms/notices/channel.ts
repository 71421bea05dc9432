import type { Id } from '../../field.ts'
import type { Label, Locale } from '../../label.ts'

/** One thing a person is told. */
export interface MessageItem {
  /** Plain text of one line, in the person's language. */
  readonly text: string
  /** ISO 8601. */
  readonly at: string
  /** Absolute address of the document's page. */
  readonly url: string | undefined
  /** A sentence more, where the address is not for everybody. */
  readonly note?: string
}

/** A message to one person. */
export interface Message {
  /** The same for every try: whoever takes messages over may know by it that this one has come before. */
  readonly key: string
  readonly person: { readonly id: Id; readonly name: string; readonly email: string; readonly phone: string | undefined }
  readonly locale: Locale
  readonly site: string
  /** Several make a digest. */
  readonly digest: boolean
  readonly items: readonly MessageItem[]
  /** Absolute address of the page where the person chooses what to be told. */
  readonly settingsUrl: string
}

/**
 * A way by which notices leave the house: the port that adapters implement. The inbox needs none, its rows are written with
 * the notice.
 *
 * The promise: `deliver` is called at least once for each message, always with the same key. It is called once more only
 * where the worker did not live to note that the message had been taken over, or the answer of the other side was lost.
 */
export interface Channel {
  /** Its name in settings and tables, kebab-case. */
  readonly name: string
  readonly label: Label
  /**
   * Resolves once the other side has taken the message over.
   * @throws DeliveryError
   */
  readonly deliver: (message: Message) => Promise<void>
}

/** Why a message was not taken over. */
export class DeliveryError extends Error {
  /** A short class that administrators are shown, such as `ECONNECTION` or `550`. Details are in `cause`, for the log. */
  readonly kind: string
  /** `channel`: no message would get through now; `message`: this one does not. */
  readonly scope: 'channel' | 'message'
  /** Trying this message again would not help. */
  readonly final: boolean

  constructor({ kind, scope, final = false, cause }: { kind: string; scope: 'channel' | 'message'; final?: boolean; cause: unknown }) {
    super(`${scope} failed: ${kind}`, { cause })
    this.name = 'DeliveryError'
    this.kind = kind
    this.scope = scope
    this.final = final
  }
}
