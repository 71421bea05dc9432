import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ViewAnswer } from '@yizheng/kit'
import { act, cms, member, office, setUp, stored, submitted, tearDown } from './testing/proposals.ts'
import { refusal } from './testing/refusal.ts'

/** What the office decides at the review of a proposal beside filing it. */
beforeAll(setUp)
afterAll(tearDown)

const ask = async <T>(path: string) =>
  (await (await cms.call(path, { headers: { authorization: `JWT ${await cms.signIn(member.email)}` } })).json()) as T

describe('不立案', () => {
  test('names one of the ten grounds and what becomes of it, which the proposer reads', async () => {
    const id = await submitted()
    const why = { ground: 'court', onward: 'forward' }
    const decline = (data: object) => refusal(act(office, id, 'decline', { data: { ...data }, reason: '已在仲裁' }))
    for (const wrong of [{ ground: 'court' }, { onward: 'forward' }, { ...why, ground: 'dislike' }, { ...why, onward: 'bin' }])
      expect(await decline(wrong)).toBe('422 error.invalid')
    expect(await decline(why)).toBe('accepted')
    const { doc, history } = await ask<ViewAnswer>(`/api/proposals/${id}/view`)
    expect(doc).toMatchObject({ state: 'declined', ...why })
    expect(history.at(-1)).toMatchObject({ transition: 'decline', reason: '已在仲裁' })
  })
})

describe('并案', () => {
  const merge = (id: number, mergedInto: unknown) => refusal(act(office, id, 'merge', { data: { mergedInto } }))

  test('leads to another proposal under way, and to no other', async () => {
    const [id, lead, done] = [await submitted(), await submitted(), await submitted()]
    await act(office, done, 'decline', { data: { ground: 'personal', onward: 'archive' }, reason: '个人事项' })
    expect(await merge(id, undefined)).toBe('422 error.invalid')
    expect(await merge(id, id)).toBe('422 proposals.mergedIntoItself')
    for (const wrong of [done, 999_999]) expect(await merge(id, wrong)).toMatch(/^4(00|22) /)
    expect((await stored(id)).state).toBe('review')
    expect(await merge(id, lead)).toBe('accepted')
    const { doc } = await ask<ViewAnswer>(`/api/proposals/${id}/view`)
    expect(doc).toMatchObject({ state: 'merged', mergedInto: { id: lead, title: '关于改善山区校车的提案' } })
    // What was merged is no lead for others.
    expect(await merge(lead, id)).toMatch(/^4(00|22) /)
  })

  test('offers what the person may read and is under way', async () => {
    const [mine, draft] = [await submitted(), await submitted()]
    await act(office, draft, 'sendBack', { reason: '请补充' })
    const { options } = await ask<{ options: { id: number }[] }>('/api/options/proposals?state=review,filed,handling')
    const ids = options.map(({ id }) => id)
    expect(ids).toContain(mine)
    expect(ids).not.toContain(draft)
    const others = await cms.person('另一位委员', ['member'])
    const seen = await cms.call('/api/options/proposals', { headers: { authorization: `JWT ${await cms.signIn(others.email)}` } })
    expect(await seen.json()).toEqual({ options: [] })
    expect((await cms.call('/api/options/proposals')).status).toBe(401)
  })
})
