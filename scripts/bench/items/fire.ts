import pg from 'pg'
import { emailOf } from '../../../cms/src/sample-logins.ts'
import { fillNews } from '../articles.ts'
import type { BenchSystem } from '../bench-system.ts'
import type { Figure } from '../figure.ts'
import { logIn } from '../log-in.ts'
import { rounds } from '../rounds.ts'
import { quantile } from '../statistics.ts'

const CALLERS = 8
const ROUNDS = 5
const SECONDS = 5

/** Transitions a second over HTTP, eight callers with a document each, against a plain save by Payload's own route and against the bare statements. */
export async function fire({ cmsUrl, databaseUrl }: BenchSystem): Promise<Figure[]> {
  const ids = (await fillNews({ databaseUrl, total: 3 * CALLERS + 100, state: 'draft' })).slice(-3 * CALLERS)
  const [toFire, toSave, toWrite] = [0, 1, 2].map((part) => ids.slice(part * CALLERS, (part + 1) * CALLERS)) as [
    number[],
    number[],
    number[],
  ]
  const headers = { authorization: `JWT ${await logIn(cmsUrl, emailOf('publisher'))}`, 'content-type': 'application/json' }
  const call = async (method: string, path: string, body: object) => {
    const response = await fetch(`${cmsUrl}/api/news/${path}`, { method, headers, body: JSON.stringify(body) })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
  }
  const steps = [{ transition: 'submit' }, { transition: 'sendBack', reason: '请补充来源' }]
  const nextStep = new Map(toFire.map((id) => [id, 0]))
  const took: number[] = []
  const pool = new pg.Pool({ connectionString: databaseUrl, max: CALLERS })
  try {
    const results = await rounds(ROUNDS, {
      fire: () =>
        rate(toFire, async (id) => {
          const begun = performance.now()
          const step = nextStep.get(id)!
          await call('POST', `${id}/fire`, steps[step]!)
          nextStep.set(id, (step + 1) % steps.length)
          took.push(performance.now() - begun)
        }),
      save: () => rate(toSave, (id) => call('PATCH', `${id}?depth=0`, { source: '松阳政协' })),
      pg: () => rate(toWrite, (id) => bareTransition(pool, id)),
    })
    const against = (name: 'save' | 'pg', what: string) => ({
      what,
      value: results[name].median,
      ratio: results.fire.ratioTo(results[name]),
    })
    const common = { item: 'fire', what: `fire, ${CALLERS} callers`, value: results.fire.median, unit: '/s' }
    return [
      { ...common, against: against('save', "a save by Payload's route") },
      { ...common, against: against('pg', 'its statements by bare pg') },
      { item: 'fire', what: `fire, ${CALLERS} callers, p99`, value: quantile(took, 0.99), unit: 'ms' },
    ]
  } finally {
    await pool.end()
  }
}

/** How often a second `work` is done when each id has a caller of its own. */
async function rate(ids: readonly number[], work: (id: number) => Promise<void>): Promise<number> {
  const begun = performance.now()
  let done = 0
  const caller = async (id: number) => {
    for (; performance.now() - begun < SECONDS * 1000; done++) await work(id)
  }
  await Promise.all(ids.map(caller))
  return (done / (performance.now() - begun)) * 1000
}

/** What fire cannot do without: lock, update, version, history, audit, event, in one transaction. */
async function bareTransition(pool: pg.Pool, id: number): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await client.query('SELECT * FROM news WHERE id = $1 FOR UPDATE', [id])
    await client.query("UPDATE news SET state = 'review', state_since = now(), updated_at = now(), revision = revision + 1 WHERE id = $1", [
      id,
    ])
    await client.query(
      "INSERT INTO _news_v (parent_id, version_title, version_body, version_state, created_at, updated_at) SELECT id, title, body, 'review', now(), now() FROM news WHERE id = $1",
      [id],
    )
    await client.query(
      "INSERT INTO yz.history (type, doc, transition, from_state, to_state) VALUES ('news', $1, 'submit', 'draft', 'review')",
      [id],
    )
    await client.query("INSERT INTO yz.audit (action, type, doc) VALUES ('fire:submit', 'news', $1)", [id])
    await client.query(
      "INSERT INTO yz.events (kind, type, doc, transition, from_state, to_state) VALUES ('transition', 'news', $1, 'submit', 'draft', 'review')",
      [id],
    )
    await client.query('COMMIT')
  } finally {
    client.release()
  }
}
