import { locales, type Label, type Locale } from './label.ts'

/** Why somebody is told. A person chooses the ways for each. */
export const noticeKinds = {
  todo: 'notice.kind.todo',
  nudge: 'notice.kind.nudge',
  deadline: 'notice.kind.deadline',
  progress: 'notice.kind.progress',
  copy: 'notice.kind.copy',
} as const satisfies Record<string, Label>
/** One of {@link noticeKinds}. */
export type NoticeKind = keyof typeof noticeKinds

/** At once, together with others once a day (摘要), or not at all. */
export type NoticeMode = 'now' | 'digest' | 'off'

/** The inbox on the site. It has no digest. */
export const INBOX = 'inbox'

/** How one person wishes to be told. */
export interface NoticeSettings {
  /** The language of what is sent to them. */
  readonly locale: Locale
  /** Full hour of the day in Asia/Shanghai at which the digest comes, 0 to 23. */
  readonly digestHour: number
  /** Kind → channel → mode; what is absent is as by default. */
  readonly modes: Readonly<Partial<Record<NoticeKind, Readonly<Record<string, NoticeMode>>>>>
}

/** What holds for a person who has chosen nothing: Chinese, the digest at eight, every mode as by default. */
export const standardSettings: NoticeSettings = { locale: 'zh', digestHour: 8, modes: {} }

/** What a person has to act on comes at once; what they are merely told comes once a day. The inbox takes all. */
export function modeOf({ modes }: NoticeSettings, kind: NoticeKind, channel: string): NoticeMode {
  return modes[kind]?.[channel] ?? (channel === INBOX || (kind !== 'progress' && kind !== 'copy') ? 'now' : 'digest')
}

/** Modes a channel knows. */
export function modesOf(channel: string): readonly NoticeMode[] {
  return channel === INBOX ? ['now', 'off'] : ['now', 'digest', 'off']
}

/** Reads settings from outside; undefined where they are none, or name what does not exist. */
export function parseSettings(value: unknown, channels: readonly string[]): NoticeSettings | undefined {
  if (!isRecord(value) || !isRecord(value.modes)) return undefined
  const { locale, digestHour, modes } = value
  if (!locales.includes(locale as Locale)) return undefined
  if (!Number.isInteger(digestHour) || (digestHour as number) < 0 || (digestHour as number) > 23) return undefined
  for (const [kind, ways] of Object.entries(modes)) {
    if (!Object.hasOwn(noticeKinds, kind) || !isRecord(ways)) return undefined
    for (const [channel, mode] of Object.entries(ways))
      if (!channels.includes(channel) || !modesOf(channel).includes(mode as NoticeMode)) return undefined
  }
  return { locale: locale as Locale, digestHour: digestHour as number, modes }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
