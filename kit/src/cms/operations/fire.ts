import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { FireAnswer } from '../../protocol.ts'
import { answerIn } from '../../round.ts'
import type { Site, SiteType } from '../../site.ts'
import { checkTogether, requiredFields } from '../../validate.ts'
import { handAmong, handsOf, principalOf } from '../../hands.ts'
import { asList, relationIds, type Actor } from '../../who.ts'
import { canExtend, isExtensionStep, NUDGE, RECALL, stepOf, TRANSFER, type Transition, type Workflow } from '../../workflow.ts'
import { actorOf } from '../actor.ts'
import { principalsOf } from '../delegation/principals.ts'
import { stepExtension, type Extended } from '../deadlines/extension.ts'
import { NO_DEADLINE, restoreClocks } from '../deadlines/turn-clocks.ts'
import { transfer } from '../handlers/transfer.ts'
import { refuseWordings } from '../proofread/proofread.ts'
import { refuseRetired } from '../organisations/retired.ts'
import { RequestError } from '../request-error.ts'
import { answerTurn, recallAnswer } from '../rounds/answer-turn.ts'
import { carryOut } from './carry-out.ts'
import { checkInput } from './check-input.ts'
import { checkFilesAreMine } from './claim-files.ts'
import { peopleChosen } from './copies.ts'
import { depthless } from './depthless.ts'
import { giveNumbers } from './give-numbers.ts'
import { readLastStep } from './history.ts'
import { lockRow } from './lock-row.ts'
import { mapDatabaseError } from './map-database-error.ts'
import { nudge } from './nudge.ts'
import { recallRefusal } from '../branches/recall-refusal.ts'
import { offersOf } from './offers.ts'
import { readDocument } from './read-document.ts'
import { reasonIn } from './reason-in.ts'
import { canBeRecalled, recallable } from './recall.ts'
import { syncParts } from './sync-parts.ts'
import { inTransaction } from './transaction.ts'
import { keepInBranches } from './write-kept.ts'
import { leftBy, moveBy, type Move } from './write-step.ts'
import { siteTypeOf } from './site-type.ts'

export interface Firing {
  readonly site: Site
  readonly slug: string
  readonly id: Id
  readonly transition: string
  /** Answers to what the transition asks for. */
  readonly data?: Readonly<Record<string, unknown>> | undefined
  readonly reason?: string | undefined
  /** In whose name, of those the person may act for (themselves among them); the first whom the rule allows, unless told. */
  readonly for?: Id | undefined
  /** People the person chose to tell for information (抄送). */
  readonly copy?: readonly Id[] | undefined
  /** The revision the person saw; a newer one refuses. */
  readonly revision?: number | undefined
  /** Doubtful words were looked at and are meant. */
  readonly confirmed?: boolean | undefined
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

export interface Locked {
  readonly firing: Firing
  readonly one: SiteType
  readonly actor: Actor
  /** In whose name the actor may take the step: their own, and that of those they stand for. */
  readonly hands: readonly Actor[]
  readonly before: Readonly<Record<string, unknown>>
}

async function fireLocked(firing: Firing, one: SiteType): Promise<FireAnswer> {
  const { id, transition, req, site } = firing
  const { surface, slug } = one
  if (Object.hasOwn(surface.flow!.formerSteps ?? {}, transition)) throw new RequestError(409, 'error.stepGone')
  if (!stepOf(surface.flow!, transition)) throw new RequestError(400, 'error.unknownTransition', { values: { transition } })
  const person = actorOf(req.user)
  if (!person) throw new RequestError(401, 'error.signIn')

  for (const row of rowsHeld(firing, one)) await lockRow({ req, site, slug, id: row })
  const before = await readDocument({ req, slug, id })
  const actor = person.standsFor
    ? { ...person, standsFor: await principalsOf({ payload: req.payload, req, site, deputy: person, keep: true }) }
    : person
  const hands = handsOf({ surface, actor, doc: before }).filter((hand) => firing.for === undefined || hand.id === firing.for)
  if (hands.length === 0) throw new RequestError(403, 'error.delegationOver')
  const locked = { firing, one, actor, hands, before }
  const doc = transition === NUDGE ? await nudge(locked) : transition === TRANSFER ? await transfer(locked) : await take(locked)
  await keepInBranches({ req, site, one, before, doc })
  const [last] = canBeRecalled(surface) ? await readLastStep({ req, slug, id }) : []
  return {
    id,
    state: doc.state as string,
    revision: Number(doc.revision ?? 1),
    can: await offersOf({ req, site, one, doc, actor, last }),
  }
}

/**
 * The row of the document and, where the step names others of its type that must stand in some state, theirs too: what is
 * offered stays so until the step is taken. The lowest id first, so that two steps that name each other wait and do not block.
 */
function rowsHeld({ id, transition, data = {} }: Firing, { slug, surface }: SiteType): readonly Id[] {
  const { fields } = surface.type
  const asks = Object.hasOwn(surface.flow!.transitions, transition) ? (surface.flow!.transitions[transition]!.asks ?? []) : []
  const named = asks.filter((name) => fields[name]!.to === slug && fields[name]!.options.only).flatMap((name) => relationIds(data[name]))
  return [...new Set([id, ...named.filter((one) => Number.isSafeInteger(one) && one > 0 && one < 2 ** 31)])].sort((a, b) => a - b)
}

/** Takes the step, whatever kind it is. Returns the document as it is then. */
async function take(locked: Locked): Promise<Record<string, unknown>> {
  const { firing, one, actor, hands, before } = locked
  const { transition, data, req, site, copy } = firing
  const isDeclared = Object.hasOwn(one.surface.flow!.transitions, transition)
  if (copy !== undefined && !isDeclared) throw new RequestError(400, 'error.badRequest')
  const inRound = answerIn(one.surface.flow!.rounds, transition)
  if (inRound) {
    checkRevision(locked)
    const answering = { req, site, one, doc: before, actor, hands, round: inRound.round, reason: reasonIn(firing) }
    return inRound.answer === RECALL ? recallAnswer(answering) : answerTurn({ ...answering, answer: inRound.answer, data })
  }
  const left = await leftBy({ req, one, before })
  const { hand, ...move } = await moveOf(locked)
  const by = { actor: actor.id, principal: principalOf(hand, actor)?.id }
  const doc = await carryOut({ req, site, one, before, left, ...by, move })
  if (transition === RECALL) return syncParts({ req, site, one, before: doc, doc, ...by })
  return move.to === before.state ? syncParts({ req, site, one, before, doc, ...by }) : doc
}

/** What a step changes, and in whose name. */
export interface HandsMove extends Move {
  readonly hand: Actor
}

async function moveOf(locked: Locked): Promise<HandsMove> {
  const { transition } = locked.firing
  if (transition === RECALL) return recall(locked)
  if (!isExtensionStep(transition)) return advance(locked)
  checkRevision(locked)
  return stepExtension(locked, transition)
}

/** A declared transition: checks state, person, answers and guard. */
async function advance(locked: Locked): Promise<HandsMove> {
  const { firing, one, hands, before } = locked
  const { id, transition, data = {}, req } = firing
  const { surface } = one
  const flow = surface.flow!
  const spec = flow.transitions[transition]!
  const state = before.state as string
  if (!asList(spec.from).includes(state))
    throw new RequestError(409, 'error.conflict', { values: { state: flow.states[state]?.label ?? state } })
  checkRevision(locked)
  const hand = handAmong({ hands, who: spec.by, doc: before, fields: surface.type.fields })
  if (!hand) throw new RequestError(403, 'error.forbidden')

  const answers = checkInput({
    fields: surface.type.fields,
    allowed: spec.asks ?? [],
    required: requiredFields(surface, transition),
    before,
    data,
  })
  const together = checkTogether(surface.type, { ...before, ...answers }, Object.keys(answers))
  if (Object.keys(together).length > 0) throw new RequestError(422, 'error.invalid', { fields: together })
  if (state === flow.initial) await refuseRetired({ req, fields: surface.type.fields, doc: { ...before, ...answers } })
  await checkFilesAreMine({ one, data: answers, docId: id, req })
  const why = reasonIn(firing)
  if (spec.reason && !why) throw new RequestError(422, 'error.invalid', { fields: { reason: { key: 'error.reasonRequired' } } })
  const verdict = spec.when?.({ doc: depthless({ ...before, ...answers }) as never, actor: hand }) ?? true
  if (verdict !== true) throw new RequestError(422, verdict)
  if (surface.proofread && isProofread(flow, state, spec))
    await refuseWordings({ req, site: firing.site, one, doc: { ...before, ...answers }, confirmed: firing.confirmed === true })

  const copy = await peopleChosen({ req, one, transition, chosen: firing.copy })
  const numbers = await giveNumbers({ req, one, names: spec.asks ?? [], doc: { ...before, ...answers }, now: new Date() })
  const given = { ...answers, ...numbers }
  return { ...(await moveBy({ req, one, transition, doc: { ...before, ...given } })), answers: given, why, copy, hand }
}

/** Texts are proofread when they are handed in and when the public is to see them; what sends them back is not held up. */
function isProofread({ states, initial }: Workflow, state: string, { to }: Transition): boolean {
  return state === initial || asList(to).some((next) => states[next]?.public)
}

/** 撤回: back to the state before one's own last step, whose clock goes on as if it had never stopped. */
async function recall(locked: Locked): Promise<HandsMove> {
  const { firing, one, hands } = locked
  const { id, data = {}, req, site } = firing
  checkInput({ fields: {}, allowed: [], required: [], data })
  const [newest] = await readLastStep({ req, slug: one.slug, id })
  const last = recallable({ surface: one.surface, last: newest, hands })
  if (!last) throw new RequestError(409, 'error.recallTooLate')
  const refused = await recallRefusal({ req, site, one, id, last: newest })
  if (refused) throw new RequestError(409, refused)
  checkRevision(locked)
  const { from, since, left, historyId, hand } = last
  const due = left ? await restoreClocks({ req, one, id, state: from, before: left.rows }) : { ...NO_DEADLINE, dueAt: last.dueAt }
  return {
    transition: RECALL,
    to: from,
    since: since ?? new Date().toISOString(),
    due,
    ...(canExtend(one.surface.flow!) ? { extension: (left?.extension ?? null) as Extended } : {}),
    why: reasonIn(firing),
    undoes: historyId,
    revives: left?.turns,
    hand,
  }
}

function checkRevision({ firing: { revision }, before }: Locked): void {
  if (revision !== undefined && revision !== before.revision) throw new RequestError(409, 'error.stale')
}
