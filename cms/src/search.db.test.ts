import { buildSearch, fire, runSql, save, sql } from '@yizheng/kit/cms'
import type { AddressesAnswer, BesideAnswer, SearchAnswer, SuggestAnswer } from '@yizheng/kit/protocol'
import { startWorker } from '@yizheng/kit/cms/worker'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import site from '../../yizheng.config.ts'
import { richText } from './sample/rich-text.ts'
import { bootCms, type TestCms, type TestPerson } from './testing/boot-cms.ts'

let cms: TestCms
let editor: TestPerson
let publisher: TestPerson
let member: TestPerson
let stranger: TestPerson
let office: TestPerson
let column: number
const stop = new AbortController()
let worker: Promise<void>

const query = <T>(text: ReturnType<typeof sql>) => runSql<T>({ payload: cms.payload, query: text })

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
  const data = { title, column, publishedOn: new Date(date).toISOString(), body: richText(text) }
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
const ask = (params: Record<string, string>, user?: TestPerson) => get<SearchAnswer>('search', params, user)
async function get<T>(path: string, params: Record<string, string>, user?: TestPerson): Promise<{ status: number; body: T }> {
  if (user && !tokens.has(user.id)) tokens.set(user.id, await cms.signIn(user.email))
  const answer = await cms.call(`/api/${path}?${new URLSearchParams(params)}`, {
    headers: user ? { authorization: `JWT ${tokens.get(user.id)}` } : {},
  })
  return { status: answer.status, body: (await answer.json()) as T }
}
const suggestions = async (q: string, user?: TestPerson) =>
  (await get<SuggestAnswer>('suggest', { q }, user)).body.suggestions.map((one) => one.title)
const titles = async (q: string, user?: TestPerson) => (await ask({ q }, user)).body.hits.map((hit) => hit.title)

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
    expect(body).toMatchObject({ total: 1, exact: true, partly: false, page: 1, pages: 1 })
    expect(body.facets).toEqual([
      { name: 'type', label: '类别', values: [{ value: 'news', label: '新闻', count: 1 }] },
      { name: 'year', label: '年份', values: [{ value: '2026', label: '2026', count: 1 }] },
    ])
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
      expect(body.facets.every(({ values }) => values.length === 0) || body.total > 0).toBe(true)
    }
    expect((await ask({ q: '' })).body).toEqual({ hits: [], total: 0, exact: true, partly: false, facets: [], page: 1, pages: 0 })
    expect((await ask({ q: '茶', type: 'users' })).status).toBe(400)
    for (const wrong of <Record<string, string>[]>[
      { page: '-1' },
      { year: '26' },
      { from: '2026-02-30' },
      { sort: 'size' },
      { 'f.category': 'society' },
      { type: 'news', 'f.state': 'x' },
      { type: 'news', 'f.column': '\u0000' },
    ])
      expect((await ask({ q: '茶', ...wrong })).status, JSON.stringify(wrong)).toBe(400)
    expect((await suggestions("' OR 1=1 --\\\u0000")).length).toBe(0)
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

describe('narrowing', () => {
  test('counts facets of a type with their labels, each as if it were not chosen itself', async () => {
    const unit = (await cms.payload.create({
      collection: 'organisations' as never,
      data: { title: '教育局', kind: 'unit' },
    })) as unknown as { id: number }
    for (const [n, category] of ['society', 'society', 'economy'].entries()) {
      const data = { title: `关于分面试验的提案${n + 10}`, category, situation: '情况', advice: '建议', open: true }
      const { id } = await save({ site, slug: 'proposals', req: await cms.request(member), body: { data, fire: 'submit' } })
      await fire({ site, slug: 'proposals', id, transition: 'file', data: { serial: `F${n}` }, req: await cms.request(office) })
      if (n === 0)
        await fire({ site, slug: 'proposals', id, transition: 'assign', data: { leadUnit: unit.id }, req: await cms.request(office) })
    }
    await indexed()
    const facetsOf = async (more: Record<string, string>) =>
      Object.fromEntries(
        (await ask({ q: '分面试验', type: 'proposals', ...more })).body.facets.map(({ name, values }) => [
          name,
          values.map(({ label, count }) => `${label} ${count}`),
        ]),
      )
    expect(await facetsOf({})).toMatchObject({
      category: expect.arrayContaining([expect.stringMatching(/ 2$/), expect.stringMatching(/ 1$/)]) as string[],
      state: expect.arrayContaining(['已立案 2']) as string[],
      leadUnit: ['教育局 1'],
    })
    const chosen = await ask({ q: '分面试验', type: 'proposals', 'f.category': 'society' })
    expect(chosen.body.total).toBe(2)
    expect((await facetsOf({ 'f.category': 'society' })).category).toHaveLength(2)
    expect((await facetsOf({ 'f.category': 'economy' })).leadUnit).toEqual([])
  })

  test('by date takes whole days of China, newest first where asked', async () => {
    await news('日期试验甲', '内容', { date: '2024-12-31T16:00:00Z' })
    await news('日期试验乙', '内容', { date: '2025-06-30T15:59:59Z' })
    await news('日期试验丙', '内容', { date: '2023-05-05' })
    await indexed()
    const found = async (more: Record<string, string>) => (await ask({ q: '日期试验', ...more })).body.hits.map((hit) => hit.title.at(-1))
    expect(await found({ sort: 'date' })).toEqual(['乙', '甲', '丙'])
    expect(await found({ year: '2025', sort: 'date' })).toEqual(['乙', '甲'])
    expect(await found({ from: '2025-01-01', to: '2025-01-01' })).toEqual(['甲'])
    expect(await found({ from: '2025-06-30' })).toEqual(['乙'])
  })

  test('where nothing holds all the words, what holds some of them is shown and said to be so', async () => {
    const { body } = await ask({ q: '翻页 决无此词' })
    expect(body).toMatchObject({ partly: true, total: 23 })
    expect((await ask({ q: '决无此词' })).body).toMatchObject({ partly: false, total: 0 })
    expect((await ask({ q: '翻页试验 内容', year: '1999' })).body).toMatchObject({ partly: false, total: 0 })
  })
})

describe('suggestions', () => {
  test('are titles that hold what was typed, in Chinese, pinyin or initials, each once', async () => {
    await news('松阳高腔走进校园', '内容', { date: '2026-04-01' })
    await news('松阳高腔走进校园', '又一篇', { date: '2026-04-02' })
    await news('传承松阳高腔的座谈会', '内容', { date: '2026-04-03' })
    await indexed()
    expect(await suggestions('松阳高')).toEqual(['松阳高腔走进校园', '传承松阳高腔的座谈会'])
    expect(await suggestions('高腔走')).toEqual(['松阳高腔走进校园'])
    for (const typed of ['songyanggaoq', 'sygq', 'GaoQiang', 'gqzj']) expect(await suggestions(typed), typed).toContain('松阳高腔走进校园')
    expect(await suggestions('')).toEqual([])
  })

  test('name nothing that the person may not see', async () => {
    const data = { title: '不得外泄的提案标题', category: 'society', situation: '情况', advice: '建议', open: true }
    await save({ site, slug: 'proposals', req: await cms.request(member), body: { data } })
    await indexed()
    for (const typed of ['不得外泄', 'budewaixie', 'bdwx'])
      expect(await Promise.all([undefined, stranger, office, member].map((person) => suggestions(typed, person)))).toEqual([
        [],
        [],
        [],
        ['不得外泄的提案标题'],
      ])
  })
})

test('beside a document stand its neighbours in the column, and what has to do with it; never what is not public', async () => {
  const first = await news('古道修复工程开工', '第一篇。', { date: '1999-01-01' })
  const second = await news('古道修复工程过半', '第二篇。', { date: '1999-01-02' })
  await news('古道修复工程的草稿', '未发布。', { date: '1999-01-03', publish: false })
  const third = await news('古道修复工程完工', '第三篇。', { date: '1999-01-04' })
  await indexed()
  const beside = async (id: number, user?: TestPerson) => (await get<BesideAnswer>(`news/${id}/beside`, {}, user)).body
  for (const reader of [undefined, publisher]) {
    const answer = await beside(second, reader)
    expect(answer).toMatchObject({ newer: { id: third, title: '古道修复工程完工' }, older: { id: first } })
    expect(
      answer.related
        .map(({ id }) => id)
        .slice(0, 2)
        .toSorted(),
    ).toEqual([first, third].toSorted())
    expect(answer.related.map(({ title }) => title)).not.toContain('古道修复工程的草稿')
  }
  expect((await beside(first)).older).toBeNull()
})

test('the map of the site holds every public document and no other', async () => {
  const draft = await news('地图之外', '草稿。', { publish: false })
  const shown = await news('地图之内', '已发布。')
  const { body } = await get<AddressesAnswer>('news/addresses', { part: '1' }, publisher)
  const open = await get<AddressesAnswer>('news/addresses', { part: '1' })
  expect(body.docs.map(({ id }) => id)).toEqual(expect.arrayContaining([draft, shown]))
  expect(open.body.docs.map(({ id }) => id)).toContain(shown)
  expect(open.body.docs.map(({ id }) => id)).not.toContain(draft)
  expect((await get<AddressesAnswer>('news/addresses', { part: '2' })).body).toMatchObject({ parts: 1, docs: [] })
})

describe('the index', () => {
  const rows = () =>
    query(
      sql`SELECT type, doc, title, body, date, year, audience, facets, words::text, title_bi::text, body_bi::text, pinyin::text FROM yz.search ORDER BY type, doc`,
    )

  test('is built anew from the database, and equals what the worker had made of it', async () => {
    await indexed()
    const before = await rows()
    await query(sql`DELETE FROM yz.search WHERE doc % 2 = 0`)
    await query(
      sql`INSERT INTO yz.search (type, doc, title, body, date, audience, title_bi, words, body_bi) VALUES ('news', 99999, '已不存在', '', now(), '{public}', '', '', '')`,
    )
    await buildSearch({ payload: cms.payload, site, anew: true })
    expect(await rows()).toEqual(before)
    expect(await buildSearch({ payload: cms.payload, site })).toBe(0)
  })

  test('after an update is built by the worker, which goes on where another one was stopped', async () => {
    const before = await rows()
    await query(sql`UPDATE yz.search SET words = '', pinyin = ''`)
    await query(sql`UPDATE yz.search_builds SET fingerprint = 'of an older version', finished_at = now(), last_doc = 99999`)
    const interrupted = new AbortController()
    await buildSearch({ payload: cms.payload, site, signal: interrupted.signal, onProgress: () => interrupted.abort() })
    const [half] = await query<{ done: number }>(
      sql`SELECT sum(done)::int AS done FROM yz.search_builds WHERE fingerprint <> 'of an older version'`,
    )
    expect(half!.done).toBeGreaterThan(0)
    expect(half!.done).toBeLessThan(before.length)
    const again = new AbortController()
    const next = startWorker({ payload: cms.payload, site, signal: again.signal })
    await expect
      .poll(
        async () =>
          (await query(sql`SELECT 1 FROM yz.search_builds WHERE fingerprint = 'of an older version' OR finished_at IS NULL`)).length,
        { timeout: 20_000 },
      )
      .toBe(0)
    again.abort()
    await next
    expect(await rows()).toEqual(before)
  })

  test('built while documents change ends with what they are last', async () => {
    const id = await news('边建边改', '第一稿')
    await query(sql`UPDATE yz.search_builds SET fingerprint = ''`)
    const building = buildSearch({ payload: cms.payload, site })
    for (let n = 2; n <= 12; n += 1)
      await save({ site, slug: 'news', req: await cms.request(publisher), body: { id, data: { title: `边建边改第${n}稿` } } })
    await building
    await indexed()
    expect(await titles('边建边改')).toEqual(['边建边改第12稿'])
  })
})
