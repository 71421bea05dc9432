import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
  CollectionConfig,
  PayloadRequest,
} from 'payload'
import { branchingsInto, keptInBranch } from '../../branching.ts'
import type { ContentType } from '../../content-type.ts'
import { gatheredFields, keptFields, type Id } from '../../field.ts'
import type { Site, SiteType } from '../../site.ts'
import { checkTogether } from '../../validate.ts'
import { COPIED, relationIds } from '../../who.ts'
import { canCopy, canExtend } from '../../workflow.ts'
import { actorOf } from '../actor.ts'
import { placeOfAuthor } from './place-of-author.ts'
import { isoOf } from '../deadlines/clock-rows.ts'
import { NO_DEADLINE } from '../deadlines/turn-clocks.ts'
import { RequestError } from '../request-error.ts'
import { noteEdit } from '../changes/note-edit.ts'
import { depthless } from './depthless.ts'
import { gather, nothingGathered } from './gather.ts'
import { claimFiles, checkFilesAreMine } from './claim-files.ts'
import { derive } from './derive.ts'
import { eventHooks } from './event-hooks.ts'
import { isFiring } from './firing.ts'
import { lockRow } from './lock-row.ts'
import { syncParts } from './sync-parts.ts'
import { keepInBranches } from './write-kept.ts'
import { refuseWordings } from '../proofread/proofread.ts'
import { storedDocument } from './read-document.ts'
import { runSql, sql } from '../run-sql.ts'

/** What only `fire` and the worker write, with its column. The worker may have written since the document was read. */
const KEPT = {
  stateSince: 'state_since',
  dueAt: 'due_at',
  warnAt: 'warn_at',
  dueProvisional: 'due_provisional',
  overdueAt: 'overdue_at',
} as const

/**
 * Hooks every declared type has: nobody but `fire` changes a state, the kit's own fields stay as they are, the revision
 * counts up, and each change leaves an event in the same transaction.
 */
export function lifecycleHooks(site: Site, one: SiteType): NonNullable<CollectionConfig['hooks']> {
  const { surface, slug } = one
  const flow = surface.flow
  const extendable = flow !== undefined && canExtend(flow)
  const copies = flow !== undefined && canCopy(flow)
  const gathered = gatheredFields(surface.type.fields)
  const inBranch = branchingsInto(
    site.types.map((each) => each.surface.flow),
    slug,
  ).flatMap(({ branching }) => keptInBranch(branching))
  const kept = [...keptFields(surface.type.fields), ...inBranch]

  const derived: CollectionBeforeChangeHook = ({ data, originalDoc }) =>
    derive(surface.type.fields, (originalDoc ?? {}) as Doc, data as Doc)
  const beforeChange: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req, context }) => {
    const ofAuthor = operation === 'create' ? await placeOfAuthor({ req, type: surface.type, author: authorOf(data, req, context) }) : {}
    if (isFiring(context)) return { ...data, ...ofAuthor }
    const next: Record<string, unknown> = { ...data }
    refuseTooLong(surface.type, (originalDoc ?? {}) as Record<string, unknown>, next)
    await checkFilesAreMine({ one, data: next, docId: (originalDoc as { id: number } | undefined)?.id, req })
    if (operation === 'create') {
      if (flow && next.state !== undefined && next.state !== null && next.state !== flow.initial) throw stateWriteRefused()
      const actor = actorOf(req.user)
      return {
        ...next,
        ...(flow ? { state: flow.initial, stateSince: new Date().toISOString(), ...NO_DEADLINE } : {}),
        ...(extendable ? { extension: null } : {}),
        ...(copies ? { [COPIED]: [] } : {}),
        ...Object.fromEntries(gathered.map((name) => [name, nothingGathered(surface.type.fields[name]!)])),
        ...ofAuthor,
        ...(actor ? { author: actor.id } : {}),
        revision: 1,
      }
    }
    const before = (originalDoc ?? {}) as Record<string, unknown>
    // Payload writes back every field it has read, the state among them: what it read must still be so.
    const now = await lockRow({ req, site, slug, id: before.id as number, columns: flow ? Object.values(KEPT) : [] })
    if (now?.revision !== Number(before.revision ?? 1)) throw new RequestError(409, 'error.stale')
    // Restoring a version brings back what was written, not where it stood.
    if (flow && context.isRestoringVersion === true) next.state = before.state
    if (flow && next.state !== undefined && next.state !== before.state) throw stateWriteRefused()
    const checked = surface.proofread?.filter((name) => name in next && JSON.stringify(next[name]) !== JSON.stringify(before[name])) ?? []
    if (checked.length > 0 && (!flow || flow.states[before.state as string]?.public))
      await refuseWordings({ req, site, one, doc: next, names: checked, confirmed: true })
    if ('author' in next) next.author = relationIds(before.author)[0] ?? null
    if (extendable && 'extension' in next) next.extension = before.extension ?? null
    if (copies && COPIED in next) next[COPIED] = relationIds(before[COPIED])
    for (const name of kept) if (name in next) next[name] = depthless(before)[name]
    if (flow) for (const [name, column] of Object.entries(KEPT)) if (name in next) next[name] = storedValue(now[column])
    return { ...next, revision: Number(before.revision ?? 1) + 1 }
  }

  const events = eventHooks(slug)
  const edits: CollectionAfterChangeHook = async ({ doc, previousDoc, operation, req, context }) => {
    if (isFiring(context) || operation === 'create') return doc as unknown
    const before = previousDoc as Doc
    // What the hook is given may be no more than what the caller asked to see.
    const saved = await storedDocument({ req, slug, id: before.id as Id })
    const change = { req, site, one, before, doc: saved, actor: actorOf(req.user)?.id }
    await noteEdit(change)
    const now = await syncParts(change)
    await keepInBranches({ ...change, doc: now })
    return now === saved ? (doc as unknown) : now
  }
  const ownFiles: CollectionAfterChangeHook = async ({ doc, req }) => {
    await claimFiles({ one, doc: doc as Record<string, unknown>, req })
    return doc as unknown
  }
  const gatherChange: CollectionAfterChangeHook = async ({ doc, previousDoc, operation, req }) => {
    await gather({ req, site, from: slug, docs: operation === 'create' ? [doc as Doc] : [previousDoc as Doc, doc as Doc] })
    return doc as unknown
  }
  const gatherDeletion: CollectionAfterDeleteHook = async ({ doc, req }) => {
    await gather({ req, site, from: slug, docs: [doc as Doc] })
  }
  const forget: CollectionAfterDeleteHook = async ({ id, req }) => {
    const { payload } = req
    const own = sql`type = ${slug} AND doc = ${id as number}`
    await runSql({ payload, req, query: sql`DELETE FROM yz.clocks WHERE ${own}` })
    await runSql({ payload, req, query: sql`DELETE FROM yz.handlers WHERE ${own}` })
    await runSql({
      payload,
      req,
      query: sql`DELETE FROM yz.branches WHERE (${own}) OR (branch_type = ${slug} AND branch = ${id as number})`,
    })
    // That something was done is remembered; what was deleted is not kept in its changes.
    await runSql({ payload, req, query: sql`DELETE FROM yz.edits WHERE ${own}` })
    await runSql({ payload, req, query: sql`UPDATE yz.history SET changes = NULL WHERE ${own} AND changes IS NOT NULL` })
  }
  return {
    beforeChange: [beforeChange, derived],
    afterChange: [ownFiles, ...events.afterChange, ...(flow ? [edits] : []), gatherChange],
    afterDelete: [...(flow ? [forget] : []), ...events.afterDelete, gatherDeletion],
  }
}

type Doc = Readonly<Record<string, unknown>>

/** Of a document that is brought in, its data say who wrote it. */
function authorOf(data: Doc, req: PayloadRequest, context: object): Id | undefined {
  return isFiring(context) ? relationIds(data.author)[0] : actorOf(req.user)?.id
}

/** Only what this write changes is held against it. */
function refuseTooLong(type: ContentType, before: Doc, next: Doc): void {
  const changed = Object.keys(next).filter((name) => next[name] !== before[name])
  const problems = checkTogether(type, { ...before, ...next }, changed)
  if (Object.keys(problems).length > 0) throw new RequestError(422, 'error.invalid', { fields: problems })
}

function storedValue(value: unknown): unknown {
  return typeof value === 'boolean' ? value : isoOf(value as Date | string | null)
}

function stateWriteRefused(): RequestError {
  return new RequestError(403, 'error.stateWrite')
}
