import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { Where } from '../../row-filter.ts'
import type { SiteType } from '../../site.ts'
import { relationIds, type Actor, type Who } from '../../who.ts'
import { actorOf } from '../actor.ts'

/** Everybody whom a list of `Who` means for a document, as far as their account is not switched off. */
export async function peopleNamed({
  req,
  one,
  doc,
  who,
}: {
  req: PayloadRequest
  one: SiteType
  doc: Readonly<Record<string, unknown>>
  who: readonly Who[]
}): Promise<Actor[]> {
  const roles: string[] = []
  const people: Id[] = []
  const units: Id[] = []
  for (const rule of who) {
    if (rule === 'author') people.push(...relationIds(doc.author))
    else if (typeof rule === 'string') roles.push(rule)
    else (one.surface.type.fields[rule.holds]!.to === 'organisations' ? units : people).push(...relationIds(doc[rule.holds]))
  }
  const named = [
    ...(roles.length > 0 ? [{ roles: { in: roles } }] : []),
    ...(people.length > 0 ? [{ id: { in: people } }] : []),
    ...(units.length > 0 ? [{ unit: { in: units } }] : []),
  ]
  if (named.length === 0) return []
  return peopleWith(req, { or: named })
}

/** The people a condition holds for, as far as their account is not switched off. */
export async function peopleWith(req: PayloadRequest, where: Where): Promise<Actor[]> {
  const { docs } = await req.payload.find({
    collection: 'users' as never,
    where: where as never,
    select: { name: true, roles: true, unit: true, disabled: true } as never,
    sort: 'id',
    pagination: false,
    depth: 0,
    overrideAccess: true,
    req,
  })
  return docs.flatMap((user) => actorOf(user) ?? [])
}
