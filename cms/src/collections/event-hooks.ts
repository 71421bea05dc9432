import { actorOf, appendEvent } from '@yizheng/kit/cms'
import type { CollectionConfig } from 'payload'

/** Hooks that tell the event stream of every change to a host collection, so that pages showing it are made anew. */
export function eventHooks(type: string): NonNullable<CollectionConfig['hooks']> {
  return {
    afterChange: [
      async ({ doc, operation, req }) => {
        await appendEvent({ payload: req.payload, req, event: { kind: operation === 'create' ? 'created' : 'updated', type, doc: doc.id as number, actor: actorOf(req.user)?.id } })
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
