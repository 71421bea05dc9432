import { proposals as samples } from '../../cms/src/sample/proposals.ts'

/** The compared texts of a made-up proposal. */
export interface ProposalText {
  readonly title: string
  readonly situation: string
  readonly advice: string
}

const sources = samples.flatMap(({ situation, advice, reply }) => [...situation, ...advice, ...(reply ? [reply] : [])])
const sentences = sources.flatMap((text) => text.match(/[^。；！？]+[。；！？]?/g) ?? [])
const clauses = sentences.flatMap((sentence) => sentence.match(/[^，、：]+/g) ?? [])
const DIGITS = '一二三四五六七八九'
const PARAGRAPH = 5
/** Of a passage that is written anew, one word in so many characters is changed. */
const CHANGED = 11

/** Some 1,250 characters put together from sentences of the sample proposals, with other numbers and here and there another clause. */
export function madeUp(random: () => number): ProposalText {
  const some = (least: number, most: number) =>
    Array.from({ length: least + Math.floor(random() * (most - least + 1)) }, () => sentence(random))
  return {
    title: pick(samples, random).title.replace(/的提案$/, '') + `（${place(random)}）的提案`,
    situation: paragraphs(some(18, 34)),
    advice: paragraphs(some(26, 52)),
  }
}

/** Another made-up text in which a third of this one stands word for word. */
export function withCopiedParagraphs({ situation, advice }: ProposalText, random: () => number): ProposalText {
  const own = madeUp(random)
  const lines = [...situation.split('\n'), ...advice.split('\n')]
  const from = Math.floor(random() * (lines.length - 2))
  const copied = lines.slice(from, from + Math.ceil(lines.length / 3))
  return { ...own, advice: [...own.advice.split('\n').slice(0, 3), ...copied].join('\n') }
}

/** The same said again: every dozen characters a word is left out or another stands there, and the paragraphs go in another order. */
export function paraphrased({ title, situation, advice }: ProposalText, random: () => number): ProposalText {
  return {
    title: `${title.slice(0, -3)}事宜的建议`,
    situation: reworded(situation.split('\n').toReversed().join('\n'), random),
    advice: reworded(advice.split('\n').toReversed().join('\n'), random),
  }
}

function reworded(text: string, random: () => number): string {
  let changed = ''
  for (let at = 0; at < text.length;) {
    const keep = Math.ceil(CHANGED * (0.5 + random()))
    changed += text.slice(at, at + keep)
    at += keep + (random() < 0.5 ? 2 : 0)
    if (random() < 0.6) changed += pick(clauses, random).slice(0, 2)
  }
  return changed
}

function sentence(random: () => number): string {
  const whole = pick(sentences, random)
  const parts = whole.split('，')
  if (parts.length > 1 && random() < 0.4) parts[Math.floor(random() * parts.length)] = pick(clauses, random)
  return parts.join('，').replace(/[一二三四五六七八九]/g, () => DIGITS[Math.floor(random() * DIGITS.length)]!)
}

function paragraphs(some: readonly string[]): string {
  return Array.from({ length: Math.ceil(some.length / PARAGRAPH) }, (_, at) =>
    some.slice(at * PARAGRAPH, (at + 1) * PARAGRAPH).join(''),
  ).join('\n')
}

function place(random: () => number): string {
  return pick(clauses, random).slice(0, 6)
}

function pick<T>(from: readonly T[], random: () => number): T {
  return from[Math.floor(random() * from.length)]!
}
