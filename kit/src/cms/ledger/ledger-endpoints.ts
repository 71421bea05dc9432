import type { Endpoint } from 'payload'
import { isNamed } from '../../hands.ts'
import type { Site, SiteType } from '../../site.ts'
import { endpoint } from '../endpoint.ts'
import { siteTypeOf } from '../operations/site-type.ts'
import { RequestError } from '../request-error.ts'
import { ledgerSheet } from './ledger-sheet.ts'
import { workbookAnswer } from './workbook-answer.ts'

/** GET /{slug}/ledger.xlsx?{filter}={value}: what the list shows this person, as a spreadsheet. */
export function ledgerEndpoints(site: Site, { slug, surface }: SiteType): Endpoint[] {
  const { ledger } = surface
  if (!ledger) return []
  return [
    endpoint({
      site,
      method: 'get',
      path: '/ledger.xlsx',
      handler: async ({ req, actor, query }) => {
        const one = await siteTypeOf(req.payload, site, slug)
        if (!isNamed({ surface: one.surface, who: ledger.for, actor, doc: {} }))
          throw new RequestError(actor ? 403 : 401, actor ? 'error.forbidden' : 'error.signIn')
        return workbookAnswer(site, one, '台账', [ledgerSheet({ req, site, one, query })])
      },
    }),
  ]
}
