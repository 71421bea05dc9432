import { diffArrays } from 'diff'
import type { Passage } from './changes.ts'

/** A text that was rewritten from end to end is told whole, old and new: the search for what they share ends here. */
const MOST_EDITS = 500

const words = new Intl.Segmenter('zh', { granularity: 'word' })

/** What was removed from a text, stayed and was added, word by word. */
export function diffTexts(before: string, after: string): Passage[] {
  const parts = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: MOST_EDITS })
  const passages: Passage[] = parts
    ? parts.map(({ added, removed, value }): Passage => [added ? 1 : removed ? -1 : 0, value.join('')])
    : [
        [-1, before],
        [1, after],
      ]
  return passages.filter(([, text]) => text !== '')
}

function wordsOf(text: string): string[] {
  return [...words.segment(text)].map(({ segment }) => segment)
}
