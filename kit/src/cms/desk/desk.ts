import type { PayloadRequest } from 'payload'
import type { Actor, Locale } from '../../index.ts'
import type { Id } from '../../field.ts'
import type { DeskAnswer, DeskItem } from '../../protocol.ts'
import type { RowFilter, Where } from '../../row-filter.ts'
import type { Site, SiteType } from '../../site.ts'
import { offApps } from '../app-switch.ts'
import type { WaitingRound } from '../rounds/waiting-docs.ts'
import { deskCounts } from './desk-group.ts'
import { deskItem, type Doc } from './desk-item.ts'
import { isBegun, todoFilter } from './todo-filter.ts'
import { whatWaits } from './what-waits.ts'
import { whoseBranches } from './whose-branches.ts'

const TODO_MOST = 100
const MINE_MOST = 20

interface Scope {
  readonly req: PayloadRequest
  readonly site: Site
  readonly actor: Actor
  readonly locale: Locale
}
interface Found {
  readonly one: SiteType
  readonly filter: RowFilter
  /** See `waitingDocs`. */
  readonly turns?: ReadonlyMap<Id, readonly WaitingRound[]>
  readonly docs: readonly Doc[]
  readonly total: number
}

/** Answers GET /api/me/desk: what waits for this person, the nearest deadline first, and what they started, newest first. */
export async function desk(scope: Scope): Promise<DeskAnswer> {
  const { req, site, actor } = scope
  const off = await offApps(req.payload)
  const types = site.types.filter((one) => one.surface.flow && !off.includes(one.app.id))
  const [todo, mine, { done = 0, copied = 0 }] = await Promise.all([
    Promise.all(types.map((one) => findTodo({ req, one, actor }))),
    Promise.all(
      types
        .filter(({ surface }) => isBegun(surface))
        .map((one) => find({ req, one, filter: { author: { equals: actor.id } }, sort: ['-createdAt', '-id'], most: MINE_MOST })),
    ),
    deskCounts(scope, ['done', 'copied']),
  ])
  const whose = await whoseBranches({ req, site, found: [...todo, ...mine] })
  const now = new Date().toISOString()
  const overdue = await Promise.all(todo.map((found) => countOverdue({ req, found, now })))
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
  return {
    todo: todo
      .flatMap((found) =>
        found.docs.map((doc) => deskItem({ ...scope, one: found.one, doc, rounds: found.turns?.get(doc.id as Id), of: whose.get(doc) })),
      )
      .sort((a, b) => deadlineOf(a).localeCompare(deadlineOf(b)))
      .slice(0, TODO_MOST),
    mine: mine
      .flatMap(({ one, docs }) => docs.map((doc) => ({ one, doc })))
      .sort((a, b) => String(b.doc.createdAt).localeCompare(String(a.doc.createdAt)))
      .slice(0, MINE_MOST)
      .map(({ one, doc }) => deskItem({ ...scope, one, doc, of: whose.get(doc) })),
    counts: {
      todo: sum(todo.map((found) => found.total)),
      overdue: sum(overdue),
      mine: sum(mine.map((found) => found.total)),
      done,
      copied,
    },
  }
}

async function findTodo({ req, one, actor }: { req: PayloadRequest; one: SiteType; actor: Actor }): Promise<Found> {
  const { turns, elsewhere } = await whatWaits({ req, one, actor })
  const filter = todoFilter({ surface: one.surface, actor, turns: [...turns.keys()], elsewhere })
  return { ...(await find({ req, one, filter, sort: ['dueAt', 'id'], most: TODO_MOST })), turns }
}

/** One query a type; a second one only where there are more rows than shown. */
async function find({
  req,
  one,
  filter,
  sort,
  most,
}: {
  req: PayloadRequest
  one: SiteType
  filter: RowFilter
  sort: string[]
  most: number
}): Promise<Found> {
  if (filter === false) return { one, filter, docs: [], total: 0 }
  const where = filter === true ? {} : filter
  const { docs } = await req.payload.find({
    collection: one.slug as never,
    where: where as never,
    sort,
    limit: most + 1,
    pagination: false,
    depth: 0,
    overrideAccess: false,
    user: req.user,
    disableErrors: true,
  })
  const total = docs.length > most ? await count({ req, one, where }) : docs.length
  return { one, filter, docs: docs.slice(0, most) as unknown as Doc[], total }
}

async function countOverdue({ req, found, now }: { req: PayloadRequest; found: Found; now: string }): Promise<number> {
  const late = found.docs.filter((doc) => isLate(doc, now)).length
  // Sorted by deadline: where the shown ones are not all late, the others are not either.
  if (late < found.docs.length || found.total === found.docs.length) return late
  return count({ req, one: found.one, where: { and: [found.filter, { dueAt: { less_than: now } }] } })
}

async function count({ req, one, where }: { req: PayloadRequest; one: SiteType; where: Where }): Promise<number> {
  return (
    await req.payload.count({
      collection: one.slug as never,
      where: where as never,
      overrideAccess: false,
      user: req.user,
      disableErrors: true,
    })
  ).totalDocs
}

function isLate(doc: Doc, now: string): boolean {
  return typeof doc.dueAt === 'string' && doc.dueAt < now
}

/** What has no deadline stands last. */
function deadlineOf(item: DeskItem): string {
  return item.dueAt ?? '9999'
}
