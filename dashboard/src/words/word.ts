import { translate } from '@yizheng/kit/label'
import { locale } from '../preferences.ts'
import en from './en.json' with { type: 'json' }
import zh from './zh.json' with { type: 'json' }

const messages = { zh, en }

/** A word of the dashboard in the reader's language. */
export function word(key: keyof typeof zh, values?: Readonly<Record<string, string | number>>): string {
  return translate({ messages, locale, key, ...(values ? { values } : {}) })
}
