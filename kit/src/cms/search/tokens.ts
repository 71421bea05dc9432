import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

let loaded: Jieba | undefined
/** Loaded when first needed: the dictionary takes a moment and some memory. */
function jieba(): Jieba {
  return (loaded ??= Jieba.withDict(dict))
}

const HAN = /^\p{Script=Han}/u
/** Runs of Chinese characters, and runs of other letters and digits. */
const RUNS = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu
/** PostgreSQL refuses longer lexemes; nobody searches for them. */
const LONGEST = 64

/** The form in which texts are compared: full-width as half-width, capital as small letters. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** What a person typed, in parts: whitespace and punctuation divide. */
export function partsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
}

/** Words of a text, longer ones also in their shorter words, as a dictionary of Chinese cuts them. */
export function wordsOf(text: string): string[] {
  return jieba().cutForSearch(fold(text), true).filter(isWord)
}

/** Words of what a person typed: each as itself and, where a dictionary knows shorter words in it, those. */
export function queryWordsOf(part: string): { word: string; within: string[] }[] {
  const words = jieba().cut(fold(part), true).filter(isWord)
  const telling = words.filter((word) => [...word].length > 1)
  return [...new Set(telling.length > 0 ? telling : words)].map((word) => ({ word, within: wordsOf(word).filter((one) => one !== word) }))
}

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
    if (grams.length === 1) return [{ token: grams[0]!, open: true }]
    // In the text the run may go on, so its last character alone is not asked for.
    return (last ? grams.slice(0, -1) : grams).map((token) => ({ token, open: false }))
  })
}

function isWord(token: string): boolean {
  return token.length <= LONGEST && /[\p{L}\p{N}]/u.test(token)
}
