import { translate, type Locale } from '../label.ts'
import en from '../messages/portal.en.json' with { type: 'json' }
import zh from '../messages/portal.zh.json' with { type: 'json' }

const messages = { zh, en }

/** A word of the forms, in the browser. `key` stands without its `form.` prefix. */
export function formWord(locale: Locale, key: string, values?: Readonly<Record<string, string | number>>): string {
  return translate({ messages, locale, key: `form.${key}`, ...(values ? { values } : {}) })
}
