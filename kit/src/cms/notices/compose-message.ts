import type { BasePayload } from 'payload'
import type { Id } from '../../field.ts'
import { translate } from '../../label.ts'
import { audienceOf, marksOf } from '../../row-filter.ts'
import type { Site } from '../../site.ts'
import type { Actor } from '../../who.ts'
import { actorOf } from '../actor.ts'
import { DELEGATIONS } from '../delegation/delegation-notices.ts'
import { loadPrincipals } from '../delegation/principals.ts'
import { linkPath } from '../links/link-path.ts'
import { offApps } from '../app-switch.ts'
import { runSql, sql } from '../run-sql.ts'
import type { Message, MessageItem } from './channel.ts'
import { noticeColumns, noticePath, noticeTables, noticeText, type NoticeFacts } from './notice-text.ts'
import { settingsOf } from './person-settings.ts'

interface NoticeRow extends NoticeFacts {
  readonly id: string
  readonly at: Date | string
  readonly doc: number
  /** The signed link it brings. */
  readonly link: number | null
}

/**
 * The message for a claim, in the person's language. Rights are asked anew: what the person may not read any more is left
 * out. Undefined where nothing is left, or the account is gone or switched off.
 */
export async function composeMessage({
  payload,
  site,
  publicUrl,
  claim,
}: {
  payload: BasePayload
  site: Site
  publicUrl: string
  claim: { readonly message: string; readonly person: Id; readonly digest: boolean; readonly notices: readonly string[] }
}): Promise<Message | undefined> {
  const user = (await payload.findByID({
    collection: 'users' as never,
    id: claim.person,
    depth: 0,
    overrideAccess: true,
    disableErrors: true,
  })) as { email: string; phone?: string | null } | null
  // What waits for those they stand for they may read.
  await loadPrincipals({ payload, site, user })
  const actor = actorOf(user)
  if (!user || !actor) return undefined
  const rows = await runSql<NoticeRow>({
    payload,
    query: sql`SELECT ${noticeColumns} FROM ${noticeTables} WHERE n.id = ANY(${sql.param([...claim.notices])}::bigint[]) ORDER BY n.id`,
  })
  const { locale } = (await settingsOf({ payload, people: [claim.person] }))(claim.person)
  const items: MessageItem[] = []
  for (const row of rows) {
    if (!(await isReadable({ payload, site, actor, row }))) continue
    const path = row.link === null ? noticePath(site, row) : await linkPath(payload, row.link)
    // A link that is over asks for nothing any more.
    if (row.link !== null && path === undefined) continue
    items.push({
      text: noticeText({ site, locale, notice: row }),
      at: new Date(row.at).toISOString(),
      url: path === undefined ? undefined : publicUrl + path,
      ...(row.link === null ? {} : { note: translate({ messages: site.messages, locale, key: 'mail.linkNote' }) }),
    })
  }
  if (items.length === 0) return undefined
  return {
    key: `${claim.message}.${new Date(rows[0]!.at).getTime().toString(36)}`,
    person: { id: actor.id, name: actor.name, email: user.email, phone: user.phone ?? undefined },
    locale,
    site: await siteName({ payload, site, english: locale === 'en' }),
    digest: claim.digest,
    items,
    settingsUrl: `${publicUrl}/desk/settings`,
  }
}

async function isReadable({
  payload,
  site,
  actor,
  row,
}: {
  payload: BasePayload
  site: Site
  actor: Actor
  row: NoticeRow
}): Promise<boolean> {
  if (row.type === DELEGATIONS) return true
  const one = site.type(row.type)
  if (!one || (await offApps(payload)).includes(one.app.id)) return false
  const doc = (await payload.findByID({
    collection: row.type as never,
    id: row.doc,
    depth: 0,
    overrideAccess: true,
    disableErrors: true,
  })) as Readonly<Record<string, unknown>> | null
  if (!doc) return false
  const audience = audienceOf(one.surface, doc)
  return marksOf(actor).some((mark) => audience.includes(mark))
}

async function siteName({ payload, site, english }: { payload: BasePayload; site: Site; english: boolean }): Promise<string> {
  const { name, nameEn } = (await payload.findGlobal({ slug: 'site' as never, depth: 0, overrideAccess: true })) as {
    name?: string | null
    nameEn?: string | null
  }
  return (english && nameEn) || name || site.label
}
