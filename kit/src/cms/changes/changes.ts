import type { Id } from '../../field.ts'

/** Something a field named, and what it was called then. */
export interface Named {
  readonly id: Id
  readonly title: string
}

/** A value as the history keeps it: a choice by its label then; a text that is too long by its length alone. */
export type KeptValue = string | number | boolean | readonly Named[] | { readonly characters: number } | null

/** A passage of a text: removed (-1), as it was (0), or added (1). */
export type Passage = readonly [-1 | 0 | 1, string]

/** What became of one field. Of a formatted text all passages may be as they were: its form changed, or the pictures in it. */
export type Change = { readonly from: KeptValue; readonly to: KeptValue } | { readonly passages: readonly Passage[] }

/** What was changed of a document, by the names of its fields. */
export type Changes = Readonly<Record<string, Change>>

/** Characters of texts that one row keeps; what goes beyond is kept by its length. */
export const KEPT_CHARACTERS = 30_000

/** What a field held before a change, and after it. */
export function valueAt(change: Change, when: 'before' | 'after'): KeptValue {
  if (!('passages' in change)) return when === 'before' ? change.from : change.to
  const gone = when === 'before' ? 1 : -1
  return change.passages
    .filter(([is]) => is !== gone)
    .map(([, text]) => text)
    .join('')
}
