import type { MetricRowsAnswer, MetricsAnswer, ViewAnswer } from '@yizheng/kit'
import { importDocument, runSql, sql } from '@yizheng/kit/cms'
import { lapseTurns } from '@yizheng/kit/cms/worker'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import site from '../../yizheng.config.ts'
import type { TestPerson } from './testing/boot-cms.ts'
import { act, cms, member, office, setUp, stored, submitted, tearDown } from './testing/proposals.ts'
import { refusal } from './testing/refusal.ts'

/** 办理 of a proposal: a lead unit and units that assist it, until the audit has passed the reply. */
let units: number[]
let lead: TestPerson
let colleague: TestPerson
let first: TestPerson
let second: TestPerson
let supervisor: TestPerson
let cosigner: TestPerson
const answer = { reply: '已增开两条线路。', replyClass: 'A' }

beforeAll(async () => {
  await setUp()
  units = []
  for (const title of ['教育局', '交通局', '财政局'])
    units.push(((await cms.payload.create({ collection: 'organisations' as never, data: { title, kind: 'unit' } })) as { id: number }).id)
  lead = await cms.person('教育局承办人', ['handling-unit'], units[0])
  first = await cms.person('交通局承办人', ['handling-unit'], units[1])
  colleague = await cms.person('交通局另一人', ['handling-unit'], units[1])
  second = await cms.person('财政局承办人', ['handling-unit'], units[2])
  cosigner = await cms.person('联名人', ['member'])
  supervisor = await cms.person('督办', ['supervisor'])
})
afterAll(tearDown)

async function handled(assistUnits: readonly number[] = units.slice(1)): Promise<number> {
  const id = await submitted()
  await act(office, id, 'file', { data: { serial: `R${id}` } })
  await act(office, id, 'assign', { data: { leadUnit: units[0], assistUnits } })
  await act(lead, id, 'signFor')
  return id
}
async function turns(id: number, round: string) {
  const rows = await runSql<{ of_id: number; answer: string | null; ended: string | null }>({
    payload: cms.payload,
    query: sql`SELECT of_id, answer, ended FROM yz.turns WHERE type = 'proposals' AND doc = ${id} AND round = ${round} ORDER BY id`,
  })
  return rows.map(({ of_id, answer, ended }) => `${['lead', 'first', 'second'][units.indexOf(of_id)]} ${answer ?? '-'} ${ended ?? 'live'}`)
}
async function view(user: TestPerson, id: number): Promise<ViewAnswer> {
  return (await (
    await cms.call(`/api/proposals/${id}/view`, { headers: { authorization: `JWT ${await cms.signIn(user.email)}` } })
  ).json()) as ViewAnswer
}

describe('会签', () => {
  test('all assist units sign the reply, whoever of them acts; the supervisor passes it; then the proposer reads it', async () => {
    const id = await handled()
    await act(lead, id, 'reply', { data: answer })
    expect((await stored(id)).state).toBe('countersigning')
    expect(await refusal(act(lead, id, 'countersign.agree'))).toBe('403 error.forbidden')
    await act(colleague, id, 'countersign.agree')
    expect(await refusal(act(first, id, 'countersign.agree'))).toBe('409 error.answeredAlready')
    expect((await act(second, id, 'countersign.agree')).state).toBe('auditing')
    expect((await view(member, id)).doc.reply).toBeNull()
    expect((await view(first, id)).doc.reply).toBe(answer.reply)
    expect(await refusal(act(office, id, 'auditPass'))).toBe('403 error.forbidden')
    expect((await act(supervisor, id, 'auditPass')).state).toBe('answered')
    expect((await view(member, id)).doc.reply).toBe(answer.reply)
  })

  test('is passed over without assist units', async () => {
    const id = await handled([])
    expect((await act(lead, id, 'reply', { data: answer })).state).toBe('auditing')
  })

  test('one who sends it back with a reason ends it; a new reply is signed by all anew, within what was left of the time', async () => {
    const id = await handled()
    const due = (await stored(id)).due_at
    await act(lead, id, 'reply', { data: answer })
    await act(first, id, 'countersign.agree')
    expect(await refusal(act(second, id, 'countersign.sendBack'))).toBe('422 error.invalid')
    expect((await act(second, id, 'countersign.sendBack', { reason: '经费未落实' })).state).toBe('handling')
    expect((await stored(id)).due_at).toEqual(due)
    expect(await turns(id, 'countersign')).toEqual(['first agree closed', 'second sendBack closed'])
    await act(lead, id, 'reply', { data: { ...answer, reply: '经费已落实，已增开。' } })
    expect((await turns(id, 'countersign')).slice(2)).toEqual(['first - live', 'second - live'])
  })

  test('the audit sends a reply back with a reason', async () => {
    const id = await handled([])
    await act(lead, id, 'reply', { data: answer })
    expect(await refusal(act(supervisor, id, 'auditBack'))).toBe('422 error.invalid')
    expect((await act(supervisor, id, 'auditBack', { reason: '答非所问' })).state).toBe('handling')
  })
})

describe('协办意见', () => {
  test('are given beside the work, and do not hold the reply up', async () => {
    const id = await handled()
    expect(await refusal(act(lead, id, 'opinions.give', { data: { opinion: '同意。' } }))).toBe('403 error.forbidden')
    expect(await refusal(act(first, id, 'opinions.give'))).toBe('422 error.invalid')
    expect((await act(first, id, 'opinions.give', { data: { opinion: '可增开线路。' } })).state).toBe('handling')
    const [round] = (await view(lead, id)).rounds
    expect(round).toMatchObject({ round: 'opinions', open: true, turns: [{ values: { opinion: '可增开线路。' } }, { answer: null }] })
    expect((await act(lead, id, 'reply', { data: answer })).state).toBe('countersigning')
    expect(await turns(id, 'opinions')).toEqual(['first give closed', 'second - closed'])
  })

  test('are as before when the reply is taken back: given ones stand, the others are still awaited', async () => {
    const id = await handled()
    await act(first, id, 'opinions.give', { data: { opinion: '可增开线路。' } })
    await act(lead, id, 'reply', { data: answer })
    await act(lead, id, 'recall')
    expect((await stored(id)).state).toBe('handling')
    expect(await turns(id, 'opinions')).toEqual(['first give live', 'second - live'])
    expect(await turns(id, 'countersign')).toEqual(['first - closed', 'second - closed'])
    await act(second, id, 'opinions.give', { data: { opinion: '经费可列支。' } })
    await act(lead, id, 'reply', { data: answer })
    await act(first, id, 'countersign.agree')
    expect(await refusal(act(lead, id, 'recall'))).toBe('409 error.recallTooLate')
  })
})

describe('a proposal brought in with its history', () => {
  const bringIn = (steps: readonly { transition: string; actor: TestPerson; data?: object; reason?: string }[]) =>
    importDocument({
      payload: cms.payload,
      site,
      slug: 'proposals',
      author: member.id,
      createdAt: '2026-10-01T00:00:00Z',
      data: { title: '旧提案', category: 'society', situation: '情况。', advice: '建议。' },
      steps: steps.map((step, index) => ({
        ...step,
        data: { ...step.data },
        actor: step.actor.id,
        at: new Date(Date.UTC(2026, 9, 2 + index)),
      })),
    })
  const way = () => [
    { transition: 'submit', actor: member },
    { transition: 'file', actor: office },
    { transition: 'assign', actor: office, data: { leadUnit: units[0], assistUnits: units.slice(1) } },
    { transition: 'signFor', actor: lead },
    { transition: 'opinions.give', actor: first, data: { opinion: '可增开线路。' } },
    { transition: 'reply', actor: lead, data: answer },
    { transition: 'countersign.agree', actor: second },
  ]

  test('has the turns its people took, as of those days, and goes on from there', async () => {
    const id = await bringIn(way())
    expect(await turns(id, 'opinions')).toEqual(['first give closed', 'second - closed'])
    expect(await turns(id, 'countersign')).toEqual(['first - live', 'second agree live'])
    const { rounds } = await view(lead, id)
    expect(rounds).toMatchObject([
      { round: 'opinions', turns: [{ values: { opinion: '可增开线路。' }, at: '2026-10-06T00:00:00.000Z' }] },
      { round: 'countersign', open: true },
    ])
    expect(new Date((await stored(id)).state_since as string)).toEqual(new Date('2026-10-07T00:00:00Z'))
    expect((await act(first, id, 'countersign.agree')).state).toBe('auditing')
  })

  test('is refused where somebody answers who takes no part, in no such state, or twice', async () => {
    await expect(bringIn([...way(), { transition: 'countersign.agree', actor: lead }])).rejects.toThrow('step 8')
    await expect(bringIn([...way(), { transition: 'opinions.give', actor: first }])).rejects.toThrow('step 8')
    await expect(bringIn([...way(), { transition: 'countersign.agree', actor: second }])).rejects.toThrow('given twice')
  })
})

describe('评价', () => {
  async function answered(cosponsors: readonly TestPerson[] = [cosigner]): Promise<number> {
    const id = await submitted({ cosponsors: cosponsors.map((one) => one.id) })
    for (const one of cosponsors) await act(one, id, 'cosign.agree')
    await act(office, id, 'file', { data: { serial: `R${id}` } })
    await act(office, id, 'assign', { data: { leadUnit: units[0] } })
    await act(lead, id, 'signFor')
    await act(lead, id, 'reply', { data: answer })
    await act(supervisor, id, 'auditPass')
    return id
  }
  const rating = { process: 'satisfied', result: 'fair', comment: '希望加快。' }

  test('is the proposer’s and every co-signer’s, process and result apart; the marks are public once all have given theirs', async () => {
    const id = await answered()
    expect(await refusal(act(office, id, 'ratings.rate', { data: rating }))).toBe('403 error.forbidden')
    expect(await refusal(act(member, id, 'ratings.rate', { data: { process: 'satisfied' } }))).toBe('422 error.invalid')
    expect(await refusal(act(member, id, 'ratings.rate', { data: { ...rating, result: 'perfect' } }))).toBe('422 error.invalid')
    expect((await act(member, id, 'ratings.rate', { data: rating })).state).toBe('answered')
    expect((await act(cosigner, id, 'ratings.rate', { data: { ...rating, comment: '' } })).state).toBe('evaluated')
    const { rounds } = await view(lead, id)
    expect(rounds.find(({ round }) => round === 'ratings')!.turns).toMatchObject([{ values: rating }, { values: { result: 'fair' } }])
  })

  test('makes the figures of satisfaction, each rater once, with their latest rating, once the round is over', async () => {
    const figure = async (metric: string, query = '') => {
      const headers = { authorization: `JWT ${await cms.signIn(office.email)}` }
      const { metrics } = (await (await cms.call('/api/metrics', { headers })).json()) as MetricsAnswer
      const answer = await cms.call(`/api/metrics/proposals/${metric}/rows?limit=100${query}`, { headers })
      const { docs, total } = (await answer.json()) as MetricRowsAnswer
      return { ...metrics.find((one) => one.type === 'proposals' && one.metric === metric)!, rows: docs.map(({ id }) => id), total }
    }
    const [before, by] = [await figure('satisfaction'), await figure('byRating')]
    const id = await answered()
    await act(member, id, 'ratings.rate', { data: { process: 'fair', result: 'unsatisfied' } })
    expect((await figure('byRating')).value).toBe(by.value)
    await act(cosigner, id, 'ratings.rate', { data: { process: 'fair', result: 'satisfied' } })
    const after = await figure('satisfaction')
    expect([after.part - before.part, after.whole - before.whole]).toEqual([1, 2])
    expect(after.rows.filter((one) => one === id)).toHaveLength(2)
    expect((await figure('satisfaction', '&part=part')).rows.filter((one) => one === id)).toHaveLength(1)
    const rated = await figure('byRating', '&key=unsatisfied')
    expect(rated.points.map(({ key }) => key)).toEqual(['satisfied', 'fair', 'unsatisfied'])
    expect(rated.points.at(-1)!.value - by.points.at(-1)!.value).toBe(1)
    expect(rated.rows).toContain(id)
    expect(rated.total).toBe(rated.points.at(-1)!.value)
    const wrong = await cms.call('/api/metrics/proposals/byRating/rows?key=nonsense', {
      headers: { authorization: `JWT ${await cms.signIn(office.email)}` },
    })
    expect(wrong.status).toBe(404)
  })

  test('of one who is not satisfied sends it back to the unit, with the reason, and its clock begins anew', async () => {
    const id = await answered()
    await act(member, id, 'ratings.rate', { data: rating })
    expect(await refusal(act(cosigner, id, 'ratings.redo'))).toBe('422 error.invalid')
    expect((await act(cosigner, id, 'ratings.redo', { reason: '答非所问' })).state).toBe('handling')
    expect((await stored(id)).due_at).not.toBeNull()
    // What was said of the first reply is not said of the second.
    await act(lead, id, 'reply', { data: answer })
    await act(supervisor, id, 'auditPass')
    expect((await act(member, id, 'ratings.rate', { data: rating })).state).toBe('answered')
  })

  test('goes on without whoever has not rated in time', async () => {
    const id = await answered()
    await act(member, id, 'ratings.rate', { data: rating })
    await runSql({
      payload: cms.payload,
      query: sql`UPDATE yz.turns SET lapses_at = now() - interval '1 minute' WHERE type = 'proposals' AND doc = ${id}`,
    })
    await lapseTurns({ payload: cms.payload, site })
    expect((await stored(id)).state).toBe('evaluated')
  })
})
