import type { DeskGroupAnswer, OptionsAnswer, ViewAnswer } from '@yizheng/kit'
import { fire, runSql, save, sql } from '@yizheng/kit/cms'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import site from '../../yizheng.config.ts'
import type { TestPerson } from './testing/boot-cms.ts'
import { act, cms, member, office, stored, submitted, tearDown } from './testing/proposals.ts'
import { refusal } from './testing/refusal.ts'
import { actOn, branchesOf, given, officers, setUp, signedFor, supervisor, units } from './testing/separate.ts'

/** Who has left, and what was merged away (撤并): nobody new is given to them, and what they had in hand goes on. */
const titles = ['教育局', '交通局', '财政局', '体育局', '旅游局', '文广局'] as const
let admin: TestPerson

beforeAll(async () => {
  await setUp(titles)
  admin = await cms.person('系统管理员', ['admin'])
})
afterAll(tearDown)

const unit = (title: (typeof titles)[number]) => units[titles.indexOf(title)]!
const officer = (title: (typeof titles)[number]) => officers[titles.indexOf(title)]!
async function read<T>(user: TestPerson, path: string): Promise<T> {
  return (await (await cms.call(path, { headers: { authorization: `JWT ${await cms.signIn(user.email)}` } })).json()) as T
}
async function organisation(by: TestPerson, id: number, data: object): Promise<{ status: number; said: string | undefined }> {
  const headers = { authorization: `JWT ${await cms.signIn(by.email)}`, 'content-type': 'application/json' }
  const answer = await cms.call(`/api/organisations/${id}`, { method: 'PATCH', headers, body: JSON.stringify(data) })
  const { errors } = (await answer.json()) as { errors?: { message: string }[] }
  return { status: answer.status, said: errors?.[0]?.message }
}
/** Somebody as their account is now. */
async function asNow(person: TestPerson): Promise<TestPerson> {
  const user = await cms.payload.findByID({ collection: 'users', id: person.id, depth: 0 })
  return { ...(user as unknown as TestPerson), collection: 'users' }
}
/** What is said at a field of a save that was refused. */
async function saidAt(field: string, work: Promise<unknown>): Promise<unknown> {
  const error = await work.then(
    () => undefined,
    (thrown: { values?: unknown; fields?: Record<string, unknown> }) => thrown,
  )
  return error?.fields?.[field]
}

describe('a co-signer who left', () => {
  const write = { title: '关于增设夜间公交的提案', category: 'society', situation: '末班车太早。', advice: '延长到二十二点。' }
  let gone: TestPerson

  beforeAll(async () => {
    gone = await cms.person('离任委员', ['member'])
  })

  test('is neither offered nor taken; one who leaves before the proposal is handed in is named then', async () => {
    const data = { ...write, cosponsors: [gone.id] }
    const draft = await save({ site, slug: 'proposals', req: await cms.request(member), body: { data } })
    await cms.payload.update({ collection: 'users', id: gone.id, data: { disabled: true } })
    const { options } = await read<OptionsAnswer>(member, '/api/options/users?roles=member')
    expect(options.map(({ title }) => title)).not.toContain('离任委员')
    const again = save({ site, slug: 'proposals', req: await cms.request(member), body: { data, fire: 'submit' } })
    expect(await saidAt('cosponsors', again)).toEqual({ key: '“联名委员”中的离任委员账号已停用（已离任），请去掉或改选他人。' })
    const handIn = fire({ site, slug: 'proposals', id: draft.id, transition: 'submit', req: await cms.request(member) })
    expect(await saidAt('cosponsors', handIn)).toEqual({ key: 'error.left', values: { field: '联名委员', name: '离任委员' } })
    expect((await stored(draft.id)).state).toBe('draft')
    const without = { data: { cosponsors: [] }, id: draft.id, fire: 'submit' }
    expect((await save({ site, slug: 'proposals', req: await cms.request(member), body: without })).state).toBe('review')
  })
})

test('what is wrong with a proposal that is handed in at once is told at once: what is missing beside what is too long', async () => {
  const body = { data: { title: '长'.repeat(51), situation: '末班车太早。' }, fire: 'submit' }
  const error = await save({ site, slug: 'proposals', req: await cms.request(member), body }).catch((thrown: unknown) => thrown)
  expect(Object.keys((error as { fields: object }).fields).sort()).toEqual(['advice', 'category', 'title'])
})

describe('撤并: a unit that was merged into another', () => {
  let handled: number, countersigned: number, closed: number, due: unknown, joined: number, apart: number

  beforeAll(async () => {
    const assigned = async (leadUnit: number, assistUnits: readonly number[] = []) => {
      const id = await submitted()
      await act(office, id, 'file', { data: { serial: `M${id}` } })
      await act(office, id, 'assign', { data: { leadUnit, assistUnits } })
      return id
    }
    handled = await assigned(unit('体育局'))
    await act(officer('体育局'), handled, 'signFor')
    due = (await stored(handled)).due_at
    countersigned = await assigned(unit('财政局'), [unit('体育局'), unit('文广局'), unit('交通局')])
    await act(officer('财政局'), countersigned, 'signFor')
    await act(officer('财政局'), countersigned, 'reply', { data: { reply: '已办。', replyClass: 'A' } })
    closed = await submitted({ suggestedUnits: [unit('体育局')] })
    await act(office, closed, 'decline', { data: { ground: 'academic', onward: 'archive' }, reason: '属于学术研讨' })
    joined = await given([unit('体育局'), unit('文广局')])
    apart = await given([unit('体育局'), unit('交通局')])
    expect(await organisation(admin, unit('体育局'), { mergedInto: unit('文广局') })).toMatchObject({ status: 200 })
  })

  test('its people and what they had in hand are the other’s now, with the time that was left; the history says by whom', async () => {
    expect(await stored(handled)).toMatchObject({ lead_unit_id: unit('文广局'), due_at: due, state: 'handling' })
    const { items } = await read<DeskGroupAnswer>(officer('文广局'), '/api/me/desk/todo?pageSize=100')
    expect(items.map(({ id }) => id)).toContain(handled)
    const { history } = await read<ViewAnswer>(office, `/api/proposals/${handled}/view`)
    expect(history.at(-1)).toMatchObject({ actor: { title: '系统管理员' } })
    expect(JSON.stringify(history.at(-1))).toMatch(/体育局.*文广局/)
    // Somebody who was of the old unit goes on where they were.
    expect((await act(await asNow(officer('体育局')), handled, 'reply', { data: { reply: '已办。', replyClass: 'A' } })).state).toBe(
      'auditing',
    )
    expect(
      await runSql({ payload: cms.payload, query: sql`SELECT actor FROM yz.edits WHERE type = 'proposals' AND doc = ${handled}` }),
    ).toEqual([{ actor: admin.id }])
  })

  test('where both are asked to sign, one signature is enough, and it is still asked for', async () => {
    expect((await stored(countersigned)).state).toBe('countersigning')
    await act(await asNow(officer('体育局')), countersigned, 'countersign.agree')
    expect(await refusal(act(officer('文广局'), countersigned, 'countersign.agree'))).toBe('409 error.answeredAlready')
    expect((await act(officer('交通局'), countersigned, 'countersign.agree')).state).toBe('auditing')
  })

  test('of separate parts the other answers its own and this one’s, or the one it has already', async () => {
    const live = async (id: number) => (await branchesOf(id)).filter(({ ended }) => ended === null).map((one) => one.unit)
    expect((await live(apart)).sort()).toEqual([unit('文广局'), unit('交通局')].sort())
    expect(await live(joined)).toEqual([unit('文广局')])
    const part = (await branchesOf(apart)).find((one) => one.unit === unit('文广局'))!
    await signedFor(apart, titles.indexOf('文广局'))
    await actOn(officer('文广局'), part.id, 'reply', { data: { reply: '已办。', replyClass: 'A' } })
    expect((await actOn(supervisor, part.id, 'auditPass')).state).toBe('answered')
  })

  test('what had come to its end keeps its name', async () => {
    const rows = await runSql({
      payload: cms.payload,
      query: sql`SELECT organisations_id AS unit FROM proposals_rels WHERE parent_id = ${closed} AND path = 'suggestedUnits'`,
    })
    expect(rows).toEqual([{ unit: unit('体育局') }])
  })

  test('is not offered any more, and a page that still offers it hears where the work went', async () => {
    const { options } = await read<OptionsAnswer>(office, '/api/options/organisations?kind=unit')
    expect(options.map(({ title }) => title)).toEqual(titles.filter((title) => title !== '体育局'))
    const id = await submitted()
    await act(office, id, 'file', { data: { serial: `M${id}` } })
    const assign = act(office, id, 'assign', { data: { leadUnit: unit('体育局'), assistUnits: [] } })
    expect(await saidAt('leadUnit', assign)).toEqual({ key: '“主办单位”中的体育局已并入文广局，请改选文广局。' })
    expect((await stored(id)).state).toBe('filed')
  })

  test('stays merged; nothing is merged into itself, into what is gone, or by anybody but the administrator', async () => {
    expect(await organisation(admin, unit('体育局'), { mergedInto: null })).toEqual({
      status: 409,
      said: '已撤并的组织不能恢复或改并，请新建组织。',
    })
    expect(await organisation(admin, unit('旅游局'), { mergedInto: unit('旅游局') })).toMatchObject({ status: 422 })
    expect(await organisation(admin, unit('旅游局'), { mergedInto: unit('体育局') })).toMatchObject({ status: 422 })
    expect((await organisation(office, unit('旅游局'), { mergedInto: unit('文广局') })).status).toBe(403)
    expect(await organisation(admin, unit('体育局'), { order: 9 })).toMatchObject({ status: 200 })
  })
})
