import { randomBytes } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import type { SaveAnswer, SaveRequest } from '../../protocol.ts'
import type { Site, SiteType } from '../../site.ts'
import { checkValues, isEmpty } from '../../validate.ts'
import { actorOf } from '../actor.ts'
import { RequestError } from '../request-error.ts'
import { runSql, sql } from '../run-sql.ts'
import { fire } from './fire.ts'
import { mapDatabaseError } from './map-database-error.ts'
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
export async function save({ site, slug, req, body }: { site: Site; slug: string; req: PayloadRequest; body: SaveRequest }): Promise<SaveAnswer> {
  const one = await siteTypeOf(req.payload, site, slug)
  return mapDatabaseError(one, () => inTransaction(req, () => saveInside({ site, one, req, body })))
}

async function saveInside({ site, one, req, body }: { site: Site; one: SiteType; req: PayloadRequest; body: SaveRequest }): Promise<SaveAnswer> {
  const { payload } = req
  const { slug } = one
  const actor = actorOf(req.user)
  if (body.key !== undefined) {
    // Two equal requests at once queue here, so that the second one finds the first one's receipt.
    await runSql({ payload, req, query: sql`SELECT pg_advisory_xact_lock(hashtextextended(${body.key}, 0))` })
    const [earlier] = await runSql<{ code: string; doc: number; type: string; actor: number | null }>({ payload, req, query: sql`SELECT code, doc, type, actor FROM yz.receipts WHERE key = ${body.key}` })
    if (earlier) {
      if (earlier.type !== slug || earlier.actor !== (actor?.id ?? null)) throw new RequestError(400, 'error.badRequest')
      return { id: earlier.doc, receipt: earlier.code, ...(await stateOf(one, req, earlier.doc)) }
    }
  }
  const data = declaredData(one, body.data)
  const common = { collection: slug as never, data: data as never, depth: 0, overrideAccess: false, user: req.user, req } as const
  let id = body.id
  if (id === undefined) id = ((await payload.create(common as never)) as unknown as { id: number }).id
  else {
    const seen = await stateOf(one, req, id)
    if (body.revision !== undefined && seen.revision !== body.revision) throw new RequestError(409, 'error.stale')
    await payload.update({ ...common, id } as never)
  }
  if (body.fire !== undefined) await fire({ site, slug, id, transition: body.fire, req })
  const receipt = newReceipt()
  await runSql({ payload, req, query: sql`INSERT INTO yz.receipts (code, key, type, doc, actor) VALUES (${receipt}, ${body.key ?? null}, ${slug}, ${id}, ${actor?.id ?? null})` })
  return { id, receipt, ...(await stateOf(one, req, id)) }
}

/** Only declared fields, in NFC, each checked; required ones too where no workflow will ask for them later. */
function declaredData({ surface }: SiteType, data: unknown): Record<string, unknown> {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw new RequestError(400, 'error.badRequest')
  const { fields } = surface.type
  for (const name of Object.keys(data)) if (!Object.hasOwn(fields, name)) throw new RequestError(400, name === 'state' ? 'error.stateWrite' : 'error.badRequest')
  const clean = Object.fromEntries(Object.entries(data).map(([name, value]: [string, unknown]) => [name, typeof value === 'string' ? value.normalize('NFC') : value]))
  const problems: Record<string, { key: string; values: Readonly<Record<string, string | number>> }> = checkValues(fields, clean)
  if (!surface.flow) for (const [name, field] of Object.entries(fields)) if (field.required && isEmpty(clean[name])) problems[name] ??= { key: 'error.required', values: { field: field.label } }
  if (Object.keys(problems).length > 0) throw new RequestError(422, 'error.invalid', { fields: problems })
  return clean
}

async function stateOf(one: SiteType, req: PayloadRequest, id: number): Promise<{ state?: string; revision: number }> {
  const doc = (await req.payload.findByID({
    collection: one.slug as never, id, depth: 0, overrideAccess: false, user: req.user, req, disableErrors: true, select: { state: true, revision: true } as never,
  })) as { state?: string; revision?: number } | null
  if (!doc) throw new RequestError(404, 'error.notFound')
  return { ...(doc.state ? { state: doc.state } : {}), revision: doc.revision ?? 1 }
}

function newReceipt(): string {
  return [...randomBytes(12)].map((byte) => RECEIPT_LETTERS[byte % RECEIPT_LETTERS.length]).join('').replace(/(.{4})(?=.)/g, '$1-')
}
