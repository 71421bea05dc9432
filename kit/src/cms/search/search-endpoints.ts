import type { Endpoint } from 'payload'
import type { Site } from '../../site.ts'
import { endpoint } from '../endpoint.ts'
import { RequestError } from '../request-error.ts'
import { postgresSearchIndex } from './postgres-search-index.ts'
import { declaredFacets, search, suggest, type SearchChoices } from './search.ts'

/** How a declared facet is named in an address: `f.column=3`. */
const FACET = 'f.'

/** GET /search and GET /suggest */
export function searchEndpoints(site: Site): Endpoint[] {
  return [
    endpoint({
      site,
      method: 'get',
      path: '/search',
      handler: ({ req, query, locale }) =>
        search({ req, site, index: postgresSearchIndex, locale, text: query.get('q') ?? '', choices: choicesIn(site, query) }),
    }),
    endpoint({
      site,
      method: 'get',
      path: '/suggest',
      handler: ({ req, query, locale }) => suggest({ req, site, index: postgresSearchIndex, locale, text: query.get('q') ?? '' }),
    }),
  ]
}

function choicesIn(site: Site, query: URLSearchParams): SearchChoices {
  const wanted = (name: string, right: (value: string) => boolean): string | undefined => {
    const value = query.get(name) || undefined
    if (value !== undefined && !right(value)) throw new RequestError(400, 'error.badRequest')
    return value
  }
  const type = wanted('type', (value) => site.type(value)?.surface.search !== undefined)
  const facets = [...query].flatMap(([name, value]): [string, string][] =>
    name.startsWith(FACET) && value !== '' ? [[name.slice(FACET.length), value]] : [],
  )
  if (facets.some(([name, value]) => !declaredFacets(site, type).includes(name) || value.includes('\0')))
    throw new RequestError(400, 'error.badRequest')
  return {
    type,
    facets: Object.fromEntries(facets),
    year: wanted('year', (value) => /^\d{4}$/.test(value)),
    from: wanted('from', isDay),
    to: wanted('to', isDay),
    sort: (wanted('sort', (value) => value === 'date' || value === 'relevance') as SearchChoices['sort'] | undefined) ?? 'relevance',
    page: Number(wanted('page', (value) => /^\d{1,4}$/.test(value)) ?? '1'),
  }
}

function isDay(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value) === true
}
