import type { ErrorAnswer, Locale, Messages } from '../index.ts'
import { translate } from '../label.ts'

/** A refusal meant for the person who meets it: an HTTP status, the key of its message, values, and messages at fields. */
export class RequestError extends Error {
  readonly status: number
  readonly key: string
  readonly values: Readonly<Record<string, string | number>>
  /** Field name → key and values of the message at that field. */
  readonly fields: Readonly<Record<string, { key: string; values?: Readonly<Record<string, string | number>> }>> | undefined

  constructor(status: number, key: string, options: { values?: RequestError['values']; fields?: RequestError['fields'] } = {}) {
    super(key)
    this.name = 'RequestError'
    this.status = status
    this.key = key
    this.values = options.values ?? {}
    this.fields = options.fields
  }

  /** The body of the answer, in the reader's language. Values are translated too, as labels. */
  answer({ messages, locale }: { messages: Messages; locale: Locale }): ErrorAnswer {
    const text = (key: string, values: RequestError['values'] = {}) => {
      const spoken = Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          name,
          typeof value === 'string' ? translate({ messages, locale, key: value }) : value,
        ]),
      )
      return translate({ messages, locale, key, values: spoken })
    }
    return {
      error: {
        key: this.key,
        message: text(this.key, this.values),
        values: this.values,
        ...(this.fields
          ? { fields: Object.fromEntries(Object.entries(this.fields).map(([name, one]) => [name, text(one.key, one.values)])) }
          : {}),
      },
    }
  }
}
