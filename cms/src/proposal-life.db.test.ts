import { runSql, sql } from '@yizheng/kit/cms'
import type { ViewAnswer } from '@yizheng/kit/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestPerson } from './testing/boot-cms.ts'
import { act, cms, member, office, setUp, stored, submitted, tearDown } from './testing/proposals.ts'
import { refusal } from './testing/refusal.ts'

let unit: number
let other: number
let lead: TestPerson
let supervisor: TestPerson
let cosigner: TestPerson

beforeAll(async () => {
  await setUp()
  const organisation = async (title: string) =>
    ((await cms.payload.create({ collection: 'organisations' as never, data: { title, kind: 'unit' } })) as unknown as { id: number }).id
  unit = await organisation('教育局')
  other = await organisation('交通局')
  lead = await cms.person('教育局承办人', ['handling-unit'], unit)
  supervisor = await cms.person('督办', ['supervisor'])
  cosigner = await cms.person('联名人', ['member'])
})
afterAll(tearDown)

async function assigned(more: object = {}): Promise<number> {
  const id = await submitted(more)
  await act(office, id, 'file')
  await act(office, id, 'assign', { data: { leadUnit: unit } })
  return id
}
async function evaluated(replyClass: string): Promise<number> {
  const id = await assigned()
  await act(lead, id, 'signFor')
  await act(lead, id, 'reply', { data: { reply: '已列入计划。', replyClass } })
  await act(supervisor, id, 'auditPass')
  await act(member, id, 'ratings.rate', { data: { process: 'satisfied', result: 'fair' } })
  return id
}
async function view(user: TestPerson | undefined, id: number): Promise<ViewAnswer> {
  const headers = new Headers(user ? { authorization: `JWT ${await cms.signIn(user.email)}` } : {})
  return (await (await cms.call(`/api/proposals/${id}/view`, { headers })).json()) as ViewAnswer
}
const clocks = async (id: number) =>
  (
    await runSql<{ state: string; running: boolean }>({
      payload: cms.payload,
      query: sql`SELECT state, runs->-1->>1 IS NULL AS running FROM yz.clocks WHERE type = 'proposals' AND doc = ${id} ORDER BY state`,
    })
  ).map(({ state, running }) => `${state} ${running ? 'runs' : 'rests'}`)

describe('签收', () => {
  test('the time until it is signed for counts in the time to reply', async () => {
    const id = await assigned()
    expect((await stored(id)).state).toBe('assigned')
    expect(await clocks(id)).toEqual(['assigned runs', 'handling runs'])
    await runSql({
      payload: cms.payload,
      query: sql`UPDATE yz.clocks SET runs = jsonb_build_array(jsonb_build_array(now() - interval '3 days', NULL)) WHERE doc = ${id}`,
    })
    await act(lead, id, 'signFor')
    expect(await clocks(id)).toEqual(['handling runs'])
    const days = (new Date((await stored(id)).due_at as string).getTime() - Date.now()) / 86_400_000
    expect(Math.ceil(days)).toBeGreaterThanOrEqual(87)
    expect(Math.ceil(days)).toBeLessThanOrEqual(88)
  })

  test('a unit gives it back with a reason and by leave of the supervisor only; meanwhile the clock rests', async () => {
    const id = await assigned()
    expect(await refusal(act(lead, id, 'sendBackUnit'))).toBe('422 error.invalid')
    await act(lead, id, 'sendBackUnit', { reason: '不属本单位职责' })
    expect(await clocks(id)).toEqual(['handling rests', 'returning runs'])
    expect(await refusal(act(lead, id, 'returnGrant'))).toBe('403 error.forbidden')
    expect((await act(supervisor, id, 'returnRefuse', { reason: '职责清单列有此项' })).state).toBe('assigned')
    expect(await clocks(id)).toEqual(['assigned runs', 'handling runs'])
    await act(lead, id, 'sendBackUnit', { reason: '确不属本单位' })
    expect((await act(lead, id, 'recall')).state).toBe('assigned')
    expect(await clocks(id)).toEqual(['assigned runs', 'handling runs'])
    await act(lead, id, 'signFor')
    await act(lead, id, 'sendBackUnit', { reason: '职责已调整' })
    expect((await act(supervisor, id, 'returnGrant')).state).toBe('filed')
    expect(await clocks(id)).toEqual(['filed runs'])
    await act(office, id, 'assign', { data: { leadUnit: other } })
    expect(await refusal(act(lead, id, 'signFor'))).toBe('404 error.notFound')
  })
})

describe('a step that leaves the document where it is', () => {
  test('changes what it asks for, and neither state, nor clock, nor whose turn it is', async () => {
    const id = await assigned()
    await act(lead, id, 'signFor')
    const before = await stored(id)
    await act(lead, id, 'report', { data: { progress: '已与提案人面商。' } })
    const after = await stored(id)
    expect(after).toMatchObject({ state: 'handling', progress: '已与提案人面商。', state_since: before.state_since, due_at: before.due_at })
    expect(await clocks(id)).toEqual(['handling runs'])
    // The opinions, the stay and the reply's deadline are as they were, so that the figures are.
    const [step] = await runSql<object>({
      payload: cms.payload,
      query: sql`SELECT from_state, to_state, since, due_at FROM yz.history WHERE doc = ${id} AND transition = 'report'`,
    })
    expect(step).toEqual({ from_state: 'handling', to_state: 'handling', since: null, due_at: null })
    await act(office, id, 'distinguish', { data: { key: true, excellent: false } })
    expect(await stored(id)).toMatchObject({ key: true, state: 'handling' })
    expect(await refusal(act(lead, id, 'distinguish', { data: { key: false, excellent: false } }))).toBe('403 error.forbidden')
  })
})

describe('办结、跟踪、归档', () => {
  test('what is solved is closed; then it gets its number in the archive', async () => {
    const id = await evaluated('A')
    expect((await act(office, id, 'close')).state).toBe('closed')
    expect((await act(office, id, 'archive')).state).toBe('archived')
    expect((await stored(id)).archive_number).toMatch(/^TA\d{4}-\d{3}$/)
    const next = await evaluated('C')
    await act(office, next, 'close')
    await act(office, next, 'archive')
    const numbers = [(await stored(id)).archive_number, (await stored(next)).archive_number].map((one) => Number(String(one).slice(-3)))
    expect(numbers[1]).toBe(numbers[0]! + 1)
  })

  test('what is under way (class B) is followed until the unit reports what came of it', async () => {
    const id = await evaluated('B')
    expect((await act(office, id, 'close')).state).toBe('tracking')
    expect((await stored(id)).due_at).not.toBeNull()
    await act(lead, id, 'report', { data: { progress: '主体已完工。' } })
    expect((await act(lead, id, 'settle', { data: { outcome: '线路已开通。', outcomeClass: 'A' } })).state).toBe('evaluated')
    expect((await act(office, id, 'trackOn', { reason: '请报告运行情况' })).state).toBe('tracking')
    await act(lead, id, 'settle', { data: { outcome: '线路运行一季，日均三十人次。', outcomeClass: 'A' } })
    expect((await act(office, id, 'close')).state).toBe('closed')
  })
})

describe('what a proposal says of its proposer', () => {
  test('its kind follows from who proposes, and nobody writes it', async () => {
    const kind = async (id: number) => (await stored(id)).kind
    expect(await kind(await submitted())).toBe('personal')
    const joint = await submitted({ cosponsors: [cosigner.id] })
    expect(await kind(joint)).toBe('joint')
    await act(cosigner, joint, 'cosign.decline')
    expect(await kind(joint)).toBe('personal')
    expect(await kind(await submitted({ collective: '农工党松阳县总支' }))).toBe('collective')
    expect(await refusal(submitted({ kind: 'collective' }))).toBe('400 error.badRequest')
  })

  test('how to reach them is for those who handle it, not for co-signers, leaders or the public', async () => {
    const leader = await cms.person('领导', ['leader'])
    const id = await submitted({ open: true, mobile: '13900000000', address: '西屏街道 1 号', cosponsors: [cosigner.id] })
    await act(cosigner, id, 'cosign.agree')
    await act(office, id, 'file')
    const seen = async (user?: TestPerson) => (await view(user, id)).doc.mobile
    expect(await seen(lead)).toBeNull()
    await act(office, id, 'assign', { data: { leadUnit: unit } })
    for (const user of [member, office, lead, supervisor]) expect(await seen(user), user.email).toBe('13900000000')
    for (const user of [cosigner, leader, undefined]) expect(await seen(user), user?.email ?? 'nobody').toBeNull()
  })

  test('proposers of a merged proposal rate the reply too', async () => {
    const id = await submitted()
    const merged = await submitted({ cosponsors: [cosigner.id] })
    await act(cosigner, merged, 'cosign.agree')
    await act(office, merged, 'merge', { data: { mergedInto: id } })
    await act(office, id, 'file')
    await act(office, id, 'assign', { data: { leadUnit: unit } })
    await act(lead, id, 'signFor')
    await act(lead, id, 'reply', { data: { reply: '已办。', replyClass: 'A' } })
    await act(supervisor, id, 'auditPass')
    const rating = { data: { process: 'satisfied', result: 'satisfied' } }
    expect((await act(member, id, 'ratings.rate', rating)).state).toBe('answered')
    expect((await act(cosigner, id, 'ratings.rate', rating)).state).toBe('evaluated')
  })
})
