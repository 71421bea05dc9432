/** A document whose relations are plain ids, as guards see it. */
export function depthless(doc: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(doc).map(([name, value]) => [name, plain(value)]))
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'number') return value.id
  return value
}
