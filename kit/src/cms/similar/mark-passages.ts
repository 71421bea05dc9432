import type { SimilarPart } from '../../protocol.ts'

/** Characters beside a passage that help to see where it stands. */
const AROUND = 40

interface Numbered {
  readonly start: number
  readonly end: number
  readonly number: number
}

/** A text in parts, those in common numbered; what lies far from them is left out, with an ellipsis. */
export function markPassages(text: string, passages: readonly Numbered[]): SimilarPart[] {
  const parts: SimilarPart[] = []
  let done = 0
  const between = (end: number, last: boolean) => {
    const rest = shortened(text.slice(done, end), { first: done === 0, last })
    if (rest !== '') parts.push({ text: rest })
  }
  for (const { start, end, number } of passages.toSorted((a, b) => a.start - b.start)) {
    between(start, false)
    parts.push({ text: text.slice(start, end), passage: number })
    done = end
  }
  between(text.length, true)
  return parts
}

const clusters = new Intl.Segmenter('zh', { granularity: 'grapheme' })

function shortened(text: string, { first, last }: { first: boolean; last: boolean }): string {
  const kept = (first ? 0 : AROUND) + (last ? 0 : AROUND)
  if (text.length <= kept + AROUND) return text
  const characters = [...clusters.segment(text)].map(({ segment }) => segment)
  return `${first ? '' : characters.slice(0, AROUND).join('')}…${last ? '' : characters.slice(-AROUND).join('')}`
}
