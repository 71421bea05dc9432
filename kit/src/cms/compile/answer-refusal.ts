import type { AfterErrorHook } from 'payload'
import type { Site } from '../../site.ts'
import { RequestError } from '../request-error.ts'

/**
 * Payload's hook for a RequestError thrown inside its own operations (the admin screens, REST): the refusal in the
 * reader's language, in the shape its forms know, with the problem at each field.
 */
export function answerRefusal(site: Site): AfterErrorHook {
  return ({ error, req }) => {
    if (!(error instanceof RequestError)) return
    const answer = error.answer({ messages: site.messages, locale: req.i18n.language === 'en' ? 'en' : 'zh' }).error
    const fields = Object.entries(answer.fields ?? {}).map(([path, message]) => ({ path, message }))
    return {
      status: error.status,
      response: {
        errors: [
          {
            name: fields.length > 0 ? 'ValidationError' : error.name,
            message: answer.message,
            data: fields.length > 0 ? { errors: fields } : { key: error.key },
          },
        ],
      },
    }
  }
}
