import { isEmpty } from '../../validate.ts'

/** A document whose relations are plain ids, as guards see it. */
export function depthless(doc: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(doc).map(([name, value]) => [name, plain(value)]))
}

/** Whether two values of a field differ as far as a reader can tell: nothing is nothing, however it is stored. */
export function differs(a: unknown, b: unknown): boolean {
  if (isEmpty(a) && isEmpty(b)) return false
  return JSON.stringify(plain(a)) !== JSON.stringify(plain(b))
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'number') return value.id
  return value
}
