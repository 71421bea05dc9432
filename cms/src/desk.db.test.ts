import { fire, runSql, save, sql } from '@yizheng/kit/cms'
import type { DeskAnswer, InboxAnswer, MeAnswer } from '@yizheng/kit/protocol'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import site from '../../yizheng.config.ts'
import { richText } from './sample/rich-text.ts'
import { bootCms, type TestCms, type TestPerson } from './testing/boot-cms.ts'

let cms: TestCms
let member: TestPerson
let stranger: TestPerson
let office: TestPerson
let officer: TestPerson
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
    const people = { member, stranger, office, officer }
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
    expect(await waiting()).toEqual({ office: [`${item}退回修改、不予立案、立案`] })
    await act(office, 'proposals', id, 'sendBack', { reason: '请补充' })
    expect(await waiting()).toEqual({ member: [`${item}提交`] })
    await act(member, 'proposals', id, 'submit')
    await act(office, 'proposals', id, 'file', { data: { serial: 'D1' } })
    expect(await waiting()).toEqual({ office: [`${item}交办`] })
    await act(office, 'proposals', id, 'assign', { data: { leadUnit: unit } })
    expect(await waiting()).toEqual({ officer: [`${item}申请退回、答复、申请延期`] })
    await act(officer, 'proposals', id, 'reply', { data: { reply: '已增开。', replyClass: 'A' } })
    expect(await waiting()).toEqual({ member: [`${item}评价、不满意，重新办理`] })
    await act(member, 'proposals', id, 'evaluate', { data: { rating: 'satisfied' } })
    await act(office, 'proposals', id, 'close')
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
    expect(counts).toEqual({ todo: 130, overdue: 120, mine: 0 })
    expect((await deskOf(stranger)).counts).toEqual({ todo: 0, overdue: 0, mine: 130 })
    expect((await deskOf(stranger)).mine).toHaveLength(20)
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

    const [foreign] = await query<{ id: string }>(sql`SELECT id::text FROM yz.notices WHERE person = ${member.id}`)
    expect((await send('/me/inbox/read', officer, { body: { ids: [all[0]!.id, Number(foreign!.id)] } })).body).toEqual({ unread: 44 })
    expect((await send<MeAnswer>('/me', member)).body).toEqual({
      user: { id: member.id, name: '委员', roles: ['member'], unit: null },
      unread: 1,
    })
    expect((await send<MeAnswer>('/me', officer)).body).toMatchObject({ user: { unit: { id: unit, title: '教育局' } }, unread: 44 })
    expect((await send('/me/inbox/read', officer, { body: {} })).body).toEqual({ unread: 0 })
    for (const ids of ['1', [1.5], ['x'], {}]) expect((await send('/me/inbox/read', officer, { body: { ids } })).status).toBe(400)
    expect((await send('/me/inbox?after=x', officer)).status).toBe(400)
  })
})
