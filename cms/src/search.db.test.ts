import { fire, reindexAll, runSql, save, sql } from '@yizheng/kit/cms'
import type { SearchAnswer } from '@yizheng/kit/protocol'
import { startWorker } from '@yizheng/kit/cms/worker'
import { handleEndpoints } from 'payload'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import site from '../../yizheng.config.ts'
import { bootCms, type TestCms } from './testing/boot-cms.ts'

let cms: TestCms
let editor: Person
let publisher: Person
let member: Person
let stranger: Person
let office: Person
let column: number
const stop = new AbortController()
let worker: Promise<void>

type Person = { id: number; email?: string }
const query = <T>(text: ReturnType<typeof sql>) => runSql<T>({ payload: cms.payload, query: text })
const rich = (text: string) => ({
  root: {
    type: 'root',
    direction: null,
    format: '',
    indent: 0,
    version: 1,
    children: [{ type: 'paragraph', version: 1, children: [{ type: 'text', version: 1, text }] }],
  },
})

beforeAll(async () => {
  cms = await bootCms(inject('postgresUrl'))
  editor = await cms.person('编辑', ['editor'])
  publisher = await cms.person('发布', ['publisher'])
  member = await cms.person('委员', ['member'])
  stranger = await cms.person('另一位委员', ['member'])
  office = await cms.person('提案委', ['staff', 'proposal-office'])
  column = (
    (await cms.payload.create({ collection: 'columns' as never, data: { title: '要闻', slug: 'yaowen' } })) as unknown as { id: number }
  ).id
  worker = startWorker({ payload: cms.payload, site, signal: stop.signal })
})
afterAll(async () => {
  stop.abort()
  await worker
  await cms.close()
})

async function news(title: string, text: string, { publish = true, date = '2026-03-01' } = {}): Promise<number> {
  const data = { title, column, publishedOn: new Date(date).toISOString(), body: rich(text) }
  const { id } = await save({ site, slug: 'news', req: await cms.request(publisher), body: { data } })
  if (publish) await fire({ site, slug: 'news', id, transition: 'publish', req: await cms.request(publisher) })
  return id
}

async function indexed(): Promise<void> {
  await expect
    .poll(
      async () =>
        (
          await query(
            sql`SELECT 1 FROM yz.subscriptions WHERE name = 'search' AND (xid, seq) >= (SELECT xid, seq FROM yz.events ORDER BY xid DESC, seq DESC LIMIT 1)`,
          )
        ).length,
      { timeout: 10_000, interval: 20 },
    )
    .toBe(1)
}

const tokens = new Map<number, string>()
async function ask(params: Record<string, string>, user?: Person): Promise<{ status: number; body: SearchAnswer }> {
  if (user && !tokens.has(user.id))
    tokens.set(
      user.id,
      (await cms.payload.login({ collection: 'users' as never, data: { email: user.email, password: 'a password of this test' } as never }))
        .token!,
    )
  const answer = await handleEndpoints({
    config: cms.payload.config,
    payloadInstanceCacheKey: new URL(cms.databaseUrl).pathname.slice(1),
    request: new Request(`http://localhost:3000/api/search?${new URLSearchParams(params)}`, {
      headers: user ? { authorization: `JWT ${tokens.get(user.id)}` } : {},
    }),
  })
  return { status: answer.status, body: (await answer.json()) as SearchAnswer }
}
const titles = async (q: string, user?: Person) => (await ask({ q }, user)).body.hits.map((hit) => hit.title)

describe('search', () => {
  test('finds a title by any fragment of it, text by words and fragments, the title first', async () => {
    await news('松阳县召开茶产业协商会', '会议听取了各方意见。')
    await news('县政协赴古村落调研', '调研组一行谈到茶产业协商会的成果，并察看了拯救老屋行动。', { date: '2026-03-05' })
    await indexed()
    expect(await titles('阳县召')).toEqual(['松阳县召开茶产业协商会'])
    expect(await titles('茶产业协商会')).toEqual(['松阳县召开茶产业协商会', '县政协赴古村落调研'])
    expect(await titles('救老屋行')).toEqual(['县政协赴古村落调研'])
    expect(await titles('古村落 老屋')).toEqual(['县政协赴古村落调研'])
    expect(await titles('地铁')).toEqual([])
  })

  test('answers with marked, escaped passages, an address and counts by type', async () => {
    await news('<b>数字</b>乡村', '建设“数字乡村”<script>alert(1)</script>')
    await indexed()
    const { body } = await ask({ q: '数字乡村' })
    expect(body).toMatchObject({ total: 1, exact: true, page: 1, pages: 1, types: [{ type: 'news', label: '新闻', count: 1 }] })
    expect(body.hits[0]).toMatchObject({
      titleMarked: '&lt;b&gt;<mark>数字</mark>&lt;/b&gt;<mark>乡村</mark>',
      path: `/news/${body.hits[0]!.id}`,
      typeLabel: '新闻',
      date: '2026-03-01T00:00:00.000Z',
    })
    expect(body.hits[0]!.snippet).toBe('建设“<mark>数字乡村</mark>”&lt;script&gt;alert(1)&lt;/script&gt;')
  })

  test('forgets for the public what is withdrawn, and entirely what is deleted', async () => {
    const id = await news('即将撤回的消息', '内容')
    await indexed()
    expect(await titles('即将撤回')).toHaveLength(1)
    await fire({ site, slug: 'news', id, transition: 'withdraw', reason: '有误', req: await cms.request(publisher) })
    await indexed()
    expect(await titles('即将撤回')).toEqual([])
    expect(await titles('即将撤回', member)).toEqual([])
    expect(await titles('即将撤回', editor)).toHaveLength(1)
    await cms.payload.delete({ collection: 'news' as never, id })
    await indexed()
    expect(await titles('即将撤回', editor)).toEqual([])
    expect(await query(sql`SELECT 1 FROM yz.search WHERE type = 'news' AND doc = ${id}`)).toEqual([])
  })

  test('shows each person what they may read, and counts nothing else', async () => {
    const data = { title: '关于校车线路的提案', category: 'society', situation: '山区学生上学路远。', advice: '增开校车线路。', open: true }
    const { id } = await save({ site, slug: 'proposals', req: await cms.request(member), body: { data } })
    const seen = async () => {
      await indexed()
      return Promise.all([undefined, member, stranger, office].map(async (user) => (await ask({ q: '校车线路' }, user)).body.total))
    }
    expect(await seen()).toEqual([0, 1, 0, 0])
    await fire({ site, slug: 'proposals', id, transition: 'submit', req: await cms.request(member) })
    expect(await seen()).toEqual([0, 1, 0, 1])
    await fire({ site, slug: 'proposals', id, transition: 'file', data: { serial: 'S1' }, req: await cms.request(office) })
    expect(await seen()).toEqual([1, 1, 1, 1])
  })

  test('a hit is looked up with the person’s own rights, should the index lag behind', async () => {
    const id = await news('索引尚未更新', '内容')
    await indexed()
    await query(sql`UPDATE news SET state = 'withdrawn' WHERE id = ${id}`)
    expect(await titles('索引尚未更新')).toEqual([])
    await query(sql`UPDATE news SET state = 'published' WHERE id = ${id}`)
    expect(await titles('索引尚未更新')).toHaveLength(1)
  })

  test('an app that is switched off is not found', async () => {
    await cms.payload.updateGlobal({ slug: 'site' as never, data: { offApps: ['content'] } })
    await expect.poll(() => titles('茶产业')).toEqual([])
    await cms.payload.updateGlobal({ slug: 'site' as never, data: { offApps: [] } })
    await expect.poll(async () => (await titles('茶产业')).length).toBe(2)
  })

  test('takes anything for a query and answers nothing to nothing', async () => {
    for (const q of ['', '   ', '，。《》', "' OR 1=1 --", "\\'", '&|!<->:*', '\u0000', '茶'.repeat(500), 'a:* & !b']) {
      const { status, body } = await ask({ q })
      expect(status, JSON.stringify(q)).toBe(200)
      expect(body.types.length === 0 || body.total > 0).toBe(true)
    }
    expect((await ask({ q: '' })).body).toEqual({ hits: [], total: 0, exact: true, types: [], page: 1, pages: 0 })
    expect((await ask({ q: '茶', type: 'users' })).status).toBe(400)
    expect((await ask({ q: '茶', page: '-1' })).status).toBe(400)
  })

  test('pages through all hits, each once', async () => {
    for (let n = 1; n <= 23; n += 1) await news(`翻页试验第${n + 100}号`, '内容', { date: `2026-02-${String(n).padStart(2, '0')}` })
    await indexed()
    const pages = await Promise.all([1, 2, 3, 4].map(async (page) => (await ask({ q: '翻页试验', type: 'news', page: String(page) })).body))
    expect(pages.map((page) => page.hits.length)).toEqual([10, 10, 3, 0])
    expect(new Set(pages.flatMap((page) => page.hits.map((hit) => hit.id))).size).toBe(23)
    expect(pages[0]).toMatchObject({ total: 23, pages: 3 })
    expect(pages[0]!.hits.map((hit) => hit.date)).toEqual(
      pages[0]!.hits
        .map((hit) => hit.date)
        .toSorted()
        .reverse(),
    )
  })
})

test('the index is built anew from the database, and equals what the worker had made of it', async () => {
  await indexed()
  const rows = () =>
    query(
      sql`SELECT type, doc, title, body, date, audience, facets, words::text, title_bi::text, body_bi::text FROM yz.search ORDER BY type, doc`,
    )
  const before = await rows()
  await query(sql`DELETE FROM yz.search WHERE doc % 2 = 0`)
  await query(
    sql`INSERT INTO yz.search (type, doc, title, body, date, audience, title_bi, words, body_bi) VALUES ('news', 99999, '已不存在', '', now(), '{public}', '', '', '')`,
  )
  await reindexAll({ payload: cms.payload, site })
  expect(await rows()).toEqual(before)
})
