import { textBlocks } from './text-blocks.ts'

/** A place to mend: which block of the text, where in it, and what stands there. */
export interface Mending {
  readonly block: number
  readonly at: number
  readonly wrong: string
  readonly right: string
}

/**
 * A copy of a text, plain or rich, with the right words in this one place. Undefined where that is not safe: other words stand
 * there by now, or a part of them is bold, linked or otherwise a piece of its own.
 */
export function mend(value: unknown, { block, at, wrong, right }: Mending): unknown {
  if (typeof value === 'string') return replaceAt(value, at, wrong, right)
  const copy = structuredClone(value)
  const run = textBlocks(copy)[block]?.runs.find(({ node, from }) => from <= at && at + wrong.length <= from + node.text.length)
  const mended = run && replaceAt(run.node.text, at - run.from, wrong, right)
  if (mended === undefined) return undefined
  run!.node.text = mended
  return copy
}

function replaceAt(text: string, at: number, wrong: string, right: string): string | undefined {
  return text.startsWith(wrong, at) ? text.slice(0, at) + right + text.slice(at + wrong.length) : undefined
}
