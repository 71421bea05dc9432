import type { Endpoint } from 'payload'
import type { ChannelsAnswer } from '../../protocol.ts'
import type { Site } from '../../site.ts'
import { endpoint, jsonBody, signedIn } from '../endpoint.ts'
import { channelStates } from '../notices/channel-state.ts'
import { RequestError } from '../request-error.ts'
import { deskGroup } from './desk-group.ts'
import { desk } from './desk.ts'
import { inbox, markRead } from './inbox.ts'
import { me } from './me.ts'
import { changeNoticeSettings, noticeSettings } from './notice-settings.ts'
import { unreadStream } from './unread-stream.ts'

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
      path: '/me/desk/:group',
      handler: async (context) =>
        deskGroup({
          req: context.req,
          site,
          actor: signedIn(context),
          locale: context.locale,
          group: context.params.group ?? '',
          query: context.query,
        }),
    }),
    endpoint({
      site,
      method: 'get',
      path: '/me/inbox',
      handler: async (context) => inbox({ req: context.req, site, actor: signedIn(context), locale: context.locale, query: context.query }),
    }),
    endpoint({
      site,
      method: 'get',
      path: '/me/inbox/stream',
      handler: async (context) => unreadStream({ req: context.req, site, actor: signedIn(context) }),
    }),
    endpoint({
      site,
      method: 'post',
      path: '/me/inbox/read',
      handler: async (context) =>
        markRead({ req: context.req, site, actor: signedIn(context), ids: (await jsonBody<{ ids?: unknown }>(context)).ids }),
    }),
    endpoint({
      site,
      method: 'get',
      path: '/me/notice-settings',
      handler: async (context) => noticeSettings({ req: context.req, actor: signedIn(context) }),
    }),
    endpoint({
      site,
      method: 'post',
      path: '/me/notice-settings',
      handler: async (context) => changeNoticeSettings({ req: context.req, actor: signedIn(context), body: await jsonBody(context) }),
    }),
    endpoint({
      site,
      method: 'get',
      path: '/channels',
      handler: async (context): Promise<ChannelsAnswer> => {
        if (!signedIn(context).roles.includes('admin')) throw new RequestError(403, 'error.forbidden')
        return { channels: await channelStates({ payload: context.req.payload }) }
      },
    }),
  ]
}
