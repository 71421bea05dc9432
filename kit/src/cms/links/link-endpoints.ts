import type { Endpoint } from 'payload'
import { canLink } from '../../linked-steps.ts'
import { translate } from '../../label.ts'
import { LINK_HEADER, type LinkAnswer, type LinkFireRequest, type LinkRequest } from '../../protocol.ts'
import type { Site, SiteType } from '../../site.ts'
import { requirePortal } from '../door.ts'
import { endpoint, idOf, jsonBody, signedIn, type EndpointContext } from '../endpoint.ts'
import { siteTypeOf } from '../operations/site-type.ts'
import { viewDocument } from '../operations/view.ts'
import { RequestError } from '../request-error.ts'
import { openLink } from './open-link.ts'
import { sendLink, withdrawLink } from './send-link.ts'
import { takeByLink } from './take-by-link.ts'
import { namesOf } from './names-of.ts'

/** POST /{slug}/{id}/links {person}, for types that have steps to be taken by a link. */
export function typeLinkEndpoints(site: Site, { slug, surface }: SiteType): Endpoint[] {
  if (!canLink(surface.flow)) return []
  return [
    endpoint({
      site,
      method: 'post',
      path: '/:id/links',
      handler: async (context) => {
        const actor = signedIn(context)
        const { person } = await jsonBody<LinkRequest>(context)
        if (!Number.isSafeInteger(person) || person < 1 || person >= 2 ** 31) throw new RequestError(400, 'error.badRequest')
        const { req, params } = context
        await sendLink({ req, site, one: await siteTypeOf(req.payload, site, slug), id: idOf(params.id), actor, person })
        return {}
      },
    }),
  ]
}

/** Withdrawing a link, and, for the portal's server alone, what it opens and taking a step by it. */
export function linkEndpoints(site: Site): Endpoint[] {
  return [
    endpoint({
      site,
      method: 'post',
      path: '/signed-links/:id/withdraw',
      handler: async (context) => {
        await withdrawLink({ req: context.req, site, actor: signedIn(context), link: idOf(context.params.id) })
        return {}
      },
    }),
    endpoint({ site, method: 'get', path: '/signed-link', handler: (context) => look(site, context) }),
    endpoint({
      site,
      method: 'post',
      path: '/signed-link',
      handler: async (context) => {
        const token = tokenIn(context)
        const body = await jsonBody<LinkFireRequest>(context)
        if (typeof body.transition !== 'string') throw new RequestError(400, 'error.badRequest')
        await takeByLink({ payload: context.req.payload, site, token, locale: context.locale, body })
        return {}
      },
    }),
  ]
}

async function look(site: Site, context: EndpointContext): Promise<LinkAnswer> {
  const { locale } = context
  const { payload } = context.req
  const { link, one, req, offers } = await openLink({ payload, site, token: tokenIn(context), locale })
  const view = await viewDocument({ req, site, one, id: link.doc, locale })
  const names = await namesOf(payload, [link.person, link.sent_by])
  return {
    type: one.slug,
    person: names(link.person),
    sentBy: names(link.sent_by),
    expiresAt: new Date(link.expires_at).toISOString(),
    doc: view.doc,
    rounds: view.rounds,
    can: offers.map(({ copy: _, ...offer }) => ({ ...offer, label: translate({ messages: site.messages, locale, key: offer.label }) })),
  }
}

function tokenIn({ req }: EndpointContext): string {
  requirePortal(req.headers)
  return req.headers.get(LINK_HEADER) ?? ''
}
