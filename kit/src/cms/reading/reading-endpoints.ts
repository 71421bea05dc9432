import type { Endpoint } from 'payload'
import type { Site, SiteType } from '../../site.ts'
import { endpoint, idOf } from '../endpoint.ts'
import { siteTypeOf } from '../operations/site-type.ts'
import { RequestError } from '../request-error.ts'
import { addresses } from './addresses.ts'
import { beside } from './beside.ts'

/** GET /{slug}/{id}/beside and GET /{slug}/addresses, of types whose documents have pages. */
export function readingEndpoints(site: Site, { slug, surface }: SiteType): Endpoint[] {
  if (!surface.pages?.detail) return []
  return [
    endpoint({
      site,
      method: 'get',
      path: '/:id/beside',
      handler: async ({ req, params, locale }) =>
        beside({ req, site, one: await siteTypeOf(req.payload, site, slug), id: idOf(params.id), locale }),
    }),
    endpoint({
      site,
      method: 'get',
      path: '/addresses',
      handler: async ({ req, query }) => {
        const part = query.get('part')
        if (part !== null && !/^[1-9]\d{0,5}$/.test(part)) throw new RequestError(400, 'error.badRequest')
        return addresses({ req, one: await siteTypeOf(req.payload, site, slug), part: part === null ? undefined : Number(part) })
      },
    }),
  ]
}
