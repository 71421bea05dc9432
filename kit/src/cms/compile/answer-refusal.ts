import { APIError, type AfterErrorHook } from 'payload'
import { FILE_MOST_MB } from '../../file-limit.ts'
import type { Site } from '../../site.ts'
import { localeOf } from '../actor.ts'
import { refusalOf } from '../refusal-of.ts'
import { RequestError } from '../request-error.ts'

/**
 * Payload's hook for whatever goes wrong in its own operations (the admin screens, REST): the refusal in the reader's
 * language, once as every other endpoint gives it and once in the shape Payload's forms know, with the problem at each
 * field. What Payload itself says to people, such as a failed log-in, stays as it is.
 */
export function answerRefusal(site: Site): AfterErrorHook {
  return ({ error, req }) => {
    const refusal = refusalOf(error) ?? unspoken(error)
    if (!refusal) return
    const answer = refusal.answer({ messages: site.messages, locale: localeOf(req) })
    const { message, fields } = answer.error
    const atFields = Object.entries(fields ?? {}).map(([path, text]) => ({ path, message: text }))
    return {
      status: refusal.status,
      response: {
        ...answer,
        errors: [
          {
            name: atFields.length > 0 ? 'ValidationError' : refusal.name,
            message,
            data: atFields.length > 0 ? { errors: atFields } : { key: refusal.key },
          },
        ],
      },
    }
  }
}

/** What is not meant for people: a query string that is no JSON, an upload that was cut off, or a mistake of ours, which stands in the log. */
function unspoken(error: unknown): RequestError | undefined {
  if (error instanceof SyntaxError) return new RequestError(400, 'error.badRequest')
  if (error instanceof APIError && error.status === 413)
    return new RequestError(413, 'error.fileTooLarge', { values: { max: FILE_MOST_MB } })
  return error instanceof APIError && error.status !== 500 ? undefined : new RequestError(500, 'error.unexpected')
}
