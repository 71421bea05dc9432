import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import { stateAfter } from '../../round-parts.ts'
import type { SiteType } from '../../site.ts'
import { COPIED } from '../../who.ts'
import { isStaying } from '../../workflow.ts'
import type { Extended } from '../deadlines/extension.ts'
import { noteMove } from '../deadlines/note-move.ts'
import { clocksBefore, dueOfRow, turnClocks, type ClocksBefore, type DueColumns } from '../deadlines/turn-clocks.ts'
import { appendEvent } from '../events/append-event.ts'
import { endTurns, liveTurns, openRounds, reviveTurns } from '../rounds/turns.ts'
import { changesOf } from '../changes/changes-of.ts'
import { doorOf, linkOf } from '../door.ts'
import { runSql, sql } from '../run-sql.ts'
import { copiesOf } from './copies.ts'
import { depthless } from './depthless.ts'
import { asFiring } from './firing.ts'

type Doc = Readonly<Record<string, unknown>>

/** What a step changes. */
export interface Move {
  readonly transition: string
  readonly to: string
  readonly since: string
  readonly due: DueColumns
  readonly answers?: Readonly<Record<string, unknown>>
  /** The state of a request for an extension, where the step changes it. */
  readonly extension?: Extended | undefined
  readonly why?: string | undefined
  /** People the actor chose to tell for information. */
  readonly copy?: readonly Id[] | undefined
  /** The row of the history that is taken back. */
  readonly undoes?: string
  /** The turns that were live before the step that is taken back. */
  readonly revives?: readonly string[] | undefined
}

/** A step that was found to be allowed. */
export interface TakenStep {
  readonly req: PayloadRequest
  readonly one: SiteType
  readonly before: Doc
  readonly left: Left
  /** Absent where the system did it by the clock. */
  readonly actor: Id | undefined
  /** In whose name, where it was not the actor's own. */
  readonly principal?: Id | undefined
  readonly move: Move
}

/** What a step left, so that it can be taken back: `history.clocks`. */
export interface Left {
  readonly rows: ClocksBefore
  readonly extension: unknown
  /** Ids of the turns that were live; absent in history from before there was a use for them. */
  readonly turns?: readonly string[]
}

/** The clocks and turns of a document as they are before a step. To be read before the step turns them. */
export async function leftBy({ req, one, before }: { req: PayloadRequest; one: SiteType; before: Doc }): Promise<Left> {
  const id = before.id as Id
  const turns = one.surface.flow!.rounds ? (await liveTurns({ req, slug: one.slug, id })).map((turn) => turn.id) : []
  return { rows: await clocksBefore({ req, one, id }), extension: before.extension ?? null, turns }
}

/** The move that a declared transition makes of a document with these answers; turns the clocks. */
export async function moveBy({
  req,
  one,
  transition,
  doc,
}: {
  req: PayloadRequest
  one: SiteType
  transition: string
  /** With the answers in it. */
  doc: Doc
}): Promise<Move> {
  const { surface } = one
  if (isStaying(surface.flow!, transition))
    return { transition, to: doc.state as string, since: doc.stateSince as string, due: dueOfRow(doc) }
  const now = new Date()
  const to = stateAfter(surface, transition, depthless(doc))
  return {
    transition,
    to,
    since: now.toISOString(),
    due: await turnClocks({ req, one, id: doc.id as Id, from: doc.state as string, to, now }),
    // What nobody has decided upon is not needed any more.
    ...(doc.extension === 'asked' ? { extension: null } : {}),
  }
}

/**
 * Writes a step that was found to be allowed, in the request's transaction, the row being locked: the document, its
 * history, audit and event; rounds of the state it leaves are closed, those of the state it enters opened. Returns the
 * document as it is now.
 */
export async function writeStep({
  req,
  one,
  before,
  left,
  actor,
  principal,
  move: { transition, to, since, due, answers = {}, extension, why, copy = [], undoes, revives },
}: TakenStep): Promise<Record<string, unknown>> {
  const { payload } = req
  const { slug } = one
  const id = before.id as Id
  const from = before.state as string
  const copies = await copiesOf({ req, one, transition, doc: { ...before, ...answers }, chosen: copy })
  const doc = await writeFiring({
    req,
    slug,
    before,
    data: {
      ...answers,
      state: to,
      stateSince: since,
      ...due,
      ...(extension === undefined ? {} : { extension }),
      ...(copies ? { [COPIED]: copies.all } : {}),
    },
  })
  // A stay in a state does not end by a step that leads nowhere.
  const stays = isStaying(one.surface.flow!, transition)
  const stay = {
    since: stays ? null : ((before.stateSince as string | null) ?? null),
    dueAt: stays ? null : ((before.dueAt as string | null) ?? null),
  }
  const changes = await changesOf({ req, one, before, after: doc })
  const [step] = await runSql<{ id: number }>({
    payload,
    req,
    query: sql`INSERT INTO yz.history (type, doc, transition, from_state, to_state, actor, reason, since, due_at, undoes, clocks, copied, principal, door, changes, link)
      VALUES (${slug}, ${id}, ${transition}, ${from}, ${to}, ${actor ?? null}, ${why ?? null}, ${stay.since}, ${stay.dueAt}, ${undoes ?? null}::bigint, ${JSON.stringify(left)}::jsonb, ${sql.param(copies ? [...copies.now] : null)}::int[], ${principal ?? null}, ${doorOf(req)}, ${changes ? JSON.stringify(changes) : null}::jsonb, ${linkOf(req) ?? null})
      RETURNING id::int AS id`,
  })
  if (transition === 'extendGrant' && before.dueAt && due.dueAt)
    await noteMove({ payload, req, slug, id, state: to, step: String(step!.id), from: before.dueAt as string, to: due.dueAt })
  await writeAudit({ req, slug, id, actor, principal, action: `fire:${transition}`, detail: { from, to, fields: Object.keys(answers) } })
  await appendEvent({ payload, req, event: { kind: 'transition', type: slug, doc: id, transition, from, to, actor, step: step!.id } })
  if (one.surface.flow!.rounds && from !== to) {
    await endTurns({ req, turns: await liveTurns({ req, slug, id }), as: 'closed' })
    if (revives) await reviveTurns({ req, ids: revives })
    else await openRounds({ req, one, doc, actor })
  }
  return doc
}

/** A write of the kit's own, past the rule that nobody else changes a state; counts the revision up. */
export async function writeFiring({
  req,
  slug,
  before,
  data,
}: {
  req: PayloadRequest
  slug: string
  before: Doc
  data: Doc
}): Promise<Record<string, unknown>> {
  return await req.payload.update({
    collection: slug as never,
    id: before.id as Id,
    data: { ...data, revision: Number(before.revision ?? 1) + 1 },
    depth: 0,
    overrideAccess: true,
    req,
    context: asFiring(req.context),
  })
}

/** Notes who did what to a document, and from where; the audit only grows. No network addresses: nobody has a use for them. */
export async function writeAudit({
  req,
  slug,
  id,
  actor,
  principal,
  action,
  detail,
}: {
  req: PayloadRequest
  slug: string
  id: Id
  actor: Id | undefined
  principal?: Id | undefined
  action: string
  detail: Doc
}): Promise<void> {
  const link = linkOf(req)
  await runSql({
    payload: req.payload,
    req,
    query: sql`INSERT INTO yz.audit (actor, principal, action, type, doc, detail, door) VALUES (${actor ?? null}, ${principal ?? null}, ${action}, ${slug}, ${id}, ${JSON.stringify(link === undefined ? detail : { ...detail, link })}::jsonb, ${doorOf(req)})`,
  })
}
