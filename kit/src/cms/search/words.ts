import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import { dictionary } from './dictionary.ts'
import { fold } from './fold.ts'
import { LONGEST } from './grams.ts'

/** Common enough that a cutter keeps the word whole, not so common that it tears others apart for it. */
const FREQUENCY = 2000

let loaded: Jieba | undefined
const learned = new Set<string>()

/** Loaded when first needed: the dictionary takes a moment and some memory. */
function jieba(): Jieba {
  if (!loaded) {
    loaded = Jieba.withDict(dict)
    learn(loaded, dictionary)
  }
  return loaded
}

/**
 * Makes words known to the cutter, for as long as the process lives: two to twelve Chinese characters, others are passed
 * over. A text cut before stays findable: what its words miss, its pairs of characters have.
 */
export function learnWords(words: Iterable<string>): void {
  learn(jieba(), words)
}

function learn(cutter: Jieba, words: Iterable<string>): void {
  const fresh = [...new Set([...words].map((word) => fold(word.trim())))].filter(
    (word) => /^\p{Script=Han}{2,12}$/u.test(word) && !learned.has(word),
  )
  if (fresh.length === 0) return
  for (const word of fresh) learned.add(word)
  cutter.loadDict(Buffer.from(fresh.map((word) => `${word} ${FREQUENCY}\n`).join('')))
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

function isWord(token: string): boolean {
  return token.length <= LONGEST && /[\p{L}\p{N}]/u.test(token)
}
