import { spawn } from 'node:child_process'
import { runSql, save, sql } from '@yizheng/kit/cms'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import site from '../../yizheng.config.ts'
import { bootCms, type TestCms } from './testing/boot-cms.ts'
import { runWorker } from './testing/run-worker.ts'

const PROPOSALS = 40
const CALLERS = 6
const STEPS = 1_000
const KILLS_AT_LEAST = 5

let cms: TestCms
beforeAll(async () => {
  cms = await bootCms(inject('postgresUrl'))
})
afterAll(() => cms.close())

const query = <T>(text: ReturnType<typeof sql>) => runSql<T>({ payload: cms.payload, query: text })

/** Runs the process that takes steps and kills it after a while. Returns the steps that it said were done. */
async function takeStepsUntilKilled(people: readonly number[]): Promise<string[]> {
  const taker = spawn(
    process.execPath,
    ['--conditions=production', '--import', 'tsx', 'src/testing/fire-steps.ts', ...people.map(String), String(CALLERS)],
    {
      cwd: new URL('..', import.meta.url),
      env: { ...process.env, DATABASE_URL: cms.databaseUrl, NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let said = ''
  taker.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const over = new Promise<string | number | null>((resolve) => taker.once('close', (code, signal) => resolve(signal ?? code)))
  await expect.poll(() => /^\d+ \w+$/m.test(said) || taker.exitCode !== null, { timeout: 60_000, interval: 20 }).toBe(true)
  await new Promise((resolve) => setTimeout(resolve, 500 + Math.random() * 4_000))
  taker.kill('SIGKILL')
  expect(await over).toBe('SIGKILL')
  // What was cut short was not said; the rest is the log.
  return said
    .split('\n')
    .slice(0, -1)
    .filter((line) => /^\d+ \w+$/.test(line))
}

test(
  'promise 2: whenever the process is killed, each step is done wholly and once, or not at all: history, audit, event, notice and number',
  { timeout: 400_000 },
  async () => {
    const data = { kind: 'unit', title: '教育局' }
    const unit = (await cms.payload.create({ collection: 'organisations' as never, data })) as unknown as { id: number }
    const author = await cms.person('委员', ['member'])
    const office = await cms.person('提案委', ['staff', 'proposal-office'])
    const supervisor = await cms.person('督办', ['supervisor'])
    const officer = await cms.person('承办人', ['handling-unit'], unit.id)
    for (let i = 0; i < PROPOSALS; i += 1) {
      const text = { title: `第 ${i} 件提案`, category: 'society', situation: '山区学生上学路远。', advice: '增开校车线路。' }
      await save({ site, slug: 'proposals', req: await cms.request(author), body: { data: text, fire: 'submit' } })
    }

    const [{ begun }] = (await query<{ begun: number }>(sql`SELECT max(id)::int AS begun FROM yz.history`)) as [{ begun: number }]
    const said: string[] = []
    let kills = 0
    while (said.length < STEPS || kills < KILLS_AT_LEAST) {
      said.push(...(await takeStepsUntilKilled([author.id, office.id, supervisor.id, officer.id, unit.id])))
      kills += 1
    }

    // What was said to be done is there, and nothing else but the steps that were under way when it was killed.
    const byHand = sql`transition IN ('sendBack', 'file', 'submit', 'assign', 'signFor', 'sendBackUnit', 'returnGrant', 'returnRefuse', 'reply', 'auditBack')`
    const taken = await query<{ step: string; times: number }>(
      sql`SELECT doc || ' ' || transition AS step, count(*)::int AS times FROM yz.history WHERE id > ${begun} AND ${byHand} GROUP BY 1`,
    )
    const times = new Map(taken.map((one) => [one.step, one.times]))
    for (const step of said) times.set(step, (times.get(step) ?? 0) - 1)
    expect([...times].filter(([, rest]) => rest < 0)).toEqual([])
    expect([...times.values()].reduce((sum, rest) => sum + rest, 0)).toBeLessThanOrEqual(kills * CALLERS)

    // Each history is one unbroken chain, and the document stands where it ends, a revision for every step.
    expect(
      await query(sql`SELECT * FROM (SELECT doc, from_state, lag(to_state) OVER (PARTITION BY doc ORDER BY id) AS before FROM yz.history
        WHERE type = 'proposals') step WHERE before IS NOT NULL AND before <> from_state`),
    ).toEqual([])
    expect(
      await query(sql`SELECT p.id FROM proposals p WHERE p.state::text IS DISTINCT FROM
          (SELECT to_state FROM yz.history WHERE type = 'proposals' AND doc = p.id ORDER BY id DESC LIMIT 1)
        OR p.revision <> 1 + (SELECT count(*) FROM yz.history WHERE type = 'proposals' AND doc = p.id)`),
    ).toEqual([])

    // Audit and event stream tell of the same steps, one for one.
    const chain = sql`array_agg(transition ORDER BY id)`
    const history = await query(sql`SELECT doc, ${chain} AS steps FROM yz.history WHERE type = 'proposals' GROUP BY doc ORDER BY doc`)
    expect(
      await query(sql`SELECT doc, array_agg(replace(action, 'fire:', '') ORDER BY id) AS steps FROM yz.audit
        WHERE type = 'proposals' AND action LIKE 'fire:%' GROUP BY doc ORDER BY doc`),
    ).toEqual(history)
    expect(
      await query(sql`SELECT doc, array_agg(transition ORDER BY seq) AS steps FROM yz.events
        WHERE type = 'proposals' AND kind = 'transition' GROUP BY doc ORDER BY doc`),
    ).toEqual(history)

    // Numbers were given once each and without a gap.
    const filed = await query<{ serial: string }>(sql`SELECT serial FROM proposals WHERE serial IS NOT NULL ORDER BY serial`)
    expect(filed.length).toBeGreaterThan(PROPOSALS / 2)
    expect(filed.map(({ serial }) => Number(serial.slice(4)))).toEqual(filed.map((_, i) => i + 1))

    // And everybody hears of each of them once.
    await runWorker(cms.payload)
    const heard = (transition: string, person: number) => sql`(e.transition = ${transition} AND n.person = ${person})`
    const [{ doubled, missing }] = (await query<{ doubled: number; missing: number }>(sql`
      SELECT count(*) FILTER (WHERE heard > 1)::int AS doubled, count(*) FILTER (WHERE heard = 0)::int AS missing FROM (
        SELECT e.seq, count(n.id) AS heard FROM yz.events e LEFT JOIN yz.notices n ON n.event_xid = e.xid AND n.event_seq = e.seq
          AND (${heard('sendBack', author.id)} OR ${heard('file', author.id)} OR ${heard('assign', officer.id)}
            OR ${heard('sendBackUnit', office.id)} OR ${heard('auditBack', officer.id)})
        WHERE e.type = 'proposals' AND e.transition IN ('sendBack', 'file', 'assign', 'sendBackUnit', 'auditBack') GROUP BY e.xid, e.seq) told`)) as [
      { doubled: number; missing: number },
    ]
    expect({ doubled, missing }).toEqual({ doubled: 0, missing: 0 })
  },
)
