import { ReadableStream } from 'node:stream/web'
import type { Endpoint } from 'payload'
import { isNamed } from '../../hands.ts'
import { dayInChina } from '../../shanghai.ts'
import type { Site, SiteType } from '../../site.ts'
import { downloadHeaders } from '../download.ts'
import { endpoint } from '../endpoint.ts'
import { siteTypeOf } from '../operations/site-type.ts'
import { RequestError } from '../request-error.ts'
import { ledgerSheet, sayIn } from './ledger-sheet.ts'
import { writeXlsx, XLSX } from './write-xlsx.ts'

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
        const bytes = writeXlsx([ledgerSheet({ req, site, one, query })])
        // What is refused is refused before the first byte.
        const first = await bytes.next()
        return new Response(ReadableStream.from(resumed(first, bytes)) as unknown as BodyInit, {
          headers: downloadHeaders({
            type: XLSX,
            name: `${sayIn(site)(surface.type.label)}台账 ${dayInChina(new Date())}.xlsx`,
            plain: `${slug}.xlsx`,
          }),
        })
      },
    }),
  ]
}

async function* resumed<T>(first: IteratorResult<T, unknown>, rest: AsyncGenerator<T>): AsyncGenerator<T> {
  if (first.done) return
  yield first.value
  yield* rest
}
