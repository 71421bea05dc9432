import { createHash, randomBytes } from 'node:crypto'
import { Forbidden, type PayloadRequest } from 'payload'
import { keptFields } from '../../field.ts'
import type { SaveAnswer, SaveRequest } from '../../protocol.ts'
import type { Site, SiteType } from '../../site.ts'
import { requiredFields } from '../../validate.ts'
import { actorOf } from '../actor.ts'
import { RequestError } from '../request-error.ts'
import { runSql, sql } from '../run-sql.ts'
import { checkInput } from './check-input.ts'
import { fire } from './fire.ts'
import { lockRow } from './lock-row.ts'
import { mapDatabaseError } from './map-database-error.ts'
import { readDocument } from './read-document.ts'
import { siteTypeOf } from './site-type.ts'
import { inTransaction } from './transaction.ts'

/** No letters or digits that look alike. */
const RECEIPT_LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/**
 * Saves a document on behalf of `req.user`, as a draft or, with `fire`, handing it in at once; one transaction, answered
 * after the commit. The answer has a receipt code. The same request with the same `key` again saves nothing and gives the
 * same document and receipt; another request with that key is an edit of what the first one saved.
 *
 * @throws RequestError 403/404 no right · 409 changed since `revision`, or saved before and closed to edits · 422 problems at fields
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
  const request = createHash('sha256')
    .update(JSON.stringify([body.data, body.fire]))
    .digest('hex')
  const earlier = body.key === undefined ? undefined : await answeredBefore(req, body.key)
  if (earlier) {
    const sameForm = earlier.type === slug && earlier.actor === (actor?.id ?? null) && (body.id ?? earlier.doc) === earlier.doc
    if (!sameForm) throw new RequestError(400, 'error.badRequest')
    if (earlier.request === request) return { id: earlier.doc, receipt: earlier.code, ...(await stateOf(one, req, earlier.doc)) }
  }
  const common = { collection: slug as never, depth: 0, overrideAccess: false, user: req.user, req } as const
  // The sender of an edit has seen no answer yet: what is being edited is what the first request left behind.
  let id = earlier?.doc ?? body.id
  const expected = earlier?.revision ?? body.revision
  if (id === undefined) id = ((await payload.create({ ...common, data: declaredData(one, body) })) as unknown as { id: number }).id
  else {
    await lockRow({ req, site, slug, id })
    const before = await readDocument({ req, slug, id })
    if (expected !== undefined && (before.revision ?? 1) !== expected) throw new RequestError(409, 'error.stale')
    await payload.update({ ...common, id, data: declaredData(one, body, before) } as never).catch((error: unknown) => {
      if (earlier && error instanceof Forbidden) throw new RequestError(409, 'error.savedBefore', { values: { receipt: earlier.code } })
      throw error
    })
  }
  // A form has nobody to ask about doubtful words; whoever handles it next is shown them.
  if (body.fire !== undefined) await fire({ site, slug, id, transition: body.fire, confirmed: true, req })
  const answer = { id, receipt: earlier?.code ?? newReceipt(), ...(await stateOf(one, req, id)) }
  await runSql({
    payload,
    req,
    query: sql`INSERT INTO yz.receipts (code, key, type, doc, actor, request, revision)
      VALUES (${answer.receipt}, ${body.key ?? null}, ${slug}, ${id}, ${actor?.id ?? null}, ${request}, ${answer.revision})
      ON CONFLICT (code) DO UPDATE SET request = excluded.request, revision = excluded.revision`,
  })
  return answer
}

interface Earlier {
  readonly code: string
  readonly doc: number
  readonly type: string
  readonly actor: number | null
  readonly request: string | null
  readonly revision: number | null
}

/** The receipt of an earlier request with this key. Equal requests at once queue here, so that the second finds the first one's. */
async function answeredBefore(req: PayloadRequest, key: string): Promise<Earlier | undefined> {
  const { payload } = req
  await runSql({ payload, req, query: sql`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))` })
  const [earlier] = await runSql<Earlier & Record<string, unknown>>({
    payload,
    req,
    query: sql`SELECT code, doc, type, actor, request, revision FROM yz.receipts WHERE key = ${key}`,
  })
  return earlier
}

/** Only declared fields, each checked; required ones too where it is handed in at once, or no workflow will ask for them later. */
function declaredData(
  { surface }: SiteType,
  { data, fire: step }: SaveRequest,
  before: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw new RequestError(400, 'error.badRequest')
  const { fields } = surface.type
  const kept = keptFields(fields)
  const allowed = Object.keys(fields).filter((name) => !kept.includes(name))
  const asked = surface.flow
    ? step === undefined
      ? []
      : requiredFields(surface, step)
    : Object.keys(fields).filter((name) => fields[name]!.required)
  const required = allowed.filter((name) => asked.includes(name))
  return checkInput({ fields, allowed, required, before, data: data })
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
