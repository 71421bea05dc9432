import { createLocalReq, type BasePayload } from 'payload'
import type { Id } from '../../field.ts'
import type { Site } from '../../site.ts'
import { inTransaction } from '../operations/transaction.ts'
import { runSql, sql } from '../run-sql.ts'
import { DeliveryError, type Channel } from './channel.ts'
import { noteFailure, noteSuccess } from './channel-state.ts'
import { composeMessage } from './compose-message.ts'

/** A worker that takes a message has so long for it; another takes over then. */
const CLAIM_MS = 5 * 60_000
const FIRST_WAIT_MS = 60_000
const WAIT_MOST_MS = 6 * 3_600_000
/** What could not be delivered for so long is stale, and given up. */
const GIVE_UP_DAYS = 5

interface Scope {
  readonly payload: BasePayload
  readonly site: Site
  readonly channel: Channel
  /** Origin people see. */
  readonly publicUrl: string
}

interface Claim {
  /** Name of the message. */
  readonly message: string
  readonly person: Id
  readonly digest: boolean
  readonly notices: readonly string[]
  readonly tries: number
}

type Outcome = 'sent' | 'refused' | 'dropped'

/**
 * Delivers the next message that is due on a channel, if there is one and the channel does not rest. Any number of workers
 * may do so at once; none holds a transaction while it speaks to the other side.
 * @returns whether there was one
 */
export async function deliverNext(scope: Scope): Promise<boolean> {
  const { payload, channel } = scope
  const claim = await claimNext(scope)
  if (!claim) return false
  try {
    const message = await composeMessage({ ...scope, claim })
    if (!message) {
      await end(scope, claim, 'dropped', null)
      return true
    }
    await channel.deliver(message)
  } catch (error) {
    const failure = error instanceof DeliveryError ? error : new DeliveryError({ kind: 'EUNKNOWN', scope: 'message', cause: error })
    payload.logger.error({
      err: failure.cause as Error,
      channel: channel.name,
      message: claim.message,
      tries: claim.tries,
      msg: failure.message,
    })
    if (failure.final) await end(scope, claim, 'refused', failure.kind)
    else await putBack(scope, claim, failure)
    if (failure.scope === 'channel') await noteFailure({ payload, name: channel.name, error: failure.kind })
    return true
  }
  await end(scope, claim, 'sent', null)
  await noteSuccess({ payload, name: channel.name })
  return true
}

/** Takes the next due message for a while: one notice, or all that are due for one person's digest. A message keeps its name and its notices. */
async function claimNext({ payload, channel: { name } }: Scope): Promise<Claim | undefined> {
  const free = sql`d.channel = ${name} AND d.outcome IS NULL AND d.due_at <= now() AND (d.claimed_until IS NULL OR d.claimed_until < now())`
  const [due] = await runSql({
    payload,
    query: sql`SELECT 1 FROM yz.deliveries d WHERE ${free} AND NOT EXISTS (SELECT 1 FROM yz.channels WHERE name = ${name} AND retry_at > now()) LIMIT 1`,
  })
  if (!due) return undefined
  const req = await createLocalReq({}, payload)
  const rows = await inTransaction(req, async () => {
    // One claims at a time, so that two do not share a digest.
    await runSql({ payload, req, query: sql`SELECT pg_advisory_xact_lock(hashtextextended(${`yz.deliveries:${name}`}, 0))` })
    return runSql<{ notice: string; person: Id; digest: boolean; tries: number; message: string }>({
      payload,
      req,
      query: sql`WITH first AS (SELECT d.notice, d.person, d.digest, d.message FROM yz.deliveries d WHERE ${free} ORDER BY d.due_at, d.notice LIMIT 1)
        UPDATE yz.deliveries d SET claimed_until = now() + ${CLAIM_MS} * interval '1 millisecond', tries = d.tries + 1,
          message = COALESCE(d.message, CASE WHEN f.digest THEN 'digest-' ELSE 'notice-' END || f.notice)
        FROM first f WHERE ${free} AND (d.notice = f.notice
          OR (f.digest AND d.digest AND d.person = f.person AND d.message IS NOT DISTINCT FROM f.message))
        RETURNING d.notice::text, d.person, d.digest, d.tries, d.message`,
    })
  })
  const [first] = rows
  if (!first) return undefined
  return { ...first, notices: rows.map((row) => row.notice).sort((a, b) => Number(a) - Number(b)) }
}

async function end({ payload, channel }: Scope, { notices }: Claim, outcome: Outcome, error: string | null): Promise<void> {
  await runSql({
    payload,
    query: sql`UPDATE yz.deliveries SET outcome = ${outcome}, ended_at = now(), claimed_until = NULL, error = COALESCE(${error}, error)
      WHERE channel = ${channel.name} AND notice = ANY(${sql.param(notices)}::bigint[])`,
  })
}

/** Later again. Where the channel rests anyway, the message only goes behind the others that wait. */
async function putBack({ payload, channel }: Scope, { notices, tries }: Claim, { kind, scope }: DeliveryError): Promise<void> {
  const wait = scope === 'channel' ? 0 : Math.min(FIRST_WAIT_MS * 2 ** Math.min(tries - 1, 20), WAIT_MOST_MS)
  await runSql({
    payload,
    query: sql`UPDATE yz.deliveries SET error = ${kind}, claimed_until = NULL, due_at = now() + ${wait} * interval '1 millisecond',
        outcome = CASE WHEN since < now() - make_interval(days => ${GIVE_UP_DAYS}) THEN 'given-up' END,
        ended_at = CASE WHEN since < now() - make_interval(days => ${GIVE_UP_DAYS}) THEN now() END
      WHERE channel = ${channel.name} AND notice = ANY(${sql.param(notices)}::bigint[])`,
  })
}
