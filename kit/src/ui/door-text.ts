import type { Locale } from '../label.ts'
import type { HistoryEntry } from '../protocol.ts'
import { word } from './word.ts'

/** From where a step came, and on whose link. */
export function doorText({ door, askedBy }: Pick<HistoryEntry, 'door' | 'askedBy'>, locale: Locale): string {
  const text = door ? word(locale, `door.${door}`) : ''
  return askedBy ? word(locale, 'askedBy', { door: text, name: askedBy.title }) : text
}
