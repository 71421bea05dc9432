import type { PayloadRequest } from 'payload'
import type { Field, Fields, Id } from '../../field.ts'
import type { Where } from '../../row-filter.ts'
import type { Problem } from '../../validate.ts'
import { relationIds } from '../../who.ts'
import { RequestError } from '../request-error.ts'

/** Who cannot act any more, in the collections that relations name people and organisations of. */
const retired: Readonly<Record<string, Where>> = {
  users: { disabled: { equals: true } },
  organisations: { mergedInto: { exists: true } },
}

/** The rows of a collection that may still be named; all of one that is not here. */
export const namableWhere: Readonly<Record<string, Where>> = {
  users: { disabled: { not_equals: true } },
  organisations: { mergedInto: { exists: false } },
}

/** What is wrong with naming these rows in a field: somebody whose account is switched off, or an organisation that was merged. */
export async function retiredProblem({
  req,
  field,
  ids,
}: {
  req: PayloadRequest
  field: Field
  ids: readonly Id[]
}): Promise<Problem | undefined> {
  const gone = retired[field.to ?? '']
  if (!gone || ids.length === 0) return undefined
  const { docs } = await req.payload.find({
    collection: field.to as never,
    where: { and: [{ id: { in: ids } }, gone] } as never,
    limit: 1,
    pagination: false,
    depth: 1,
    overrideAccess: true,
    req,
  })
  const [one] = docs as unknown as { name?: string; title?: string; mergedInto?: { title: string } | null }[]
  if (!one) return undefined
  return one.mergedInto
    ? { key: 'error.merged', values: { field: field.label, name: one.title ?? '', into: one.mergedInto.title } }
    : { key: 'error.left', values: { field: field.label, name: one.name ?? '' } }
}

/** Refuses to hand in a document that names who cannot act any more: it would wait for them. */
export async function refuseRetired({ req, fields, doc }: { req: PayloadRequest; fields: Fields; doc: Readonly<Record<string, unknown>> }) {
  const problems: Record<string, Problem> = {}
  for (const [name, field] of Object.entries(fields)) {
    const problem = await retiredProblem({ req, field, ids: relationIds(doc[name]) })
    if (problem) problems[name] = problem
  }
  if (Object.keys(problems).length > 0) throw new RequestError(422, 'error.invalid', { fields: problems })
}
