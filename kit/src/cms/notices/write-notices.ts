import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import { INBOX, modeOf, type NoticeKind } from '../../notice-settings.ts'
import type { SiteEvent } from '../../protocol.ts'
import { parseCursor } from '../events/cursor.ts'
import { runSql, sql } from '../run-sql.ts'
import type { Channel } from './channel.ts'
import { nextDigest } from './next-digest.ts'
import { settingsOf } from './person-settings.ts'

export interface NewNotice {
  readonly person: Id
  readonly event: SiteEvent
  /** The name under which declarations speak of the event. */
  readonly name: string
  readonly kind: NoticeKind
  readonly title: string
  /** By every way at once, whatever the person wishes otherwise: they are asked for their signature. */
  readonly always?: boolean
  /** In whose place they are told. */
  readonly standsFor?: Id
}

/**
 * Stores notices and, as each person wishes, what of them is to be sent by which channel and when; in the request's
 * transaction. A notice that is there already stays as it is.
 */
export async function writeNotices({
  req,
  notices,
  channels,
}: {
  req: PayloadRequest
  notices: readonly NewNotice[]
  channels: readonly Channel[]
}): Promise<void> {
  const { payload } = req
  const settings = await settingsOf({ payload, req, people: [...new Set(notices.map(({ person }) => person))] })
  for (const { person, event, name, kind, title, always, standsFor } of notices) {
    const { xid, seq } = parseCursor(event.cursor)!
    const wishes = settings(person)
    const [stored] = await runSql<{ id: string }>({
      payload,
      req,
      query: sql`INSERT INTO yz.notices (person, at, type, doc, event, kind, title, inbox, step, link, stands_for, event_xid, event_seq)
        VALUES (${person}, ${event.at}, ${event.type}, ${event.doc}, ${name}, ${kind}, ${title}, ${always === true || modeOf(wishes, kind, INBOX) !== 'off'}, ${event.step ?? null}, ${event.link ?? null}, ${standsFor ?? null}, ${xid}::xid8, ${seq}::bigint)
        ON CONFLICT DO NOTHING RETURNING id::text`,
    })
    if (!stored) continue
    for (const channel of channels) {
      const mode = always ? 'now' : modeOf(wishes, kind, channel.name)
      if (mode === 'off') continue
      const now = new Date()
      await runSql({
        payload,
        req,
        query: sql`INSERT INTO yz.deliveries (notice, channel, person, digest, due_at)
          VALUES (${stored.id}::bigint, ${channel.name}, ${person}, ${mode === 'digest'}, ${mode === 'digest' ? nextDigest(now, wishes.digestHour) : now.toISOString()})`,
      })
    }
  }
}
