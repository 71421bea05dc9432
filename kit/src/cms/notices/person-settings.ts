import type { BasePayload, PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import { standardSettings, type NoticeSettings } from '../../notice-settings.ts'
import { runSql, sql } from '../run-sql.ts'
import { nextDigest } from './next-digest.ts'

interface Scope {
  readonly payload: BasePayload
  readonly req?: Pick<PayloadRequest, 'transactionID'> | undefined
}

/** How these people wish to be told; those who never said are as by default. */
export async function settingsOf({ payload, req, people }: Scope & { people: readonly Id[] }): Promise<(person: Id) => NoticeSettings> {
  const rows = await runSql<{ person: Id; settings: NoticeSettings }>({
    payload,
    req,
    query: sql`SELECT person, settings FROM yz.notice_settings WHERE person = ANY(${sql.param([...people])}::int[])`,
  })
  const known = new Map(rows.map((row) => [row.person, row.settings]))
  return (person) => known.get(person) ?? standardSettings
}

/** Keeps what a person wishes; a digest that waits already moves to the hour they chose. */
export async function saveSettings({ payload, req, person, settings }: Scope & { person: Id; settings: NoticeSettings }): Promise<void> {
  await runSql({
    payload,
    req,
    query: sql`INSERT INTO yz.notice_settings (person, settings) VALUES (${person}, ${JSON.stringify(settings)}::jsonb)
      ON CONFLICT (person) DO UPDATE SET settings = EXCLUDED.settings`,
  })
  await runSql({
    payload,
    req,
    query: sql`UPDATE yz.deliveries SET due_at = ${nextDigest(new Date(), settings.digestHour)}
      WHERE person = ${person} AND digest AND outcome IS NULL AND message IS NULL`,
  })
}
