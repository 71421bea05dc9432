import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { SiteType } from '../../site.ts'
import { asList, COPIED, relationIds, type Who } from '../../who.ts'
import { canCopy, copyRoles } from '../../workflow.ts'
import { peopleNamed, peopleWith } from '../notices/people-named.ts'
import { RequestError } from '../request-error.ts'

/** People one step may tell for information, beside those its declaration names. */
export const COPIES_MOST = 50

/** 抄送: whom a step tells for information, as declared and as the actor chose, and the whole list the document has after it; undefined for nobody. */
export async function copiesOf({
  req,
  one,
  transition,
  doc,
  chosen,
}: {
  req: PayloadRequest
  one: SiteType
  transition: string
  /** With the answers of the step. */
  doc: Readonly<Record<string, unknown>>
  chosen: readonly Id[]
}): Promise<{ readonly now: readonly Id[]; readonly all: readonly Id[] } | undefined> {
  const { transitions } = one.surface.flow!
  const to = Object.hasOwn(transitions, transition) ? transitions[transition]!.copy?.to : undefined
  const declared = to ? (await peopleNamed({ req, one, doc, who: asList<Who>(to) })).map(({ id }) => id) : []
  const now = [...new Set([...declared, ...chosen])]
  if (now.length === 0) return undefined
  return { now, all: [...new Set([...(await copiedOf({ req, one, id: doc.id as Id })), ...now])] }
}

/** Whom a document was sent to for information so far. */
export async function copiedOf({ req, one, id }: { req: PayloadRequest; one: SiteType; id: Id }): Promise<Id[]> {
  if (!one.surface.flow || !canCopy(one.surface.flow)) return []
  const stored = await req.payload.db.findOne<{ id: Id; [COPIED]?: unknown }>({
    collection: one.slug,
    where: { id: { equals: id } },
    select: { [COPIED]: true },
    req,
  })
  return relationIds(stored?.[COPIED])
}

/**
 * The people an actor chose to get a copy of a step, where it offers them.
 *
 * @throws RequestError 400 no list of people · 422 people who may not be chosen
 */
export async function peopleChosen({
  req,
  one,
  transition,
  chosen,
}: {
  req: PayloadRequest
  one: SiteType
  transition: string
  chosen: unknown
}): Promise<Id[]> {
  if (chosen === undefined) return []
  if (!Array.isArray(chosen) || chosen.length > COPIES_MOST || !chosen.every((id) => Number.isSafeInteger(id)))
    throw new RequestError(400, 'error.badRequest')
  if (chosen.length === 0) return []
  const ids = [...new Set(chosen as Id[])]
  const roles = copyRoles(one.surface.flow!, transition)
  const people = roles.length === 0 ? [] : await peopleWith(req, { and: [{ id: { in: ids } }, { roles: { in: [...roles] } }] })
  if (people.length !== ids.length)
    throw new RequestError(422, 'error.invalid', { fields: { copy: { key: 'error.notAllowedValue', values: { field: 'kit.copied' } } } })
  return ids
}
