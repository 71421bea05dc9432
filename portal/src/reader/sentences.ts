/** A sentence as it stands in the page, and as it is spoken. */
export interface Sentence {
  readonly range: Range
  readonly text: string
}

const blocks = 'h1, h2, h3, h4, p, li, blockquote, figcaption, th, td, dt, dd'
/** Ends of sentences, with the quotation marks and brackets that close after them. */
const end = /[^。！？；!?;…]+(?:[。！？；!?;…]+[”’」』）》)\]]*)?|[。！？；!?;…]+[”’」』）》)\]]*/gu

/** Cuts a text into its sentences; together they are the text again. */
export function cut(text: string): readonly string[] {
  return text.match(end) ?? []
}

/** The sentences of the page that are to be read aloud, in order: of each block that holds no other one. */
export function sentencesOf(parts: Iterable<Element>): readonly Sentence[] {
  const found: Sentence[] = []
  for (const part of parts) {
    const inside = [...part.querySelectorAll(blocks)].filter((one) => !one.querySelector(blocks))
    for (const block of part.matches(blocks) && inside.length === 0 ? [part] : inside) found.push(...ofBlock(block))
  }
  return found
}

function ofBlock(block: Element): readonly Sentence[] {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  const nodes: { readonly node: Text; readonly from: number }[] = []
  let text = ''
  while (walker.nextNode()) {
    const node = walker.currentNode as Text
    nodes.push({ node, from: text.length })
    text += node.data
  }
  /** Where a character of the block stands. At the border of two nodes an end belongs to the first. */
  const place = (at: number, isEnd: boolean) => {
    const node = nodes.findLast(({ from }) => (isEnd ? from < at : from <= at)) ?? nodes[0]!
    return [node.node, at - node.from] as const
  }
  let at = 0
  return cut(text).flatMap((sentence): Sentence[] => {
    const range = document.createRange()
    range.setStart(...place(at, false))
    range.setEnd(...place(at + sentence.length, true))
    at += sentence.length
    return /[\p{L}\p{N}]/u.test(sentence) ? [{ range, text: sentence.trim() }] : []
  })
}
