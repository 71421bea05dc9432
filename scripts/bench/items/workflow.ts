import type pg from 'pg'
import { emailOf } from '../../../cms/src/sample-logins.ts'
import { withClient } from '../articles.ts'
import type { BenchSystem } from '../bench-system.ts'
import type { Figure } from '../figure.ts'
import { logIn } from '../log-in.ts'
import { quantile } from '../statistics.ts'

const SIZES = (process.env.YZ_BENCH_WORKFLOW ?? '1000,100000,1000000').split(',').map(Number)
const CALLERS = [1, 8, 32]
const SECONDS = 8
/** What an office with much to do has before it. */
const OPEN = 10_000
const LOOKS = 40

/**
 * Transitions of proposals a second over HTTP, each caller with a document of its own, with more and more proposals stored:
 * 交办 by the office and 申请退回 by the unit in turn. Then the to-do list of an office with 10,000 open items.
 */
export async function workflow({ cmsUrl, databaseUrl }: BenchSystem): Promise<Figure[]> {
  const figures: Figure[] = []
  const cost = new Map<number, number>()
  // Code that has run for a while is faster; the first size is not to pay for that.
  await transitions({ cmsUrl, databaseUrl, callers: 8 })
  for (const size of SIZES) {
    await withClient(databaseUrl, (client) => fill(client, size))
    for (const callers of CALLERS) {
      const took = await transitions({ cmsUrl, databaseUrl, callers })
      const rate = took.length / SECONDS
      if (callers === 8) cost.set(size, 1000 / rate)
      const what = `${size.toLocaleString('en')} proposals, ${callers} callers`
      process.stdout.write(`  ${what}: ${Math.round(rate)}/s, p95 ${Math.round(quantile(took, 0.95))} ms\n`)
      figures.push(
        { item: 'workflow', what: `${what}: transitions`, value: rate, unit: '/s' },
        { item: 'workflow', what: `${what}: p95`, value: quantile(took, 0.95), unit: 'ms' },
      )
    }
  }
  const [smallest, largest] = [SIZES[0]!, SIZES.at(-1)!]
  figures.push({
    item: 'workflow',
    what: `cost of a transition, ${largest.toLocaleString('en')} proposals`,
    value: cost.get(largest)!,
    unit: 'ms',
    against: {
      what: `${smallest.toLocaleString('en')} proposals`,
      value: cost.get(smallest)!,
      ratio: cost.get(largest)! / cost.get(smallest)!,
    },
    aim: { of: 'ratio', atMost: 1.5 },
  })
  await withClient(databaseUrl, openItems)
  for (const path of ['/api/me/desk', '/api/me/desk/todo']) {
    const p95 = quantile(await looks(cmsUrl, path), 0.95)
    figures.push({
      item: 'workflow',
      what: `${path} of an office with ${OPEN.toLocaleString('en')} open items, p95`,
      value: p95,
      unit: 'ms',
      aim: { of: 'value', atMost: 100 },
    })
  }
  return figures
}

/** Milliseconds each transition took. */
async function transitions({
  cmsUrl,
  databaseUrl,
  callers,
}: Pick<BenchSystem, 'cmsUrl' | 'databaseUrl'> & { callers: number }): Promise<number[]> {
  const { ids, unit } = await withClient(databaseUrl, async (client) => ({
    ids: await newDocuments(client, callers, 'filed'),
    unit: (await client.query<{ unit_id: number }>('SELECT unit_id FROM users WHERE email = $1', [emailOf('unit')])).rows[0]!.unit_id,
  }))
  const tokens = {
    office: await logIn(cmsUrl, emailOf('office')),
    unit: await logIn(cmsUrl, emailOf('unit')),
    supervisor: await logIn(cmsUrl, emailOf('supervisor')),
  }
  const steps = [
    { token: tokens.office, body: { transition: 'assign', data: { leadUnit: unit, assistUnits: [] } } },
    { token: tokens.unit, body: { transition: 'sendBackUnit', reason: '不属本单位职责' } },
    { token: tokens.supervisor, body: { transition: 'returnGrant' } },
  ]
  const took: number[] = []
  const end = performance.now() + SECONDS * 1000
  await Promise.all(
    ids.map(async (id) => {
      for (let n = 0; performance.now() < end; n += 1) {
        const { token, body } = steps[n % steps.length]!
        const begun = performance.now()
        const response = await fetch(`${cmsUrl}/api/proposals/${id}/fire`, {
          method: 'POST',
          headers: { authorization: `JWT ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
        const answer = await response.text()
        if (!response.ok) throw new Error(`${body.transition} ${id}: ${response.status} ${answer}`)
        took.push(performance.now() - begun)
      }
    }),
  )
  return took
}

/** Milliseconds until the office has its to-do list, one look after the other. */
async function looks(cmsUrl: string, path: string): Promise<number[]> {
  const headers = { authorization: `JWT ${await logIn(cmsUrl, emailOf('office'))}` }
  const took: number[] = []
  for (let n = 0; n < LOOKS + 5; n += 1) {
    const begun = performance.now()
    const response = await fetch(`${cmsUrl}${path}`, { headers })
    const answer = await response.text()
    if (!response.ok) throw new Error(`${path}: ${response.status} ${answer}`)
    // The first ones warm up.
    if (n >= 5) took.push(performance.now() - begun)
  }
  return took
}

/** Brings the number of proposals up to `total` with closed ones, each with its history, straight into the tables. */
async function fill(client: pg.Client, total: number): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ missing: number }>('SELECT $1 - count(*)::int AS missing FROM proposals', [total])
    const missing = Math.min(50_000, rows[0]!.missing)
    if (missing <= 0) break
    await newDocuments(client, missing, 'archived')
    process.stdout.write(`  ${(total - rows[0]!.missing + missing).toLocaleString('en')} proposals stored\n`)
  }
  await client.query('VACUUM (ANALYZE) proposals, yz.history')
}

/** Half of them past their deadline, none of them told of yet. */
async function openItems(client: pg.Client): Promise<void> {
  await newDocuments(client, OPEN, 'review')
  await client.query('VACUUM (ANALYZE) proposals, yz.history')
}

/** Copies of the sample proposals in one state, over two years, by all the sample members. Returns their ids. */
async function newDocuments(client: pg.Client, count: number, state: 'filed' | 'archived' | 'review'): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(
    `WITH sample AS (SELECT row_number() OVER (ORDER BY id) - 1 AS nth, count(*) OVER () AS many, * FROM proposals WHERE state IN ('closed', 'archived') AND id <= 200),
          made AS (
       INSERT INTO proposals (title, situation, advice, category, session, lead_unit_id, reply, reply_class, state, open, author_id, revision, state_since, due_at, created_at, updated_at)
       SELECT s.title || n, s.situation, s.advice, s.category, s.session, ${state === 'archived' ? 's.lead_unit_id' : 'NULL'}, ${state === 'archived' ? "s.reply, s.reply_class, 'archived'" : `NULL, NULL, '${state}'`}, s.open, s.author_id, 5,
         now() - n * interval '10 minutes', ${state === 'archived' ? 'NULL' : "now() + (n - 5000) * interval '10 minutes'"}, now() - n * interval '10 minutes', now() - n * interval '10 minutes'
       FROM generate_series(1, $1) n JOIN sample s ON s.nth = n % s.many RETURNING id, author_id, created_at),
          told AS (
       INSERT INTO yz.history (type, doc, transition, from_state, to_state, actor, since, at)
       SELECT 'proposals', id, step, 'draft', '${state}', author_id, created_at, created_at FROM made, unnest(ARRAY['submit', 'file', 'assign', 'reply', 'close']) step)
     SELECT id FROM made`,
    [count],
  )
  return rows.map(({ id }) => id)
}
