import { randomBytes } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import type { SaveAnswer, SaveRequest } from '../../protocol.ts'
import type { Site, SiteType } from '../../site.ts'
import { actorOf } from '../actor.ts'
import { RequestError } from '../request-error.ts'
import { runSql, sql } from '../run-sql.ts'
import { checkInput } from './check-input.ts'
import { fire } from './fire.ts'
import { mapDatabaseError } from './map-database-error.ts'
import { readDocument } from './read-document.ts'
import { siteTypeOf } from './site-type.ts'
import { inTransaction } from './transaction.ts'

/** No letters or digits that look alike. */
const RECEIPT_LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/**
 * Saves a document on behalf of `req.user`, as a draft or, with `fire`, handing it in at once; one transaction, answered
 * after the commit. The answer has a receipt code; the same `key` again gives the first answer's document again.
 *
 * @throws RequestError 403/404 no right · 409 changed since `revision` · 422 problems at fields
 */
export async function save({
  site,
  slug,
  req,
  body,
}: {
  site: Site
  slug: string
  req: PayloadRequest
  body: SaveRequest
}): Promise<SaveAnswer> {
  const one = await siteTypeOf(req.payload, site, slug)
  return mapDatabaseError(one, () => inTransaction(req, () => saveInside({ site, one, req, body })))
}

async function saveInside({
  site,
  one,
  req,
  body,
}: {
  site: Site
  one: SiteType
  req: PayloadRequest
  body: SaveRequest
}): Promise<SaveAnswer> {
  const { payload } = req
  const { slug } = one
  const actor = actorOf(req.user)
  if (body.key !== undefined) {
    // Two equal requests at once queue here, so that the second one finds the first one's receipt.
    await runSql({ payload, req, query: sql`SELECT pg_advisory_xact_lock(hashtextextended(${body.key}, 0))` })
    const [earlier] = await runSql<{ code: string; doc: number; type: string; actor: number | null }>({
      payload,
      req,
      query: sql`SELECT code, doc, type, actor FROM yz.receipts WHERE key = ${body.key}`,
    })
    if (earlier) {
      if (earlier.type !== slug || earlier.actor !== (actor?.id ?? null)) throw new RequestError(400, 'error.badRequest')
      return { id: earlier.doc, receipt: earlier.code, ...(await stateOf(one, req, earlier.doc)) }
    }
  }
  const data = declaredData(one, body.data)
  const common = { collection: slug as never, data: data as never, depth: 0, overrideAccess: false, user: req.user, req } as const
  let id = body.id
  if (id === undefined) id = ((await payload.create(common)) as unknown as { id: number }).id
  else {
    const seen = await stateOf(one, req, id)
    if (body.revision !== undefined && seen.revision !== body.revision) throw new RequestError(409, 'error.stale')
    await payload.update({ ...common, id } as never)
  }
  if (body.fire !== undefined) await fire({ site, slug, id, transition: body.fire, req })
  const receipt = newReceipt()
  await runSql({
    payload,
    req,
    query: sql`INSERT INTO yz.receipts (code, key, type, doc, actor) VALUES (${receipt}, ${body.key ?? null}, ${slug}, ${id}, ${actor?.id ?? null})`,
  })
  return { id, receipt, ...(await stateOf(one, req, id)) }
}

/** Only declared fields, each checked; required ones too where no workflow will ask for them later. */
function declaredData({ surface }: SiteType, data: unknown): Record<string, unknown> {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw new RequestError(400, 'error.badRequest')
  const { fields } = surface.type
  const allowed = Object.keys(fields)
  const required = surface.flow ? [] : allowed.filter((name) => fields[name]!.required)
  return checkInput({ fields, allowed, required, data: data as Record<string, unknown> })
}

async function stateOf({ slug }: SiteType, req: PayloadRequest, id: number): Promise<{ state?: string; revision: number }> {
  const { state, revision } = (await readDocument({ req, slug, id, select: { state: true, revision: true } })) as {
    state?: string
    revision?: number
  }
  return { ...(state ? { state } : {}), revision: revision ?? 1 }
}

function newReceipt(): string {
  return [...randomBytes(12)]
    .map((byte) => RECEIPT_LETTERS[byte % RECEIPT_LETTERS.length])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-')
}
