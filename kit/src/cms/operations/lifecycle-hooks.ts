import type { CollectionAfterChangeHook, CollectionBeforeChangeHook, CollectionConfig } from 'payload'
import type { SiteType } from '../../site.ts'
import { relationIds } from '../../who.ts'
import { actorOf } from '../actor.ts'
import { RequestError } from '../request-error.ts'
import { claimFiles, checkFilesAreMine } from './claim-files.ts'
import { eventHooks } from './event-hooks.ts'
import { isFiring } from './firing.ts'
import { lockRow } from './lock-row.ts'

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
    await checkFilesAreMine({ one, data: next, docId: (originalDoc as { id: number } | undefined)?.id, req })
    if (operation === 'create') {
      if (flow && next.state !== undefined && next.state !== null && next.state !== flow.initial) throw stateWriteRefused()
      const actor = actorOf(req.user)
      return {
        ...next,
        ...(flow ? { state: flow.initial, stateSince: new Date().toISOString(), dueAt: null, overdueAt: null } : {}),
        ...(actor ? { author: actor.id } : {}),
        revision: 1,
      }
    }
    const before = (originalDoc ?? {}) as Record<string, unknown>
    // Payload writes back every field it has read, the state among them: what it read must still be so.
    const now = await lockRow({ req, slug, id: before.id as number })
    if (now !== Number(before.revision ?? 1)) throw new RequestError(409, 'error.stale')
    // Restoring a version brings back what was written, not where it stood.
    if (flow && context.isRestoringVersion === true) next.state = before.state
    if (flow && next.state !== undefined && next.state !== before.state) throw stateWriteRefused()
    for (const name of KEPT) if (name in next) next[name] = name === 'author' ? (relationIds(before.author)[0] ?? null) : before[name]
    return { ...next, revision: Number(before.revision ?? 1) + 1 }
  }

  const events = eventHooks(slug)
  const ownFiles: CollectionAfterChangeHook = async ({ doc, req }) => {
    await claimFiles({ one, doc: doc as Record<string, unknown>, req })
    return doc as unknown
  }
  return { beforeChange: [beforeChange], afterChange: [ownFiles, ...events.afterChange], afterDelete: events.afterDelete }
}

function stateWriteRefused(): RequestError {
  return new RequestError(403, 'error.stateWrite')
}
