import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { FireAnswer } from '../../protocol.ts'
import type { Site, SiteType } from '../../site.ts'
import { requiredFields } from '../../validate.ts'
import { asList, isOneOf, type Actor } from '../../who.ts'
import { canExtend, isExtensionStep, RECALL, stepOf } from '../../workflow.ts'
import { actorOf } from '../actor.ts'
import { noteMove } from '../deadlines/note-move.ts'
import { clocksBefore, NO_DEADLINE, restoreClocks, turnClocks, type ClocksBefore, type DueColumns } from '../deadlines/turn-clocks.ts'
import { stepExtension, type Extended } from '../deadlines/extension.ts'
import { appendEvent } from '../events/append-event.ts'
import { RequestError } from '../request-error.ts'
import { runSql, sql } from '../run-sql.ts'
import { checkInput } from './check-input.ts'
import { checkFilesAreMine } from './claim-files.ts'
import { depthless } from './depthless.ts'
import { FIRING } from './firing.ts'
import { giveNumbers } from './give-numbers.ts'
import { readLastStep } from './history.ts'
import { lockRow } from './lock-row.ts'
import { mapDatabaseError } from './map-database-error.ts'
import { offersFor } from './offers.ts'
import { readDocument } from './read-document.ts'
import { recallable, recallOffer } from './recall.ts'
import { inTransaction } from './transaction.ts'
import { siteTypeOf } from './site-type.ts'

export interface Firing {
  readonly site: Site
  readonly slug: string
  readonly id: Id
  readonly transition: string
  /** Answers to what the transition asks for. */
  readonly data?: Readonly<Record<string, unknown>> | undefined
  readonly reason?: string | undefined
  /** The revision the person saw; a newer one refuses. */
  readonly revision?: number | undefined
  /** Carries the person (`req.user`) and, where there is one already, the transaction. */
  readonly req: PayloadRequest
}

/**
 * Changes a document's state: the only way there is. In one database transaction it locks the row, checks state, person,
 * answers and guard, updates, and writes history, audit and event. Of simultaneous equal calls exactly one wins.
 *
 * @throws RequestError 404 not readable · 403 not this person's to do · 409 state or revision has moved on · 422 answers
 * missing or refused by the guard
 */
export async function fire(firing: Firing): Promise<FireAnswer> {
  const { req, site, slug } = firing
  const one = await siteTypeOf(req.payload, site, slug)
  if (!one.surface.flow) throw new RequestError(400, 'error.unknownTransition', { values: { transition: firing.transition } })
  return mapDatabaseError(one, () => inTransaction(req, () => fireLocked(firing, one)))
}

/** What a step changes. */
export interface Move {
  readonly to: string
  readonly since: string
  readonly due: DueColumns
  readonly answers?: Readonly<Record<string, unknown>>
  /** The state of a request for an extension, where the step changes it. */
  readonly extension?: Extended | undefined
  readonly why?: string | undefined
  /** The row of the history that is taken back. */
  readonly undoes?: string
}
export interface Locked {
  readonly firing: Firing
  readonly one: SiteType
  readonly actor: Actor
  readonly before: Readonly<Record<string, unknown>>
}

async function fireLocked(firing: Firing, one: SiteType): Promise<FireAnswer> {
  const { id, transition, req } = firing
  const { payload } = req
  const { surface, slug } = one
  if (!stepOf(surface.flow!, transition)) throw new RequestError(400, 'error.unknownTransition', { values: { transition } })
  const actor = actorOf(req.user)
  if (!actor) throw new RequestError(401, 'error.signIn')

  await lockRow({ req, slug, id })
  const before = await readDocument({ req, slug, id })
  const locked = { firing, one, actor, before }
  const clocks = JSON.stringify({ rows: await clocksBefore({ req, one, id }), extension: before.extension ?? null } satisfies Left)
  const { to, since, due, answers = {}, extension, why = null, undoes = null } = await moveOf(locked)

  const from = before.state as string
  const revision = Number(before.revision ?? 1) + 1
  const doc = (await payload.update({
    collection: slug as never,
    id,
    data: { ...answers, state: to, stateSince: since, ...due, ...(extension === undefined ? {} : { extension }), revision },
    depth: 0,
    overrideAccess: true,
    req,
    context: { ...req.context, [FIRING]: true },
  })) as unknown as Record<string, unknown>
  // A stay in a state does not end by asking for more time.
  const stays = isExtensionStep(transition)
  const left = {
    since: stays ? null : ((before.stateSince as string | null) ?? null),
    dueAt: stays ? null : ((before.dueAt as string | null) ?? null),
  }
  const [step] = await runSql<{ id: string }>({
    payload,
    req,
    query: sql`INSERT INTO yz.history (type, doc, transition, from_state, to_state, actor, reason, since, due_at, undoes, clocks)
      VALUES (${slug}, ${id}, ${transition}, ${from}, ${to}, ${actor.id}, ${why}, ${left.since}, ${left.dueAt}, ${undoes}::bigint, ${clocks}::jsonb)
      RETURNING id::text AS id`,
  })
  if (transition === 'extendGrant' && before.dueAt && due.dueAt)
    await noteMove({ payload, req, slug, id, state: to, step: step!.id, from: before.dueAt as string, to: due.dueAt })
  await runSql({
    payload,
    req,
    query: sql`INSERT INTO yz.audit (actor, action, type, doc, detail) VALUES (${actor.id}, ${`fire:${transition}`}, ${slug}, ${id}, ${JSON.stringify({ from, to, fields: Object.keys(answers) })}::jsonb)`,
  })
  await appendEvent({ payload, req, event: { kind: 'transition', type: slug, doc: id, transition, from, to, actor: actor.id } })
  const mayRecall = surface.flow!.transitions[transition]?.recall === true
  return {
    id,
    state: to,
    revision,
    can: [...offersFor({ surface, doc, actor }), ...(mayRecall ? [recallOffer(one)] : [])],
  }
}

/** What a step left: `history.clocks`. */
export interface Left {
  readonly rows: ClocksBefore
  readonly extension: unknown
}

async function moveOf(locked: Locked): Promise<Move> {
  const { transition } = locked.firing
  if (transition === RECALL) return recall(locked)
  if (!isExtensionStep(transition)) return advance(locked)
  checkRevision(locked)
  return stepExtension(locked, transition)
}

/** A declared transition: checks state, person, answers and guard. */
async function advance(locked: Locked): Promise<Move> {
  const { firing, one, actor, before } = locked
  const { id, transition, data = {}, reason, req } = firing
  const { surface } = one
  const flow = surface.flow!
  const spec = flow.transitions[transition]!
  const state = before.state as string
  if (!asList(spec.from).includes(state))
    throw new RequestError(409, 'error.conflict', { values: { state: flow.states[state]?.label ?? state } })
  checkRevision(locked)
  if (!isOneOf({ who: spec.by, actor, doc: before, fields: surface.type.fields })) throw new RequestError(403, 'error.forbidden')

  const answers = checkInput({
    fields: surface.type.fields,
    allowed: spec.asks ?? [],
    required: requiredFields(surface, transition),
    before,
    data,
  })
  await checkFilesAreMine({ one, data: answers, docId: id, req })
  const why = reason?.normalize('NFC').trim()
  if (spec.reason && !why) throw new RequestError(422, 'error.invalid', { fields: { reason: { key: 'error.reasonRequired' } } })
  const verdict = spec.when?.({ doc: depthless({ ...before, ...answers }) as never, actor }) ?? true
  if (verdict !== true) throw new RequestError(422, verdict)

  const now = new Date()
  const numbers = await giveNumbers({ req, one, names: spec.asks ?? [], doc: { ...before, ...answers }, now })
  return {
    to: spec.to,
    since: now.toISOString(),
    due: await turnClocks({ req, one, id, to: spec.to, now }),
    answers: { ...answers, ...numbers },
    // What nobody has decided upon is not needed any more.
    ...(before.extension === 'asked' ? { extension: null } : {}),
    why,
  }
}

/** 撤回: back to the state before one's own last step, whose clock goes on as if it had never stopped. */
async function recall(locked: Locked): Promise<Move> {
  const { firing, one, actor } = locked
  const { id, data = {}, reason, req } = firing
  checkInput({ fields: {}, allowed: [], required: [], data })
  const [newest] = await readLastStep({ req, slug: one.slug, id })
  const last = recallable({ surface: one.surface, last: newest, actor })
  if (!last) throw new RequestError(409, 'error.recallTooLate')
  checkRevision(locked)
  const { from, since, left, historyId } = last
  const due = left ? await restoreClocks({ req, one, id, state: from, before: left.rows }) : { ...NO_DEADLINE, dueAt: last.dueAt }
  return {
    to: from,
    since: since ?? new Date().toISOString(),
    due,
    ...(canExtend(one.surface.flow!) ? { extension: (left?.extension ?? null) as Extended } : {}),
    why: reason?.normalize('NFC').trim(),
    undoes: historyId,
  }
}

function checkRevision({ firing: { revision }, before }: Locked): void {
  if (revision !== undefined && revision !== before.revision) throw new RequestError(409, 'error.stale')
}
