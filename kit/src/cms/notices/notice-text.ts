import { translate, type Locale } from '../../label.ts'
import type { Site } from '../../site.ts'
import { stepOf } from '../../workflow.ts'

/** What a stored notice tells of. */
export interface NoticeFacts {
  readonly type: string
  readonly event: string
  readonly title: string
}

/** What a notice says, in one line. */
export function noticeText({ site, locale, notice }: { site: Site; locale: Locale; notice: NoticeFacts }): string {
  const { type, flow } = site.type(notice.type)!.surface
  const say = (key: string, values?: Readonly<Record<string, string>>) =>
    translate({ messages: site.messages, locale, key, ...(values ? { values } : {}) })
  return say('notice.text', { type: say(type.label), title: notice.title, event: eventText() })

  function eventText(): string {
    const dated = /^([^.]+)\.(warned|overdue|escalated)/.exec(notice.event)
    if (dated) return say(`notice.${dated[2]}`, { state: say(flow?.states[dated[1]!]?.label ?? dated[1]!) })
    const entered = /^(.+)\.entered$/.exec(notice.event)?.[1]
    if (entered !== undefined) return say('notice.entered', { state: say(flow?.states[entered]?.label ?? entered) })
    const round = flow?.rounds?.[/^(.+)\.open$/.exec(notice.event)?.[1] ?? '']
    if (round) return say('notice.roundOpen', { round: say(round.label) })
    return say((flow && stepOf(flow, notice.event)?.label) ?? notice.event)
  }
}
