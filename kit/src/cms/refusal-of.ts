import { Forbidden, NotFound, QueryError } from 'payload'
import { RequestError } from './request-error.ts'

/** Deadlock, serialization failure, lock timeout: nobody's mistake; trying again helps. */
const busy = ['40P01', '40001', '55P03']

/** What a person is told where Payload or PostgreSQL refused what they asked for; undefined where the mistake is ours. */
export function refusalOf(error: unknown): RequestError | undefined {
  if (error instanceof RequestError) return error
  if (error instanceof NotFound) return new RequestError(404, 'error.notFound')
  if (error instanceof Forbidden) return new RequestError(403, 'error.forbidden')
  if (error instanceof QueryError) return new RequestError(400, 'error.badRequest')
  const code = sqlStateOf(error)
  if (code === undefined) return undefined
  if (busy.includes(code)) return new RequestError(503, 'error.busy')
  // Class 22, data exception: a value that its column cannot hold.
  return code.startsWith('22') ? new RequestError(400, 'error.badRequest') : undefined
}

/** PostgreSQL's SQLSTATE, from the error itself or what it was caused by. */
function sqlStateOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  const { code, cause } = error as { code?: unknown; cause?: unknown }
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : sqlStateOf(cause)
}
