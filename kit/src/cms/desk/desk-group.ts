import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { Locale } from '../../label.ts'
import type { DeskGroup, DeskGroupAnswer } from '../../protocol.ts'
import type { Site, SiteType } from '../../site.ts'
import type { Actor } from '../../who.ts'
import { offApps } from '../app-switch.ts'
import { isoOf } from '../deadlines/clock-rows.ts'
import { tableNamed, tableOf, type Table } from '../operations/table-of.ts'
import { RequestError } from '../request-error.ts'
import { runSql, sql } from '../run-sql.ts'
import { deskCondition } from './desk-condition.ts'
import { deskItem, type Doc } from './desk-item.ts'
import { ownSteps } from './own-steps.ts'
import { whatWaits, type WhatWaits } from './what-waits.ts'
import { whoseBranches } from './whose-branches.ts'

/** The groups of a desk. */
export const deskGroupNames: readonly DeskGroup[] = ['todo', 'done', 'mine', 'copied']

const PAGE_SIZE = 20
const PAGE_MOST = 100

interface Scope {
  readonly req: PayloadRequest
  readonly site: Site
  readonly actor: Actor
}

/** Orders: column, and which way. What has no deadline stands last. */
const orders = {
  due: { column: 'dueAt', descending: false },
  updated: { column: 'updatedAt', descending: true },
  created: { column: 'createdAt', descending: true },
  /** One's own last step: in 已办 alone. */
  step: { column: undefined, descending: true },
} as const
type Order = keyof typeof orders
const standardOrder: Readonly<Record<DeskGroup, Order>> = { todo: 'due', done: 'step', mine: 'updated', copied: 'updated' }

/** A place in a list over several types: value of the order, place of the type, id. */
interface Place {
  readonly at: string | null
  readonly type: number
  readonly id: Id
}

interface DeskType extends WhatWaits {
  readonly one: SiteType
}

interface Found extends Place {
  readonly of: DeskType
  /** One's own last step, in 已办. */
  readonly step: { readonly at: string; readonly transition: string } | undefined
}

/**
 * Answers GET /api/me/desk/{group}?type=&state=&light=&sort=&after=&limit=: one page of a group of this person's desk, over all
 * types with a workflow, each row within what they may read.
 * @throws RequestError 400 for a group, type, state, light, order or cursor that is none
 */
export async function deskGroup({
  group,
  query,
  locale,
  ...scope
}: Scope & { group: string; query: URLSearchParams; locale: Locale }): Promise<DeskGroupAnswer> {
  if (!isGroup(group)) throw new RequestError(404, 'error.notFound')
  const all = await deskTypes(scope)
  const chosen = query.get('type')
  const types = chosen ? all.filter(({ one }) => one.slug === chosen) : all
  if (types.length === 0 && chosen) throw new RequestError(400, 'error.badRequest')
  const order = query.get('sort') ?? standardOrder[group]
  if (!Object.hasOwn(orders, order) || (order === 'step' && group !== 'done')) throw new RequestError(400, 'error.badRequest')
  const narrow = narrowing(query, types)
  const limit = Math.min(PAGE_MOST, Math.max(1, Number(query.get('limit') ?? PAGE_SIZE) || PAGE_SIZE))
  const after = placeOf(query.get('after'))

  const found = await Promise.all(
    types.map((of) => findPlaces({ ...scope, of, group, order: order as Order, narrow, after, type: all.indexOf(of), limit: limit + 1 })),
  )
  const rows = found.flat().sort((a, b) => compare(a, b, orders[order as Order].descending))
  const page = rows.slice(0, limit)
  const docs = await readAll(scope, page)
  const whose = await whoseBranches({
    ...scope,
    found: types.map(({ one }) => ({ one, docs: [...docs].flatMap(([key, doc]) => (key.startsWith(`${one.slug}:`) ? [doc] : [])) })),
  })
  return {
    items: page.flatMap((place) => {
      const doc = docs.get(`${place.of.one.slug}:${place.id}`)
      return doc
        ? [
            deskItem({
              ...scope,
              locale,
              one: place.of.one,
              doc,
              rounds: place.of.turns.get(place.id),
              of: whose.get(doc),
              step: place.step,
            }),
          ]
        : []
    }),
    total: (await Promise.all(types.map((of) => countOf({ ...scope, of, group, narrow })))).reduce((sum, one) => sum + one, 0),
    next: rows.length > limit ? encode(page.at(-1)!) : null,
    types: await typesIn(scope, all, group),
  }
}

/** How many documents stand in each group. */
export async function deskCounts(scope: Scope, groups: readonly DeskGroup[]): Promise<Readonly<Record<string, number>>> {
  const types = await deskTypes(scope)
  const counts = await Promise.all(
    groups.map(async (group) => {
      const each = await Promise.all(types.map((of) => countOf({ ...scope, of, group, narrow: () => sql`` })))
      return [group, each.reduce((sum, one) => sum + one, 0)] as const
    }),
  )
  return Object.fromEntries(counts)
}

function isGroup(name: string): name is DeskGroup {
  return (deskGroupNames as readonly string[]).includes(name)
}

/** The types with a workflow, each with the documents whose rounds wait for this person. */
async function deskTypes({ req, site, actor }: Scope): Promise<readonly DeskType[]> {
  const off = await offApps(req.payload)
  const types = site.types.filter((one) => one.surface.flow && !off.includes(one.app.id))
  return Promise.all(types.map(async (one) => ({ one, ...(await whatWaits({ req, one, actor })) })))
}

/** Condition on the rows of a type that stand in a group. */
function rowsIn({ req, actor }: Scope, { one, turns, elsewhere }: DeskType, group: DeskGroup): SQL | undefined {
  return deskCondition({ payload: req.payload, one, actor, group, turns: [...turns.keys()], elsewhere })
}

type Value = SQL | Table[string]
type Narrow = (table: Table) => SQL

/** State and light, as far as they are asked for. */
function narrowing(query: URLSearchParams, types: readonly DeskType[]): Narrow {
  const state = query.get('state')
  const light = query.get('light')
  if (state && !types.some(({ one }) => Object.hasOwn(one.surface.flow!.states, state))) throw new RequestError(400, 'error.badRequest')
  if (light && !['red', 'amber', 'green'].includes(light)) throw new RequestError(400, 'error.badRequest')
  return ({ state: column, dueAt, warnAt }) => {
    const ofLight =
      light === 'red'
        ? sql`AND ${dueAt} < now()`
        : light === 'amber'
          ? sql`AND ${dueAt} >= now() AND ${warnAt} <= now()`
          : light === 'green'
            ? sql`AND ${dueAt} >= now() AND (${warnAt} IS NULL OR ${warnAt} > now())`
            : sql``
    return sql`${state ? sql`AND ${column}::text = ${state}` : sql``} ${ofLight}`
  }
}

async function findPlaces({
  of,
  group,
  order,
  narrow,
  after,
  type,
  limit,
  ...scope
}: Scope & {
  of: DeskType
  group: DeskGroup
  order: Order
  narrow: Narrow
  after: Place | undefined
  type: number
  limit: number
}): Promise<Found[]> {
  const { payload } = scope.req
  const { one } = of
  const condition = rowsIn(scope, of, group)
  if (!condition) return []
  const table = tableNamed(payload, one.slug)
  const { column, descending } = orders[order]
  const value: Value = column ? table[column]! : sql`own.at`
  const own = group === 'done' ? sql`JOIN (${ownSteps({ actor: scope.actor, slug: one.slug })}) own ON own.doc = ${table.id}` : sql``
  const way = descending ? sql`DESC` : sql`ASC NULLS LAST`
  const rows = await runSql<{ id: Id; at: Date | string | null; stepped?: Date | string; transition?: string }>({
    payload,
    query: sql`SELECT ${table.id} AS id, ${value} AS at ${group === 'done' ? sql`, own.at AS stepped, own.transition` : sql``}
      FROM ${sql.identifier(tableOf(one.slug))} ${own}
      WHERE ${condition} ${narrow(table)} ${after ? sql`AND ${past({ value, id: table.id!, descending, after, type })}` : sql``}
      ORDER BY ${value} ${way}, ${table.id} ${descending ? sql`DESC` : sql`ASC`} LIMIT ${limit}`,
  })
  return rows.map(({ id, at, stepped, transition }) => ({
    of,
    type,
    id,
    at: isoOf(at),
    step: transition === undefined ? undefined : { at: isoOf(stepped)!, transition },
  }))
}

/** The rows after a place, in the order (value, type, id); of equal values the types follow one another. */
function past({
  value,
  id,
  descending,
  after: { at, type: otherType, id: otherId },
  type,
}: {
  value: Value
  id: Value
  descending: boolean
  after: Place
  type: number
}): SQL {
  const further = descending ? sql`<` : sql`>`
  const same = at === null ? sql`${value} IS NULL` : sql`${value} = ${at}::timestamptz`
  const tied = type > otherType ? same : type < otherType ? sql`false` : sql`${same} AND ${id} ${further} ${otherId}`
  if (at === null) return sql`(${tied})`
  const beyond = sql`${value} ${further} ${at}::timestamptz`
  return sql`(${beyond} OR (${tied}) ${descending ? sql`` : sql`OR ${value} IS NULL`})`
}

function compare(a: Found, b: Found, descending: boolean): number {
  const way = descending ? -1 : 1
  // What has no value stands last when ascending; no order that descends is over a column that may be empty.
  if (a.at !== b.at) return a.at === null ? 1 : b.at === null ? -1 : way * a.at.localeCompare(b.at)
  return a.type - b.type || way * (a.id - b.id)
}

async function countOf({ of, group, narrow, ...scope }: Scope & { of: DeskType; group: DeskGroup; narrow: Narrow }): Promise<number> {
  const { payload } = scope.req
  const { one } = of
  const condition = rowsIn(scope, of, group)
  if (!condition) return 0
  const [row] = await runSql<{ n: number }>({
    payload,
    query: sql`SELECT count(*)::int AS n FROM ${sql.identifier(tableOf(one.slug))} WHERE ${condition} ${narrow(tableNamed(payload, one.slug))}`,
  })
  return row!.n
}

/** The types that have something in a group, with the states that occur. */
async function typesIn(scope: Scope, types: readonly DeskType[], group: DeskGroup): Promise<DeskGroupAnswer['types']> {
  const { payload } = scope.req
  const each = await Promise.all(
    types.map(async (of) => {
      const { one } = of
      const condition = rowsIn(scope, of, group)
      if (!condition) return undefined
      const rows = await runSql<{ state: string; n: number }>({
        payload,
        query: sql`SELECT ${tableNamed(payload, one.slug).state}::text AS state, count(*)::int AS n FROM ${sql.identifier(tableOf(one.slug))} WHERE ${condition} GROUP BY 1`,
      })
      return rows.length > 0 ? { type: one.slug, states: Object.fromEntries(rows.map(({ state, n }) => [state, n])) } : undefined
    }),
  )
  return each.filter((one) => one !== undefined)
}

/** The documents themselves, read with the person's own rights. */
async function readAll({ req }: Scope, places: readonly Found[]): Promise<ReadonlyMap<string, Doc>> {
  const docs = new Map<string, Doc>()
  for (const [slug, some] of Map.groupBy(places, ({ of }) => of.one.slug)) {
    const read = await req.payload.find({
      collection: slug as never,
      where: { id: { in: some.map(({ id }) => id) } },
      limit: some.length,
      pagination: false,
      depth: 0,
      overrideAccess: false,
      user: req.user,
    })
    for (const doc of read.docs as unknown as Doc[]) docs.set(`${slug}:${String(doc.id)}`, doc)
  }
  return docs
}

function encode({ at, type, id }: Place): string {
  return Buffer.from(JSON.stringify([at, type, id])).toString('base64url')
}

function placeOf(cursor: string | null): Place | undefined {
  if (!cursor) return undefined
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    const [at, type, id] = parsed as [unknown, unknown, unknown]
    if (
      (at === null || (typeof at === 'string' && !Number.isNaN(Date.parse(at)))) &&
      Number.isSafeInteger(type) &&
      Number.isSafeInteger(id)
    )
      return { at, type: type as number, id: id as Id }
  } catch {
    // Told below.
  }
  throw new RequestError(400, 'error.badRequest')
}
