import type { PayloadRequest } from 'payload'
import { gatheredFields, type Field, type Fields, type Id } from '../../field.ts'
import type { Where } from '../../row-filter.ts'
import type { Site } from '../../site.ts'
import { relationIds } from '../../who.ts'
import { writeKept } from './write-kept.ts'

type Doc = Readonly<Record<string, unknown>>

/** What a gathered field holds while nothing points to the document. */
export function nothingGathered({ kind }: Field): unknown {
  return kind === 'flag' ? false : kind === 'number' ? 0 : []
}

/**
 * Keeps what other documents gather from those of the collection `from`: to be called in the transaction of every change,
 * with the document as it was and as it is. The documents pointed to are locked, the lowest id first.
 */
export async function gather({
  req,
  site,
  from,
  docs,
}: {
  req: PayloadRequest
  site: Site
  from: string
  docs: readonly Doc[]
}): Promise<void> {
  for (const one of site.types) {
    const { fields } = one.surface.type
    const names = gatheredFields(fields).filter((name) => fields[name]!.options.gathers!.from === from)
    const ids = names.flatMap((name) => docs.flatMap((doc) => relationIds(doc[fields[name]!.options.gathers!.by])))
    for (const id of [...new Set(ids)].sort((a, b) => a - b))
      await writeKept({
        req,
        site,
        one,
        id,
        kept: async (before) => {
          const data = await gathered({ req, fields, id, names })
          return names.every((name) => same(before[name], data[name])) ? undefined : data
        },
      })
  }
}

async function gathered({
  req,
  fields,
  id,
  names,
}: {
  req: PayloadRequest
  fields: Fields
  id: Id
  names: readonly string[]
}): Promise<Record<string, unknown>> {
  const values: Record<string, unknown> = {}
  for (const name of names) {
    const { kind, options } = fields[name]!
    const { from, by, where = {}, take = [] } = options.gathers!
    const conditions = Object.entries(where).map(([field, only]): Where => ({ [field]: { in: [...only] } }))
    const { docs } = await req.payload.find({
      collection: from as never,
      where: { and: [{ [by]: { equals: id } }, ...conditions] } as never,
      select: Object.fromEntries([by, ...take].map((field) => [field, true])) as never,
      sort: 'id',
      depth: 0,
      pagination: false,
      overrideAccess: true,
      req,
    })
    values[name] =
      kind === 'flag'
        ? docs.length > 0
        : kind === 'number'
          ? docs.length
          : [...new Set((docs as unknown as Doc[]).flatMap((doc) => take.flatMap((field) => relationIds(doc[field]))))]
  }
  return values
}

function same(before: unknown, now: unknown): boolean {
  if (!Array.isArray(now)) return (before ?? undefined) === now
  const known = relationIds(before)
  return known.length === now.length && known.every((id) => now.includes(id))
}
