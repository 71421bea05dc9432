import { Banner } from '@payloadcms/ui'
import type { ServerProps } from 'payload'
import { translate } from '../../label.ts'
import { kitMessages } from '../../messages/index.ts'
import { actorOf } from '../actor.ts'
import { channelStates } from '../notices/channel-state.ts'

/** Above the overview, for administrators: which channels of notices are not set up, fail, or lost something. */
export async function ChannelStates({ payload, user, i18n }: Pick<ServerProps, 'payload' | 'user' | 'i18n'>) {
  if (!actorOf(user)?.roles.includes('admin')) return null
  const locale = i18n.language === 'en' ? 'en' : 'zh'
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}) =>
    translate({ messages: kitMessages, locale, key, values })
  const time = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  const banners = (await channelStates({ payload })).flatMap(({ name, label, state, failingSince, error, waiting, lost }) => {
    const channel = say(label)
    if (state === 'off') return <Banner key={name}>{say('channels.off', { channel })}</Banner>
    if (state === 'failing')
      return (
        <Banner key={name} type="error">
          {say('channels.failing', { channel, since: time.format(new Date(failingSince!)), error: error ?? '', waiting })}
        </Banner>
      )
    if (lost === 0) return []
    return (
      <Banner key={name} type="error">
        {say('channels.lost', { channel, lost, error: error ?? '' })}
      </Banner>
    )
  })
  return banners.length > 0 ? <div className="channel-states">{banners}</div> : null
}
