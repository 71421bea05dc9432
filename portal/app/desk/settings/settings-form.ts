import type { NoticeKind, NoticeMode, NoticeSettings } from '@yizheng/kit'

const PREFIX = 'mode.'

/** Name of the control that chooses for this kind and channel. */
export function modeName(kind: NoticeKind, channel: string): string {
  return `${PREFIX}${kind}.${channel}`
}

/** The settings a form holds. What is wrong with them the CMS says. */
export function settingsIn(form: FormData): NoticeSettings {
  const modes: Record<string, Record<string, NoticeMode>> = {}
  for (const [name, value] of form) {
    if (!name.startsWith(PREFIX) || typeof value !== 'string') continue
    const [kind = '', channel = ''] = name.slice(PREFIX.length).split('.')
    modes[kind] = { ...modes[kind], [channel]: value as NoticeMode }
  }
  return { locale: form.get('locale') === 'en' ? 'en' : 'zh', digestHour: Number(form.get('digestHour')), modes }
}
