import { handleEndpoints, type Endpoint } from 'payload'
import type { Id } from '../../field.ts'
import { translate } from '../../label.ts'
import type { ColumnNode, ReceiptAnswer, Ref, SiteAnswer } from '../../protocol.ts'
import { choicesOf, type Site } from '../../site.ts'
import { relationIds } from '../../who.ts'
import { endpoint, signedIn } from '../endpoint.ts'
import { offApps } from '../app-switch.ts'
import { titleFieldOf } from '../operations/present.ts'
import { tableOf } from '../operations/table-of.ts'
import { namableWhere } from '../organisations/retired.ts'
import { RequestError } from '../request-error.ts'
import { runSql, sql } from '../run-sql.ts'

const BATCH_MOST = 20
const OPTIONS_MOST = 500
/** Collections whose titles a picker may offer to any signed-in person; `organisations` and `columns` to everyone (filters). */
const OPTION_SLUGS: Readonly<Record<string, 'anyone' | 'signed-in'>> = { organisations: 'anyone', columns: 'anyone', users: 'signed-in' }

/** Endpoints that belong to no single type. */
export function siteEndpoints(site: Site): Endpoint[] {
  return [siteEndpoint(site), receiptEndpoint(site), optionsEndpoint(site), batchEndpoint(site)]
}

function siteEndpoint(site: Site): Endpoint {
  return endpoint({
    site,
    method: 'get',
    path: '/site',
    handler: async ({ req }): Promise<SiteAnswer> => {
      const { payload } = req
      const [settings, columns, off] = await Promise.all([
        payload.findGlobal({ slug: 'site', depth: 0, overrideAccess: true }) as Promise<unknown> as Promise<
          Record<string, string | null | undefined>
        >,
        site.type('columns')
          ? payload.find({ collection: 'columns' as never, pagination: false, depth: 0, sort: ['order', 'id'], overrideAccess: true })
          : { docs: [] },
        offApps(payload),
      ])
      const text = (name: string) => settings[name] ?? ''
      return {
        name: text('name') || site.label,
        nameEn: text('nameEn'),
        tagline: text('tagline'),
        marks: {
          organiser: text('organiser'),
          icp: text('icp'),
          police: text('police'),
          siteCode: text('siteCode'),
          contact: text('contact'),
          address: text('address'),
        },
        columns: (columns.docs as unknown as Record<string, unknown>[]).map((doc): ColumnNode => ({
          id: doc.id as Id,
          slug: String(doc.slug ?? ''),
          title: String(doc.title ?? ''),
          parent: relationIds(doc.parent)[0] ?? null,
          order: Number(doc.order ?? 0),
          description: (doc.description as string | null) ?? null,
        })),
        offApps: off,
      }
    },
  })
}

function receiptEndpoint(site: Site): Endpoint {
  return endpoint({
    site,
    method: 'get',
    path: '/receipts/:code',
    handler: async ({ req, params, locale }): Promise<ReceiptAnswer> => {
      const code = (params.code ?? '').toUpperCase()
      const [row] = /^[0-9A-Z-]{8,20}$/.test(code)
        ? await runSql<{ type: string; doc: number; at: Date | string }>({
            payload: req.payload,
            query: sql`SELECT type, doc, at FROM yz.receipts WHERE code = ${code}`,
          })
        : []
      const one = row && site.type(row.type)
      if (!row || !one) throw new RequestError(404, 'error.receiptUnknown')
      const [doc] = await runSql<{ state?: string; updated_at: Date | string }>({
        payload: req.payload,
        query: one.surface.flow
          ? sql`SELECT state, updated_at FROM ${sql.identifier(tableOf(row.type))} WHERE id = ${row.doc}`
          : sql`SELECT updated_at FROM ${sql.identifier(tableOf(row.type))} WHERE id = ${row.doc}`,
      })
      if (!doc) throw new RequestError(404, 'error.receiptUnknown')
      const say = (key: string) => translate({ messages: site.messages, locale, key })
      return {
        receipt: code,
        type: row.type,
        typeLabel: say(one.surface.type.label),
        ...(doc.state ? { state: doc.state, stateLabel: say(one.surface.flow?.states[doc.state]?.label ?? doc.state) } : {}),
        receivedAt: new Date(row.at).toISOString(),
        updatedAt: new Date(doc.updated_at).toISOString(),
      }
    },
  })
}

function optionsEndpoint(site: Site): Endpoint {
  return endpoint({
    site,
    method: 'get',
    path: '/options/:slug',
    handler: async (context): Promise<{ options: Ref[] }> => {
      const { req, params, query } = context
      const slug = params.slug ?? ''
      const own = Object.hasOwn(OPTION_SLUGS, slug) ? OPTION_SLUGS[slug] : undefined
      const declared = own === undefined && isRelatedTo(site, slug)
      const right = own ?? (declared ? 'signed-in' : undefined)
      if (!right) throw new RequestError(404, 'error.notFound')
      if (right === 'signed-in') signedIn(context)
      const title = titleFieldOf(site, slug)
      const q = query.get('q')?.trim()
      const limit = Math.min(OPTIONS_MOST, Math.max(1, Number(query.get('limit') ?? OPTIONS_MOST) || OPTIONS_MOST))
      const { docs } = await req.payload.find({
        collection: slug as never,
        where: {
          and: [
            ...(q ? [{ [title]: { like: q } }] : []),
            // Nobody is to be named who cannot act any more.
            ...(Object.hasOwn(namableWhere, slug) ? [namableWhere[slug]!] : []),
            ...narrowed(site, slug, query),
          ],
        } as never,
        select: { [title]: true } as never,
        sort: declared ? '-createdAt' : slug === 'users' ? title : ['order', 'id'],
        depth: 0,
        limit,
        pagination: false,
        // Of a declared type everybody is offered what they may read.
        ...(declared ? { overrideAccess: false, user: req.user, req } : { overrideAccess: true }),
      })
      return {
        options: (docs as unknown as Record<string, unknown>[]).map((doc) => ({ id: doc.id as Id, title: String(doc[title] ?? '') })),
      }
    },
  })
}

/** Whether a relation of some type leads to this declared type. */
function isRelatedTo(site: Site, slug: string): boolean {
  return site.type(slug) !== undefined && site.types.some(({ surface }) => Object.values(surface.type.fields).some(({ to }) => to === slug))
}

/** `kind=unit`, `roles=member,staff`: only rows with one of these values, as a relation's `only` asks. */
function narrowed(site: Site, slug: string, query: URLSearchParams) {
  return Object.entries(choicesOf(site.type(slug), slug)).flatMap(([name, known]) => {
    const values = query.get(name)?.split(',')
    if (!values) return []
    if (values.some((value) => !known.includes(value))) throw new RequestError(400, 'error.badRequest')
    return [{ [name]: { in: values } }]
  })
}

/** GET /api/batch?get=/api/…&get=/api/…: several reads in one answer, each with the caller's own rights. */
function batchEndpoint(site: Site): Endpoint {
  return endpoint({
    site,
    method: 'get',
    path: '/batch',
    handler: async ({ req, query }) => {
      const paths = query.getAll('get')
      if (paths.length === 0 || paths.length > BATCH_MOST || paths.some((path) => !/^\/api\/(?!batch)[\w/-]+(\?.*)?$/.test(path)))
        throw new RequestError(400, 'error.badRequest')
      const answers = await Promise.all(
        paths.map(async (path) => {
          const answer = await handleEndpoints({
            config: req.payload.config,
            request: new Request(new URL(path, req.origin ?? 'http://localhost'), { headers: req.headers, signal: req.signal ?? null }),
          })
          if (!answer.headers.get('content-type')?.includes('json')) {
            // A file, or a stream that would never end.
            await answer.body?.cancel()
            throw new RequestError(400, 'error.badRequest')
          }
          return { status: answer.status, body: (await answer.json()) as unknown }
        }),
      )
      return { answers }
    },
  })
}
