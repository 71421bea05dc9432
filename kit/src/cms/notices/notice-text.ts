import { detailPath } from '../../detail-path.ts'
import type { Id } from '../../field.ts'
import { formerStepLabel, stateLabel } from '../../former.ts'
import { translate, type Locale } from '../../label.ts'
import type { Site } from '../../site.ts'
import { formatMoment } from '../../ui/format-date.ts'
import { NUDGE, SEND_LINK, stepOf } from '../../workflow.ts'
import { DELEGATIONS, DELEGATIONS_PATH, delegationText } from '../delegation/delegation-notices.ts'
import { sql } from '../run-sql.ts'

/** What a stored notice tells of. */
export interface NoticeFacts {
  readonly type: string
  readonly event: string
  readonly title: string
  readonly kind: string
  /** Who took the step, and what they said with it. */
  readonly actor: string | null
  readonly said: string | null
  /** Until when a signed link opens, where the notice brings one. */
  readonly until: Date | string | null
  /** The step was taken in the name of the person who is told. */
  readonly in_my_name: boolean
  /** In whose place the person is told. */
  readonly principal: string | null
}

/** The columns of a notice `n` that its text is made of. */
export const noticeColumns = sql`n.id::text AS id, n.at, n.type, n.doc, n.event, n.kind, n.title, COALESCE(u.name, s.name) AS actor, h.reason AS said, l.expires_at AS until, n.link::int AS link, h.principal IS NOT DISTINCT FROM n.person AS in_my_name, r.name AS principal`
/** The tables they are from. */
export const noticeTables = sql`yz.notices n LEFT JOIN yz.history h ON h.id = n.step LEFT JOIN users u ON u.id = h.actor
  LEFT JOIN yz.signed_links l ON l.id = n.link LEFT JOIN users s ON s.id = l.sent_by
  LEFT JOIN users r ON r.id = n.stands_for`

/** Where a notice leads; undefined where what it tells of has no page. */
export function noticePath(site: Site, { type, doc }: { readonly type: string; readonly doc: Id }): string | undefined {
  return type === DELEGATIONS ? DELEGATIONS_PATH : detailPath(site.type(type), doc)
}

/** What a notice says, in one line. */
export function noticeText({ site, locale, notice }: { site: Site; locale: Locale; notice: NoticeFacts }): string {
  const say = (key: string, values?: Readonly<Record<string, string>>) =>
    translate({ messages: site.messages, locale, key, ...(values ? { values } : {}) })
  if (notice.type === DELEGATIONS) return say(delegationText(notice.event), { title: notice.title })
  const { type, flow } = site.type(notice.type)!.surface
  const event = toWhom(eventText())
  return say('notice.text', { type: say(type.label), title: notice.title, event })

  function toWhom(event: string): string {
    if (notice.in_my_name) return say('notice.inYourName', { actor: notice.actor ?? '', event })
    if (notice.principal !== null) return say('notice.inTheirPlace', { principal: notice.principal, event })
    return notice.kind === 'copy' ? say('notice.copied', { event }) : event
  }

  function eventText(): string {
    if (notice.event === NUDGE) return say('notice.nudged', { actor: notice.actor ?? '', text: notice.said ?? '' })
    if (notice.event === SEND_LINK)
      return say('notice.link', { actor: notice.actor ?? '', until: notice.until === null ? '' : formatMoment(notice.until, locale) })
    const dated = /^([^.]+)\.(warned|overdue|escalated)/.exec(notice.event)
    if (dated) return say(`notice.${dated[2]}`, { state: say(stateLabel(flow, dated[1]!)) })
    const entered = /^(.+)\.entered$/.exec(notice.event)?.[1]
    if (entered !== undefined) return say('notice.entered', { state: say(stateLabel(flow, entered)) })
    const round = flow?.rounds?.[/^(.+)\.open$/.exec(notice.event)?.[1] ?? '']
    if (round) return say('notice.roundOpen', { round: say(round.label) })
    return say((flow && stepOf(flow, notice.event)?.label) ?? formerStepLabel(flow, notice.event))
  }
}
