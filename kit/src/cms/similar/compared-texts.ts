import type { AnySurface } from '../../surface.ts'
import { plainTextOf } from '../search/plain-text.ts'

/** Characters of a document that are compared; what is longer is compared up to there. */
const MOST = 20_000

/** A field and its words. */
export interface FieldText {
  readonly field: string
  readonly text: string
}

/** The texts of a document that are compared, without those that are `withheld`. */
export function comparedTexts(
  { type, similar }: AnySurface,
  doc: Readonly<Record<string, unknown>>,
  withheld: readonly string[] = [],
): FieldText[] {
  let left = MOST
  return (similar?.fields ?? [])
    .filter((field) => !withheld.includes(field))
    .map((field) => {
      const value = doc[field]
      const words = type.fields[field]!.kind === 'rich' ? plainTextOf(value) : typeof value === 'string' ? value : ''
      const text = words.normalize('NFC').slice(0, left)
      left -= text.length
      return { field, text }
    })
}

/** States whose documents are found. */
export function comparedStates({ flow, similar }: AnySurface): readonly string[] | undefined {
  return flow && (similar?.states ?? Object.keys(flow.states).filter((state) => state !== flow.initial))
}
