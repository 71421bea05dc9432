import type { BasePayload, PayloadRequest } from 'payload'
import type { Locale } from '../../label.ts'
import type { ActionOffer } from '../../protocol.ts'
import type { Site, SiteType } from '../../site.ts'
import { formatMoment } from '../../ui/format-date.ts'
import { answerIn } from '../../round.ts'
import { stepOf } from '../../workflow.ts'
import { isAppOff } from '../app-switch.ts'
import { readDocument } from '../operations/read-document.ts'
import { RequestError } from '../request-error.ts'
import { isTheirs, liveTurns } from '../rounds/turns.ts'
import { rowOfToken, type LinkRow } from './link-row.ts'
import { offersByLink } from './offers-by-link.ts'
import { personRequest } from './person-request.ts'

/** A link that can be used now: whose it is, on what, and what they may do by it. */
export interface OpenLink {
  readonly link: LinkRow
  readonly one: SiteType
  /** On the person's behalf. */
  readonly req: PayloadRequest
  readonly doc: Readonly<Record<string, unknown>>
  readonly offers: readonly ActionOffer[]
}

/**
 * What a token opens now. Changes nothing: programs that look into mail open every link.
 *
 * @throws RequestError 404 nobody made it · 410 used, withdrawn, expired, or overtaken: by a change, by another step, by a right or
 * an account that is gone; each in one sentence
 */
export async function openLink({
  payload,
  site,
  token,
  locale,
  req,
}: {
  payload: BasePayload
  site: Site
  token: string
  locale: Locale
  /** In whose transaction it is to be used: held until that ends. */
  req?: PayloadRequest
}): Promise<OpenLink> {
  const link = await rowOfToken({ payload, token, ...(req ? { req, hold: true } : {}) })
  if (!link) throw new RequestError(404, 'link.unknown')
  const one = site.type(link.type)
  const flow = one?.surface.flow
  if (link.used_at !== null) {
    const step = (flow && stepOf(flow, link.used_step!)?.label) ?? link.used_step!
    throw new RequestError(410, 'link.used', { values: { step, at: formatMoment(link.used_at, locale) } })
  }
  if (link.withdrawn_at !== null) throw new RequestError(410, 'link.withdrawn')
  if (new Date(link.expires_at) <= new Date())
    throw new RequestError(410, 'link.expired', { values: { at: formatMoment(link.expires_at, locale) } })
  if (!one || !flow || (await isAppOff(payload, one.app.id))) throw new RequestError(410, 'error.appOff')
  const person = await personRequest({ payload, person: link.person, link: link.id, ...(req ? { req } : {}) })
  if (!person) throw new RequestError(410, 'link.switchedOff')
  const doc = await readDocument({ req: person.req, slug: one.slug, id: link.doc }).catch(() => undefined)
  if (!doc) throw new RequestError(410, 'link.noRight')
  const state = doc.state as string
  if (state !== link.state) throw new RequestError(410, 'link.overtaken', { values: { state: flow.states[state]?.label ?? state } })
  if (Number(doc.revision ?? 1) !== link.revision) throw new RequestError(410, 'link.changed')
  const offers = (await offersByLink({ req: person.req, one, doc, actor: person.actor })).filter(({ transition }) =>
    link.steps.includes(transition),
  )
  if (offers.length === 0) throw new RequestError(410, (await hasAnswered()) ? 'link.answered' : 'link.noRight')
  return { link, one, req: person.req, doc, offers }

  async function hasAnswered(): Promise<boolean> {
    const rounds = link!.steps.map((step) => answerIn(flow!.rounds, step)?.round)
    const turns = await liveTurns({ req: person!.req, slug: one!.slug, id: link!.doc })
    return turns.some((turn) => rounds.includes(turn.round) && turn.answer !== null && isTheirs(turn, person!.actor))
  }
}
