import { APIError, type CollectionAfterChangeHook, type CollectionAfterDeleteHook, type CollectionBeforeChangeHook, type CollectionConfig } from 'payload'
import type { SiteType } from '../../site.ts'
import { relationIds } from '../../who.ts'
import { actorOf } from '../actor.ts'
import { appendEvent } from '../events/append-event.ts'
import { claimFiles, checkFilesAreMine } from './claim-files.ts'
import { isFiring } from './firing.ts'

const KEPT = ['author', 'stateSince', 'dueAt', 'overdueAt'] as const

/**
 * Hooks every declared type has: nobody but `fire` changes a state, the kit's own fields stay as they are, the revision
 * counts up, and each change leaves an event in the same transaction.
 */
export function lifecycleHooks(one: SiteType): NonNullable<CollectionConfig['hooks']> {
  const { surface, slug } = one
  const flow = surface.flow

  const beforeChange: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req, context }) => {
    if (isFiring(context)) return data
    const next: Record<string, unknown> = { ...data }
    await checkFilesAreMine({ one, data: next, docId: originalDoc?.id as number | undefined, req })
    if (operation === 'create') {
      if (flow && next.state !== undefined && next.state !== null && next.state !== flow.initial) throw stateWriteRefused()
      const actor = actorOf(req.user)
      return { ...next, ...(flow ? { state: flow.initial, stateSince: new Date().toISOString(), dueAt: null, overdueAt: null } : {}), ...(actor ? { author: actor.id } : {}), revision: 1 }
    }
    const before = (originalDoc ?? {}) as Record<string, unknown>
    if (flow && next.state !== undefined && next.state !== before.state) throw stateWriteRefused()
    for (const name of KEPT) if (name in next) next[name] = name === 'author' ? (relationIds(before.author)[0] ?? null) : before[name]
    return { ...next, revision: Number(before.revision ?? 1) + 1 }
  }

  const afterChange: CollectionAfterChangeHook = async ({ doc, operation, req, context }) => {
    await claimFiles({ one, doc, req })
    if (isFiring(context)) return doc
    await appendEvent({ payload: req.payload, req, event: { kind: operation === 'create' ? 'created' : 'updated', type: slug, doc: doc.id as number, actor: actorOf(req.user)?.id } })
    return doc
  }

  const afterDelete: CollectionAfterDeleteHook = async ({ id, req }) => {
    await appendEvent({ payload: req.payload, req, event: { kind: 'deleted', type: slug, doc: id as number, actor: actorOf(req.user)?.id } })
  }
  return { beforeChange: [beforeChange], afterChange: [afterChange], afterDelete: [afterDelete] }
}

function stateWriteRefused(): APIError {
  return new APIError('error.stateWrite', 403, { key: 'error.stateWrite' }, true)
}
