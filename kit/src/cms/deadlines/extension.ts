import type { ActionOffer } from '../../protocol.ts'
import type { AnySurface } from '../../surface.ts'
import { handAmong, handsOf, principalOf } from '../../hands.ts'
import type { Actor } from '../../who.ts'
import { EXTENSION_STEPS, stepOf, type ExtensionStep } from '../../workflow.ts'
import { readCalendar } from '../calendar/read-calendar.ts'
import { offerOf } from '../operations/offer-of.ts'
import { checkInput } from '../operations/check-input.ts'
import type { HandsMove, Locked } from '../operations/fire.ts'
import { reasonIn } from '../operations/reason-in.ts'
import { RequestError } from '../request-error.ts'
import { clocksOf, writeClock } from './clock-rows.ts'
import { dueColumns, dueOfRow, type DueColumns } from './turn-clocks.ts'

/** What became of the request for an extension; null: nobody has asked. */
export type Extended = 'asked' | 'granted' | 'refused' | null

type Doc = Readonly<Record<string, unknown>>

/** Why this step of an extension cannot be taken with the document as it is; undefined where it can. */
function obstacle(step: ExtensionStep, doc: Doc, now: Date): string | undefined {
  const extended = (doc.extension ?? null) as Extended
  if (step !== 'extend') return extended === 'asked' ? undefined : 'error.noExtensionAsked'
  if (extended !== null) return 'error.extendedOnce'
  return typeof doc.dueAt === 'string' && new Date(doc.dueAt) > now ? undefined : 'error.extensionTooLate'
}

/** The first of these hands whose step it is. */
function handFor({
  step,
  surface,
  doc,
  hands,
}: {
  step: ExtensionStep
  surface: AnySurface
  doc: Doc
  hands: readonly Actor[]
}): Actor | undefined {
  const spec = surface.flow?.states[doc.state as string]?.extension
  return spec && handAmong({ hands, who: step === 'extend' ? spec.by : spec.approvedBy, doc, fields: surface.type.fields })
}

/** The steps of an extension that this person could take now. */
export function extensionOffers({ surface, doc, actor }: { surface: AnySurface; doc: Doc; actor: Actor }): ActionOffer[] {
  const now = new Date()
  const hands = handsOf({ surface, actor, doc })
  return EXTENSION_STEPS.flatMap((step) => {
    const hand = handFor({ step, surface, doc, hands })
    return hand && !obstacle(step, doc, now) ? [offerOf(surface.flow!, step, principalOf(hand, actor))] : []
  })
}

/**
 * 延期: asking for more time, or the answer to that. The document stays in its state; an approval moves its deadline.
 *
 * @throws RequestError 403 not this person's to do · 409 the state knows none, asked before, too late, nothing asked · 422 no reason
 */
export async function stepExtension({ firing, one, hands, before }: Locked, step: ExtensionStep): Promise<HandsMove> {
  const { data = {} } = firing
  const state = before.state as string
  const flow = one.surface.flow!
  if (!flow.states[state]!.extension)
    throw new RequestError(409, 'error.conflict', { values: { state: flow.states[state]?.label ?? state } })
  const hand = handFor({ step, surface: one.surface, doc: before, hands })
  if (!hand) throw new RequestError(403, 'error.forbidden')
  const now = new Date()
  const why = obstacle(step, before, now)
  if (why) throw new RequestError(409, why)
  checkInput({ fields: {}, allowed: [], required: [], data })
  const given = reasonIn(firing)
  if (stepOf(flow, step)!.reason && !given)
    throw new RequestError(422, 'error.invalid', { fields: { reason: { key: 'error.reasonRequired' } } })
  return {
    transition: step,
    to: state,
    since: (before.stateSince as string | null) ?? now.toISOString(),
    due: step === 'extendGrant' ? await extended({ firing, one, state, now }) : dueOfRow(before),
    extension: step === 'extend' ? 'asked' : step === 'extendGrant' ? 'granted' : 'refused',
    why: given,
    hand,
  }
}

async function extended({
  firing: { req, id },
  one,
  state,
  now,
}: Pick<Locked, 'firing' | 'one'> & { state: string; now: Date }): Promise<DueColumns> {
  const { payload } = req
  const scope = { payload, req, slug: one.slug, id }
  const clock = (await clocksOf(scope)).find((clock) => clock.state === state)
  // The worker makes the clock of a document that was there before there were clocks.
  if (!clock) throw new RequestError(409, 'error.busy')
  const longer = { ...clock, extended: clock.rule.extension ?? one.surface.flow!.states[state]!.extension!.days }
  return dueColumns(await writeClock(scope, longer, await readCalendar({ payload, req }), now), longer, now)
}
