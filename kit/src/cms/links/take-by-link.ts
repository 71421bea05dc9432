import { createLocalReq, type BasePayload } from 'payload'
import type { Locale } from '../../label.ts'
import type { LinkFireRequest } from '../../protocol.ts'
import type { Site } from '../../site.ts'
import { fire } from '../operations/fire.ts'
import { lockRow } from '../operations/lock-row.ts'
import { mapDatabaseError } from '../operations/map-database-error.ts'
import { inTransaction } from '../operations/transaction.ts'
import { RequestError } from '../request-error.ts'
import { runSql, sql } from '../run-sql.ts'
import { rowOfToken } from './link-row.ts'
import { openLink } from './open-link.ts'

/**
 * Takes a step by a signed link, as the person it was sent to, and uses the link up in the same transaction. Of two at once one
 * is taken. What is refused uses nothing up.
 *
 * @throws RequestError as `openLink` and `fire` · 400 a step that the link does not offer
 */
export async function takeByLink({
  payload,
  site,
  token,
  locale,
  body: { transition, data, reason },
}: {
  payload: BasePayload
  site: Site
  token: string
  locale: Locale
  body: LinkFireRequest
}): Promise<void> {
  const link = await rowOfToken({ payload, token })
  const one = link && site.type(link.type)
  if (!link || !one) throw new RequestError(404, 'link.unknown')
  const req = await createLocalReq({}, payload)
  await mapDatabaseError(one, () =>
    inTransaction(req, async () => {
      // The document first, as whoever sends or withdraws a link does.
      await lockRow({ req, site, slug: one.slug, id: link.doc })
      const open = await openLink({ payload, site, token, locale, req })
      if (!open.offers.some((offer) => offer.transition === transition)) throw new RequestError(400, 'error.badRequest')
      const { person, doc, revision } = open.link
      await fire({ site, slug: one.slug, id: doc, transition, data, reason, for: person, revision, req: open.req })
      await runSql({
        payload,
        req,
        query: sql`UPDATE yz.signed_links SET used_at = clock_timestamp(), used_step = ${transition} WHERE id = ${link.id}`,
      })
    }),
  )
}
