import { ValidationError } from 'payload'
import type { SiteType } from '../../site.ts'
import { refusalOf } from '../refusal-of.ts'
import { RequestError } from '../request-error.ts'

/**
 * Runs `work` and turns what Payload and PostgreSQL refuse into a RequestError for the person: validation at its field,
 * a value that is taken, a lock that could not be had. Everything else is thrown on as it is.
 */
export async function mapDatabaseError<T>(one: SiteType, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw asRequestError(one, error)
  }
}

function asRequestError(one: SiteType, error: unknown): unknown {
  if (error instanceof ValidationError) {
    const isTaken = [error, ...error.data.errors].some(({ message }) => /unique/i.test(message))
    const fields = Object.fromEntries(
      error.data.errors.map(({ path, message }) => [
        path,
        // What the validators of declared fields say is said to the person already.
        isTaken ? { key: 'error.notUnique', values: { field: one.surface.type.fields[path]?.label ?? path } } : { key: message },
      ]),
    )
    return new RequestError(422, 'error.invalid', { fields })
  }
  return refusalOf(error) ?? error
}
