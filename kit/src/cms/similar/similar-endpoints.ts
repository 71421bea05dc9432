import type { Endpoint } from 'payload'
import type { SimilarRequest } from '../../protocol.ts'
import type { Site, SiteType } from '../../site.ts'
import { isNamed } from '../../hands.ts'
import { isOneOf } from '../../who.ts'
import { endpoint, idOf, jsonBody, signedIn } from '../endpoint.ts'
import { readDocument } from '../operations/read-document.ts'
import { siteTypeOf } from '../operations/site-type.ts'
import { RequestError } from '../request-error.ts'
import { findSimilar } from './find-similar.ts'

/** POST /{slug}/similar while a document is being written, GET /{slug}/{id}/similar for those whom the declaration names. */
export function similarEndpoints(site: Site, { slug, surface }: SiteType): Endpoint[] {
  const { similar, access, type } = surface
  if (!similar) return []
  return [
    endpoint({
      site,
      method: 'post',
      path: '/similar',
      handler: async (context) => {
        const { req, locale } = context
        const actor = signedIn(context)
        const one = await siteTypeOf(req.payload, site, slug)
        const { id, data } = await jsonBody<SimilarRequest>(context)
        if (id !== undefined && !Number.isInteger(id)) throw new RequestError(400, 'error.badRequest')
        if (!isTexts(data, similar.fields)) throw new RequestError(400, 'error.badRequest')
        if (id !== undefined) await readDocument({ req, slug, id, select: {} })
        else if (!isOneOf({ who: access.create, actor, fields: type.fields })) throw new RequestError(403, 'error.forbidden')
        return findSimilar({ req, site, one, locale, doc: { ...data, ...(id === undefined ? {} : { id }) } })
      },
    }),
    endpoint({
      site,
      method: 'get',
      path: '/:id/similar',
      handler: async (context) => {
        const { req, params, locale } = context
        const actor = signedIn(context)
        const one = await siteTypeOf(req.payload, site, slug)
        const doc = await readDocument({ req, slug, id: idOf(params.id) })
        if (!isNamed({ surface: one.surface, who: similar.for, actor, doc })) throw new RequestError(403, 'error.forbidden')
        return findSimilar({ req, site, one, locale, doc })
      },
    }),
  ]
}

/** An object of texts under names of fields that are compared. */
function isTexts(data: unknown, names: readonly string[]): data is Readonly<Record<string, string>> {
  return (
    typeof data === 'object' &&
    data !== null &&
    Object.entries(data).every(([name, value]) => names.includes(name) && typeof value === 'string')
  )
}
