import type { Where } from '../../row-filter.ts'

/** A row's place in an order by one field and then the id. */
export interface Position {
  readonly value: unknown
  readonly id: number
}

/**
 * Keyset paging: the rows after `last` in an order by one field and then the id, both in the same direction. Empty
 * values stand where PostgreSQL puts them: first when descending, last when ascending.
 */
export function afterRow({ field, descending, last }: { field: string; descending: boolean; last: Position }): Where {
  const past = descending ? 'less_than' : 'greater_than'
  if (field === 'id') return { id: { [past]: last.id } }
  if (last.value === null || last.value === undefined) {
    const sameEmpty: Where = { and: [{ [field]: { exists: false } }, { id: { [past]: last.id } }] }
    return descending ? { or: [sameEmpty, { [field]: { exists: true } }] } : sameEmpty
  }
  const rest: Where[] = [{ [field]: { [past]: last.value } }, { and: [{ [field]: { equals: last.value } }, { id: { [past]: last.id } }] }]
  if (!descending) rest.push({ [field]: { exists: false } })
  return { or: rest }
}

/** A position in a list as it travels in an address. */
export function encodeCursor(last: Position): string {
  return Buffer.from(JSON.stringify([last.value ?? null, last.id])).toString('base64url')
}

/** Reads what `encodeCursor` made; undefined for anything else. */
export function decodeCursor(text: string): Position | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (!Array.isArray(parsed) || parsed.length !== 2 || !Number.isInteger(parsed[1])) return undefined
    const [value, id] = parsed as [unknown, number]
    return value === null || typeof value === 'string' || typeof value === 'number' ? { value, id } : undefined
  } catch {
    return undefined
  }
}
