import type { BasePayload } from 'payload'
import pg from 'pg'

const FRESH_MS = 1000
interface Switches {
  readonly pool: pg.Pool
  at: number
  off: Promise<readonly string[]>
}
const known = new WeakMap<BasePayload, Switches>()

/** Ids of the apps that are switched off at run time (global `site`, field `offApps`). At most one second old. */
export function offApps(payload: BasePayload): Promise<readonly string[]> {
  let switches = known.get(payload)
  if (!switches) {
    switches = { pool: ownPool(payload), at: 0, off: Promise.resolve([]) }
    known.set(payload, switches)
  }
  if (Date.now() - switches.at >= FRESH_MS) {
    const { pool } = switches
    switches.at = Date.now()
    switches.off = pool
      .query<{ text: string }>("SELECT text FROM site_texts WHERE path = 'offApps'")
      .then(({ rows }) => rows.map((row) => row.text))
    switches.off.catch(() => forgetAppSwitches(payload))
  }
  return switches.off
}

/** Whether this app is switched off now. */
export async function isAppOff(payload: BasePayload, app: string): Promise<boolean> {
  return (await offApps(payload)).includes(app)
}

/** Forgets what is cached, so that a switch just made counts at once in this process. */
export function forgetAppSwitches(payload: BasePayload): void {
  const switches = known.get(payload)
  if (switches) switches.at = 0
}

/**
 * A connection of its own: access is asked inside transactions too, and where every connection of the shared pool is in
 * a transaction that waits for this answer, nobody would ever get on.
 */
function ownPool(payload: BasePayload): pg.Pool {
  const { connectionString } = (payload.db as unknown as { poolOptions: { connectionString: string } }).poolOptions
  const pool = new pg.Pool({ connectionString, max: 1, idleTimeoutMillis: 10_000, allowExitOnIdle: true })
  // A connection that breaks while idle is replaced at the next query.
  pool.on('error', () => undefined)
  return pool
}
