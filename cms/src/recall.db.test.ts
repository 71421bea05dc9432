import { runSql, sql } from '@yizheng/kit/cms'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestPerson } from './testing/boot-cms.ts'
import { act, cms, member, office, setUp, stored, submitted, tearDown } from './testing/proposals.ts'
import { runWorker } from './testing/run-worker.ts'
import { refusal } from './testing/refusal.ts'

beforeAll(setUp)
afterAll(tearDown)

describe('撤回: a step may be taken back', () => {
  test('by whoever took it, as long as nobody has taken the next one; the clock before it goes on', async () => {
    const id = await submitted()
    await act(office, id, 'sendBack', { reason: '请补充' })
    const before = await stored(id)
    expect((await act(member, id, 'submit')).can).toMatchObject([{ transition: 'recall' }, { transition: 'nudge' }])
    expect(await act(member, id, 'recall', { reason: '写错了' })).toMatchObject({ state: 'returned' })
    expect(await stored(id)).toMatchObject({ state: 'returned', state_since: before.state_since, due_at: before.due_at })
    const story = await runSql<{ transition: string; from_state: string; to_state: string; reason: string | null }>({
      payload: cms.payload,
      query: sql`SELECT transition, from_state, to_state, reason FROM yz.history WHERE type = 'proposals' AND doc = ${id} ORDER BY id DESC LIMIT 2`,
    })
    expect(story).toEqual([
      { transition: 'recall', from_state: 'review', to_state: 'returned', reason: '写错了' },
      { transition: 'submit', from_state: 'returned', to_state: 'review', reason: null },
    ])
  })

  test('not by anybody else, not twice, not with answers, not from a stale page', async () => {
    const id = await submitted()
    expect(await refusal(act(office, id, 'recall'))).toBe('409 error.recallTooLate')
    expect(await refusal(act(member, id, 'recall', { revision: 1 }))).toBe('409 error.stale')
    expect(await refusal(act(member, id, 'recall', { data: { title: '别的' } }))).toBe('400 error.badRequest')
    expect(await refusal(act(member, id, 'recall'))).toBe('accepted')
    expect(await refusal(act(member, id, 'recall'))).toBe('409 error.recallTooLate')
  })

  test('not after a step that the declaration does not let one take back, nor after the next hand has acted', async () => {
    const id = await submitted()
    await act(office, id, 'file', { data: { serial: `C${id}` } })
    expect(await refusal(act(member, id, 'recall'))).toBe('409 error.recallTooLate')
    expect(await refusal(act(office, id, 'recall'))).toBe('409 error.recallTooLate')
    expect((await stored(id)).state).toBe('filed')
  })

  test('of taking back and going on at the same time one wins and the other is told', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await submitted()
      const results = await Promise.all([
        refusal(act(member, id, 'recall')),
        refusal(act(office, id, 'file', { data: { serial: `D${id}` } })),
      ])
      expect(results.filter((one) => one === 'accepted')).toHaveLength(1)
      const refused = results[0] === 'accepted' ? ['404 error.notFound', '409 error.conflict'] : ['409 error.recallTooLate']
      expect(refused).toContain(results.find((one) => one !== 'accepted'))
    }
  })

  test('is offered where the document is looked at, to the one person, in the language asked for', async () => {
    const id = await submitted()
    const offers = async (user: TestPerson) => {
      const token = await cms.signIn(user.email)
      const answer = await cms.call(`/api/proposals/${id}/view`, { headers: { authorization: `JWT ${token}` } })
      return ((await answer.json()) as { can: { transition: string; label: string }[] }).can.map((one) => one.label)
    }
    expect(await offers(member)).toEqual(['撤回', '催办'])
    expect(await offers(office)).not.toContain('撤回')
  })

  test('whoever was told of the step hears that it was taken back, and nobody else', async () => {
    const units = [await cms.unit('教育局'), await cms.unit('交通局')]
    const lead = await cms.person('主办', ['handling-unit'], units[0])
    const assistant = await cms.person('协办', ['handling-unit'], units[1])
    const heard = async () => {
      await runWorker(cms.payload)
      const rows = await runSql<{ person: number }>({
        payload: cms.payload,
        query: sql`SELECT person FROM yz.notices WHERE type = 'proposals' AND doc = ${id} AND event = 'recall' ORDER BY id`,
      })
      return rows.map(({ person }) => person)
    }
    const id = await submitted()
    await act(office, id, 'sendBack', { reason: '请补充' })
    await act(member, id, 'submit')
    await act(member, id, 'recall')
    expect(await heard()).toEqual([office.id])
    await act(member, id, 'submit')
    await act(office, id, 'file', { data: { serial: `N${id}` } })
    await act(office, id, 'assign', { data: { leadUnit: units[0], assistUnits: [units[1]] } })
    await act(lead, id, 'signFor')
    await act(lead, id, 'reply', { data: { reply: '已办。', replyClass: 'A' } })
    await act(lead, id, 'recall')
    // The proposer never heard of the reply, which nobody has passed yet.
    expect((await heard()).slice(1)).toEqual([assistant.id])
  })

  test('figures count neither the step taken back nor the taking back', async () => {
    const id = await submitted()
    await act(member, id, 'recall')
    await act(member, id, 'submit')
    const steps = await runSql<{ transition: string }>({
      payload: cms.payload,
      query: sql`SELECT transition FROM yz.steps WHERE type = 'proposals' AND doc = ${id} ORDER BY steps.id`,
    })
    expect(steps).toEqual([{ transition: 'submit' }])
  })
})
