import type { Endpoint } from 'payload'
import type { FireManyRequest, FireRequest, SaveRequest } from '../../protocol.ts'
import type { Site, SiteType } from '../../site.ts'
import { bulkSteps } from '../../workflow.ts'
import { endpoint, idOf, jsonBody } from '../endpoint.ts'
import { importEndpoints } from '../ledger-in/import-endpoints.ts'
import { ledgerEndpoints } from '../ledger/ledger-endpoints.ts'
import { fireMany } from '../operations/fire-many.ts'
import { fire } from '../operations/fire.ts'
import { listRows } from '../operations/list.ts'
import { save } from '../operations/save.ts'
import { siteTypeOf } from '../operations/site-type.ts'
import { viewDocument } from '../operations/view.ts'
import { paperEndpoints } from '../papers/paper-endpoint.ts'
import { proofreadEndpoints } from '../proofread/proofread-endpoint.ts'
import { typeLinkEndpoints } from '../links/link-endpoints.ts'
import { readingEndpoints } from '../reading/reading-endpoints.ts'
import { RequestError } from '../request-error.ts'
import { similarEndpoints } from '../similar/similar-endpoints.ts'

/** Endpoints of every declared type, under /api/{slug}. */
export function collectionEndpoints(site: Site, one: SiteType): Endpoint[] {
  const { slug, surface } = one
  return [
    endpoint({
      site,
      method: 'get',
      path: '/list',
      handler: async ({ req, query }) => listRows({ req, site, one: await siteTypeOf(req.payload, site, slug), query }),
    }),
    endpoint({
      site,
      method: 'get',
      path: '/:id/view',
      handler: async ({ req, params, locale }) =>
        viewDocument({ req, site, one: await siteTypeOf(req.payload, site, slug), id: idOf(params.id), locale }),
    }),
    endpoint({
      site,
      method: 'post',
      path: '/save',
      handler: async (context) => save({ site, slug, req: context.req, body: await jsonBody<SaveRequest>(context) }),
    }),
    ...readingEndpoints(site, one),
    ...similarEndpoints(site, one),
    ...proofreadEndpoints(site, one),
    ...paperEndpoints(site, one),
    ...typeLinkEndpoints(site, one),
    ...ledgerEndpoints(site, one),
    ...importEndpoints(site, one),
    ...(surface.flow
      ? [
          endpoint({
            site,
            method: 'post',
            path: '/:id/fire',
            handler: async (context) => {
              const { transition, data, reason, copy, revision, confirmed, for: principal } = await jsonBody<FireRequest>(context)
              if (typeof transition !== 'string' || (principal !== undefined && !Number.isSafeInteger(principal)))
                throw new RequestError(400, 'error.badRequest')
              return fire({
                site,
                slug,
                id: idOf(context.params.id),
                transition,
                data,
                reason,
                copy,
                for: principal,
                revision,
                confirmed: confirmed === true,
                req: context.req,
              })
            },
          }),
        ]
      : []),
    ...(surface.flow && bulkSteps(surface.flow).length > 0
      ? [
          endpoint({
            site,
            method: 'post',
            path: '/fire-many',
            handler: async (context) =>
              fireMany({ site, slug, req: context.req, locale: context.locale, body: await jsonBody<FireManyRequest>(context) }),
          }),
        ]
      : []),
  ]
}
