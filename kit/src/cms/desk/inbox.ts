import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import type { Actor, Id, Locale } from '../../index.ts'
import type { InboxAnswer, Notice } from '../../protocol.ts'
import type { Site } from '../../site.ts'
import { offApps } from '../app-switch.ts'
import { DELEGATIONS } from '../delegation/delegation-notices.ts'
import { noticeColumns, noticePath, noticeTables, noticeText, type NoticeFacts } from '../notices/notice-text.ts'
import { RequestError } from '../request-error.ts'
import { runSql, sql } from '../run-sql.ts'

const PAGE_SIZE = 20
const READ_MOST = 500

interface Scope {
  readonly req: PayloadRequest
  readonly site: Site
  readonly actor: Actor
}
interface NoticeRow extends NoticeFacts {
  readonly id: string
  readonly at: Date | string
  readonly doc: number
  readonly read: boolean
}

/**
 * Answers GET /api/me/inbox?unread=1&after=|before=: this person's notices, newest first. `after` is the `next` of the page
 * before, `before` the `previous` of the page after.
 */
export async function inbox({ req, site, actor, locale, query }: Scope & { locale: Locale; query: URLSearchParams }): Promise<InboxAnswer> {
  const after = placeIn(query, 'after')
  const before = placeIn(query, 'before')
  const types = sql.param(await shownTypes(req, site))
  const read = (place: SQL, order: SQL) =>
    runSql<NoticeRow>({
      payload: req.payload,
      query: sql`SELECT ${noticeColumns}, n.read_at IS NOT NULL AS read FROM ${noticeTables}
        WHERE n.person = ${actor.id} AND n.inbox AND n.type = ANY(${types}::text[]) ${query.get('unread') === '1' ? sql`AND n.read_at IS NULL` : sql``} ${place}
        ORDER BY ${order} LIMIT ${PAGE_SIZE + 1}`,
    })
  const newestFirst = sql`n.id DESC`
  const back = before === undefined ? undefined : await read(sql`AND n.id > ${before}::bigint`, sql`n.id`)
  // Where less than a page is left before, the first page is shown whole.
  const isBack = back !== undefined && back.length > PAGE_SIZE
  const rows = isBack
    ? back
    : await read(after === undefined || before !== undefined ? sql`` : sql`AND n.id < ${after}::bigint`, newestFirst)
  const shown = isBack ? rows.slice(0, PAGE_SIZE).toReversed() : rows.slice(0, PAGE_SIZE)
  return {
    notices: shown.map((row) => noticeOf({ site, locale, row })),
    unread: await countUnread({ req, site, actor }),
    next: isBack || rows.length > PAGE_SIZE ? (shown.at(-1)?.id ?? null) : null,
    previous: isBack || (after !== undefined && before === undefined) ? (shown[0]?.id ?? null) : null,
  }
}

function placeIn(query: URLSearchParams, name: string): string | undefined {
  const place = query.get(name) ?? undefined
  if (place !== undefined && !/^\d{1,18}$/.test(place)) throw new RequestError(400, 'error.badRequest')
  return place
}

/** How many notices in the inbox this person has not read yet. */
export async function countUnread({ req, site, actor }: Scope): Promise<number> {
  const types = sql.param(await shownTypes(req, site))
  const [row] = await runSql<{ n: number }>({
    payload: req.payload,
    query: sql`SELECT count(*)::int AS n FROM yz.notices WHERE person = ${actor.id} AND inbox AND read_at IS NULL AND type = ANY(${types}::text[])`,
  })
  return row?.n ?? 0
}

/** Marks notices of this person as read: those named, or all. Names of other people's notices change nothing. */
export async function markRead({ req, site, actor, ids }: Scope & { ids: unknown }): Promise<{ unread: number }> {
  if (ids !== undefined && !(Array.isArray(ids) && ids.length <= READ_MOST && ids.every((id) => Number.isSafeInteger(id))))
    throw new RequestError(400, 'error.badRequest')
  await runSql({
    payload: req.payload,
    query: sql`UPDATE yz.notices SET read_at = now() WHERE person = ${actor.id} AND read_at IS NULL ${ids === undefined ? sql`` : sql`AND id = ANY(${sql.param(ids as Id[])}::bigint[])`}`,
  })
  return { unread: await countUnread({ req, site, actor }) }
}

/** Notices of an app that is switched off wait until it is on again. */
async function shownTypes(req: PayloadRequest, site: Site): Promise<string[]> {
  const off = await offApps(req.payload)
  return [...site.types.filter((one) => !off.includes(one.app.id)).map((one) => one.slug), DELEGATIONS]
}

function noticeOf({ site, locale, row }: { site: Site; locale: Locale; row: NoticeRow }): Notice {
  return {
    id: Number(row.id),
    at: new Date(row.at).toISOString(),
    text: noticeText({ site, locale, notice: row }),
    title: row.title,
    path: noticePath(site, row) ?? null,
    read: row.read,
  }
}
