import type { BesideAnswer, DeskAnswer, InboxAnswer, ViewAnswer } from '@yizheng/kit'
import { importDocument, runSql, save, sql } from '@yizheng/kit/cms'
import { lapseTurns } from '@yizheng/kit/cms/worker'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import site from '../../yizheng.config.ts'
import type { TestPerson } from './testing/boot-cms.ts'
import { act, cms, member, office, stored, submitted, tearDown } from './testing/proposals.ts'
import { refusal } from './testing/refusal.ts'
import { runWorker } from './testing/run-worker.ts'
import {
  actOn,
  answer,
  answered,
  branchesOf,
  branchOf,
  given,
  officers,
  separated,
  setUp,
  signedFor,
  stepsOf,
  supervisor,
  toldOf,
  units,
} from './testing/separate.ts'

/** 分办, as proposals declare it: every unit has a document of its own, and the proposal waits for all. */
beforeAll(() => setUp())
afterAll(tearDown)

const rating = { process: 'satisfied', result: 'fair' }
async function call(user: TestPerson, path: string) {
  return cms.call(path, { headers: { authorization: `JWT ${await cms.signIn(user.email)}` } })
}
const view = async (user: TestPerson, id: number, slug = 'proposal-branches') =>
  (await (await call(user, `/api/${slug}/${id}/view`)).json()) as ViewAnswer
async function todo(user: TestPerson, type: string): Promise<number[]> {
  const desk = (await (await call(user, '/api/me/desk')).json()) as DeskAnswer
  return desk.todo.filter((item) => item.type === type).map((item) => item.id)
}
const edit = (id: number, data: object) =>
  cms.payload.update({ collection: 'proposals' as never, id, data, overrideAccess: true, depth: 0 })

describe('a proposal that is given to units separately', () => {
  test('goes the whole way: each answers, each is audited and rated, and when the last one is closed the proposal goes on', async () => {
    const id = await separated()
    expect((await stored(id)).state).toBe('separate')
    expect(await toldOf(id)).toEqual(['0 handling live', '1 handling live'])
    const [first, second] = [await branchOf(id, 0), await branchOf(id, 1)]

    // Its own author, deadline, history and desk.
    const { doc, history } = await view(member, first)
    expect(doc).toMatchObject({
      title: '关于改善山区校车的提案',
      proposal: { id },
      author: { id: member.id },
      unit: { id: units[0] },
      dueAt: expect.any(String),
    })
    expect(history.map(({ transition, actor }) => [transition, actor?.id])).toEqual([
      ['begin', office.id],
      ['signFor', officers[0]!.id],
    ])
    expect(await todo(officers[0]!, 'proposal-branches')).toContain(first)
    expect(await todo(officers[0]!, 'proposal-branches')).not.toContain(second)
    expect((await call(officers[0]!, `/api/proposals/${id}/view`)).status).toBe(200)
    expect((await call(officers[0]!, `/api/proposal-branches/${second}/view`)).status).toBe(404)
    expect(await todo(office, 'proposals')).not.toContain(id)
    const { todo: waiting } = (await (await call(officers[0]!, '/api/me/desk')).json()) as DeskAnswer
    expect(waiting.find((item) => item.id === first && item.type === 'proposal-branches')).toMatchObject({ of: '教育局' })
    const { mine } = (await (await call(member, '/api/me/desk')).json()) as DeskAnswer
    expect(new Set(mine.map((item) => item.type))).toEqual(new Set(['proposals']))

    await actOn(officers[0]!, first, 'reply', { data: answer })
    expect((await view(member, first)).doc.reply).toBeNull()
    await actOn(supervisor, first, 'auditPass')
    expect((await view(member, first)).doc.reply).toBe(answer.reply)
    await actOn(member, first, 'ratings.redo', { reason: '没有回答所提的建议' })
    expect(await toldOf(id)).toEqual(['0 handling live', '1 handling live'])
    await answered(id, 0)
    await actOn(member, first, 'ratings.rate', { data: rating })
    expect(await toldOf(id)).toEqual(['0 closed live', '1 handling live'])
    expect((await stored(id)).state).toBe('separate')

    await answered(id, 1)
    expect((await actOn(member, second, 'ratings.rate', { data: rating })).state).toBe('closed')
    expect(await toldOf(id)).toEqual(['0 closed joined', '1 closed joined'])
    expect((await stored(id)).state).toBe('evaluated')
    expect(await stepsOf('proposals', id)).toEqual(['submit', 'file', 'assignSeparately', 'separatelyAnswered'])
    expect((await view(office, id, 'proposals')).history.at(-1)).toMatchObject({
      transition: 'separatelyAnswered',
      actor: { id: member.id },
    })
    expect(await refusal(act(office, id, 'trackOn', { reason: '再看一看' }))).toBe('422 proposals.noLeadToFollow')
    expect((await act(office, id, 'close')).state).toBe('closed')
  })

  test('a notice of a part says whose part it is', async () => {
    const id = await separated()
    await answered(id, 1)
    await runWorker(cms.payload)
    const { notices } = (await (await call(member, '/api/me/inbox')).json()) as InboxAnswer
    expect(notices.map(({ title }) => title)).toContain('关于改善山区校车的提案 · 交通局')
  })

  test('parts are read from their proposal, and not beside it', async () => {
    const id = await separated(units.slice(0, 2), { open: true })
    await separated(units.slice(0, 2), { open: true })
    await runWorker(cms.payload)
    const { related } = (await (await cms.call(`/api/proposals/${id}/beside`)).json()) as BesideAnswer
    expect(new Set(related.map(({ type }) => type))).toEqual(new Set(['proposals']))
  })

  test('needs two units, and only those', async () => {
    const id = await submitted()
    await act(office, id, 'file')
    expect(await refusal(act(office, id, 'assignSeparately', { data: { separateUnits: [] } }))).toBe('422 error.invalid')
    expect(await refusal(act(office, id, 'assignSeparately', { data: { separateUnits: units.slice(0, 1) } }))).toBe(
      '422 proposals.fewSeparateUnits',
    )
    expect(await refusal(act(officers[0]!, id, 'assignSeparately', { data: { separateUnits: units } }))).not.toBe('accepted')
    expect(await branchesOf(id)).toEqual([])
  })

  test('has branches that nobody makes, leads on or turns by hand', async () => {
    const id = await separated()
    const branch = await branchOf(id, 0)
    const data = { title: '自己写的分办件', proposal: id, unit: units[2] }
    for (const user of [member, office, officers[0]!, supervisor]) {
      await expect(save({ site, slug: 'proposal-branches', req: await cms.request(user), body: { data } })).rejects.toThrow()
      expect(await refusal(actOn(user, branch, 'end'))).toBe('403 error.forbidden')
    }
    expect(await refusal(actOn(office, branch, 'begin'))).toBe('409 error.conflict')
    expect(await refusal(act(office, id, 'separatelyAnswered'))).toBe('403 error.forbidden')
    // Not even whoever passes all rights takes it out of its place.
    await cms.payload.update({
      collection: 'proposal-branches' as never,
      id: branch,
      data: { proposal: null, unit: units[2], title: '改题' },
      overrideAccess: true,
    })
    expect((await view(office, branch)).doc).toMatchObject({ proposal: { id }, unit: { id: units[0] }, title: '关于改善山区校车的提案' })
  })

  test('goes on by the clock too, where the members do not rate', async () => {
    const id = await separated()
    await answered(id, 0)
    await answered(id, 1)
    await runSql({
      payload: cms.payload,
      query: sql`UPDATE yz.turns SET lapses_at = now() - interval '1 minute' WHERE type = 'proposal-branches'`,
    })
    await Promise.all([1, 2, 3].map(() => lapseTurns({ payload: cms.payload, site })))
    expect(await toldOf(id)).toEqual(['0 closed joined', '1 closed joined'])
    expect((await stored(id)).state).toBe('evaluated')
  })

  test('is counted among what is handled, and under no lead unit', async () => {
    const id = await separated()
    const { metrics } = (await (await call(office, '/api/metrics')).json()) as {
      metrics: { type: string; metric: string; points: { key: string; value: number }[] }[]
    }
    const points = (type: string, metric: string) => metrics.find((one) => one.type === type && one.metric === metric)!.points
    expect(points('proposals', 'byUnit').map(({ key }) => key)).not.toContain('_none')
    expect(points('proposal-branches', 'byUnit').map(({ key }) => key)).toEqual(
      expect.arrayContaining([String(units[0]), String(units[1])]),
    )
    expect((await stored(id)).separate).toBe(true)
  })
})

describe('what a branch has in common with its proposal', () => {
  test('is in it as it is there, whenever that changes; who signs on is asked too', async () => {
    const cosigner = await cms.person('联名人', ['member'])
    const id = await separated()
    const branch = await answered(id, 0)
    await edit(id, { title: '新案由', open: true, cosponsors: [cosigner.id] })
    expect((await view(office, branch)).doc).toMatchObject({ title: '新案由', open: true, cosponsors: [{ id: cosigner.id }] })
    expect((await cms.call(`/api/proposal-branches/${branch}/view`)).status).toBe(200)
    await edit(id, { open: false })
    expect((await cms.call(`/api/proposal-branches/${branch}/view`)).status).toBe(404)
    await actOn(member, branch, 'ratings.rate', { data: rating })
    expect(await toldOf(id)).toEqual(['0 answered live', '1 handling live'])
    // Whoever is not named any more is not waited for.
    await edit(id, { cosponsors: [] })
    expect(await toldOf(id)).toEqual(['0 closed live', '1 handling live'])
  })
})

describe('units while it runs', () => {
  test('one who is added gets a branch, one who is taken out has nothing left to do', async () => {
    const id = await separated()
    const first = await branchOf(id, 0)
    await act(office, id, 'adjustSeparate', { data: { separateUnits: units.slice(1) } })
    expect(await toldOf(id)).toEqual(['0 ended dropped', '1 handling live', '2 assigned live'])
    expect(await todo(officers[0]!, 'proposal-branches')).not.toContain(first)
    expect((await view(officers[0]!, first)).can).toEqual([])
    // Named again, it begins anew.
    await act(office, id, 'adjustSeparate', { data: { separateUnits: units } })
    expect(await toldOf(id)).toEqual(['0 ended dropped', '1 handling live', '2 assigned live', '0 assigned live'])
  })

  test('the last one who was waited for is taken out, and the proposal goes on', async () => {
    const id = await separated(units)
    for (const unit of [0, 1]) await actOn(member, await answered(id, unit), 'ratings.rate', { data: rating })
    await act(office, id, 'adjustSeparate', { data: { separateUnits: units.slice(0, 2) } })
    expect(await toldOf(id)).toEqual(['0 closed joined', '1 closed joined', '2 ended dropped'])
    expect((await stored(id)).state).toBe('evaluated')
  })

  test('one gives it back with a reason; the office keeps it there, or gives it to another', async () => {
    const id = await separated()
    const branch = await branchOf(id, 0)
    const due = async () => (await view(office, branch)).doc.dueAt
    const before = await due()
    expect(await refusal(actOn(officers[0]!, branch, 'askReturn'))).toBe('422 error.invalid')
    await actOn(officers[0]!, branch, 'askReturn', { reason: '不属本单位职责' })
    expect(await todo(office, 'proposal-branches')).toContain(branch)
    await actOn(office, branch, 'refuseReturn', { reason: '属你局职责' })
    await signedFor(id, 0)
    expect(await due()).toBe(before)
    await actOn(officers[0]!, branch, 'askReturn', { reason: '不属本单位职责' })
    expect(await refusal(actOn(office, branch, 'grantReturn', { data: { instead: units[0] } }))).toBe('422 proposals.insteadOfItself')
    await actOn(office, branch, 'grantReturn', { data: { instead: units[2] } })
    expect(await toldOf(id)).toEqual(['0 returned dropped', '1 handling live', '2 assigned live'])
    const above = await view(office, id, 'proposals')
    expect(above.doc.separateUnits).toMatchObject([{ id: units[1] }, { id: units[2] }])
    expect(JSON.stringify(above.history.at(-1))).toContain('财政局')
  })

  test('all give it back, and the proposal is the office’s again', async () => {
    const id = await separated()
    for (const unit of [0, 1]) {
      const branch = await branchOf(id, unit)
      await actOn(officers[unit]!, branch, 'askReturn', { reason: '不属本单位职责' })
      await actOn(office, branch, 'grantReturn')
    }
    expect(await toldOf(id)).toEqual(['0 returned dropped', '1 returned dropped'])
    expect((await stored(id)).state).toBe('filed')
    expect(await stepsOf('proposals', id)).toEqual(['submit', 'file', 'assignSeparately', 'separatelyReturned'])
    await act(office, id, 'assignSeparately', { data: { separateUnits: units.slice(1) } })
    expect((await toldOf(id)).slice(2)).toEqual(['1 assigned live', '2 assigned live'])
  })

  test('the office withdraws it: what was under way ends, with the reason, and what was done stays', async () => {
    const id = await separated(units)
    await actOn(member, await answered(id, 0), 'ratings.rate', { data: rating })
    const second = await branchOf(id, 1)
    await act(office, id, 'withdrawSeparate', { reason: '改由一家主办' })
    expect(await toldOf(id)).toEqual(['0 closed left', '1 ended left', '2 ended left'])
    expect((await view(officers[1]!, second)).history.at(-1)).toMatchObject({ transition: 'end', reason: '改由一家主办' })
    await act(office, id, 'assignSeparately', { data: { separateUnits: units.slice(0, 2) } })
    expect((await toldOf(id)).slice(3)).toEqual(['0 assigned live', '1 assigned live'])
    expect((await stored(id)).state).toBe('separate')
  })
})

describe('taking back', () => {
  test('the step that opened the branches, as long as none has moved', async () => {
    const id = await given()
    await act(office, id, 'recall')
    expect(await toldOf(id)).toEqual(['0 ended recalled', '1 ended recalled'])
    expect((await stored(id)).state).toBe('filed')
    expect(await todo(officers[0]!, 'proposal-branches')).not.toContain((await branchesOf(id))[0]!.id)
    await act(office, id, 'assignSeparately', { data: { separateUnits: units.slice(0, 2) } })
    await act(office, id, 'recall')
    expect((await stored(id)).state).toBe('filed')
  })

  test('not once a unit has done something, even if it took that back, and not once one was taken out', async () => {
    const id = await given()
    await actOn(officers[0]!, await branchOf(id, 0), 'askReturn', { reason: '不属本单位职责' })
    expect(await refusal(act(office, id, 'recall'))).toBe('409 error.branchMoved')
    expect((await view(office, id, 'proposals')).can.find(({ transition }) => transition === 'recall')).toMatchObject({
      blocked: '已有分办件开始办理，交办不能撤回。',
    })
    await actOn(officers[0]!, await branchOf(id, 0), 'recall')
    expect(await refusal(act(office, id, 'recall'))).toBe('409 error.branchMoved')
    const other = await given()
    await edit(other, { separateUnits: units.slice(1) })
    expect(await refusal(act(office, other, 'recall'))).toBe('409 error.branchMoved')
  })

  test('a unit’s reply within its branch, not once nobody waits for it', async () => {
    const id = await separated()
    const branch = await branchOf(id, 0)
    await actOn(officers[0]!, branch, 'reply', { data: answer })
    await actOn(officers[0]!, branch, 'recall')
    expect((await toldOf(id))[0]).toBe('0 handling live')
    await actOn(officers[0]!, branch, 'reply', { data: answer })
    await act(office, id, 'adjustSeparate', { data: { separateUnits: units.slice(1) } })
    expect(await refusal(actOn(officers[0]!, branch, 'recall'))).toBe('409 error.recallTooLate')
    const last = await answered(id, 1)
    await actOn(member, last, 'ratings.rate', { data: rating })
    await actOn(member, await answered(id, 2), 'ratings.rate', { data: rating })
    expect((await stored(id)).state).toBe('evaluated')
    expect(await refusal(actOn(member, last, 'ratings.recall'))).toBe('409 error.conflict')
  })
})

describe('at once', () => {
  test('two last ratings: the proposal goes on once', async () => {
    for (let time = 0; time < 5; time += 1) {
      const id = await separated()
      const parts = [await answered(id, 0), await answered(id, 1)]
      await Promise.all(parts.map((branch) => actOn(member, branch, 'ratings.rate', { data: rating })))
      expect((await stepsOf('proposals', id)).filter((step) => step === 'separatelyAnswered')).toHaveLength(1)
      expect((await stored(id)).state).toBe('evaluated')
    }
  })

  test('fifty callers with the last rating: one wins, and the proposal goes on once', async () => {
    const id = await separated()
    await actOn(member, await answered(id, 0), 'ratings.rate', { data: rating })
    const last = await answered(id, 1)
    const results = await Promise.all(Array.from({ length: 50 }, () => refusal(actOn(member, last, 'ratings.rate', { data: rating }))))
    expect(results.filter((one) => one === 'accepted')).toHaveLength(1)
    expect(new Set(results)).toEqual(new Set(['accepted', '409 error.conflict']))
    expect((await stepsOf('proposals', id)).filter((step) => step === 'separatelyAnswered')).toHaveLength(1)
  })

  test('the office withdraws or takes back, units reply, give back and are taken out: nothing blocks, nothing is left over', async () => {
    for (let time = 0; time < 6; time += 1) {
      const id = await separated(units)
      const parts = await branchesOf(id)
      const tries = [
        actOn(officers[0]!, parts[0]!.id, 'reply', { data: answer }),
        actOn(officers[1]!, parts[1]!.id, 'askReturn', { reason: '不属本单位职责' }),
        act(office, id, time % 3 === 0 ? 'recall' : 'withdrawSeparate', { reason: '改由一家主办' }),
        ...(time % 3 === 2 ? [act(office, id, 'adjustSeparate', { data: { separateUnits: units.slice(0, 2) } })] : []),
        edit(id, { open: true }),
      ]
      const results = await Promise.all(tries.map(refusal))
      expect(
        results.filter((one) => !/^(accepted|409 error\.(conflict|branchMoved|recallTooLate|stale)|RequestError.*|403 .*)$/.test(one)),
      ).toEqual([])
      const { state } = await stored(id)
      const live = (await toldOf(id)).filter((one) => one.endsWith('live'))
      expect(live.length > 0).toBe(state === 'separate')
      if (state === 'filed') expect((await branchesOf(id)).map((one) => one.state)).toEqual(parts.map(() => 'ended'))
    }
  })
})

describe('a proposal that is brought in', () => {
  const day = (n: number) => `2026-10-${String(n).padStart(2, '0')}T02:00:00Z`
  const brought = (after: readonly object[], branches: readonly object[]) =>
    importDocument({
      payload: cms.payload,
      site,
      slug: 'proposals',
      author: member.id,
      createdAt: day(1),
      data: { title: '旧提案', category: 'society', situation: '情况。', advice: '建议。' },
      steps: [
        { transition: 'submit', at: day(2), actor: member.id },
        { transition: 'file', at: day(3), actor: office.id },
        { transition: 'assignSeparately', at: day(4), actor: office.id, data: { separateUnits: units.slice(0, 2) }, branches },
        ...after,
      ] as never,
    })
  const toClose = (unit: number) => ({
    of: units[unit],
    steps: [
      { transition: 'signFor', at: day(5), actor: officers[unit]!.id },
      { transition: 'reply', at: day(10), actor: officers[unit]!.id, data: answer },
      { transition: 'auditPass', at: day(11), actor: supervisor.id },
      { transition: 'ratings.rate', at: day(12), actor: member.id, data: rating },
      { transition: 'evaluate', at: day(12), actor: member.id },
    ],
  })

  test('brings its branches, which go on from where they were', async () => {
    const id = await brought([], [toClose(0)])
    expect(await toldOf(id)).toEqual(['0 closed live', '1 assigned live'])
    const { history, doc } = await view(office, await branchOf(id, 1))
    expect(history).toMatchObject([{ at: '2026-10-04T02:00:00.000Z', transition: 'begin' }])
    expect(doc.createdAt).toBe('2026-10-04T02:00:00.000Z')
    await actOn(member, await answered(id, 1), 'ratings.rate', { data: rating })
    expect((await stored(id)).state).toBe('evaluated')
  })

  test('has left them behind where it has gone on, and is refused where it cannot have', async () => {
    const on = { transition: 'separatelyAnswered', at: day(20), actor: member.id }
    expect(await toldOf(await brought([on], [toClose(0), toClose(1)]))).toEqual(['0 closed joined', '1 closed joined'])
    await expect(brought([on], [toClose(0)])).rejects.toThrow('is "assigned" when the document goes on')
    const back = { transition: 'withdrawSeparate', at: day(20), actor: office.id, reason: '改由一家主办' }
    expect(await toldOf(await brought([back], [toClose(0)]))).toEqual(['0 closed left', '1 ended left'])
  })
})
