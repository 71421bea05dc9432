import type { PayloadRequest } from 'payload'
import type { ListAnswer } from '../../protocol.ts'
import type { Where } from '../../row-filter.ts'
import type { Site, SiteType } from '../../site.ts'
import { readableWhere } from '../access/readable-where.ts'
import { actorOf } from '../actor.ts'
import { RequestError } from '../request-error.ts'
import { afterRow, decodeCursor, encodeCursor, type Position } from './keyset.ts'
import { present } from './present.ts'

/** Rows of one page at most. */
export const LIST_MOST = 100
const STANDARD = ['state', 'author', 'createdAt', 'dueAt']

/**
 * Answers GET /api/{slug}/list: rows the person may read, newest first, one page. The query string takes `fields`,
 * `sort`, `limit`, `after` or `before`, `mine=1`, and any filter the declaration names (several values by comma).
 */
export async function listRows({
  req,
  site,
  one,
  query,
  also,
}: {
  req: PayloadRequest
  site: Site
  one: SiteType
  query: URLSearchParams
  /** A further condition. */ also?: Where
}): Promise<ListAnswer> {
  const { type, pages, flow } = one.surface
  const fields = query.get('fields')?.split(',').filter(Boolean)
  for (const name of fields ?? []) if (!type.fields[name] && !STANDARD.includes(name)) throw new RequestError(400, 'error.badRequest')
  const limit = Math.min(LIST_MOST, Math.max(1, Number(query.get('limit') ?? 20) || 20))
  const { field, descending } = orderOf(one, query.get('sort'))
  const conditions: Where[] = also ? [also] : []
  for (const name of [...new Set([...filterNames(one), ...linksOf(site, one)])]) {
    const value = query.get(name)
    if (value) conditions.push({ [name]: { in: value.split(',').map((part) => filterValue(one, name, part)) } })
  }
  if (query.get('mine') === '1') {
    const actor = actorOf(req.user)
    if (!actor) throw new RequestError(401, 'error.signIn')
    conditions.push({ author: { equals: actor.id } })
  }
  const names = fields ?? pages?.list?.show ?? Object.keys(type.fields)
  const readable = await readableWhere(req, one.slug)
  if (readable === false) throw new RequestError(req.user ? 403 : 401, req.user ? 'error.forbidden' : 'error.signIn')
  if (readable !== true) conditions.push(readable)
  const select = [
    ...names,
    field,
    type.title,
    'createdAt',
    'updatedAt',
    ...(flow ? ['state', 'dueAt', 'warnAt', 'dueProvisional'] : []),
  ].filter((name) => name !== 'id')

  /** Rows in the order of the list, or backwards from a row; one more than asked tells whether there are more, without counting. */
  async function read({ from, backwards = false }: { from?: Position; backwards?: boolean | undefined }): Promise<Doc[]> {
    const down = descending !== backwards
    const sign = down ? '-' : ''
    // Straight from the database adapter: Payload's find would check the same right once more against each field of the
    // conditions, which are ours, and call the hooks of fields, of which a declared type has none for reading.
    const { docs } = await req.payload.db.find({
      collection: one.slug,
      where: { and: [...conditions, ...(from ? [afterRow({ field, descending: down, last: from })] : [])] } as never,
      sort: field === 'id' ? [`${sign}id`] : [`${sign}${field}`, `${sign}id`],
      limit: limit + 1,
      pagination: false,
      joins: false,
      req,
      select: Object.fromEntries(select.map((name) => [name, true])) as never,
    })
    return docs
  }

  const after = positionOf(query.get('after'))
  const before = positionOf(query.get('before'))
  const back = before && (await read({ from: before, backwards: true }))
  // Where less than a page is left before, the first page is shown whole.
  const isBack = back !== undefined && back.length > limit
  const docs = isBack ? back : await read(after && !before ? { from: after } : {})
  const page = isBack ? docs.slice(0, limit).toReversed() : docs.slice(0, limit)
  const rows = await present({ req, site, one, docs: page, fields: [...new Set([type.title, ...names])] })
  const cursorOf = (doc: Doc | undefined) => (doc ? encodeCursor({ value: doc[field], id: doc.id as number }) : null)
  return {
    docs: rows,
    next: isBack || docs.length > limit ? cursorOf(page.at(-1)) : null,
    previous: isBack || (after && !before) ? cursorOf(page[0]) : null,
  }
}

type Doc = Readonly<Record<string, unknown>>

function positionOf(cursor: string | null): Position | undefined {
  if (!cursor) return undefined
  const position = decodeCursor(cursor)
  if (!position) throw new RequestError(400, 'error.badRequest')
  return position
}

function orderOf(one: SiteType, asked: string | null): { field: string; descending: boolean } {
  const standard = one.surface.pages?.list?.sort ?? 'createdAt'
  const field = asked?.replace(/^-/, '') ?? standard
  const allowed = [
    'id',
    'createdAt',
    'updatedAt',
    standard,
    ...(one.surface.flow ? ['dueAt'] : []),
    ...Object.entries(one.surface.type.fields)
      .filter(([, f]) => f.kind === 'date' || f.kind === 'number')
      .map(([name]) => name),
  ]
  if (!allowed.includes(field)) throw new RequestError(400, 'error.badRequest')
  return { field, descending: asked === null || asked.startsWith('-') }
}

/** Fields a list can be narrowed by. */
export function filterNames({ surface }: SiteType): readonly string[] {
  return [...new Set([...(surface.pages?.list?.filter ?? []), ...(surface.search?.facets ?? []), ...(surface.flow ? ['state'] : [])])]
}

/** Relations by which another type's page lists these documents (see `lists`). */
function linksOf(site: Site, { slug }: SiteType): readonly string[] {
  return site.types.flatMap(({ surface }) =>
    Object.values(surface.pages?.detail?.lists ?? {}).flatMap(({ of, by }) => (of === slug ? [by] : [])),
  )
}

function filterValue(one: SiteType, name: string, part: string): string | number {
  if (name === 'state') {
    if (!one.surface.flow || !Object.hasOwn(one.surface.flow.states, part)) throw new RequestError(400, 'error.badRequest')
    return part
  }
  const field = one.surface.type.fields[name]!
  if (field.kind !== 'select') {
    if (!/^\d{1,9}$/.test(part)) throw new RequestError(400, 'error.badRequest')
    return Number(part)
  }
  if (!Object.hasOwn(field.values ?? {}, part)) throw new RequestError(400, 'error.badRequest')
  return part
}
