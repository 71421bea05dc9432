import { translate, type Locale } from '../label.ts'
import en from '../messages/ui.en.json' with { type: 'json' }
import zh from '../messages/ui.zh.json' with { type: 'json' }

const messages = { zh, en }

/** A word the components themselves need, such as “next page”. `key` stands without its `ui.` prefix. */
export function word(locale: Locale, key: string, values?: Readonly<Record<string, string | number>>): string {
  return translate({ messages, locale, key: `ui.${key}`, values })
}
