import { RequestError } from '@yizheng/kit/cms'
import type { CollectionBeforeOperationHook, Endpoint } from 'payload'

/** Most rows one answer holds. */
const LIMIT = 1000
/** Deepest relations are followed: more is Payload's own bound anyway. */
const DEPTH = 10
/** The largest `integer` of PostgreSQL. */
const MOST = 2_147_483_647

interface Query {
  readonly overrideAccess?: boolean
  readonly page?: unknown
  readonly limit?: unknown
  readonly depth?: unknown
  readonly pagination?: boolean
  readonly data?: unknown
}

/** Refuses (400) what is no number, or no document, in a request from outside, and bounds how much one answer holds. */
export const checkQuery: CollectionBeforeOperationHook = ({ args, req }) => {
  // What our own code asks in the course of a request says whose rights count; Payload's routes do not.
  const query = args as Query
  if (req.payloadAPI === 'local' || query.overrideAccess !== undefined) return
  const { page, limit, depth, pagination, data } = query
  if (data === null || (data !== undefined && typeof data !== 'object')) throw new RequestError(400, 'error.badRequest')
  for (const number of [page, limit, depth])
    if (number !== undefined && !(Number.isInteger(number) && Number(number) >= 0 && Number(number) <= MOST))
      throw new RequestError(400, 'error.badRequest')
  return {
    ...args,
    ...(typeof depth === 'number' ? { depth: Math.min(DEPTH, depth) } : {}),
    // To Payload, 0 means all there are.
    ...(limit === 0 || pagination === false || Number(limit) > LIMIT ? { limit: Math.min(LIMIT, Number(limit) || LIMIT) } : {}),
  }
}

/** The same route, with 404 for an id that no row can have. Payload itself takes `7x` for 7 and asks the database for the rest. */
export function checkingId(route: Endpoint): Endpoint {
  if (!route.path.includes(':id')) return route
  return {
    ...route,
    handler: async (req) => {
      const id = req.routeParams?.id
      if (typeof id === 'string' && !(/^\d{1,10}$/.test(id) && Number(id) <= MOST)) throw new RequestError(404, 'error.notFound')
      return route.handler(req)
    },
  }
}
