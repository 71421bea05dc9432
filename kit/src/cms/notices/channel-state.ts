import type { BasePayload } from 'payload'
import type { ChannelState } from '../../protocol.ts'
import { runSql, sql } from '../run-sql.ts'
import type { Channel } from './channel.ts'

/** A channel that may be set up here or not. */
export interface ChannelSlot {
  readonly name: string
  readonly label: string
  /** Absent: not set up. */
  readonly channel: Channel | undefined
}

const PAUSE_MS = 10_000
const PAUSE_MOST_MS = 15 * 60_000

/** Notes which channels there are and which of them are set up; what waits for one that is no more is dropped. */
export async function noteChannels({ payload, slots }: { payload: BasePayload; slots: readonly ChannelSlot[] }): Promise<void> {
  for (const { name, label, channel } of slots) {
    await runSql({
      payload,
      query: sql`INSERT INTO yz.channels (name, label, is_on) VALUES (${name}, ${label}, ${channel !== undefined})
        ON CONFLICT (name) DO UPDATE SET label = EXCLUDED.label, is_on = EXCLUDED.is_on, retry_at = NULL,
          failing_since = CASE WHEN EXCLUDED.is_on THEN yz.channels.failing_since END`,
    })
    if (!channel)
      await runSql({
        payload,
        query: sql`UPDATE yz.deliveries SET outcome = 'dropped', ended_at = now() WHERE channel = ${name} AND outcome IS NULL`,
      })
  }
}

/** The channel took a message over: whatever was the matter is over. */
export async function noteSuccess({ payload, name }: { payload: BasePayload; name: string }): Promise<void> {
  await runSql({
    payload,
    query: sql`UPDATE yz.channels SET failing_since = NULL, failures = 0, error = NULL, retry_at = NULL, last_sent_at = now() WHERE name = ${name}`,
  })
}

/** The channel as a whole fails: it rests for a while, twice as long each time. */
export async function noteFailure({ payload, name, error }: { payload: BasePayload; name: string; error: string }): Promise<void> {
  await runSql({
    payload,
    query: sql`UPDATE yz.channels SET failing_since = COALESCE(failing_since, now()), failures = failures + 1, error = ${error},
      retry_at = now() + LEAST(${PAUSE_MS} * 2.0 ^ LEAST(failures, 20), ${PAUSE_MOST_MS}) * interval '1 millisecond' WHERE name = ${name}`,
  })
}

/** How each channel does, for administrators. No addresses, no texts: those are in the log. */
export async function channelStates({ payload }: { payload: BasePayload }): Promise<ChannelState[]> {
  const rows = await runSql<{
    name: string
    label: string
    is_on: boolean
    failing_since: Date | string | null
    error: string | null
    last_sent_at: Date | string | null
    waiting: number
    lost: number
    lost_error: string | null
  }>({
    payload,
    query: sql`SELECT c.name, c.label, c.is_on, c.failing_since, c.error, c.last_sent_at,
        (SELECT count(*)::int FROM yz.deliveries d WHERE d.channel = c.name AND d.outcome IS NULL AND d.due_at <= now() + interval '1 day') AS waiting,
        lost.n AS lost, lost.error AS lost_error
      FROM yz.channels c CROSS JOIN LATERAL (
        SELECT count(*)::int AS n, (array_agg(d.error ORDER BY d.ended_at DESC))[1] AS error FROM yz.deliveries d
        WHERE d.channel = c.name AND d.outcome IN ('refused', 'given-up') AND d.ended_at > now() - interval '7 days') AS lost
      ORDER BY c.name`,
  })
  const iso = (moment: Date | string | null) => (moment === null ? null : new Date(moment).toISOString())
  return rows.map((row) => ({
    name: row.name,
    label: row.label,
    state: !row.is_on ? 'off' : row.failing_since === null ? 'working' : 'failing',
    failingSince: iso(row.failing_since),
    error: row.error ?? row.lost_error,
    lastSentAt: iso(row.last_sent_at),
    waiting: row.waiting,
    lost: row.lost,
  }))
}
