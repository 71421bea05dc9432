import type { PayloadRequest } from 'payload'
import type { ContentType } from '../../content-type.ts'
import { isRelationKind, type Id } from '../../field.ts'
import { relationIds } from '../../who.ts'

/** What a new document keeps of its author's account (see `ofAuthor`); empty where there is no author, or the account says nothing. */
export async function placeOfAuthor({
  req,
  type: { fields },
  author,
}: {
  req: PayloadRequest
  type: ContentType
  author: Id | undefined
}): Promise<Record<string, unknown>> {
  const names = Object.keys(fields).filter((name) => fields[name]!.options.ofAuthor)
  if (names.length === 0) return {}
  const account =
    author === undefined
      ? undefined
      : await req.payload.db.findOne<Record<string, unknown> & { id: Id }>({ collection: 'users', where: { id: { equals: author } }, req })
  return Object.fromEntries(
    names.map((name) => {
      const { kind, options } = fields[name]!
      const value = account?.[options.ofAuthor!]
      return [name, (isRelationKind(kind) ? relationIds(value)[0] : value) ?? null]
    }),
  )
}
