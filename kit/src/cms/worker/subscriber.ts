import type { BasePayload, PayloadRequest } from 'payload'
import type { SiteEvent } from '../../protocol.ts'
import type { Site } from '../../site.ts'

/** What a subscriber is handed: some events, and the transaction they are handled in. */
export interface Reaction {
  readonly payload: BasePayload
  readonly site: Site
  /** Carries the transaction: every read and write of the reaction goes through it. */
  readonly req: PayloadRequest
  /** In the order in which they happened. */
  readonly events: readonly SiteEvent[]
}

/** Something that reacts to the event stream, from the first event on. */
export interface Subscriber {
  /** Its row in yz.subscriptions. */
  readonly name: string
  /**
   * Handles events. Its writes and the cursor are one transaction, so that a batch is done wholly or not at all; the same
   * event may still come again (when it was set aside, or a restored database goes back in time) and must then change
   * nothing. Reads first and writes last: other readers of the stream wait for a transaction that has written.
   */
  readonly handle: (reaction: Reaction) => Promise<void>
}
