import type { Picture, Ref, Row } from '@yizheng/kit'

/** A field of a row as text; empty where it is none. */
export function textOf(row: Row, field: string): string {
  const value = row[field]
  return typeof value === 'string' ? value : ''
}

/** A field of a row as a picture, the first one of several. */
export function pictureOf(row: Row, field: string): Picture | undefined {
  const value: unknown = row[field]
  const first: unknown = Array.isArray(value) ? value[0] : value
  return typeof first === 'object' && first !== null && 'url' in first ? (first as Picture) : undefined
}

/** A field of a row as a related document. */
export function refOf(row: Row, field: string): Ref | undefined {
  const value = row[field]
  return typeof value === 'object' && value !== null && 'title' in value ? (value as Ref) : undefined
}
