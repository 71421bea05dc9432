import { buildSearch, fire, runSql, save, sql } from '@yizheng/kit/cms'
import type { ActionOffer, InboxAnswer, ListAnswer, SearchAnswer, ViewAnswer } from '@yizheng/kit/protocol'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import site from '../../yizheng.config.ts'
import { runWorker } from './testing/run-worker.ts'
import { bootCms, type TestCms, type TestPerson } from './testing/boot-cms.ts'
import { refusal } from './testing/refusal.ts'

let cms: TestCms
let member: TestPerson
let cosponsor: TestPerson
let colleague: TestPerson
let stranger: TestPerson
let citizen: TestPerson
let office: TestPerson
let officer: TestPerson
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
  colleague = await cms.person('同事', ['member'])
  stranger = await cms.person('旁人', ['member'])
  citizen = await cms.person('市民', ['citizen'])
  office = await cms.person('提案委', ['staff', 'proposal-office'])
  officer = await cms.person('承办人', ['handling-unit'], unit)
})
afterAll(() => cms.close())

const query = <T>(text: ReturnType<typeof sql>) => runSql<T>({ payload: cms.payload, query: text })
const submitted = async (title: string, more: object = {}) =>
  (
    await save({
      site,
      slug: 'proposals',
      req: await cms.request(member),
      body: { data: { title, category: 'society', situation: '情况。', advice: '建议。', ...more }, fire: 'submit' },
    })
  ).id
const act = async (
  user: TestPerson | undefined,
  id: number,
  transition: string,
  more: { data?: Record<string, unknown>; reason?: string; copy?: readonly number[]; revision?: number } = {},
) => fire({ site, slug: 'proposals', id, transition, req: await cms.request(user), ...more })
const nudge = (user: TestPerson | undefined, id: number, reason = '请尽快办理') => act(user, id, 'nudge', { reason })
let serial = 0
const handed = async (title: string, copy?: readonly number[]) => {
  const id = await submitted(title)
  await act(office, id, 'file', { data: { serial: `N${(serial += 1)}` } })
  await act(office, id, 'assign', { data: { leadUnit: unit }, ...(copy ? { copy } : {}) })
  await act(officer, id, 'signFor')
  return id
}
const revisionOf = async (id: number) =>
  (await query<{ revision: string }>(sql`SELECT revision::text FROM proposals WHERE id = ${id}`))[0]!.revision

const tokens = new Map<number, string>()
async function get<T>(user: TestPerson, path: string): Promise<{ status: number; body: T }> {
  if (!tokens.has(user.id)) tokens.set(user.id, await cms.signIn(user.email))
  const answer = await cms.call(`/api${path}`, { headers: { authorization: `JWT ${tokens.get(user.id)}` } })
  return { status: answer.status, body: (await answer.json()) as T }
}
const offer = async (user: TestPerson, id: number, name: string): Promise<ActionOffer | undefined> =>
  (await get<ViewAnswer>(user, `/proposals/${id}/view`)).body.can.find(({ transition }) => transition === name)
const inboxOf = async (user: TestPerson) => (await get<InboxAnswer>(user, '/me/inbox')).body.notices.map(({ text }) => text)

const work = () => runWorker(cms.payload)

describe('a reminder (催办)', () => {
  test('reaches those who must act with its words, stands in the history, and leaves the document as it is', async () => {
    const id = await submitted('关于校车的提案')
    const before = await revisionOf(id)
    await nudge(member, id, '已经两周了，\n请尽快审查')
    expect(await revisionOf(id)).toBe(before)
    await work()
    expect(await inboxOf(office)).toEqual([
      '提案《关于校车的提案》：委员催办：已经两周了， 请尽快审查',
      '提案《关于校车的提案》：进入“立案审查”',
    ])
    for (const other of [member, cosponsor, officer]) expect((await inboxOf(other)).filter((text) => text.includes('催办'))).toEqual([])
    const { history, can } = (await get<ViewAnswer>(office, `/proposals/${id}/view`)).body
    expect(history.at(-1)).toMatchObject({
      label: '催办',
      from: 'review',
      to: 'review',
      actor: { title: '委员' },
      reason: '已经两周了， 请尽快审查',
    })
    expect(can.map(({ transition }) => transition)).not.toContain('nudge')
    expect(await query(sql`SELECT action FROM yz.audit WHERE type = 'proposals' AND doc = ${id} ORDER BY id DESC LIMIT 1`)).toEqual([
      { action: 'fire:nudge' },
    ])
    // What somebody says in between takes nobody's right to take a step back.
    expect(await offer(member, id, 'recall')).toBeDefined()
    await act(member, id, 'recall')
  })

  test('is for those alone who wait there, as declared; not for those who must act, nor those who only read', async () => {
    const id = await submitted('关于路灯的提案', { cosponsors: [cosponsor.id] })
    // Who is asked for an answer in a round must act, and its author waits.
    expect(await refusal(nudge(cosponsor, id))).toBe('403 error.forbidden')
    await nudge(member, id, '请确认联名')
    await work()
    expect((await inboxOf(cosponsor))[0]).toBe('提案《关于路灯的提案》：委员催办：请确认联名')
    await act(cosponsor, id, 'cosign.agree')
    expect(await refusal(nudge(office, id))).toBe('403 error.forbidden')
    expect(await refusal(nudge(cosponsor, id))).toBe('403 error.forbidden')
    expect(await refusal(nudge(stranger, id))).toBe('404 error.notFound')
    expect(await refusal(nudge(undefined, id))).toBe('401 error.signIn')
    await act(office, id, 'file', { data: { serial: `N${(serial += 1)}` } })
    expect(await refusal(nudge(member, id))).toBe('409 error.conflict')
    for (const text of ['', ' \n ', '催'.repeat(101)])
      expect(await refusal(nudge(member, await submitted('一件'), text))).toBe('422 error.invalid')
    expect(await refusal(act(member, await submitted('一件'), 'nudge', { reason: '请办', data: { title: '另一个案由' } }))).toBe(
      '400 error.badRequest',
    )
  })

  test('comes at most once in the declared time from one person, however many ask at once; in the next state anew', async () => {
    const id = await handed('关于公园的提案')
    const answers = await Promise.all(Array.from({ length: 10 }, () => refusal(nudge(member, id))))
    expect(answers.toSorted()).toEqual([...Array.from({ length: 9 }, () => '409 error.nudgedAlready'), 'accepted'])
    expect(await offer(member, id, 'nudge')).toMatchObject({ blocked: '您最近已经催办过，请过些时候再催。', reason: true })
    // Another one who waits has a voice of their own.
    expect(await offer(office, id, 'nudge')).not.toHaveProperty('blocked')
    await nudge(office, id)
    await query(sql`UPDATE yz.history SET at = at - interval '20 days' WHERE doc = ${id} AND transition = 'nudge'`)
    await query(sql`UPDATE proposals SET state_since = state_since - interval '30 days' WHERE id = ${id}`)
    expect(await offer(member, id, 'nudge')).not.toHaveProperty('blocked')
    await nudge(member, id)
    await act(officer, id, 'reply', { data: { reply: '已办。', replyClass: 'A' } })
    await nudge(office, id, '请评价')
    expect(await refusal(nudge(member, id))).toBe('403 error.forbidden')
  })

  test('does not reach whoever has acted before the worker came to it', async () => {
    const id = await handed('关于早点摊的提案')
    await work()
    await nudge(member, id, '请早日答复')
    await act(officer, id, 'reply', { data: { reply: '已办。', replyClass: 'A' } })
    await work()
    expect((await inboxOf(officer)).filter((text) => text.includes('早日答复'))).toEqual([])
  })
})

describe('a copy (抄送)', () => {
  test('opens this one document to whoever is chosen, through every door, tells them, and nothing else', async () => {
    const other = await handed('关于旧桥的提案')
    await buildSearch({ payload: cms.payload, site, anew: true })
    expect((await get(colleague, `/proposals/${other}/view`)).status).toBe(404)
    expect(await offer(office, await submitted('一件'), 'file')).not.toHaveProperty('copy')
    const id = await handed('关于新桥的提案', [colleague.id])
    await work()

    const seen = async (user: TestPerson) => (await get<ListAnswer>(user, '/proposals/list')).body.docs.map((doc) => doc.id)
    expect(await seen(colleague)).toEqual([id])
    expect(await seen(stranger)).toEqual([])
    expect((await get<SearchAnswer>(colleague, `/search?q=${encodeURIComponent('桥')}`)).body.hits.map((hit) => hit.id)).toEqual([id])
    expect((await get(colleague, `/proposals/${other}/view`)).status).toBe(404)
    const { body } = await get<ViewAnswer>(colleague, `/proposals/${id}/view`)
    expect(body.can).toEqual([])
    expect(body.mayEdit).toBe(false)
    expect(body.history.find(({ transition }) => transition === 'assign')).toMatchObject({ copied: ['同事'] })
    expect(await inboxOf(colleague)).toEqual(['提案《关于新桥的提案》：交办（抄送）'])
    expect(await inboxOf(stranger)).toEqual([])
    // Later steps are not theirs to be told, unless they get a copy again.
    await act(officer, id, 'reply', { data: { reply: '已办。', replyClass: 'A' }, copy: [stranger.id] })
    await work()
    expect(await inboxOf(colleague)).toHaveLength(1)
    expect(await inboxOf(stranger)).toEqual(['提案《关于新桥的提案》：答复（抄送）'])
    expect(await seen(colleague)).toEqual([id])
  })

  test('goes only to people the step offers, and only with steps that offer any', async () => {
    const id = await submitted('关于水渠的提案')
    expect(await refusal(act(office, id, 'file', { data: { serial: 'C1' }, copy: [colleague.id] }))).toBe('422 error.invalid')
    await act(office, id, 'file', { data: { serial: 'C1' } })
    const assign = (copy: unknown) => refusal(act(office, id, 'assign', { data: { leadUnit: unit }, copy: copy as number[] }))
    expect(await assign([citizen.id])).toBe('422 error.invalid')
    expect(await assign([colleague.id, 999_999])).toBe('422 error.invalid')
    for (const wrong of ['1', [1.5], ['x'], {}, Array.from({ length: 51 }, (_, n) => n)])
      expect(await assign(wrong)).toBe('400 error.badRequest')
    expect(await refusal(act(officer, id, 'assign', { data: { leadUnit: unit }, copy: [colleague.id] }))).toBe('404 error.notFound')
    expect((await get(colleague, `/proposals/${id}/view`)).status).toBe(404)
    expect(await offer(office, id, 'assign')).toMatchObject({ copy: expect.arrayContaining(['leader', 'member']) as unknown })
    expect(await assign([])).toBe('accepted')
  })

  test('is written by no other way, and its list is read by none', async () => {
    const id = await handed('关于茶园的提案', [colleague.id])
    const copied = async () => query(sql`SELECT users_id FROM proposals_rels WHERE parent_id = ${id} AND path = 'copied'`)
    await cms.payload.update({ collection: 'proposals' as never, id, data: { copied: [stranger.id] }, overrideAccess: true })
    expect(await copied()).toEqual([{ users_id: colleague.id }])
    const made = (await cms.payload.create({
      collection: 'proposals' as never,
      data: { title: '草稿', copied: [stranger.id] },
      overrideAccess: false,
      user: member,
    })) as unknown as { id: number }
    expect(await query(sql`SELECT users_id FROM proposals_rels WHERE parent_id = ${made.id} AND path = 'copied'`)).toEqual([])
    const { body } = await get<Record<string, unknown>>(office, `/proposals/${id}`)
    expect(body).not.toHaveProperty('copied')
    expect((await get(office, `/proposals?where[copied][in]=${colleague.id}`)).status).not.toBe(200)
    // Somebody who may edit takes nothing away by it.
    await act(officer, id, 'sendBackUnit', { reason: '不属本单位' })
    await act(await cms.person('督办', ['supervisor']), id, 'returnGrant')
    await act(office, id, 'assign', { data: { leadUnit: unit }, copy: [stranger.id] })
    expect((await copied()).length).toBe(2)
  })
})
