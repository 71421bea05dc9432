import type { BasePayload } from 'payload'
import type { Site } from '../../site.ts'
import { closeGoneRounds } from './close-gone-rounds.ts'
import { finishMoves } from './finish-moves.ts'
import { openNewRounds } from './open-new-rounds.ts'

/**
 * Brings documents under way to where the workflows are as they are declared now: to be called after the migrations, before
 * anybody is answered. What is done already stays as it is; whoever is killed leaves the rest to the next call. Several
 * processes may call it at once.
 */
export async function takeUpFlows(scope: { payload: BasePayload; site: Site }): Promise<void> {
  await finishMoves(scope)
  await closeGoneRounds(scope)
  await openNewRounds(scope)
}
