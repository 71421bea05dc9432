import type { PayloadRequest } from 'payload'
import { INBOX, parseSettings } from '../../notice-settings.ts'
import type { NoticeSettingsAnswer } from '../../protocol.ts'
import type { Actor } from '../../who.ts'
import { channelStates } from '../notices/channel-state.ts'
import { saveSettings, settingsOf } from '../notices/person-settings.ts'
import { RequestError } from '../request-error.ts'

interface Scope {
  readonly req: PayloadRequest
  readonly actor: Actor
}

/** Answers GET /api/me/notice-settings: how this person wishes to be told, and which ways there are. */
export async function noticeSettings({ req, actor }: Scope): Promise<NoticeSettingsAnswer> {
  const { payload } = req
  const [settings, states] = await Promise.all([settingsOf({ payload, people: [actor.id] }), channelStates({ payload })])
  return {
    settings: settings(actor.id),
    channels: [
      { name: INBOX, label: 'notice.channel.inbox', on: true },
      ...states.map(({ name, label, state }) => ({ name, label, on: state !== 'off' })),
    ],
    email: (req.user as unknown as { email: string }).email,
  }
}

/** Answers POST /api/me/notice-settings: keeps them, and answers what holds now. Throws a 400 for what is no settings. */
export async function changeNoticeSettings({ req, actor, body }: Scope & { body: object }): Promise<NoticeSettingsAnswer> {
  const { payload } = req
  const names = (await channelStates({ payload })).map(({ name }) => name)
  const settings = parseSettings(body, [INBOX, ...names])
  if (!settings) throw new RequestError(400, 'error.badRequest')
  await saveSettings({ payload, person: actor.id, settings })
  return noticeSettings({ req, actor })
}
