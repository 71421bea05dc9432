import type { Endpoint } from 'payload'
import type { Site } from '../../site.ts'
import { endpoint, jsonBody, signedIn } from '../endpoint.ts'
import { desk } from './desk.ts'
import { inbox, markRead } from './inbox.ts'
import { me } from './me.ts'

/** Endpoints of what belongs to one person: who they are, their desk, their inbox. */
export function deskEndpoints(site: Site): Endpoint[] {
  return [
    endpoint({ site, method: 'get', path: '/me', handler: ({ req, actor }) => me({ req, site, actor }) }),
    endpoint({
      site,
      method: 'get',
      path: '/me/desk',
      handler: async (context) => desk({ req: context.req, site, actor: signedIn(context), locale: context.locale }),
    }),
    endpoint({
      site,
      method: 'get',
      path: '/me/inbox',
      handler: async (context) =>
        inbox({ req: context.req, site, actor: signedIn(context), locale: context.locale, after: context.query.get('after') ?? undefined }),
    }),
    endpoint({
      site,
      method: 'post',
      path: '/me/inbox/read',
      handler: async (context) =>
        markRead({ req: context.req, site, actor: signedIn(context), ids: (await jsonBody<{ ids?: unknown }>(context)).ids }),
    }),
  ]
}
