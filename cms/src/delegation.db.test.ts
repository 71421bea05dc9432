import {
  dayInChina,
  type DelegationsAnswer,
  type DeskAnswer,
  type DeskGroupAnswer,
  type FireAnswer,
  type InboxAnswer,
  type ViewAnswer,
} from '@yizheng/kit'
import { fire, runSql, save, sql } from '@yizheng/kit/cms'
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import site from '../../yizheng.config.ts'
import { bootCms, type TestCms, type TestPerson } from './testing/boot-cms.ts'
import { refusal } from './testing/refusal.ts'
import { runWorker } from './testing/run-worker.ts'

/** 委托: what may meet when somebody acts for another: delegate × countersign × return × recall × resubmit. */
let cms: TestCms
let author: TestPerson
let away: TestPerson
let deputy: TestPerson
let stranger: TestPerson
let office: TestPerson
let officeDeputy: TestPerson
let unitHead: TestPerson
let unitClerk: TestPerson
let supervisor: TestPerson
let unit: number
const whole = { title: '关于改善山区校车的提案', category: 'society', situation: '山区学生上学路远。', advice: '增开校车线路。' }
const today = dayInChina(new Date())

beforeAll(async () => {
  cms = await bootCms(inject('postgresUrl'))
  unit = (
    (await cms.payload.create({ collection: 'organisations' as never, data: { title: '教育局', kind: 'unit' } })) as unknown as {
      id: number
    }
  ).id
  author = await cms.person('提案人', ['member'])
  away = await cms.person('张三', ['member'])
  deputy = await cms.person('李四', ['member', 'staff'])
  stranger = await cms.person('旁人', ['staff'])
  office = await cms.person('提案委主任', ['staff', 'proposal-office'])
  officeDeputy = await cms.person('办公室副主任', ['staff'])
  unitHead = await cms.person('教育局局长', ['handling-unit'], unit)
  unitClerk = await cms.person('教育局科员', ['handling-unit'], unit)
  supervisor = await cms.person('督办', ['supervisor'])
})
afterAll(() => cms.close())
afterEach(() => runSql({ payload: cms.payload, query: sql`UPDATE yz.delegations SET ended_at = clock_timestamp() WHERE ended_at IS NULL` }))

async function call<T>(user: TestPerson, path: string, body?: object): Promise<{ status: number; body: T }> {
  const headers = { authorization: `JWT ${await cms.signIn(user.email)}`, 'content-type': 'application/json' }
  const answer = await cms.call(path, { headers, ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}) })
  return { status: answer.status, body: (await answer.json()) as T }
}
async function appoint(principal: TestPerson, to: TestPerson, more: object = {}): Promise<number> {
  const { status, body } = await call<DelegationsAnswer>(principal, '/api/me/delegations', {
    deputy: to.id,
    from: today,
    until: today,
    ...more,
  })
  expect(status, JSON.stringify(body)).toBe(200)
  return body.given[0]!.id
}
const endIt = (by: TestPerson, id: number) => call(by, `/api/delegations/${id}/end`, {})

async function submitted(cosponsors: readonly TestPerson[] = [away, deputy]): Promise<number> {
  const data = { ...whole, cosponsors: cosponsors.map(({ id }) => id) }
  return (await save({ site, slug: 'proposals', req: await cms.request(author), body: { data, fire: 'submit' } })).id
}
async function act(
  user: TestPerson,
  id: number,
  transition: string,
  more: { reason?: string; data?: Record<string, unknown>; for?: number } = {},
): Promise<FireAnswer> {
  return fire({ site, slug: 'proposals', id, transition, req: await cms.request(user), ...more })
}
/** The turns of a round as they stand: whose, answer, given by, in whose name. */
async function turns(id: number) {
  const rows = await runSql<{ of_id: number; answer: string | null; actor: number | null; principal: number | null; ended: string | null }>(
    {
      payload: cms.payload,
      query: sql`SELECT of_id, answer, actor, principal, ended FROM yz.turns WHERE type = 'proposals' AND doc = ${id} ORDER BY id`,
    },
  )
  const name = (one: number | null) => (one === away.id ? 'away' : one === deputy.id ? 'deputy' : String(one))
  return rows.map(({ of_id, answer, actor, principal, ended }) =>
    [
      `${name(of_id)} ${answer ?? '-'}`,
      ...(actor ? [`by ${name(actor)}`] : []),
      ...(principal ? [`for ${name(principal)}`] : []),
      ended ?? 'live',
    ].join(' '),
  )
}
async function newest(id: number) {
  const [step] = await runSql<{ transition: string; actor: number; principal: number | null }>({
    payload: cms.payload,
    query: sql`SELECT transition, actor, principal FROM yz.history WHERE type = 'proposals' AND doc = ${id} ORDER BY id DESC LIMIT 1`,
  })
  const [noted] = await runSql<{ actor: number; principal: number | null }>({
    payload: cms.payload,
    query: sql`SELECT actor, principal FROM yz.audit WHERE type = 'proposals' AND doc = ${id} ORDER BY id DESC LIMIT 1`,
  })
  expect(noted).toEqual({ actor: step!.actor, principal: step!.principal })
  return step!
}
const offersOf = async (user: TestPerson, id: number) => {
  const { status, body } = await call<ViewAnswer>(user, `/api/proposals/${id}/view`)
  return status === 200
    ? body.can.map(({ transition, for: whose }) => `${transition}${whose ? ` for ${whose.title}` : ''}`)
    : [String(status)]
}

describe('a delegation', () => {
  test('is made for some days, and says in one sentence what is wrong with one that cannot be', async () => {
    const wrong = async (body: object) => {
      const answer = await call<{ error: { fields: Record<string, string> } }>(away, '/api/me/delegations', {
        deputy: deputy.id,
        from: today,
        until: today,
        ...body,
      })
      return [answer.status, Object.keys(answer.body.error.fields ?? {}).join()]
    }
    expect(await wrong({ deputy: away.id })).toEqual([422, 'deputy'])
    expect(await wrong({ deputy: author.id })).toEqual([422, 'deputy'])
    expect(await wrong({ deputy: unitClerk.id })).toEqual([422, 'deputy'])
    expect(await wrong({ deputy: '李四' })).toEqual([422, 'deputy'])
    expect(await wrong({ from: '2020-01-01' })).toEqual([422, 'from'])
    expect(await wrong({ from: '2026-02-30' })).toEqual([422, 'from'])
    expect(await wrong({ from: '2099-01-02', until: '2099-01-01' })).toEqual([422, 'until'])
    expect(await wrong({ until: '2099-01-01' })).toEqual([422, 'until'])
    expect(await wrong({ remark: '字'.repeat(201) })).toEqual([422, 'remark'])
    expect(await wrong({ apps: ['no-such-app'] })).toEqual([400, ''])
    expect(await wrong({ apps: 'proposals' })).toEqual([400, ''])
    expect((await call<DelegationsAnswer>(away, '/api/me/delegations')).body.given).toEqual([])
  })

  test('offers colleagues of the unit to people of a unit, and staff to everybody else', async () => {
    const people = async (user: TestPerson) =>
      (await call<DelegationsAnswer>(user, '/api/me/delegations')).body.people.map(({ title }) => title)
    expect(await people(unitHead)).toEqual(['教育局科员'])
    expect(await people(away)).toEqual(['李四', '旁人', '提案委主任', '办公室副主任', '督办'])
    expect(await people(await cms.person('市民', ['citizen']))).toEqual([])
    expect(await people(await cms.person('管理员', ['admin']))).toEqual([])
  })

  test('is seen by both, by the administrator, and ended by them and nobody else', async () => {
    const id = await appoint(away, deputy, { remark: '出差', apps: ['proposals'] })
    const [given] = (await call<DelegationsAnswer>(away, '/api/me/delegations')).body.given
    expect(given).toMatchObject({
      id,
      principal: { title: '张三' },
      deputy: { title: '李四' },
      from: today,
      until: today,
      state: 'running',
      remark: '出差',
    })
    expect((await call<DelegationsAnswer>(deputy, '/api/me/delegations')).body.held[0]).toEqual(given)
    expect((await call(stranger, '/api/delegations')).status).toBe(403)
    const admin = await cms.person('系统管理员', ['admin'])
    expect((await call<{ delegations: object[] }>(admin, '/api/delegations')).body.delegations[0]).toEqual(given)
    expect((await endIt(stranger, id)).status).toBe(404)
    expect((await endIt(admin, id)).status).toBe(200)
    const ended = (await call<DelegationsAnswer>(away, '/api/me/delegations')).body.given[0]
    expect(ended).toMatchObject({ state: 'ended', endedBy: { title: '系统管理员' } })
    expect((await endIt(away, id)).status).toBe(200)
    expect((await call<DelegationsAnswer>(away, '/api/me/delegations')).body.given[0]).toEqual(ended)
    expect((await endIt(deputy, await appoint(away, deputy))).status).toBe(200)
  })
})

describe('while it runs', () => {
  test('the deputy finds what waits for both, and answers for each', async () => {
    const id = await submitted()
    expect(await offersOf(deputy, id)).toEqual(['cosign.agree', 'cosign.decline'])
    await appoint(away, deputy)
    expect(await offersOf(deputy, id)).toEqual(['cosign.agree for 张三', 'cosign.decline for 张三', 'cosign.agree', 'cosign.decline'])
    const { todo } = (await call<DeskAnswer>(deputy, '/api/me/desk')).body
    expect(todo.find((item) => item.id === id)).toMatchObject({ can: ['联名确认'], for: ['张三'] })
    expect((await act(deputy, id, 'cosign.agree', { for: away.id })).state).toBe('cosigning')
    expect(await turns(id)).toEqual(['away agree by deputy for away live', 'deputy - live'])
    expect(await newest(id)).toEqual({ transition: 'cosign.agree', actor: deputy.id, principal: away.id })
    expect(await refusal(act(deputy, id, 'cosign.agree', { for: away.id }))).toBe('409 error.answeredAlready')
    expect((await act(deputy, id, 'cosign.agree')).state).toBe('review')
    expect(await turns(id)).toEqual(['away agree by deputy for away closed', 'deputy agree by deputy closed'])
  })

  test('who says nothing acts for themselves first', async () => {
    const id = await submitted()
    await appoint(away, deputy)
    await act(deputy, id, 'cosign.agree')
    expect(await turns(id)).toEqual(['away - live', 'deputy agree by deputy live'])
    await act(deputy, id, 'cosign.agree')
    expect(await newest(id)).toEqual({ transition: 'cosigned', actor: deputy.id, principal: away.id })
  })

  test('of the principal and the deputy at once one answers', async () => {
    for (let time = 0; time < 5; time += 1) {
      const id = await submitted([away])
      await appoint(away, deputy)
      const results = await Promise.all([
        refusal(act(away, id, 'cosign.agree')),
        refusal(act(deputy, id, 'cosign.agree', { for: away.id })),
      ])
      expect(results.filter((one) => one === 'accepted')).toHaveLength(1)
      expect(await turns(id)).toHaveLength(1)
    }
  })

  test('dropping out in somebody’s name takes them out, and the deputy’s sight of it with them', async () => {
    const id = await submitted([away])
    await appoint(away, deputy)
    expect(await offersOf(deputy, id)).toEqual(['cosign.agree for 张三', 'cosign.decline for 张三'])
    await act(deputy, id, 'cosign.decline')
    expect(await turns(id)).toEqual(['away decline by deputy for away dropped'])
    expect(await offersOf(deputy, id)).toEqual(['404'])
  })

  test('the timeline says who did it for whom; both have it among what is done; the principal sees it listed', async () => {
    const id = await submitted()
    const delegation = await appoint(away, deputy)
    await act(deputy, id, 'cosign.agree', { for: away.id })
    const { history, rounds } = (await call<ViewAnswer>(author, `/api/proposals/${id}/view`)).body
    expect(history.at(-1)).toMatchObject({ transition: 'cosign.agree', actor: { title: '李四' }, for: { title: '张三' } })
    expect(rounds[0]!.turns[0]).toMatchObject({ of: { title: '张三' }, by: { title: '李四' }, for: { title: '张三' } })
    const mine = (await call<DelegationsAnswer>(away, '/api/me/delegations')).body
    expect(mine.steps[0]).toMatchObject({ actor: { title: '李四' }, label: '同意联名', title: whole.title, path: `/proposals/${id}` })
    expect(mine.given.find((one) => one.id === delegation)).toMatchObject({ steps: 1 })
    await act(deputy, id, 'cosign.agree')
    await appoint(office, officeDeputy)
    await act(officeDeputy, id, 'sendBack', { reason: '请补充' })
    const done = async (user: TestPerson) =>
      (await call<DeskGroupAnswer>(user, '/api/me/desk/done')).body.items.some((item) => item.id === id)
    expect(await done(officeDeputy)).toBe(true)
    expect(await done(office)).toBe(true)
    expect(await done(stranger)).toBe(false)
  })

  test('the principal is told what was done in their name, and by whom', async () => {
    const id = await submitted()
    await appoint(away, deputy)
    await act(deputy, id, 'cosign.agree', { for: away.id })
    await runWorker(cms.payload)
    const texts = async (user: TestPerson) => {
      const { notices } = (await call<InboxAnswer>(user, '/api/me/inbox')).body
      return notices.filter(({ path }) => path === `/proposals/${id}`).map(({ text }) => text)
    }
    expect((await texts(away))[0]).toContain('同意联名（李四代您办理）')
    expect((await texts(deputy)).join()).not.toContain('代您')
  })

  test('new work for the principal is told to the deputy, once, and only while they stand for them', async () => {
    const told = async (user: TestPerson, id: number) =>
      (await call<InboxAnswer>(user, '/api/me/inbox')).body.notices.filter(({ path }) => path === `/proposals/${id}`).length
    const before = await submitted([])
    await runWorker(cms.payload)
    await Promise.all([appoint(office, officeDeputy), appoint(away, officeDeputy), appoint(away, deputy)])
    const id = await submitted([])
    const both = await submitted([away, deputy])
    await runWorker(cms.payload)
    expect(await told(office, id)).toBe(1)
    expect([await told(officeDeputy, before), await told(officeDeputy, id), await told(stranger, id)]).toEqual([0, 1, 0])
    // Whoever is asked themselves is told once; whoever stands for one of those asked, too.
    expect([await told(deputy, both), await told(officeDeputy, both)]).toEqual([1, 1])
  })

  test('the deputy reads in the notice for whom they are asked', async () => {
    await appoint(office, officeDeputy)
    const id = await submitted([])
    await runWorker(cms.payload)
    const first = async (user: TestPerson) =>
      (await call<InboxAnswer>(user, '/api/me/inbox')).body.notices.find(({ path }) => path === `/proposals/${id}`)!.text
    expect(await first(officeDeputy)).toContain('（请您代提案委主任办理）')
    expect(await first(office)).not.toContain('请您代')
  })

  test('who is appointed is told so, and each side that it was ended before its time, except for whoever did it', async () => {
    const told = async (user: TestPerson) => {
      await runWorker(cms.payload)
      const { notices } = (await call<InboxAnswer>(user, '/api/me/inbox')).body
      return notices.filter(({ path }) => path === '/desk/delegations').map(({ text }) => text)
    }
    const period = `(${today})`
    const before = [await told(unitHead), await told(unitClerk)]
    const id = await appoint(unitHead, unitClerk)
    expect(await told(unitClerk)).toEqual([`新的委托：教育局局长 → 教育局科员 ${period}`, ...before[1]!])
    expect(await told(unitHead)).toEqual(before[0])
    await endIt(unitClerk, id)
    expect((await told(unitHead))[0]).toBe(`委托已提前结束：教育局局长 → 教育局科员 ${period}`)
    expect(await told(unitClerk)).toHaveLength(before[1]!.length + 1)
    expect(await told(stranger)).toEqual([])
  })

  test('returned in the office’s name, handed in again in the author’s, everybody is asked anew', async () => {
    const id = await submitted([away])
    await Promise.all([appoint(office, officeDeputy), appoint(author, stranger), appoint(away, deputy)])
    await act(deputy, id, 'cosign.agree')
    await act(officeDeputy, id, 'sendBack', { reason: '请补充' })
    expect(await newest(id)).toEqual({ transition: 'sendBack', actor: officeDeputy.id, principal: office.id })
    expect(await offersOf(stranger, id)).toContain('submit for 提案人')
    const { state } = await act(stranger, id, 'submit', { data: { advice: '增开两条校车线路。' } })
    expect(state).toBe('cosigning')
    expect(await newest(id)).toEqual({ transition: 'submit', actor: stranger.id, principal: author.id })
    expect(await turns(id)).toEqual(['away agree by deputy for away closed', 'away - live'])
  })

  test('a step taken in somebody’s name is theirs to take back, and their deputy’s, but nobody else’s', async () => {
    const begun = async () => {
      const id = await submitted([])
      await act(office, id, 'sendBack', { reason: '请补充' })
      await act(stranger, id, 'submit')
      return id
    }
    await appoint(author, stranger)
    await appoint(author, officeDeputy)
    const [first, second, third] = [await begun(), await begun(), await begun()]
    expect(await refusal(act(office, first, 'recall'))).toBe('409 error.recallTooLate')
    expect((await act(author, first, 'recall')).state).toBe('returned')
    expect(await newest(first)).toEqual({ transition: 'recall', actor: author.id, principal: null })
    expect((await act(stranger, second, 'recall')).state).toBe('returned')
    expect((await act(officeDeputy, third, 'recall')).state).toBe('returned')
    expect(await newest(third)).toEqual({ transition: 'recall', actor: officeDeputy.id, principal: author.id })
    const late = await begun()
    const { held } = (await call<DelegationsAnswer>(stranger, '/api/me/delegations')).body
    await endIt(author, held[0]!.id)
    expect(await refusal(act(stranger, late, 'recall'))).toBe('404 error.notFound')
  })

  test('an answer given in somebody’s name is taken back by either, and then asked for again', async () => {
    const id = await submitted()
    await appoint(away, deputy)
    await act(deputy, id, 'cosign.agree', { for: away.id })
    expect(await refusal(act(deputy, id, 'cosign.recall', { for: deputy.id }))).toBe('409 error.recallTooLate')
    await act(deputy, id, 'cosign.recall')
    expect(await newest(id)).toEqual({ transition: 'cosign.recall', actor: deputy.id, principal: away.id })
    await act(deputy, id, 'cosign.agree', { for: away.id })
    await act(away, id, 'cosign.recall')
    expect(await turns(id)).toEqual([
      'away agree by deputy for away recalled',
      'deputy - live',
      'away agree by deputy for away recalled',
      'away - live',
    ])
  })

  test('a unit’s countersigning is signed by a colleague for its head, and an extension is granted for the supervisor', async () => {
    const other = (
      (await cms.payload.create({ collection: 'organisations' as never, data: { title: '交通局', kind: 'unit' } })) as unknown as {
        id: number
      }
    ).id
    const lead = await cms.person('交通局承办人', ['handling-unit'], other)
    const id = await submitted([])
    await act(office, id, 'file', { data: { serial: `S${id}`, session: '11-2' } })
    await act(office, id, 'assign', { data: { leadUnit: other, assistUnits: [unit] } })
    await act(lead, id, 'signFor')
    await Promise.all([appoint(unitHead, unitClerk), appoint(supervisor, stranger)])
    await act(lead, id, 'extend', { reason: '情况复杂' })
    await act(stranger, id, 'extendGrant')
    expect(await newest(id)).toEqual({ transition: 'extendGrant', actor: stranger.id, principal: supervisor.id })
    await act(lead, id, 'reply', { data: { reply: '已办理。', replyClass: 'A' } })
    // Whoever may by themselves acts as themselves, unless they say otherwise.
    await act(unitClerk, id, 'countersign.agree', { for: unitHead.id })
    expect(await newest(id)).toMatchObject({ transition: 'countersigned', actor: unitClerk.id, principal: unitHead.id })
    expect(await refusal(act(stranger, id, 'auditPass', { for: supervisor.id }))).toBe('accepted')
  })

  test('a reminder is one a time for each in whose name it is', async () => {
    const id = await submitted([])
    await appoint(author, stranger)
    await act(stranger, id, 'nudge', { reason: '请尽快' })
    expect(await newest(id)).toEqual({ transition: 'nudge', actor: stranger.id, principal: author.id })
    expect(await refusal(act(author, id, 'nudge', { reason: '请尽快' }))).toBe('409 error.nudgedAlready')
  })
})

describe('what is not handed on', () => {
  test('drafts, editing, beginning something new, and the administrator’s rights', async () => {
    const req = await cms.request(author)
    const { id: draft } = await save({ site, slug: 'proposals', req, body: { data: whole } })
    const returned = await submitted([])
    await act(office, returned, 'sendBack', { reason: '请补充' })
    await appoint(author, stranger)
    expect(await offersOf(stranger, draft)).toEqual(['404'])
    expect(await refusal(act(stranger, draft, 'submit', { for: author.id }))).toBe('404 error.notFound')
    const write = async (id: number | undefined) =>
      (await call(stranger, '/api/proposals/save', { id, data: { ...whole, title: '改' } })).status
    expect(await write(returned)).toBe(403)
    expect(await write(undefined)).toBe(403)
    const chief = await cms.person('兼管理员', ['staff', 'admin'])
    await appoint(chief, stranger)
    expect((await call(stranger, '/api/delegations')).status).toBe(403)
    expect((await call(stranger, '/api/deadline-rules')).status).toBe(403)
  })

  test('what was handed to the principal: A for B and B for A end with each other, and no further', async () => {
    const second = await cms.person('第二受托人', ['staff'])
    await appoint(author, stranger)
    await appoint(stranger, second)
    await appoint(second, stranger)
    const id = await submitted([])
    await act(office, id, 'sendBack', { reason: '请补充' })
    expect(await offersOf(second, id)).toEqual(['404'])
    expect(await offersOf(stranger, id)).toContain('submit for 提案人')
  })

  test('apps that were not chosen', async () => {
    await appoint(author, stranger, { apps: ['content'] })
    const id = await submitted([])
    expect(await offersOf(stranger, id)).toEqual(['404'])
    await appoint(author, stranger, { apps: ['proposals'] })
    expect((await offersOf(stranger, id)).length).toBeGreaterThan(0)
  })
})

describe('it ends', () => {
  const sees = async (id: number) => (await offersOf(stranger, id))[0] !== '404'

  test.each([
    [
      'with its last day',
      async (id: number) =>
        runSql({
          payload: cms.payload,
          query: sql`UPDATE yz.delegations SET starts_at = now() - interval '2 days', ends_at = now() WHERE id = ${id}`,
        }),
    ],
    ['when it is ended', async (id: number) => endIt(author, id)],
    ['when the principal’s account is switched off', () => setAuthor({ disabled: true })],
    ['when the principal has nothing to hand on any more', () => setAuthor({ roles: ['citizen'] })],
  ])('%s', async (_, ending) => {
    const id = await submitted([])
    const delegation = await appoint(author, stranger)
    expect(await sees(id)).toBe(true)
    await ending(delegation)
    expect(await sees(id)).toBe(false)
    expect((await call<DelegationsAnswer>(stranger, '/api/me/delegations')).body.held.map(({ state }) => state)).not.toContain('running')
    expect(await refusal(act(stranger, id, 'nudge', { reason: '请尽快', for: author.id }))).toBe('404 error.notFound')
    await setAuthor({ disabled: false, roles: ['member'] })
  })

  test('when the deputy may stand for nobody any more; and has not begun before its first day', async () => {
    const id = await submitted([])
    await appoint(author, stranger, { from: '2099-01-01', until: '2099-01-02' })
    expect(await sees(id)).toBe(false)
    await appoint(author, stranger)
    expect(await sees(id)).toBe(true)
    await cms.payload.update({ collection: 'users' as never, id: stranger.id, data: { roles: ['member'] } })
    expect(await sees(id)).toBe(false)
    await cms.payload.update({ collection: 'users' as never, id: stranger.id, data: { roles: ['staff'] } })
  })

  const setAuthor = (data: object) => cms.payload.update({ collection: 'users' as never, id: author.id, data })
})
