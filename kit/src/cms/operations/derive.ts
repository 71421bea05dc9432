import type { Fields } from '../../field.ts'
import { depthless } from './depthless.ts'

type Doc = Readonly<Record<string, unknown>>

/** What is written, with the fields that follow from the others (see `derives`). `next` may lack what the write leaves as it is. */
export function derive(fields: Fields, before: Doc, next: Doc): Record<string, unknown> {
  const doc = depthless({ ...before, ...next })
  const values: Record<string, unknown> = { ...next }
  for (const [name, { options }] of Object.entries(fields)) if (options.derives) values[name] = options.derives(doc)
  return values
}
