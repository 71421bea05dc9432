/** Elements after which a reader's eye makes a pause, so that words of two of them do not run together. */
const BLOCKS = new Set(['paragraph', 'heading', 'listitem', 'quote', 'tablecell', 'linebreak'])

/** The words of a rich text, without its form; blocks stand on lines of their own. */
export function plainTextOf(rich: unknown): string {
  const parts: string[] = []
  collect((rich as { root?: unknown } | null | undefined)?.root, parts)
  return parts.join('').trim()
}

function collect(node: unknown, parts: string[]): void {
  if (typeof node !== 'object' || node === null) return
  const { type, text, children } = node as { type?: unknown; text?: unknown; children?: unknown }
  if (typeof text === 'string') parts.push(text)
  if (Array.isArray(children)) for (const child of children) collect(child, parts)
  if (typeof type === 'string' && BLOCKS.has(type)) parts.push('\n')
}
