import { spawn, type ChildProcess } from 'node:child_process'
import { fire, runSql, save, sql } from '@yizheng/kit/cms'
import { cleanUp, watchDeadlines, retryFailures, type Subscriber } from '@yizheng/kit/cms/worker'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import site from '../../yizheng.config.ts'
import { richText } from './sample/rich-text.ts'
import { caughtUp, runWorker } from './testing/run-worker.ts'
import { bootCms, type TestCms } from './testing/boot-cms.ts'

let cms: TestCms
let member: { id: number }
let cosponsor: { id: number }
let office: { id: number }
let colleague: { id: number }
let officer: { id: number }
let unit: number

beforeAll(async () => {
  cms = await bootCms(inject('postgresUrl'))
  unit = (
    (await cms.payload.create({ collection: 'organisations' as never, data: { title: '教育局', kind: 'unit' } })) as unknown as {
      id: number
    }
  ).id
  member = await cms.person('委员', ['member'])
  cosponsor = await cms.person('联名人', ['member'])
  office = await cms.person('提案委甲', ['staff', 'proposal-office'])
  colleague = await cms.person('提案委乙', ['staff', 'proposal-office'])
  officer = await cms.person('承办人', ['handling-unit'], unit)
})
afterAll(() => cms.close())

let serial = 0
async function submitted(title = '关于改善山区校车的提案', cosponsors: readonly { id: number }[] = []): Promise<number> {
  const data = {
    title,
    category: 'society',
    situation: '山区学生上学路远。',
    advice: '一、增开校车线路。',
    cosponsors: cosponsors.map(({ id }) => id),
  }
  return (await save({ site, slug: 'proposals', req: await cms.request(member), body: { data, fire: 'submit' } })).id
}
const act = async (user: object, id: number, transition: string, more: { data?: Record<string, unknown>; reason?: string } = {}) =>
  fire({ site, slug: 'proposals', id, transition, req: await cms.request(user), ...more })
const file = (id: number) => act(office, id, 'file', { data: { serial: `W${(serial += 1)}` } })
const query = <T>(text: ReturnType<typeof sql>) => runSql<T>({ payload: cms.payload, query: text })
const noticesOf = async (doc: number) =>
  (
    await query<{ person: number; event: string }>(
      sql`SELECT person, event FROM yz.notices WHERE type = 'proposals' AND doc = ${doc} ORDER BY id`,
    )
  )
    .map((row) => `${row.event}→${row.person}`)
    .sort()

const work = () => runWorker(cms.payload)

describe('notices', () => {
  test('go to whom the declaration names, by role, authorship and organisation, and never to who did it', async () => {
    const id = await submitted('关于改善山区校车的提案', [cosponsor])
    await act(cosponsor, id, 'cosign.agree')
    await file(id)
    await act(office, id, 'assign', { data: { leadUnit: unit } })
    await work()
    expect(await noticesOf(id)).toEqual(
      [
        `cosign.open→${cosponsor.id}`,
        `cosigned→${member.id}`,
        `review.entered→${office.id}`,
        `review.entered→${colleague.id}`,
        `file→${member.id}`,
        `file→${cosponsor.id}`,
        `assign→${officer.id}`,
        `assign→${member.id}`,
      ].sort(),
    )
  })

  test('do not go to people who may not read the document, nor to accounts that are switched off', async () => {
    const leaver = await cms.person('离任', ['proposal-office'])
    await cms.payload.update({ collection: 'users' as never, id: leaver.id, data: { disabled: true } })
    const id = await submitted()
    await work()
    expect(await noticesOf(id)).not.toContain(`review.entered→${leaver.id}`)
    // An author who is an editor no more does not read an unpublished item.
    const editor = await cms.person('编辑', ['editor'])
    const publisher = await cms.person('发布', ['publisher'])
    const column = (await cms.payload.create({ collection: 'columns' as never, data: { title: '要闻', slug: 'yaowen' } })) as unknown as {
      id: number
    }
    const body = richText('正文')
    const news = await save({
      site,
      slug: 'news',
      req: await cms.request(editor),
      body: { data: { title: '一则新闻', column: column.id, publishedOn: new Date().toISOString(), body }, fire: 'submit' },
    })
    await cms.payload.update({ collection: 'users' as never, id: editor.id, data: { roles: ['member'] } })
    await fire({ site, slug: 'news', id: news.id, transition: 'sendBack', reason: '请补充来源', req: await cms.request(publisher) })
    await work()
    expect(await query(sql`SELECT person, event FROM yz.notices WHERE type = 'news'`)).toEqual([{ person: publisher.id, event: 'submit' }])
  })
})

describe('deadlines', () => {
  test('a document past its deadline is told of once for each stay in a state', async () => {
    const id = await submitted()
    await query(sql`UPDATE proposals SET due_at = now() - interval '1 minute' WHERE id = ${id}`)
    expect(
      await Promise.all([watchDeadlines({ payload: cms.payload, site }), watchDeadlines({ payload: cms.payload, site })]).then(
        ([a, b]) => a + b,
      ),
    ).toBe(1)
    expect(await watchDeadlines({ payload: cms.payload, site })).toBe(0)
    await work()
    expect((await noticesOf(id)).filter((one) => one.includes('overdue'))).toEqual(
      [`review.overdue→${office.id}`, `review.overdue→${colleague.id}`].sort(),
    )

    await file(id)
    await query(sql`UPDATE proposals SET due_at = now() - interval '1 minute' WHERE id = ${id}`)
    expect(await watchDeadlines({ payload: cms.payload, site })).toBe(1)
    expect(await query(sql`SELECT kind, to_state FROM yz.events WHERE doc = ${id} AND kind = 'overdue' ORDER BY xid, seq`)).toEqual([
      { kind: 'overdue', to_state: 'review' },
      { kind: 'overdue', to_state: 'filed' },
    ])
  })
})

describe('a reaction that fails', () => {
  test('is tried again, then set aside with its error, and holds up neither later events nor other subscribers', async () => {
    const seen: number[] = []
    let poison = await submitted()
    let attempts = 0
    const fragile: Subscriber = {
      name: 'fragile',
      async handle({ events }) {
        for (const event of events) {
          if (event.doc === poison && event.transition === 'submit') {
            attempts += 1
            throw new Error('cannot digest this')
          }
          seen.push(event.doc)
        }
      },
    }
    const after = await submitted()
    await runWorker(cms.payload, { more: [fragile], until: () => caughtUp(cms.payload, ['fragile', 'notices', 'search']) })
    expect(attempts).toBeGreaterThanOrEqual(3)
    expect(seen).toContain(after)
    const [failure] = await query<{ error: string }>(sql`SELECT error FROM yz.failures WHERE subscriber = 'fragile'`)
    expect(failure!.error).toContain(`proposals/${poison}: cannot digest this`)
    expect((await noticesOf(after)).length).toBe(2)

    // What was set aside is not lost: it is done once it can be.
    expect(await retryFailures({ payload: cms.payload, site, subscriber: fragile })).toBe(1)
    const healed = poison
    poison = -1
    expect(await retryFailures({ payload: cms.payload, site, subscriber: fragile })).toBe(0)
    expect(seen.at(-1)).toBe(healed)
    expect(await query(sql`SELECT 1 FROM yz.failures`)).toEqual([])
    await query(sql`DELETE FROM yz.subscriptions WHERE name = 'fragile'`)
  })
})

describe('clearing up', () => {
  test('drops old events that every subscriber has passed, never the newest', async () => {
    await submitted()
    await work()
    await query(sql`UPDATE yz.events SET at = now() - interval '31 days'`)
    await query(sql`INSERT INTO yz.subscriptions (name) VALUES ('slow')`)
    const count = async () => (await query<{ n: number }>(sql`SELECT count(*)::int AS n FROM yz.events`))[0]!.n
    const before = await count()
    await cleanUp({ payload: cms.payload })
    expect(await count()).toBe(before)
    await query(sql`DELETE FROM yz.subscriptions WHERE name = 'slow'`)
    await cleanUp({ payload: cms.payload })
    expect(await count()).toBe(1)
  })
})

/** The worker as it really runs. */
function spawnWorker(): ChildProcess {
  return spawn(process.execPath, ['--conditions=production', '--import', 'tsx', 'src/worker.ts'], {
    cwd: new URL('..', import.meta.url),
    env: { ...process.env, DATABASE_URL: cms.databaseUrl, NODE_OPTIONS: '' },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
}
const ended = (worker: ChildProcess) =>
  new Promise<number | string | null>((resolve) => {
    if (worker.exitCode !== null || worker.signalCode !== null) resolve(worker.exitCode ?? worker.signalCode)
    else worker.once('exit', (code, signal) => resolve(code ?? signal))
  })

describe('promise 3: killing the worker loses nothing and doubles nothing', () => {
  test(
    'every notice exists once and the index equals the database, however often it was killed in its work',
    { timeout: 240_000 },
    async () => {
      await query(sql`TRUNCATE yz.notices, yz.deliveries, yz.search, yz.heartbeats`)
      await work()
      const [{ from }] = (await query<{ from: string }>(sql`SELECT COALESCE(max(seq), 0)::text AS from FROM yz.events`)) as [
        { from: string },
      ]
      await query(sql`TRUNCATE yz.search`)

      let writing = true
      const documents: number[] = []
      const writer = (async () => {
        while (writing) {
          const id = await submitted(`第 ${documents.length} 件提案`)
          documents.push(id)
          if (documents.length % 3 === 0) await file(id)
          if (documents.length % 3 === 1) await act(office, id, 'sendBack', { reason: '请补充' })
          // Leaves the processor to the worker for a moment.
          await new Promise((resolve) => setTimeout(resolve, 50))
        }
      })()
      let killedAtWork = 0
      for (let round = 0; round < 5; round += 1) {
        const before = documents.length
        const worker = spawnWorker()
        await expect
          .poll(async () => (await query(sql`SELECT 1 FROM yz.heartbeats WHERE process LIKE ${`%:${worker.pid}`}`)).length, {
            timeout: 90_000,
            interval: 5,
          })
          .toBe(1)
        expect(documents.length).toBeGreaterThan(before)
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 400))
        worker.kill('SIGKILL')
        expect(await ended(worker)).toBe('SIGKILL')
        const behind = await query(
          sql`SELECT 1 FROM yz.subscriptions WHERE (xid, seq) < (SELECT xid, seq FROM yz.events ORDER BY xid DESC, seq DESC LIMIT 1)`,
        )
        if (behind.length > 0) killedAtWork += 1
      }
      writing = false
      await writer
      expect(killedAtWork).toBeGreaterThan(0)

      // Two at once share what is left; both stop when asked.
      const workers = [spawnWorker(), spawnWorker()]
      await caughtUp(cms.payload)
      await expect
        .poll(
          async () =>
            (
              await query(
                sql`SELECT 1 FROM yz.heartbeats WHERE process LIKE ${`%:${workers[0]!.pid}`} OR process LIKE ${`%:${workers[1]!.pid}`}`,
              )
            ).length,
          { timeout: 30_000 },
        )
        .toBe(2)
      for (const worker of workers) worker.kill('SIGTERM')
      expect(await Promise.all(workers.map(ended))).toEqual([0, 0])

      const expected = await query<{ person: number; seq: string }>(sql`
      SELECT p.person, e.seq::text AS seq FROM yz.events e CROSS JOIN unnest(${sql.param([member.id, cosponsor.id, office.id, colleague.id])}::int[]) AS p (person)
      WHERE e.seq > ${from}::bigint AND e.type = 'proposals' AND p.person IS DISTINCT FROM e.actor AND (
        (e.transition = 'submit' AND p.person IN (${office.id}, ${colleague.id})) OR (e.transition = 'sendBack' AND p.person = ${member.id})
        OR (e.transition = 'file' AND p.person = ${member.id}))
      ORDER BY e.seq, p.person`)
      expect(expected.length).toBeGreaterThan(documents.length * 2)
      expect(
        await query(
          sql`SELECT person, event_seq::text AS seq FROM yz.notices WHERE event_seq > ${from}::bigint ORDER BY event_seq, person`,
        ),
      ).toEqual(expected)

      const stored = await query(
        sql`SELECT id AS doc, title, state::text AS state FROM proposals WHERE id = ANY(${sql.param(documents)}::int[]) ORDER BY id`,
      )
      expect(
        await query(
          sql`SELECT doc, title, facets->>'state' AS state FROM yz.search WHERE type = 'proposals' AND doc = ANY(${sql.param(documents)}::int[]) ORDER BY doc`,
        ),
      ).toEqual(stored)
    },
  )
})
