import type { Cursor } from '../../protocol.ts'

/** A place in the event stream: transaction and number. Both are 64-bit, so they stay text. */
export interface Position {
  readonly xid: string
  readonly seq: string
}

/** Before the first event. */
export const BEGINNING: Cursor = '0.0'

/** Writes a position the way clients keep it. */
export function formatCursor({ xid, seq }: Position): Cursor {
  return `${xid}.${seq}`
}

/** Reads what `formatCursor` wrote; undefined for anything else. */
export function parseCursor(text: string): Position | undefined {
  const match = /^(\d{1,19})\.(\d{1,18})$/.exec(text)
  return match ? { xid: match[1]!, seq: match[2]! } : undefined
}
