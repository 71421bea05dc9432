import { runSql, sql } from '@yizheng/kit/cms'
import type { DeskAnswer, DeskGroupAnswer, ViewAnswer } from '@yizheng/kit/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestPerson } from './testing/boot-cms.ts'
import { act, cms, member, office, setUp, stored, submitted, tearDown } from './testing/proposals.ts'
import { refusal } from './testing/refusal.ts'
import { runWorker } from './testing/run-worker.ts'

let unit: number
let head: TestPerson
let clerk: TestPerson
let other: TestPerson
let assistant: TestPerson
let supervisor: TestPerson
let assistUnits: number[]
const tokens = new Map<number, string>()

beforeAll(async () => {
  await setUp()
  const organisation = async (title: string) =>
    ((await cms.payload.create({ collection: 'organisations' as never, data: { title, kind: 'unit' } })) as unknown as { id: number }).id
  unit = await organisation('教育局')
  const assisting = await organisation('交通局')
  head = await cms.person('教育局科长', ['handling-unit'], unit)
  clerk = await cms.person('教育局科员', ['handling-unit'], unit)
  other = await cms.person('教育局他人', ['handling-unit'], unit)
  assistant = await cms.person('交通局承办人', ['handling-unit'], assisting)
  supervisor = await cms.person('督办', ['supervisor'])
  assistUnits = [assisting]
})
afterAll(tearDown)

async function assigned(): Promise<number> {
  const id = await submitted()
  await act(office, id, 'file')
  await act(office, id, 'assign', { data: { leadUnit: unit, assistUnits } })
  return id
}
async function get<T>(user: TestPerson, path: string): Promise<T> {
  if (!tokens.has(user.id)) tokens.set(user.id, await cms.signIn(user.email))
  return (await (await cms.call(`/api${path}`, { headers: { authorization: `JWT ${tokens.get(user.id)}` } })).json()) as T
}
/** The desk and its list of what waits say the same. */
async function waitsFor(user: TestPerson, id: number): Promise<boolean> {
  const listed = (await get<DeskGroupAnswer>(user, '/me/desk/todo?limit=100')).items.some((item) => item.id === id)
  expect((await get<DeskAnswer>(user, '/me/desk')).todo.some((item) => item.id === id)).toBe(listed)
  return listed
}
const view = (user: TestPerson, id: number) => get<ViewAnswer>(user, `/proposals/${id}/view`)
const to = (person: TestPerson) => ({ data: { handler: person.id } })

describe('转办', () => {
  test('what a colleague was given waits for that one, and for nobody else of the unit', async () => {
    const id = await assigned()
    for (const one of [head, clerk, other]) expect(await waitsFor(one, id)).toBe(true)
    const before = await stored(id)
    await act(head, id, 'transfer', to(clerk))
    expect(await stored(id)).toEqual(before)
    expect([await waitsFor(head, id), await waitsFor(clerk, id), await waitsFor(other, id)]).toEqual([false, true, false])
    await act(clerk, id, 'signFor')
    expect([await waitsFor(head, id), await waitsFor(clerk, id)]).toEqual([false, true])
    // Rights stay as they are, and what one has done is among what one has done.
    await act(head, id, 'report', { data: { progress: '已沟通。' } })
    expect((await get<DeskGroupAnswer>(head, '/me/desk/done?limit=100')).items.some((item) => item.id === id)).toBe(true)
  })

  test('whoever has it passes it on or gives it back; a colleague may take it over', async () => {
    const id = await assigned()
    await act(head, id, 'transfer', to(clerk))
    await act(clerk, id, 'transfer', { ...to(other), reason: '我休假' })
    expect(await waitsFor(other, id)).toBe(true)
    await act(head, id, 'transfer', to(head))
    expect([await waitsFor(head, id), await waitsFor(other, id)]).toEqual([true, false])
  })

  test('only within the unit, and only by its people', async () => {
    const id = await assigned()
    expect(await refusal(act(head, id, 'transfer', to(assistant)))).toBe('422 error.invalid')
    expect(await refusal(act(head, id, 'transfer', to(head)))).toBe('422 error.invalid')
    expect(await refusal(act(head, id, 'transfer'))).toBe('422 error.invalid')
    expect(await refusal(act(office, id, 'transfer', to(clerk)))).toBe('403 error.forbidden')
    expect(await refusal(act(assistant, id, 'transfer', to(assistant)))).toBe('403 error.forbidden')
    const offer = (await view(head, id)).can.find(({ transition }) => transition === 'transfer')
    expect(offer?.choices?.handler?.map(({ title }) => title).sort()).toEqual(['教育局他人', '教育局科员'].sort())
    for (const one of [office, member, assistant])
      expect((await view(one, id)).can.some(({ transition }) => transition === 'transfer')).toBe(false)
  })

  test('holds through the steps that follow, and ends when the colleague leaves or is switched off', async () => {
    const id = await assigned()
    await act(head, id, 'transfer', to(clerk))
    await act(clerk, id, 'signFor')
    await act(assistant, id, 'opinions.give', { data: { opinion: '同意。' } })
    await act(clerk, id, 'reply', { data: { reply: '已办。', replyClass: 'A' } })
    await act(assistant, id, 'countersign.agree')
    await act(supervisor, id, 'auditBack', { reason: '请写明时间' })
    expect([await waitsFor(head, id), await waitsFor(clerk, id)]).toEqual([false, true])
    await cms.payload.update({ collection: 'users' as never, id: clerk.id, data: { disabled: true } })
    expect(await waitsFor(head, id)).toBe(true)
    await cms.payload.update({ collection: 'users' as never, id: clerk.id, data: { disabled: false } })
    tokens.delete(clerk.id)
  })

  test('tells the colleague, and reminders go to them alone; the history says who gave it to whom, to the parties', async () => {
    const id = await assigned()
    await act(head, id, 'transfer', { ...to(clerk), reason: '请牵头' })
    await runWorker(cms.payload)
    await act(member, id, 'nudge', { reason: '请尽快' })
    await runWorker(cms.payload)
    const told = await runSql<{ event: string; person: number; kind: string }>({
      payload: cms.payload,
      query: sql`SELECT event, person, kind FROM yz.notices WHERE type = 'proposals' AND doc = ${id} AND event IN ('transfer', 'nudge') ORDER BY id`,
    })
    expect(told).toEqual([
      { event: 'transfer', person: clerk.id, kind: 'todo' },
      { event: 'nudge', person: clerk.id, kind: 'nudge' },
    ])
    const entry = (await view(office, id)).history.find(({ transition }) => transition === 'transfer')
    expect(entry).toMatchObject({ label: '转办', copied: ['教育局科员'], reason: '请牵头', actor: { title: '教育局科长' } })
    // The step before it can still be taken back by whoever took it.
    await act(clerk, id, 'sendBackUnit', { reason: '不属本单位' })
    expect((await act(clerk, id, 'recall')).state).toBe('assigned')
  })

  test('ten at once leave one who has it', async () => {
    const id = await assigned()
    await Promise.allSettled(Array.from({ length: 10 }, (_, n) => act(head, id, 'transfer', to(n % 2 ? clerk : other))))
    const rows = await runSql({ payload: cms.payload, query: sql`SELECT person FROM yz.handlers WHERE type = 'proposals' AND doc = ${id}` })
    expect(rows).toHaveLength(1)
    await cms.payload.delete({ collection: 'proposals' as never, id })
    expect(await runSql({ payload: cms.payload, query: sql`SELECT 1 FROM yz.handlers WHERE type = 'proposals' AND doc = ${id}` })).toEqual(
      [],
    )
  })
})
