import type { Endpoint, PayloadRequest } from 'payload'
import type { Actor, Locale } from '../index.ts'
import type { Id } from '../field.ts'
import type { Site } from '../site.ts'
import { actorOf, localeOf } from './actor.ts'
import { refusalOf } from './refusal-of.ts'
import { RequestError } from './request-error.ts'

/** What a handler is told about the request it answers. */
export interface EndpointContext {
  readonly req: PayloadRequest
  readonly site: Site
  /** Who asks; undefined where nobody is signed in. */
  readonly actor: Actor | undefined
  /** The language to answer in (`x-yz-locale`). */
  readonly locale: Locale
  /** The query string. */
  readonly query: URLSearchParams
  /** The `:name` parts of the path. */
  readonly params: Readonly<Record<string, string>>
}

/**
 * Makes a Payload endpoint from a handler that returns what to answer (as JSON, or a Response) and throws RequestError to
 * refuse. Anything else that is thrown goes to the log; the browser learns only that something went wrong.
 */
export function endpoint({
  site,
  method,
  path,
  handler,
}: {
  site: Site
  method: Endpoint['method']
  path: `/${string}`
  handler: (context: EndpointContext) => Promise<object>
}): Endpoint {
  return {
    method,
    path,
    handler: async (req) => {
      const locale = localeOf(req)
      try {
        const answer = await handler({
          req,
          site,
          actor: actorOf(req.user),
          locale,
          query: new URL(req.url ?? '/', 'http://localhost').searchParams,
          params: (req.routeParams ?? {}) as Record<string, string>,
        })
        return answer instanceof Response ? answer : Response.json(answer, { headers: { 'cache-control': 'no-store' } })
      } catch (error) {
        const refusal = refusalOf(error) ?? new RequestError(500, 'error.unexpected')
        if (refusal.status >= 500) req.payload.logger.error({ err: error as Error, path, msg: 'endpoint failed' })
        return Response.json(refusal.answer({ messages: site.messages, locale }), {
          status: refusal.status,
          headers: { 'cache-control': 'no-store' },
        })
      }
    },
  }
}

/** The signed-in person, or a 401. */
export function signedIn({ actor }: EndpointContext): Actor {
  if (!actor) throw new RequestError(401, 'error.signIn')
  return actor
}

/** The JSON object of a request's body; a 400 for anything else. */
export async function jsonBody<T extends object>({ req }: EndpointContext): Promise<T> {
  const body: unknown = await Promise.resolve(req.json?.()).catch(() => undefined)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new RequestError(400, 'error.badRequest')
  return body as T
}

/** The id of a document in a path; a 404 for what is none. */
export function idOf(text: string | undefined): Id {
  if (!text || !/^\d{1,9}$/.test(text)) throw new RequestError(404, 'error.notFound')
  return Number(text)
}
