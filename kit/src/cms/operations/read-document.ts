import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import { RequestError } from '../request-error.ts'

/**
 * The stored document, its relations as ids, as far as `req.user` may read it; only the fields `select` names, where given.
 *
 * @throws RequestError 404 where there is none, or none for this person
 */
export async function readDocument({
  req,
  slug,
  id,
  select,
}: {
  req: PayloadRequest
  slug: string
  id: Id
  select?: Readonly<Record<string, true>>
}): Promise<Record<string, unknown>> {
  const doc = (await req.payload.findByID({
    collection: slug as never,
    id,
    depth: 0,
    overrideAccess: false,
    user: req.user,
    req,
    disableErrors: true,
    ...(select ? { select: select } : {}),
  })) as unknown as Record<string, unknown> | null
  if (!doc) throw new RequestError(404, 'error.notFound')
  return doc
}

/** The stored document, its relations as ids, whoever asks. For what follows from a step that somebody was allowed to take. */
export async function storedDocument({ req, slug, id }: { req: PayloadRequest; slug: string; id: Id }): Promise<Record<string, unknown>> {
  return await req.payload.findByID({ collection: slug as never, id, depth: 0, overrideAccess: true, req })
}
