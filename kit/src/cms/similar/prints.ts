import { tokensOf } from './tokens.ts'

/** Tokens of one print: shorter ones are common to unrelated texts, longer ones do not survive a changed word. */
export const PRINT_TOKENS = 5
/** Of so many neighbouring prints one is kept, so a common passage of `PRINT_TOKENS + WINDOW - 1` tokens shares one for certain. */
const WINDOW = 8
/** A text that would have more keeps the smallest of them. */
const MOST = 1500

/**
 * What an index keeps of texts to find others that share a passage: hashes of overlapping runs of tokens, thinned out by
 * winnowing (Schleimer, Wilkerson, Aiken 2003). Signed 32-bit numbers, each once, in the order of the text. `salt` keeps collections apart.
 */
export function printsOf(texts: readonly string[], salt: string): number[] {
  const prints = new Set<number>()
  for (const text of texts) {
    const forms = tokensOf(text).map(({ form }) => form)
    const hashes = forms.slice(PRINT_TOKENS - 1).map((_, at) => hash(salt, forms, at))
    for (const kept of winnow(hashes)) prints.add(kept)
  }
  return smallestOf([...prints], MOST)
}

/** The smallest of some prints, in the order they stand in the text. Of every text that holds the same passage the same ones are chosen. */
export function smallestOf(prints: readonly number[], most: number): number[] {
  if (prints.length <= most) return [...prints]
  const bound = prints.toSorted((a, b) => a - b)[most]!
  return prints.filter((print) => print < bound)
}

/** The smallest of each window, the last of equal ones. */
function winnow(hashes: readonly number[]): Set<number> {
  const kept = new Set<number>()
  for (let from = 0; from + WINDOW <= hashes.length || (from === 0 && hashes.length > 0); from += 1)
    kept.add(Math.min(...hashes.slice(from, from + WINDOW)))
  return kept
}

/** FNV-1a over the tokens, mixed at the end (MurmurHash3), since the smallest of several is to be any of them. */
function hash(salt: string, forms: readonly string[], at: number): number {
  let value = 0x811c9dc5
  for (const part of [salt, ...forms.slice(at, at + PRINT_TOKENS)]) {
    for (let unit = 0; unit < part.length; unit += 1) value = Math.imul(value ^ part.charCodeAt(unit), 0x01000193)
    value = Math.imul(value ^ 0x1f, 0x01000193)
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) | 0
}
