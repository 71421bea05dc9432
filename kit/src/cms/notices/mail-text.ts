import { translate, type Messages } from '../../label.ts'
import type { Message } from './channel.ts'

/** Subject, plain text and simple HTML of a message, in the person's language. */
export function mailText(message: Message, messages: Messages): { subject: string; text: string; html: string } {
  const { locale, site, person, digest, items, settingsUrl } = message
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}) => translate({ messages, locale, key, values })
  const subject = digest ? say('mail.digestSubject', { site, count: items.length }) : say('mail.subject', { site, text: items[0]!.text })
  const greeting = say('mail.greeting', { name: person.name })
  const lead = digest ? say('mail.digestLead', { count: items.length }) : undefined
  const settings = say('mail.settings')
  const dated = items.map((item) => ({ ...item, when: dateText(item.at, locale) }))
  return {
    subject,
    text: [
      greeting,
      ...(lead ? [lead] : []),
      ...dated.map(({ text, when, url, note }) => [text, when, ...(url ? [url] : []), ...(note ? [note] : [])].join('\n')),
      `-- \n${say('mail.sentBy', { site })}\n${settings}\n${settingsUrl}`,
    ].join('\n\n'),
    html: `<!doctype html>
<html lang="${locale === 'en' ? 'en' : 'zh-CN'}"><head><meta charset="utf-8"><title>${escape(subject)}</title></head>
<body style="font:16px/1.7 sans-serif;color:#222">
<p>${escape(greeting)}</p>
${lead ? `<p>${escape(lead)}</p>\n` : ''}${dated
      .map(
        ({ text, when, url, note }) =>
          `<p>${url ? `<a href="${escape(url)}">${escape(text)}</a>` : escape(text)}<br><small>${escape(when)}</small>${note ? `<br>${escape(note)}` : ''}</p>`,
      )
      .join('\n')}
<hr>
<p><small>${escape(say('mail.sentBy', { site }))}<br><a href="${escape(settingsUrl)}">${escape(settings)}</a></small></p>
</body></html>
`,
  }
}

function dateText(at: string, locale: Message['locale']): string {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(new Date(at))
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`)
}
