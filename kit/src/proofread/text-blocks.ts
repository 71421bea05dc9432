/** Nodes of a rich text that stand on lines of their own. */
const BLOCKS = new Set(['paragraph', 'heading', 'listitem', 'quote', 'tablecell'])

/** A run of text in a block: the node that holds it, and where it begins in the block. */
export interface TextRun {
  readonly node: { text: string }
  readonly from: number
}

/** One paragraph, heading, list item or cell: what it says, whatever is bold or linked in it. */
export interface TextBlock {
  readonly text: string
  readonly runs: readonly TextRun[]
}

/** The blocks of a rich text that say something, in reading order; a plain text is one block. */
export function textBlocks(value: unknown): TextBlock[] {
  if (typeof value === 'string') return value === '' ? [] : [{ text: value, runs: [] }]
  const blocks: TextBlock[] = []
  let text = ''
  let runs: TextRun[] = []
  const close = () => {
    if (text.trim() !== '') blocks.push({ text, runs })
    text = ''
    runs = []
  }
  const walk = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return
    const { type, children } = node as { type?: unknown; children?: unknown }
    const isBlock = typeof type === 'string' && BLOCKS.has(type)
    if (isBlock) close()
    if (typeof (node as { text?: unknown }).text === 'string') {
      const run = node as { text: string }
      runs.push({ node: run, from: text.length })
      text += run.text
    }
    if (type === 'linebreak') text += '\n'
    if (Array.isArray(children)) children.forEach(walk)
    if (isBlock) close()
  }
  walk((value as { root?: unknown } | null | undefined)?.root)
  close()
  return blocks
}
