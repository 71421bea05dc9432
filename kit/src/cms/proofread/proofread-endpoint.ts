import type { Endpoint } from 'payload'
import { mayEnterAdmin } from '../../admin-roles.ts'
import type { ProofreadAnswer, ProofreadRequest } from '../../protocol.ts'
import type { Site, SiteType } from '../../site.ts'
import { endpoint, jsonBody, signedIn } from '../endpoint.ts'
import { siteTypeOf } from '../operations/site-type.ts'
import { RequestError } from '../request-error.ts'
import { proofread } from './proofread.ts'

/** POST /{slug}/proofread, for those who work in the admin screens: the list of wordings itself never goes to a browser for it. */
export function proofreadEndpoints(site: Site, { slug, surface }: SiteType): Endpoint[] {
  if (!surface.proofread) return []
  return [
    endpoint({
      site,
      method: 'post',
      path: '/proofread',
      handler: async (context): Promise<ProofreadAnswer> => {
        const { req } = context
        const actor = signedIn(context)
        if (!mayEnterAdmin(site, actor)) throw new RequestError(403, 'error.forbidden')
        const one = await siteTypeOf(req.payload, site, slug)
        const { data } = await jsonBody<ProofreadRequest>(context)
        if (typeof data !== 'object' || data === null) throw new RequestError(400, 'error.badRequest')
        return { hits: await proofread({ req, one, doc: data }) }
      },
    }),
  ]
}
