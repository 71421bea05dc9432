import type { CollectionConfig } from 'payload'
import { actorOf } from '../actor.ts'
import { appendEvent } from '../events/append-event.ts'
import { isFiring } from './firing.ts'

/**
 * Hooks that tell the event stream of every change to a collection, in the same transaction. A write of `fire` is left
 * out: it tells of its transition itself.
 */
export function eventHooks(type: string): Required<Pick<NonNullable<CollectionConfig['hooks']>, 'afterChange' | 'afterDelete'>> {
  return {
    afterChange: [
      async ({ doc, operation, req, context }) => {
        if (!isFiring(context))
          await appendEvent({
            payload: req.payload,
            req,
            event: {
              kind: operation === 'create' ? 'created' : 'updated',
              type,
              doc: (doc as { id: number }).id,
              actor: actorOf(req.user)?.id,
            },
          })
        return doc as unknown
      },
    ],
    afterDelete: [
      async ({ id, req }) => {
        await appendEvent({ payload: req.payload, req, event: { kind: 'deleted', type, doc: id as number, actor: actorOf(req.user)?.id } })
      },
    ],
  }
}
