import { fold } from './fold.ts'

const HAN = /^\p{Script=Han}/u
/** Runs of Chinese characters, and runs of other letters and digits. */
const RUNS = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu
/** PostgreSQL refuses longer lexemes; nobody searches for them. */
export const LONGEST = 64

/**
 * Overlapping pairs of Chinese characters, each run closed by its last character; other runs whole. Any fragment of the
 * text, wherever a dictionary would cut it, is found again as a phrase of these.
 */
export function gramsOf(text: string): string[] {
  return (fold(text).match(RUNS) ?? []).flatMap((run) => {
    if (!HAN.test(run)) return [run.slice(0, LONGEST)]
    const characters = [...run]
    return characters.map((one, index) => one + (characters[index + 1] ?? ''))
  })
}

/** The phrase to look for in `gramsOf` a text; a token marked `open` matches as the beginning of one. */
export function phraseOf(part: string): { token: string; open: boolean }[] {
  const runs = fold(part).match(RUNS) ?? []
  return runs.flatMap((run, place) => {
    const last = place === runs.length - 1
    const grams = gramsOf(run)
    if (!HAN.test(run)) return [{ token: grams[0]!, open: last && part.length > 1 }]
    if (grams.length === 1) return [{ token: grams[0]!, open: last }]
    // In the text the run may go on, so its last character alone is not asked for.
    return (last ? grams.slice(0, -1) : grams).map((token) => ({ token, open: false }))
  })
}
