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

/** Ids of the pictures inside a formatted text. */
export function uploadsIn(value: unknown): Id[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap(uploadsIn)
  const { type, relationTo, value: target } = value as { type?: unknown; relationTo?: unknown; value?: unknown }
  return type === 'upload' && relationTo === 'media' ? relationIds(target) : Object.values(value).flatMap(uploadsIn)
}

/** A formatted text with the pictures in it as pages show them, in the place of their ids; those not `found` stay ids. */
export function withPictures(value: unknown, found: ReadonlyMap<Id, unknown>): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((one) => withPictures(one, found))
  const { type, relationTo, value: target } = value as { type?: unknown; relationTo?: unknown; value?: unknown }
  if (type === 'upload' && relationTo === 'media') return { ...value, value: found.get(relationIds(target)[0] ?? -1) ?? target }
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withPictures(one, found)]))
}
