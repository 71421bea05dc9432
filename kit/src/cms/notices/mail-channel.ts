import { createTransport } from 'nodemailer'
import type { Messages } from '../../label.ts'
import type { Settings } from '../settings.ts'
import { DeliveryError, type Channel, type Message } from './channel.ts'
import type { ChannelSlot } from './channel-state.ts'
import { mailText } from './mail-text.ts'

const MAIL = { name: 'mail', label: 'notice.channel.mail' } as const

const CONNECT_MS = 10_000
const SILENCE_MS = 30_000
/** Shorter than the time for which a worker claims a message. */
const WHOLE_MS = 120_000

/** E-mail as far as it is set up here. */
export function mailSlot({ mail, messages }: { mail: Settings['mail']; messages: Messages }): ChannelSlot {
  return { ...MAIL, channel: mail && mailChannel({ ...mail, messages }) }
}

/** E-mail through an SMTP server. A connection a message: there is nothing to go stale. */
export function mailChannel({
  smtpUrl,
  from,
  messages,
  wholeMs = WHOLE_MS,
}: {
  smtpUrl: string
  from: string
  messages: Messages
  wholeMs?: number
}): Channel {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    ...MAIL,
    async deliver(message) {
      const sending = transport.sendMail(mailOf(message, from, messages))
      // Should it fail after the time is up, nobody waits for it any more.
      sending.catch(() => undefined)
      await Promise.race([sending, timeUp(wholeMs)]).catch((error: unknown) => {
        throw asDeliveryError(error)
      })
    },
  }
}

function mailOf(message: Message, from: string, messages: Messages) {
  const { subject, text, html } = mailText(message, messages)
  const { hostname } = new URL(message.settingsUrl)
  return {
    from,
    to: { name: message.person.name, address: message.person.email },
    subject,
    text,
    html,
    messageId: `<${message.key}@${hostname}>`,
    list: { unsubscribe: { url: message.settingsUrl } },
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': message.locale === 'en' ? 'en' : 'zh-CN' },
  }
}

function timeUp(ms: number): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(Object.assign(new Error('the server took too long'), { code: 'ETIMEDOUT' })), ms).unref()
  })
}

/** Refusals of one recipient or text concern the message; everything else the channel. */
function asDeliveryError(cause: unknown): DeliveryError {
  const { code = 'EUNKNOWN', command, responseCode } = cause as { code?: string; command?: string; responseCode?: number }
  const aboutMessage = (code === 'EENVELOPE' && command !== 'MAIL FROM') || code === 'EMESSAGE'
  const kind = responseCode === undefined ? code : `${responseCode}`
  // 421: the server closes down. Without a code the address itself was not even worth asking about.
  if (!aboutMessage || responseCode === 421) return new DeliveryError({ kind, scope: 'channel', cause })
  return new DeliveryError({ kind, scope: 'message', final: responseCode === undefined || responseCode >= 500, cause })
}
