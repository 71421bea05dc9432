/** The languages every text of the product exists in. Chinese is the source, English stands beside it. */
export type Locale = 'zh' | 'en'
/** All of {@link Locale}, the source first. */
export const locales: readonly Locale[] = ['zh', 'en']

/**
 * A text a person reads. A Chinese string is also its own key in the app's English catalogue
 * (`messages/en.json`); a `namespace.key` string is looked up in both catalogues.
 */
export type Label = string

/** One language's texts: Chinese label or message key → text. `{name}` marks a value to fill in. */
export type Catalogue = Readonly<Record<string, string>>

/** A {@link Catalogue} for each language. */
export interface Messages {
  readonly zh: Catalogue
  readonly en: Catalogue
}

/**
 * Finds the text for `key` in the reader's language. Falls back from English to Chinese to the key itself,
 * so that a missing translation shows the Chinese term instead of an empty place.
 */
export function translate({
  messages,
  locale,
  key,
  values,
}: {
  messages: Messages
  locale: Locale
  key: Label
  values?: Readonly<Record<string, string | number>>
}): string {
  const text = (locale === 'en' ? messages.en[key] : undefined) ?? messages.zh[key] ?? key
  return values ? text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)) : text
}

/** Joins several catalogues into one; a later one wins. */
export function mergeMessages(all: readonly (Messages | undefined)[]): Messages {
  return {
    zh: Object.assign({}, ...all.map((m) => m?.zh)) as Catalogue,
    en: Object.assign({}, ...all.map((m) => m?.en)) as Catalogue,
  }
}
