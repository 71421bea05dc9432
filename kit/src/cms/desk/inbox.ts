import type { PayloadRequest } from 'payload'
import type { Actor, Id, Locale } from '../../index.ts'
import { detailPath } from '../../detail-path.ts'
import { translate } from '../../label.ts'
import type { InboxAnswer, Notice } from '../../protocol.ts'
import type { Site } from '../../site.ts'
import { stepOf } from '../../workflow.ts'
import { offApps } from '../app-switch.ts'
import { RequestError } from '../request-error.ts'
import { runSql, sql } from '../run-sql.ts'

const PAGE_SIZE = 20
const READ_MOST = 500

interface Scope {
  readonly req: PayloadRequest
  readonly site: Site
  readonly actor: Actor
}
interface NoticeRow {
  readonly id: string
  readonly at: Date | string
  readonly type: string
  readonly doc: number
  readonly event: string
  readonly title: string
  readonly read: boolean
}

/** Answers GET /api/me/inbox?after=: this person's notices, newest first; `after` is the `next` of the page before. */
export async function inbox({
  req,
  site,
  actor,
  locale,
  after,
}: Scope & { locale: Locale; after: string | undefined }): Promise<InboxAnswer> {
  if (after !== undefined && !/^\d{1,18}$/.test(after)) throw new RequestError(400, 'error.badRequest')
  const types = sql.param(await shownTypes(req, site))
  const rows = await runSql<NoticeRow>({
    payload: req.payload,
    query: sql`SELECT id::text, at, type, doc, event, title, read_at IS NOT NULL AS read FROM yz.notices
      WHERE person = ${actor.id} AND type = ANY(${types}::text[]) ${after === undefined ? sql`` : sql`AND id < ${after}::bigint`} ORDER BY notices.id DESC LIMIT ${PAGE_SIZE + 1}`,
  })
  const shown = rows.slice(0, PAGE_SIZE)
  return {
    notices: shown.map((row) => noticeOf({ site, locale, row })),
    unread: await countUnread({ req, site, actor }),
    next: rows.length > PAGE_SIZE ? shown.at(-1)!.id : null,
  }
}

/** How many notices this person has not read yet. */
export async function countUnread({ req, site, actor }: Scope): Promise<number> {
  const types = sql.param(await shownTypes(req, site))
  const [row] = await runSql<{ n: number }>({
    payload: req.payload,
    query: sql`SELECT count(*)::int AS n FROM yz.notices WHERE person = ${actor.id} AND read_at IS NULL AND type = ANY(${types}::text[])`,
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
  return site.types.filter((one) => !off.includes(one.app.id)).map((one) => one.slug)
}

function noticeOf({ site, locale, row }: { site: Site; locale: Locale; row: NoticeRow }): Notice {
  const one = site.type(row.type)!
  const say = (key: string, values?: Readonly<Record<string, string>>) =>
    translate({ messages: site.messages, locale, key, ...(values ? { values } : {}) })
  return {
    id: Number(row.id),
    at: new Date(row.at).toISOString(),
    text: say('notice.text', { type: say(one.surface.type.label), title: row.title, event: eventText(site, row, say) }),
    title: row.title,
    path: detailPath(one, row.doc) ?? null,
    read: row.read,
  }
}

function eventText(site: Site, row: NoticeRow, say: (key: string, values?: Readonly<Record<string, string>>) => string): string {
  const flow = site.type(row.type)!.surface.flow
  const dated = /^([^.]+)\.(warned|overdue|escalated)/.exec(row.event)
  if (dated) return say(`notice.${dated[2]}`, { state: say(flow?.states[dated[1]!]?.label ?? dated[1]!) })
  return say((flow && stepOf(flow, row.event)?.label) ?? row.event)
}
