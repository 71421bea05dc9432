import type { Fields, Id } from '../../field.ts'
import { relationIds } from '../../who.ts'

/** Ids of the pictures a document shows: in its picture fields, and inside its formatted texts. */
export function picturesIn(fields: Fields, doc: object): Id[] {
  return Object.entries(fields).flatMap(([name, { kind }]) => {
    const value = (doc as Readonly<Record<string, unknown>>)[name]
    if (kind === 'image' || kind === 'images') return relationIds(value)
    return kind === 'rich' ? uploadsIn(value) : []
  })
}

function uploadsIn(value: unknown): Id[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap(uploadsIn)
  const { type, relationTo, value: target } = value as { type?: unknown; relationTo?: unknown; value?: unknown }
  return type === 'upload' && relationTo === 'media' ? relationIds(target) : Object.values(value).flatMap(uploadsIn)
}
