import type { Endpoint } from 'payload'
import type { Site } from '../../site.ts'
import { endpoint } from '../endpoint.ts'
import { RequestError } from '../request-error.ts'
import { postgresSearchIndex } from './postgres-search-index.ts'
import { search } from './search.ts'

/** GET /search?q=words&type=slug&page=1 */
export function searchEndpoints(site: Site): Endpoint[] {
  return [
    endpoint({
      site,
      method: 'get',
      path: '/search',
      handler: async ({ req, query, locale }) => {
        const type = query.get('type') || undefined
        if (type !== undefined && !site.type(type)?.surface.search) throw new RequestError(400, 'error.badRequest')
        const page = query.get('page') ?? '1'
        if (!/^\d{1,4}$/.test(page)) throw new RequestError(400, 'error.badRequest')
        return search({ req, site, index: postgresSearchIndex, locale, text: query.get('q') ?? '', type, page: Number(page) })
      },
    }),
  ]
}
