import { fold } from '../search/fold.ts'

/** What is compared one by one: a Chinese character, or a run of other letters and digits. */
export interface Token {
  /** Full-width as half-width, capital as small, traditional as simplified. */
  readonly form: string
  /** Where it stands in the text as it was written, in UTF-16 units. */
  readonly start: number
  readonly end: number
}

const TOKENS = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu

/** The tokens of a text; punctuation and spaces are none, so that changing them hides no copy. */
export function tokensOf(text: string): Token[] {
  return [...text.matchAll(TOKENS)].map(({ 0: written, index }) => ({
    form: fold(written),
    start: index,
    end: index + written.length,
  }))
}
