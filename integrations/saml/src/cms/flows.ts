import { createHash, randomBytes } from 'node:crypto'
import type { BasePayload } from 'payload'
import { runSql, sql } from '@yizheng/kit/cms'
import { FLOW_MS } from '../provider.ts'

/** A sign-in or sign-out under way. */
export interface Flow {
  readonly id: string
  /** A path of this site, or, of a sign-out, the provider's address. */
  readonly onward: string
}

/** A secret that a browser holds, so that nobody else's can end what it began. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** Notes what begins, and forgets what nobody finished. */
export async function beginFlow({
  payload,
  kind,
  provider,
  secret,
  id,
  onward,
}: Flow & { payload: BasePayload; kind: 'in' | 'out'; provider: number; secret: string }): Promise<void> {
  await runSql({ payload, query: sql`DELETE FROM yz.sign_in_flows WHERE expires_at < now()` })
  await runSql({
    payload,
    query: sql`INSERT INTO yz.sign_in_flows (id, kind, provider, browser, onward, expires_at)
      VALUES (${id}, ${kind}, ${provider}, ${hash(secret)}, ${onward}, now() + make_interval(secs => ${FLOW_MS / 1000}))`,
  })
}

/** Takes out the sign-in that this browser began; of several who ask at once one gets it. */
export async function takeSignIn({
  payload,
  provider,
  id,
  secret,
}: {
  payload: BasePayload
  provider: number
  id: string
  secret: string
}): Promise<Flow | undefined> {
  const [flow] = await runSql<{ id: string; onward: string }>({
    payload,
    query: sql`DELETE FROM yz.sign_in_flows WHERE id = ${id} AND kind = 'in' AND provider = ${provider}
      AND browser = ${hash(secret)} AND expires_at > now() RETURNING id, onward`,
  })
  return flow
}

/** The provider's address where a sign-out goes on. */
export async function onwardOf({
  payload,
  provider,
  secret,
}: {
  payload: BasePayload
  provider: number
  secret: string
}): Promise<string | undefined> {
  const [flow] = await runSql<{ onward: string }>({
    payload,
    query: sql`SELECT onward FROM yz.sign_in_flows
      WHERE kind = 'out' AND provider = ${provider} AND browser = ${hash(secret)} AND expires_at > now()`,
  })
  return flow?.onward
}

/** Whether a sign-out of this id was under way; it is no more. */
export async function endSignOut({ payload, provider, id }: { payload: BasePayload; provider: number; id: string }): Promise<boolean> {
  const rows = await runSql({
    payload,
    query: sql`DELETE FROM yz.sign_in_flows WHERE id = ${id} AND kind = 'out' AND provider = ${provider} AND expires_at > now() RETURNING id`,
  })
  return rows.length === 1
}

/** Whether a message comes for the first time; it has come now. */
export async function isFirst({
  payload,
  provider,
  id,
  until,
}: {
  payload: BasePayload
  provider: number
  id: string
  /** Until when it could be shown again. */
  until: Date
}): Promise<boolean> {
  await runSql({ payload, query: sql`DELETE FROM yz.sign_in_seen WHERE expires_at < now()` })
  const rows = await runSql({
    payload,
    // A minute and more beyond, since clocks differ.
    query: sql`INSERT INTO yz.sign_in_seen (provider, id, expires_at)
      VALUES (${provider}, ${id}, ${until.toISOString()}::timestamptz + interval '5 minutes') ON CONFLICT DO NOTHING RETURNING id`,
  })
  return rows.length === 1
}

function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}
