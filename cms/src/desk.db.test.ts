import { fire, runSql, save, sql } from '@yizheng/kit/cms'
import type { DeskAnswer, DeskGroupAnswer, InboxAnswer, MeAnswer } from '@yizheng/kit/protocol'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import site from '../../yizheng.config.ts'
import { richText } from './sample/rich-text.ts'
import { bootCms, type TestCms, type TestPerson } from './testing/boot-cms.ts'

let cms: TestCms
let member: TestPerson
let stranger: TestPerson
let office: TestPerson
let officer: TestPerson
let supervisor: TestPerson
let editor: TestPerson
let publisher: TestPerson
let unit: number
let column: number

beforeAll(async () => {
  cms = await bootCms(inject('postgresUrl'))
  const create = async (collection: string, data: object) =>
    ((await cms.payload.create({ collection: collection as never, data: data })) as unknown as { id: number }).id
  unit = await create('organisations', { title: '教育局', kind: 'unit' })
  column = await create('columns', { title: '要闻', slug: 'yaowen' })
  member = await cms.person('委员', ['member'])
  stranger = await cms.person('另一位委员', ['member'])
  office = await cms.person('提案委', ['staff', 'proposal-office'])
  officer = await cms.person('承办人', ['handling-unit'], unit)
  supervisor = await cms.person('督办', ['supervisor'])
  editor = await cms.person('编辑', ['editor'])
  publisher = await cms.person('发布', ['publisher'])
})
afterAll(() => cms.close())

const tokens = new Map<number, string>()
async function send<T>(
  path: string,
  user?: TestPerson,
  { body, locale = 'zh' }: { body?: object; locale?: string } = {},
): Promise<{ status: number; body: T }> {
  if (user && !tokens.has(user.id)) tokens.set(user.id, await cms.signIn(user.email))
  const answer = await cms.call(`/api${path}`, {
    headers: {
      'x-yz-locale': locale,
      ...(user ? { authorization: `JWT ${tokens.get(user.id)}` } : {}),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
  })
  return { status: answer.status, body: (await answer.json()) as T }
}
const deskOf = async (user: TestPerson) => (await send<DeskAnswer>('/me/desk', user)).body
const groupOf = async (user: TestPerson, group: string, choices: Record<string, string> = {}) =>
  (await send<DeskGroupAnswer>(`/me/desk/${group}?${new URLSearchParams(choices).toString()}`, user)).body
const todoOf = async (user: TestPerson) => (await deskOf(user)).todo.map((item) => `${item.type}/${item.id}: ${item.can.join('、')}`)
const act = async (
  user: object,
  slug: string,
  id: number,
  transition: string,
  more: { data?: Record<string, unknown>; reason?: string } = {},
) => fire({ site, slug, id, transition, req: await cms.request(user), ...more })
const query = <T>(text: ReturnType<typeof sql>) => runSql<T>({ payload: cms.payload, query: text })

describe('the desk', () => {
  test('shows a document to whoever has to act next, and to nobody else', async () => {
    const data = { title: '关于校车的提案', category: 'society', situation: '路远。', advice: '增开。', open: true }
    const { id } = await save({ site, slug: 'proposals', req: await cms.request(member), body: { data } })
    const people = { member, stranger, office, officer, supervisor }
    const waiting = async () =>
      Object.fromEntries(
        (await Promise.all(Object.entries(people).map(async ([name, user]) => [name, await todoOf(user)] as const))).filter(
          ([, todo]) => todo.length > 0,
        ),
      )
    const item = `proposals/${id}: `

    expect(await waiting()).toEqual({})
    expect((await deskOf(member)).mine).toMatchObject([
      { type: 'proposals', id, state: 'draft', stateLabel: '草稿', path: `/proposals/${id}`, can: ['提交'] },
    ])
    await act(member, 'proposals', id, 'submit')
    expect(await waiting()).toEqual({ office: [`${item}退回修改、不予立案、并案、立案`] })
    await act(office, 'proposals', id, 'sendBack', { reason: '请补充' })
    expect(await waiting()).toEqual({ member: [`${item}提交`] })
    await act(member, 'proposals', id, 'submit')
    await act(office, 'proposals', id, 'file', { data: { serial: 'D1' } })
    expect(await waiting()).toEqual({ office: [`${item}交办、分办`] })
    await act(office, 'proposals', id, 'assign', { data: { leadUnit: unit } })
    expect(await waiting()).toEqual({ officer: [`${item}签收、申请退回`] })
    await act(officer, 'proposals', id, 'signFor')
    expect(await waiting()).toEqual({ officer: [`${item}申请退回、答复、申请延期`] })
    await act(officer, 'proposals', id, 'reply', { data: { reply: '已增开。', replyClass: 'A' } })
    expect(await waiting()).toEqual({ supervisor: [`${item}审核通过、审核退回`] })
    await act(supervisor, 'proposals', id, 'auditPass')
    expect(await waiting()).toEqual({ member: [`${item}委员评价`] })
    await act(member, 'proposals', id, 'ratings.rate', { data: { process: 'satisfied', result: 'fair' } })
    await act(office, 'proposals', id, 'close')
    expect(await waiting()).toEqual({ office: [`${item}归档`] })
    await act(office, 'proposals', id, 'archive')
    expect(await waiting()).toEqual({})
  })

  test('of content: what is up for review; neither what is published, nor what others draft or have withdrawn', async () => {
    const body = richText('正文')
    const data = { title: '一则新闻', column, publishedOn: new Date().toISOString(), body }
    const { id } = await save({ site, slug: 'news', req: await cms.request(editor), body: { data } })
    expect(await todoOf(publisher)).toEqual([])
    await act(editor, 'news', id, 'submit')
    expect(await todoOf(publisher)).toEqual([`news/${id}: 退回修改、发布`])
    expect(await todoOf(editor)).toEqual([])
    await act(publisher, 'news', id, 'publish')
    expect(await todoOf(publisher)).toEqual([])
    await act(publisher, 'news', id, 'withdraw', { reason: '有误' })
    expect(await todoOf(publisher)).toEqual([])
    expect(await todoOf(editor)).toEqual([`news/${id}: 送审`])
  })

  test('has the nearest deadline first and counts all, however many there are', async () => {
    await query(sql`INSERT INTO proposals (title, state, author_id, due_at, created_at, updated_at)
      SELECT '第 ' || n || ' 件', 'review', ${stranger.id}, now() + (10.5 - n) * interval '1 hour', now(), now() FROM generate_series(1, 130) AS n`)
    const { todo, counts } = await deskOf(office)
    expect(todo).toHaveLength(100)
    expect(todo.map((item) => item.dueAt!)).toEqual(todo.map((item) => item.dueAt!).toSorted())
    expect(todo[0]!.title).toBe('第 130 件')
    expect(counts).toMatchObject({ todo: 130, overdue: 120, mine: 0, copied: 0 })
    expect((await deskOf(stranger)).counts).toEqual({ todo: 0, overdue: 0, done: 0, mine: 130, copied: 0 })
    expect((await deskOf(stranger)).mine).toHaveLength(20)
  })

  test('has what one has done, however it went on since; not one’s own, and not what waits for one again', async () => {
    const data = { title: '关于夜灯的提案', category: 'society', situation: '暗。', advice: '亮。' }
    const { id } = await save({ site, slug: 'proposals', req: await cms.request(member), body: { data, fire: 'submit' } })
    const done = async (user: TestPerson) =>
      (await groupOf(user, 'done')).items.filter((item) => item.id === id && item.type === 'proposals').length
    expect([await done(office), await done(member)]).toEqual([0, 0])
    await act(office, 'proposals', id, 'sendBack', { reason: '请补充' })
    expect([await done(office), await done(member)]).toEqual([1, 0])
    await act(member, 'proposals', id, 'submit')
    expect(await done(office)).toBe(0)
    await act(office, 'proposals', id, 'decline', { reason: '不属于提案范围', data: { ground: 'personal', onward: 'archive' } })
    expect([await done(office), await done(member)]).toEqual([1, 0])
    // What one took back one has not done.
    const other = await save({ site, slug: 'proposals', req: await cms.request(member), body: { data, fire: 'submit' } })
    await act(office, 'proposals', other.id, 'file', { data: { serial: 'D2' } })
    await act(office, 'proposals', other.id, 'assign', { data: { leadUnit: unit } })
    await act(officer, 'proposals', other.id, 'signFor')
    await act(officer, 'proposals', other.id, 'reply', { data: { reply: '已亮。', replyClass: 'A' } })
    const answered = async () => (await groupOf(officer, 'done')).items.some((item) => item.id === other.id)
    expect(await answered()).toBe(true)
    await act(officer, 'proposals', other.id, 'recall')
    expect(await answered()).toBe(false)
  })

  test('has what one has answered in a round, until one takes it back', async () => {
    const [one, two] = [await cms.person('联名甲', ['member']), await cms.person('联名乙', ['member'])]
    const data = { title: '关于共同提出的提案', category: 'society', situation: '情。', advice: '建。', cosponsors: [one.id, two.id] }
    const { id } = await save({ site, slug: 'proposals', req: await cms.request(member), body: { data, fire: 'submit' } })
    const done = async () => (await groupOf(one, 'done')).items.flatMap((item) => (item.id === id ? [item.step?.label] : []))
    expect(await done()).toEqual([])
    await act(one, 'proposals', id, 'cosign.agree')
    expect(await done()).toEqual(['同意联名'])
    await act(one, 'proposals', id, 'cosign.recall')
    expect(await done()).toEqual([])
  })

  test('has what one has done by one’s own last step, the newest first, page by page, each once', async () => {
    const busy = await cms.person('忙人', ['proposal-office'])
    await query(sql`INSERT INTO proposals (title, state, author_id, created_at, updated_at)
      SELECT '办 ' || n, 'assigned', ${stranger.id}, now(), now() - n * interval '1 minute' FROM generate_series(1, 30) AS n`)
    // Many within one millisecond, and two steps with each; what was done last is what counts.
    for (const [step, from, to] of [
      ['file', 'review', 'filed'],
      ['assign', 'filed', 'assigned'],
    ] as const)
      await query(sql`INSERT INTO yz.history (type, doc, transition, from_state, to_state, actor, at)
        SELECT 'proposals', id, ${step}, ${from}, ${to}, ${busy.id}, timestamptz '2026-03-01 08:00:00Z' + (id % 4) * interval '1 day' + id * interval '7 microseconds'
        FROM proposals WHERE title LIKE '办 %'`)
    const all: DeskGroupAnswer['items'][number][] = []
    for (let next: string | null | undefined; next !== null;) {
      const page: DeskGroupAnswer = await groupOf(busy, 'done', { limit: '7', ...(next ? { after: next } : {}) })
      all.push(...page.items)
      next = page.next
    }
    expect(new Set(all.map(({ id }) => id)).size).toBe(30)
    expect(all).toHaveLength(30)
    expect(all.every(({ step }) => step?.label === '交办')).toBe(true)
    const moments = all.map(({ step }) => step!.at)
    expect(moments).toEqual(moments.toSorted().toReversed())
    expect((await groupOf(busy, 'done', { sort: 'updated' })).items[0]!.title).toBe('办 1')
    for (const group of ['todo', 'mine', 'copied']) expect((await send(`/me/desk/${group}?sort=step`, busy)).status, group).toBe(400)
  })

  test('shows each group page by page in every order, each document once, over several types', async () => {
    const one = await cms.person('两手都抓', ['proposal-office', 'publisher'])
    await query(sql`INSERT INTO proposals (title, state, author_id, due_at, warn_at, created_at, updated_at)
      SELECT '组 ' || n, 'review', ${stranger.id}, CASE WHEN n % 5 = 0 THEN NULL ELSE now() + (n % 4 - 1.5) * interval '1 day' END, now() + (n % 4 - 2) * interval '1 day',
        now() - (n % 3) * interval '1 hour', now() - (n % 7) * interval '1 minute' FROM generate_series(1, 40) AS n`)
    await query(sql`INSERT INTO news (title, state, author_id, created_at, updated_at)
      SELECT '组 ' || n, 'review', ${editor.id}, now() - (n % 3) * interval '1 hour', now() - (n % 7) * interval '1 minute' FROM generate_series(1, 15) AS n`)
    for (const sort of ['due', 'updated', 'created']) {
      const all: string[] = []
      const keys: (string | null)[] = []
      let next: string | null = null
      do {
        const page: DeskGroupAnswer = await groupOf(one, 'todo', { sort, limit: '7', ...(next ? { after: next } : {}) })
        all.push(...page.items.map((item) => `${item.type}/${item.id}`))
        keys.push(...page.items.map((item) => (sort === 'due' ? item.dueAt : sort === 'updated' ? item.updatedAt : null)))
        next = page.next
        expect(page.total).toBeGreaterThanOrEqual(55)
        if (!next) expect(all.length).toBe(page.total)
      } while (next)
      expect(new Set(all).size).toBe(all.length)
      if (sort === 'due') {
        const dated = keys.filter((key) => key !== null)
        expect(dated).toEqual(dated.toSorted())
        expect(keys.slice(dated.length).every((key) => key === null)).toBe(true)
      }
      if (sort === 'updated') expect(keys).toEqual(keys.toSorted().toReversed())
    }
    const lights = await Promise.all(
      ['red', 'amber', 'green'].map(async (light) => (await groupOf(one, 'todo', { light, limit: '100' })).items),
    )
    const now = new Date().toISOString()
    expect(lights[0]!.length * lights[1]!.length * lights[2]!.length).toBeGreaterThan(0)
    expect(lights[0]!.every((item) => item.dueAt! < now)).toBe(true)
    expect(lights[1]!.every((item) => item.dueAt! >= now && item.warnAt! <= now)).toBe(true)
    expect(lights[2]!.every((item) => item.dueAt! >= now && !(item.warnAt! <= now))).toBe(true)
    const news = await groupOf(one, 'todo', { type: 'news', state: 'review' })
    expect(news.items.every((item) => item.type === 'news')).toBe(true)
    expect(news.total).toBe(15)
    expect(news.types.map(({ type }) => type)).toEqual(expect.arrayContaining(['proposals', 'news']))
    for (const wrong of [
      'type=users',
      'type=columns',
      'state=nowhere',
      'light=blue',
      'sort=title',
      'after=x',
      'after=W10',
      'type=toString',
      'sort=toString',
    ])
      expect((await send(`/me/desk/todo?${wrong}`, one)).status, wrong).toBe(400)
    for (const group of ['nothing', 'toString']) expect((await send(`/me/desk/${group}`, one)).status).toBe(404)
    expect((await send('/me/desk/todo')).status).toBe(401)
  })

  test('is nobody’s without signing in', async () => {
    for (const path of ['/me/desk', '/me/inbox']) expect((await send(path)).status).toBe(401)
    expect((await send('/me/inbox/read', undefined, { body: {} })).status).toBe(401)
    expect((await send<MeAnswer>('/me')).body).toEqual({ user: null, unread: 0 })
  })
})

describe('the inbox', () => {
  test('speaks the reader’s language, pages, and marks as read one’s own notices only', async () => {
    await query(sql`INSERT INTO yz.notices (person, at, type, doc, event, title, event_xid, event_seq)
      SELECT ${officer.id}, now(), 'proposals', n, CASE n WHEN 45 THEN 'handling.overdue' ELSE 'assign' END, '案 {type} ' || n, '1', n FROM generate_series(1, 45) AS n`)
    await query(
      sql`INSERT INTO yz.notices (person, at, type, doc, event, title, event_xid, event_seq) VALUES (${member.id}, now(), 'proposals', 1, 'file', '案', '1', 1)`,
    )
    const first = (await send<InboxAnswer>('/me/inbox', officer)).body
    expect(first.unread).toBe(45)
    expect(first.notices.slice(0, 2).map((notice) => notice.text)).toEqual([
      '提案《案 {type} 45》：“办理中”已逾期',
      '提案《案 {type} 44》：交办',
    ])
    expect(first.notices[0]).toMatchObject({ title: '案 {type} 45', path: '/proposals/45', read: false })
    const english = (await send<InboxAnswer>('/me/inbox', officer, { locale: 'en' })).body.notices
    expect(english[0]!.text).toMatch(/^[A-Za-z]+ “案 \{type\} 45”: “[A-Za-z ]+” is overdue$/)

    const all = [...first.notices]
    for (let next = first.next; next !== null;) {
      const page = (await send<InboxAnswer>(`/me/inbox?after=${next}`, officer)).body
      all.push(...page.notices)
      next = page.next
    }
    expect(all.map((notice) => notice.title)).toEqual(Array.from({ length: 45 }, (_, index) => `案 {type} ${45 - index}`))

    // Back again, page by page, to the first.
    let page = (await send<InboxAnswer>(`/me/inbox?after=${all[39]!.id}`, officer)).body
    expect(page.notices.map(({ title }) => title)).toEqual(all.slice(40).map(({ title }) => title))
    page = (await send<InboxAnswer>(`/me/inbox?before=${page.previous}`, officer)).body
    expect(page.notices).toEqual(all.slice(20, 40))
    page = (await send<InboxAnswer>(`/me/inbox?before=${page.previous}`, officer)).body
    expect(page).toEqual(first)
    expect(page.previous).toBe(null)

    const [foreign] = await query<{ id: string }>(sql`SELECT id::text FROM yz.notices WHERE person = ${member.id}`)
    expect((await send('/me/inbox/read', officer, { body: { ids: [all[0]!.id, Number(foreign!.id)] } })).body).toEqual({ unread: 44 })
    expect((await send<MeAnswer>('/me', member)).body).toEqual({
      user: { id: member.id, name: '委员', roles: ['member'], unit: null },
      unread: 1,
    })
    expect((await send<MeAnswer>('/me', officer)).body).toMatchObject({ user: { unit: { id: unit, title: '教育局' } }, unread: 44 })
    const unread = (await send<InboxAnswer>('/me/inbox?unread=1', officer)).body
    expect(unread.notices.map(({ id }) => id)).toEqual(all.slice(1, 21).map(({ id }) => id))
    expect((await send('/me/inbox/read', officer, { body: {} })).body).toEqual({ unread: 0 })
    expect((await send<InboxAnswer>('/me/inbox?unread=1', officer)).body).toMatchObject({ notices: [], next: null, previous: null })
    for (const ids of ['1', [1.5], ['x'], {}]) expect((await send('/me/inbox/read', officer, { body: { ids } })).status).toBe(400)
    expect((await send('/me/inbox?after=x', officer)).status).toBe(400)
    expect((await send('/me/inbox?before=x', officer)).status).toBe(400)
  })

  test('says over a stream how many are unread, now and after each change, to that person alone', async () => {
    const reader = await cms.person('守着看', ['member'])
    tokens.set(reader.id, await cms.signIn(reader.email))
    const leave = new AbortController()
    const answer = await cms.call('/api/me/inbox/stream', {
      headers: { authorization: `JWT ${tokens.get(reader.id)}` },
      signal: leave.signal,
    })
    expect(answer.headers.get('content-type')).toContain('text/event-stream')
    const told: number[] = []
    const reading = (async () => {
      let text = ''
      for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
        text += chunk
        told.splice(0, told.length, ...[...text.matchAll(/data: \{"unread":(\d+)\}/g)].map((match) => Number(match[1])))
      }
    })().catch(() => undefined)
    const notice = (person: number, n: number) =>
      query(
        sql`INSERT INTO yz.notices (person, at, type, doc, event, title, event_xid, event_seq) VALUES (${person}, now(), 'proposals', 1, 'file', '案', '2', ${n})`,
      )
    await expect.poll(() => told).toEqual([0])
    await notice(reader.id, 1)
    await expect.poll(() => told).toEqual([0, 1])
    await notice(stranger.id, 1)
    await notice(reader.id, 2)
    await expect.poll(() => told).toEqual([0, 1, 2])
    await send('/me/inbox/read', reader, { body: {} })
    await expect.poll(() => told).toEqual([0, 1, 2, 0])
    leave.abort()
    await reading
  })
})
