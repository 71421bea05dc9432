import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import { answerStep, type Answer, type Round } from '../../round.ts'
import type { Site, SiteType } from '../../site.ts'
import { principalOf } from '../../hands.ts'
import type { Actor } from '../../who.ts'
import { changesOf } from '../changes/changes-of.ts'
import { doorOf, linkOf } from '../door.ts'
import { appendEvent } from '../events/append-event.ts'
import { fireByItself } from '../operations/carry-out.ts'
import { checkInput } from '../operations/check-input.ts'
import { writeAudit } from '../operations/write-step.ts'
import { RequestError } from '../request-error.ts'
import { runSql, sql } from '../run-sql.ts'
import { dropParts } from './drop-parts.ts'
import { settle } from './settle.ts'
import { endTurns, isTheirs, liveTurns, openTurns, type LiveTurn } from './turns.ts'

interface Answering {
  readonly req: PayloadRequest
  readonly site: Site
  readonly one: SiteType
  readonly doc: Record<string, unknown>
  readonly actor: Actor
  /** In whose name the actor may answer: see `Locked`. */
  readonly hands: readonly Actor[]
  readonly round: string
}

/**
 * Gives this person's answer in a round, and goes on where that completes or ends it; the row is locked. Returns the
 * document as it is now.
 *
 * @throws RequestError 409 the round is not open, or they have answered already · 403 they take no part · 422 answers missing
 */
export async function answerTurn({
  answer,
  data = {},
  reason,
  ...answering
}: Answering & {
  answer: string
  data?: Readonly<Record<string, unknown>> | undefined
  reason: string | undefined
}): Promise<Record<string, unknown>> {
  const { req, site, one, doc, actor, round } = answering
  const spec = openRound(answering)
  const chosen: Answer = spec.answers[answer]!
  const mine = await turnsOf(answering)
  const found = mine.find(({ turn: { answer } }) => answer === null)
  if (!found) throw mine.length > 0 ? new RequestError(409, 'error.answeredAlready') : new RequestError(403, 'error.forbidden')
  const { turn, hand } = found
  const by = { actor: actor.id, principal: principalOf(hand, actor)?.id }
  const fields = spec.fields ?? {}
  const asks = chosen.asks ?? []
  const values = checkInput({ fields, allowed: asks, required: asks.filter((name) => fields[name]!.required), data })
  if (chosen.reason && !reason) throw new RequestError(422, 'error.invalid', { fields: { reason: { key: 'error.reasonRequired' } } })

  await runSql({
    payload: req.payload,
    req,
    query: sql`UPDATE yz.turns SET answer = ${answer}, answered_at = clock_timestamp(), actor = ${by.actor}, principal = ${by.principal ?? null}, reason = ${reason ?? null}, data = ${JSON.stringify(values)}::jsonb WHERE id = ${turn.id}::bigint`,
  })
  if (chosen.drops) await endTurns({ req, turns: [turn], as: 'dropped' })
  const after = chosen.drops ? await dropParts({ req, one, doc, round, parts: [turn] }) : doc
  await note({ req, one, doc, after, ...by, step: answerStep(round, answer), turn, reason, fields: Object.keys(values) })
  if (chosen.fires !== undefined) return fireByItself({ req, site, one, doc: after, ...by, transition: chosen.fires })
  return settle({ req, site, one, doc: after, ...by })
}

/**
 * 撤回 in a round: takes this person's answer back, as long as the round is open, and asks for it again.
 *
 * @throws RequestError 409 there is nothing of theirs to take back, or no longer
 */
export async function recallAnswer({ reason, ...answering }: Answering & { reason: string | undefined }): Promise<Record<string, unknown>> {
  const { req, one, doc, actor, round } = answering
  const spec = openRound(answering)
  const answered = (await turnsOf(answering)).filter(({ turn: { answer } }) => answer !== null && spec.answers[answer]?.recall)
  const given = await runSql<{ id: string; turn: string; whose: Id | null }>({
    payload: req.payload,
    req,
    query: sql`SELECT DISTINCT ON (turn) id::text, turn::text, COALESCE(principal, actor) AS whose FROM yz.history
      WHERE turn = ANY(${sql.param(answered.map(({ turn }) => turn.id))}::bigint[]) ORDER BY turn, history.id`,
  })
  const found = answered.flatMap(({ turn, hand }) => {
    const step = given.find((one) => one.turn === turn.id && one.whose === hand.id)
    return step ? [{ turn, hand, step }] : []
  })[0]
  if (!found) throw new RequestError(409, 'error.recallTooLate')
  const { turn, hand, step } = found
  await endTurns({ req, turns: [turn], as: 'recalled' })
  const by = { actor: actor.id, principal: principalOf(hand, actor)?.id }
  await note({ req, one, doc, ...by, step: answerStep(round, 'recall'), turn, reason, fields: [], undoes: step.id })
  await openTurns({ req, one, id: doc.id as Id, state: doc.state as string, round, parts: [turn], actor: actor.id })
  return doc
}

function openRound({ one, doc, round }: Answering): Round {
  const flow = one.surface.flow!
  const spec = flow.rounds![round]!
  const state = doc.state as string
  if (spec.in !== state) throw new RequestError(409, 'error.conflict', { values: { state: flow.states[state]?.label ?? state } })
  return spec
}

/** The turns that each hand has in the round, the actor's own hand first. */
async function turnsOf({ req, one, doc, hands, round }: Answering): Promise<readonly { turn: LiveTurn; hand: Actor }[]> {
  const turns = (await liveTurns({ req, slug: one.slug, id: doc.id as Id })).filter((turn) => turn.round === round)
  return hands.flatMap((hand) => turns.filter((turn) => isTheirs(turn, hand)).map((turn) => ({ turn, hand })))
}

/** History, audit and event of an answer: it stands where it is, so no state changes. */
async function note({
  req,
  one,
  doc,
  after = doc,
  actor,
  principal,
  step,
  turn,
  reason,
  fields,
  undoes = null,
}: Pick<Answering, 'req' | 'one' | 'doc'> & {
  /** The document with what the answer changed. */
  after?: Record<string, unknown>
  actor: Id
  principal: Id | undefined
  step: string
  turn: LiveTurn
  reason: string | undefined
  fields: readonly string[]
  undoes?: string | null
}): Promise<void> {
  const { payload } = req
  const { slug } = one
  const id = doc.id as Id
  const state = doc.state as string
  const changes = await changesOf({ req, one, before: doc, after })
  const [written] = await runSql<{ id: number }>({
    payload,
    req,
    query: sql`INSERT INTO yz.history (type, doc, transition, from_state, to_state, actor, principal, reason, turn, undoes, door, changes, link)
      VALUES (${slug}, ${id}, ${step}, ${state}, ${state}, ${actor}, ${principal ?? null}, ${reason ?? null}, ${turn.id}::bigint, ${undoes}::bigint, ${doorOf(req)}, ${changes ? JSON.stringify(changes) : null}::jsonb, ${linkOf(req) ?? null})
      RETURNING id::int AS id`,
  })
  const detail = { state, fields, ...(turn.ofType === 'organisations' ? { unit: turn.ofId } : {}) }
  await writeAudit({ req, slug, id, actor, principal, action: `fire:${step}`, detail })
  await appendEvent({
    payload,
    req,
    event: { kind: 'transition', type: slug, doc: id, transition: step, from: state, to: state, actor, step: written!.id },
  })
}
