import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { FireAnswer } from '../../protocol.ts'
import type { Site, SiteType } from '../../site.ts'
import { requiredFields } from '../../validate.ts'
import { asList, isOneOf } from '../../who.ts'
import { actorOf } from '../actor.ts'
import { addSpan } from '../calendar/add-span.ts'
import { appendEvent } from '../events/append-event.ts'
import { RequestError } from '../request-error.ts'
import { runSql, sql } from '../run-sql.ts'
import { checkInput } from './check-input.ts'
import { checkFilesAreMine } from './claim-files.ts'
import { depthless } from './depthless.ts'
import { FIRING } from './firing.ts'
import { lockRow } from './lock-row.ts'
import { mapDatabaseError } from './map-database-error.ts'
import { offersFor } from './offers.ts'
import { readDocument } from './read-document.ts'
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

async function fireLocked({ id, transition, data = {}, reason, revision, req }: Firing, one: SiteType): Promise<FireAnswer> {
  const { payload } = req
  const { surface, slug } = one
  const flow = surface.flow!
  const spec = Object.hasOwn(flow.transitions, transition) ? flow.transitions[transition] : undefined
  if (!spec) throw new RequestError(400, 'error.unknownTransition', { values: { transition } })
  const actor = actorOf(req.user)
  if (!actor) throw new RequestError(401, 'error.signIn')

  await lockRow({ req, slug, id })
  const before = await readDocument({ req, slug, id })
  const state = before.state as string
  if (!asList(spec.from).includes(state))
    throw new RequestError(409, 'error.conflict', { values: { state: flow.states[state]?.label ?? state } })
  if (revision !== undefined && revision !== before.revision) throw new RequestError(409, 'error.stale')
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
  const after = { ...before, ...answers }
  const verdict = spec.when?.({ doc: depthless(after) as never, actor }) ?? true
  if (verdict !== true) throw new RequestError(422, verdict)

  const now = new Date()
  const due = flow.states[spec.to]!.due
  const moved = {
    ...answers,
    state: spec.to,
    stateSince: now.toISOString(),
    dueAt: due ? addSpan(now, due).toISOString() : null,
    overdueAt: null,
    revision: Number(before.revision ?? 1) + 1,
  }
  const doc = (await payload.update({
    collection: slug as never,
    id,
    data: moved,
    depth: 0,
    overrideAccess: true,
    req,
    context: { ...req.context, [FIRING]: true },
  })) as unknown as Record<string, unknown>
  await runSql({
    payload,
    req,
    query: sql`INSERT INTO yz.history (type, doc, transition, from_state, to_state, actor, reason, since, due_at)
      VALUES (${slug}, ${id}, ${transition}, ${state}, ${spec.to}, ${actor.id}, ${why ?? null}, ${(before.stateSince as string | null) ?? null}, ${(before.dueAt as string | null) ?? null})`,
  })
  await runSql({
    payload,
    req,
    query: sql`INSERT INTO yz.audit (actor, action, type, doc, detail) VALUES (${actor.id}, ${`fire:${transition}`}, ${slug}, ${id}, ${JSON.stringify({ from: state, to: spec.to, fields: Object.keys(answers) })}::jsonb)`,
  })
  await appendEvent({
    payload,
    req,
    event: { kind: 'transition', type: slug, doc: id, transition, from: state, to: spec.to, actor: actor.id },
  })
  return { id, state: spec.to, revision: moved.revision, can: offersFor({ surface, doc, actor }) }
}
