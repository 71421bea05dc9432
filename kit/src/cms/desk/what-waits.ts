import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { SiteType } from '../../site.ts'
import type { Actor } from '../../who.ts'
import { inOtherHands } from '../handlers/handlers.ts'
import { waitingDocs, type WaitingRound } from '../rounds/waiting-docs.ts'

/** What is known of somebody's to-dos of a type beside the documents themselves. */
export interface WhatWaits {
  /** See `inOtherHands`. */
  readonly elsewhere: ReadonlyMap<Id, readonly Id[]>
  /** See `waitingDocs`. */
  readonly turns: ReadonlyMap<Id, readonly WaitingRound[]>
}

/** The rounds of a type that wait for this person, and what a colleague has in hand, for `todoFilter`. */
export async function whatWaits({ req, one, actor }: { req: PayloadRequest; one: SiteType; actor: Actor }): Promise<WhatWaits> {
  const elsewhere = await inOtherHands({ req, one, actor })
  return { elsewhere, turns: await waitingDocs({ req, one, actor, elsewhere }) }
}
