import { spawn } from 'node:child_process'
import { calendarGaps, fire, gapSentence, importDocument, readCalendar, runSql, save, sql } from '@yizheng/kit/cms'
import { readClocksAnew, startMissingClocks, watchDeadlines } from '@yizheng/kit/cms/worker'
import type { DeadlineRulesAnswer, DeskAnswer, ViewAnswer } from '@yizheng/kit/protocol'
import { announcedCalendar } from '@yizheng/kit/testing'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import site from '../../yizheng.config.ts'
import { runWorker } from './testing/run-worker.ts'
import { bootCms, type TestCms, type TestPerson } from './testing/boot-cms.ts'
import { refusal } from './testing/refusal.ts'

/** Deadlines on a real database: the table of working days, clocks that stop and go on, extensions, and what the worker tells. */
let cms: TestCms
let unit: number
let member: TestPerson
let office: TestPerson
let officer: TestPerson
let supervisor: TestPerson
let leader: TestPerson
let admin: TestPerson

beforeAll(async () => {
  cms = await bootCms(inject('postgresUrl'))
  const made = await cms.payload.create({ collection: 'organisations' as never, data: { title: '教育局', kind: 'unit' } })
  unit = (made as unknown as { id: number }).id
  member = await cms.person('委员', ['member'])
  office = await cms.person('提案委', ['staff', 'proposal-office'])
  officer = await cms.person('承办人', ['handling-unit'], unit)
  supervisor = await cms.person('督办', ['supervisor'])
  leader = await cms.person('领导', ['leader'])
  admin = await cms.person('管理员', ['admin'])
})
afterAll(() => cms.close())

const whole = { title: '关于改善山区校车的提案', category: 'society', situation: '山区学生上学路远。', advice: '增开校车线路。' }
const query = <T>(text: ReturnType<typeof sql>) => runSql<T>({ payload: cms.payload, query: text })
const act = async (user: object, id: number, transition: string, more: { data?: Record<string, unknown>; reason?: string } = {}) =>
  fire({ site, slug: 'proposals', id, transition, req: await cms.request(user), ...more })

/** A proposal that went its way on these days (`YYYY-MM-DD HH:mm`, in China). */
async function imported(createdAt: string, steps: readonly (readonly [transition: string, at: string])[]): Promise<number> {
  const at = (text: string) => `${text.replace(' ', 'T')}:00+08:00`
  return importDocument({
    payload: cms.payload,
    site,
    slug: 'proposals',
    author: member.id,
    createdAt: at(createdAt),
    data: whole,
    // Whoever is charged signs for it at once.
    steps: steps.flatMap(([transition, moment]) => {
      const step = { transition, at: at(moment), actor: office.id }
      return transition === 'assign'
        ? [
            { ...step, data: { leadUnit: unit } },
            { ...step, transition: 'signFor' },
          ]
        : [step]
    }),
  })
}
const dueDay = async (id: number) => {
  const [row] = await query<{ due: string | null; warn: string | null; provisional: boolean }>(
    sql`SELECT to_char(due_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') AS due,
      to_char(warn_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') AS warn, due_provisional AS provisional FROM proposals WHERE id = ${id}`,
  )
  return row!
}
const view = async (id: number, as: TestPerson) =>
  (await (
    await cms.call(`/api/proposals/${id}/view`, { headers: { authorization: `JWT ${await cms.signIn(as.email)}` } })
  ).json()) as ViewAnswer

const work = () => runWorker(cms.payload)

describe('the table of working days', () => {
  test('ships 2024 to 2026 as they were announced, day by day', async () => {
    const calendar = await readCalendar({ payload: cms.payload })
    for (let day = Date.UTC(2024, 0, 1) / 86_400_000; day < Date.UTC(2027, 0, 1) / 86_400_000; day += 1)
      expect([day, calendar.isWorkday(day)]).toEqual([day, announcedCalendar.isWorkday(day)])
    for (const year of [2024, 2025, 2026]) expect(calendar.certainty(year)).toBe('settled')
  })

  test('has the statutory days off of 2027 for the time being, and invents no make-up days', async () => {
    const calendar = await readCalendar({ payload: cms.payload })
    const works = (text: string) => calendar.isWorkday(Date.parse(`${text}T00:00Z`) / 86_400_000)
    expect(calendar.certainty(2027)).toBe('provisional')
    expect(calendar.certainty(2028)).toBe('missing')
    for (const day of ['2027-01-01', '2027-02-05', '2027-02-08', '2027-04-05', '2027-06-09', '2027-09-15', '2027-10-01'])
      expect(works(day)).toBe(false)
    expect(
      await query(sql`SELECT 1 FROM calendar_years_workdays w JOIN calendar_years y ON y.id = w._parent_id WHERE y.year = 2027`),
    ).toEqual([])
  })

  test('says in one sentence what it lacks for this year and the next', async () => {
    const said = async (now: string) =>
      (await calendarGaps({ payload: cms.payload, now: new Date(now) })).map((gap) =>
        gapSentence(gap, { messages: site.messages, locale: 'zh' }),
      )
    expect(await said('2025-12-01T00:00:00Z')).toEqual([])
    expect(await said('2027-03-01T00:00:00Z')).toEqual([
      '2027 年的放假安排为暂定：请在国务院办公厅的通知公布后更新工作日历，期限会自动重新计算。',
      '工作日历缺少 2028 年：该年的期限暂按周末推算并标明“暂定”，请补录该年的放假和调休安排。',
    ])
  })

  const year = (data: object) =>
    cms
      .request(admin)
      .then((req) => cms.payload.create({ collection: 'calendar-years' as never, data: data, overrideAccess: false, user: admin, req }))
  const problems = async (data: object) => {
    const error = await year(data).then(
      () => undefined,
      (error: unknown) => error as { fields?: Record<string, { key: string }> },
    )
    return Object.entries(error?.fields ?? {}).map(([path, { key }]) => `${path} ${key}`)
  }

  test('refuses, at the field, what contradicts itself', async () => {
    expect(await problems({ year: 20 })).toEqual(['year calendar.noYear'])
    const day = (text: string) => `${text}T00:00:00+08:00`
    expect(
      await problems({
        year: 2030,
        holidays: [
          { name: '元旦', firstDay: day('2029-12-31'), lastDay: day('2030-01-01') },
          { name: '元旦又', firstDay: day('2030-01-01') },
          { name: '倒', firstDay: day('2030-03-02'), lastDay: day('2030-03-01') },
          { name: '长', firstDay: day('2030-05-01'), lastDay: day('2030-07-01') },
        ],
        workdays: [{ day: day('2030-01-05') }, { day: day('2030-01-05') }, { day: day('2030-01-07') }],
      }),
    ).toEqual([
      'holidays.0.firstDay calendar.otherYear',
      'holidays.1.firstDay calendar.twice',
      'holidays.2.lastDay calendar.backwards',
      'holidays.3.lastDay calendar.holidayTooLong',
      'workdays.1.day calendar.twice',
      'workdays.2.day calendar.workedAnyway',
    ])
    expect(await refusal(year({ year: 2026 }))).not.toBe('accepted')
  })

  test('is the administrator’s alone', async () => {
    for (const user of [office, supervisor, member])
      expect(
        await refusal(
          cms.payload.create({
            collection: 'calendar-years' as never,
            data: { year: 2031 },
            overrideAccess: false,
            user,
          }) as Promise<unknown>,
        ),
      ).toContain('Forbidden')
  })

  test('that changes moves what is under way, notes it, and leaves pages open elsewhere valid', async () => {
    const id = await imported('2031-03-01 09:00', [['submit', '2031-03-03 10:00']])
    const closed = await imported('2031-03-01 09:00', [
      ['submit', '2031-03-03 10:00'],
      ['decline', '2031-03-04 10:00'],
    ])
    // 2031 is missing: weekends alone, provisional, no failure.
    expect(await dueDay(id)).toEqual({ due: '2031-03-17 23:59', warn: '2031-03-13 00:00', provisional: true })
    const before = await view(id, office)
    await year({ year: 2031, holidays: [{ name: '停工', firstDay: '2031-03-10T04:00:00Z', lastDay: '2031-03-12T04:00:00Z' }] })
    expect(await readClocksAnew({ payload: cms.payload, site })).toBeGreaterThanOrEqual(1)
    expect(await dueDay(id)).toEqual({ due: '2031-03-20 23:59', warn: '2031-03-18 00:00', provisional: false })
    expect((await dueDay(closed)).due).toBe(null)
    const after = await view(id, office)
    expect(after.revision).toBe(before.revision)
    expect(after.history.find((one) => one.label === '期限调整')).toMatchObject({
      actor: null,
      moved: { from: before.doc.dueAt, to: after.doc.dueAt },
    })
    expect(await query(sql`SELECT actor, type FROM yz.audit WHERE action = 'deadline:calendar' AND doc = ${id}`)).toEqual([
      { actor: null, type: 'proposals' },
    ])
    // Nothing more to do, however often it is asked; and taken away again, the deadline is where it was.
    expect(await readClocksAnew({ payload: cms.payload, site })).toBe(0)
    await cms.payload.delete({ collection: 'calendar-years' as never, where: { year: { equals: 2031 } } })
    await Promise.all([readClocksAnew({ payload: cms.payload, site }), readClocksAnew({ payload: cms.payload, site })])
    expect(await dueDay(id)).toEqual({ due: '2031-03-17 23:59', warn: '2031-03-13 00:00', provisional: true })
    expect(await query(sql`SELECT 1 FROM yz.deadline_moves WHERE doc = ${id}`)).toHaveLength(2)
    expect(await query(sql`SELECT action, doc FROM yz.audit WHERE type = 'calendar-years' ORDER BY id DESC LIMIT 2`)).toEqual([
      { action: 'calendar:delete', doc: 2031 },
      { action: 'calendar:create', doc: 2031 },
    ])
  })
})

describe('a clock', () => {
  test('stands still while the other side must act, and goes on with what was left', async () => {
    const id = await imported('2026-03-01 09:00', [
      ['submit', '2026-03-02 10:00'],
      ['sendBack', '2026-03-04 10:00'],
    ])
    // The author's own fifteen days, from 4 March.
    expect((await dueDay(id)).due).toBe('2026-03-25 23:59')
    // 34 of 240 hours were used up; 206 are left from Tuesday 10 March, 15:00.
    const again = await imported('2026-03-01 09:00', [
      ['submit', '2026-03-02 10:00'],
      ['sendBack', '2026-03-04 10:00'],
      ['submit', '2026-03-10 15:00'],
    ])
    expect((await dueDay(again)).due).toBe('2026-03-23 23:59')
    // A new clock where nothing stood still.
    const redone = await imported('2026-03-01 09:00', [
      ['submit', '2026-03-02 10:00'],
      ['file', '2026-03-03 10:00'],
      ['assign', '2026-03-04 10:00'],
      ['reply', '2026-04-01 10:00'],
      ['auditPass', '2026-04-01 12:00'],
      ['redo', '2026-04-02 10:00'],
    ])
    expect((await dueDay(redone)).due).toBe('2026-07-01 23:59')
    expect(await query(sql`SELECT state FROM yz.clocks WHERE doc = ${redone}`)).toEqual([{ state: 'handling' }])
  })

  test('is as before when a step is taken back', async () => {
    const { id } = await save({ site, slug: 'proposals', req: await cms.request(member), body: { data: whole, fire: 'submit' } })
    await act(office, id, 'sendBack', { reason: '请补充' })
    const clocks = () =>
      query(
        sql`SELECT state, rule, runs, extended, warned_at, overdue_at, escalated, escalate_at FROM yz.clocks WHERE doc = ${id} ORDER BY state`,
      )
    const [before, due] = [await clocks(), await dueDay(id)]
    expect(before).toHaveLength(2)
    await act(member, id, 'submit')
    expect(await clocks()).toHaveLength(1)
    await act(member, id, 'recall')
    expect(await clocks()).toEqual(before)
    expect(await dueDay(id)).toEqual(due)
  })
})

describe('a document from before there were clocks', () => {
  test('gets one, and keeps its deadline until the table changes', async () => {
    const id = await imported('2026-03-01 09:00', [['submit', '2026-03-02 10:00']])
    await query(sql`DELETE FROM yz.clocks WHERE doc = ${id}`)
    await query(sql`UPDATE proposals SET due_at = '2026-04-01T15:59:59Z' WHERE id = ${id}`)
    await Promise.all([startMissingClocks({ payload: cms.payload, site }), startMissingClocks({ payload: cms.payload, site })])
    expect(await query(sql`SELECT state FROM yz.clocks WHERE doc = ${id}`)).toEqual([{ state: 'review' }])
    expect((await dueDay(id)).due).toBe('2026-04-01 23:59')
    await query(sql`UPDATE yz.calendar SET version = version + 1`)
    await readClocksAnew({ payload: cms.payload, site })
    expect((await dueDay(id)).due).toBe('2026-03-16 23:59')
  })
})

test('a document that is deleted takes its clocks along', async () => {
  const id = await imported('2026-03-01 09:00', [['submit', '2026-03-02 10:00']])
  await cms.payload.delete({ collection: 'proposals' as never, id })
  expect(await query(sql`SELECT 1 FROM yz.clocks WHERE doc = ${id}`)).toEqual([])
})

describe('somebody who saves', () => {
  test('does not put back a deadline that the worker has moved meanwhile', async () => {
    const { id } = await save({ site, slug: 'proposals', req: await cms.request(member), body: { data: whole, fire: 'submit' } })
    await act(office, id, 'sendBack', { reason: '请补充' })
    const client = new pg.Client({ connectionString: cms.databaseUrl })
    await client.connect()
    await client.query('BEGIN')
    await client.query('SELECT 1 FROM proposals WHERE id = $1 FOR UPDATE', [id])
    // Has read the document, and waits for its row.
    const saving = cms.payload.update({
      collection: 'proposals' as never,
      id,
      data: { advice: '二、增设站点。' },
      overrideAccess: false,
      user: member,
    })
    await expect
      .poll(
        async () => (await query(sql`SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%FOR UPDATE%'`)).length,
      )
      .toBe(1)
    await client.query("UPDATE proposals SET due_at = '2040-01-02T15:59:59Z', overdue_at = '2026-01-01T00:00:00Z' WHERE id = $1", [id])
    await client.query('COMMIT')
    await client.end()
    await saving
    expect(
      await query(
        sql`SELECT advice, due_at = '2040-01-02T15:59:59Z' AS kept, overdue_at IS NOT NULL AS marked FROM proposals WHERE id = ${id}`,
      ),
    ).toEqual([{ advice: '二、增设站点。', kept: true, marked: true }])
  })
})

describe('延期', () => {
  const handled = () =>
    imported('2031-03-01 09:00', [
      ['submit', '2031-03-03 10:00'],
      ['file', '2031-03-04 10:00'],
      ['assign', '2031-03-05 10:00'],
    ])
  const offers = async (id: number, as: TestPerson) =>
    (await view(id, as)).can.map((one) => one.transition).filter((name) => name.startsWith('extend'))

  test('is asked for once with a reason, and approved by whom the declaration names; the deadline moves in working days', async () => {
    const id = await handled()
    // 90 days from Wednesday 5 March 2031: Tuesday 3 June.
    expect((await dueDay(id)).due).toBe('2031-06-03 23:59')
    expect(await offers(id, officer)).toEqual(['extend'])
    for (const other of [office, member, supervisor, leader])
      expect(await refusal(act(other, id, 'extend', { reason: '需要协调' }))).toBe('403 error.forbidden')
    expect(await refusal(act(officer, id, 'extend'))).toBe('422 error.invalid')
    await act(officer, id, 'extend', { reason: '需与交通局协调' })
    expect(await offers(id, officer)).toEqual([])
    expect(await offers(id, supervisor)).toEqual(['extendGrant', 'extendRefuse'])
    const desk = (await (
      await cms.call('/api/me/desk', { headers: { authorization: `JWT ${await cms.signIn(supervisor.email)}` } })
    ).json()) as DeskAnswer
    expect(desk.todo.filter((item) => item.id === id).map((item) => item.can)).toEqual([['同意延期', '不同意延期']])
    expect(await refusal(act(officer, id, 'extendGrant'))).toBe('403 error.forbidden')
    const before = await view(id, officer)
    await act(supervisor, id, 'extendGrant')
    // 22 working days on, weekends alone being known of that year.
    expect((await dueDay(id)).due).toBe('2031-07-03 23:59')
    expect(await refusal(act(officer, id, 'extend', { reason: '再要' }))).toBe('409 error.extendedOnce')
    expect(await refusal(act(supervisor, id, 'extendGrant'))).toBe('409 error.noExtensionAsked')
    const { history, doc } = await view(id, officer)
    expect(history.filter((one) => one.label.endsWith('延期'))).toMatchObject([
      { label: '申请延期', reason: '需与交通局协调', actor: { id: officer.id } },
      { label: '同意延期', actor: { id: supervisor.id }, moved: { from: before.doc.dueAt, to: doc.dueAt } },
    ])
    // It is still the same stay: the figure of what was answered in time knows one deadline, the new one.
    await act(officer, id, 'reply', { data: { reply: '已办理。', replyClass: 'A' } })
    expect(
      await query(sql`SELECT transition FROM yz.history WHERE doc = ${id} AND from_state = 'handling' AND due_at IS NOT NULL`),
    ).toEqual([{ transition: 'reply' }])
  })

  test('refused, leaves the deadline; what nobody decided upon lapses with the next step', async () => {
    const refused = await handled()
    await act(officer, refused, 'extend', { reason: '需要协调' })
    expect(await refusal(act(supervisor, refused, 'extendRefuse'))).toBe('422 error.invalid')
    await act(supervisor, refused, 'extendRefuse', { reason: '时间足够' })
    expect((await dueDay(refused)).due).toBe('2031-06-03 23:59')
    const left = await handled()
    await act(officer, left, 'extend', { reason: '需要协调' })
    await act(officer, left, 'reply', { data: { reply: '已办理。', replyClass: 'A' } })
    expect(await query(sql`SELECT extension FROM proposals WHERE id = ${left}`)).toEqual([{ extension: null }])
    // Taking the reply back brings the request back too.
    await act(officer, left, 'recall')
    expect(await offers(left, supervisor)).toEqual(['extendGrant', 'extendRefuse'])
    const late = await handled()
    await query(sql`UPDATE proposals SET due_at = now() - interval '1 minute' WHERE id = ${late}`)
    expect(await refusal(act(officer, late, 'extend', { reason: '需要协调' }))).toBe('409 error.extensionTooLate')
  })

  test('is not to be had by writing the column', async () => {
    const id = await handled()
    await cms.payload.update({
      collection: 'proposals' as never,
      id,
      data: { extension: 'asked', dueAt: '2099-01-01T00:00:00Z', open: true },
    })
    expect(await query(sql`SELECT extension, open FROM proposals WHERE id = ${id}`)).toEqual([{ extension: null, open: true }])
    expect((await dueDay(id)).due).toBe('2031-06-03 23:59')
  })
})

describe('the worker', () => {
  const told = async (id: number) =>
    (
      await query<{ kind: string; transition: string | null }>(
        sql`SELECT kind, transition FROM yz.events WHERE type = 'proposals' AND doc = ${id} AND kind IN ('overdue', 'deadline') ORDER BY seq`,
      )
    ).map((one) => one.transition ?? one.kind)
  const noticesOf = async (id: number) =>
    (await query<{ person: number; event: string }>(sql`SELECT person, event FROM yz.notices WHERE type = 'proposals' AND doc = ${id}`))
      .filter((row) => /\.(warned|overdue|escalated)/.test(row.event))
      .map((row) => `${row.event}→${row.person}`)
      .sort()
  const watch = () => watchDeadlines({ payload: cms.payload, site })
  /** A proposal assigned so many days ago. */
  const assigned = async (days: number) => {
    const day = (before: number) => new Date(Date.now() - before * 86_400_000).toISOString().slice(0, 16).replace('T', ' ')
    return imported(day(days + 4), [
      ['submit', day(days + 3)],
      ['file', day(days + 2)],
      ['assign', day(days)],
    ])
  }
  test('tells amber, red and each level above once, to whom the rule names, however many workers look', async () => {
    const [fresh, near, late, lost] = [await assigned(5), await assigned(85), await assigned(92), await assigned(130)]
    await Promise.all([watch(), watch(), watch()])
    await watch()
    expect(await Promise.all([fresh, near, late, lost].map(told))).toEqual([
      [],
      ['warned'],
      ['overdue'],
      // What should have been told while nobody looked: the last word on it, not the warning before.
      ['overdue', 'escalated.1', 'escalated.2'],
    ])
    await work()
    expect(await noticesOf(near)).toEqual([`handling.warned→${officer.id}`])
    expect(await noticesOf(late)).toEqual([`handling.overdue→${office.id}`, `handling.overdue→${officer.id}`].sort())
    expect(await noticesOf(lost)).toEqual(
      [
        `handling.overdue→${office.id}`,
        `handling.overdue→${officer.id}`,
        `handling.escalated.1→${supervisor.id}`,
        `handling.escalated.2→${leader.id}`,
      ].sort(),
    )
  })

  test('tells nothing of a clock that stands still, and nothing twice after it goes on', async () => {
    const day = (before: number) => new Date(Date.now() - before * 86_400_000).toISOString().slice(0, 16).replace('T', ' ')
    const id = await imported(day(40), [
      ['submit', day(39)],
      ['sendBack', day(2)],
    ])
    await watch()
    // The review ran out long ago, but it is the author's turn, in time.
    expect(await told(id)).toEqual([])
    await act(member, id, 'submit')
    await watch()
    expect(await told(id)).toEqual(['overdue'])
    await act(office, id, 'sendBack', { reason: '再补充' })
    await act(member, id, 'submit')
    await watch()
    expect(await told(id)).toEqual(['overdue'])
  })
})

describe('the rules of deadlines', () => {
  const ask = async (as: TestPerson, path = '', body?: object) => {
    const token = await cms.signIn(as.email)
    const answer = await cms.call(`/api/deadline-rules${path}`, {
      headers: { authorization: `JWT ${token}`, 'content-type': 'application/json' },
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
    })
    return { status: answer.status, body: (await answer.json()) as unknown }
  }
  const ruleOf = async (state: string) =>
    ((await ask(admin)).body as DeadlineRulesAnswer).rules.find((one) => one.type === 'proposals' && one.state === state)!
  const submitted = async () =>
    (await save({ site, slug: 'proposals', req: await cms.request(member), body: { data: whole, fire: 'submit' } })).id

  test('hold for what begins from now on; what is under way keeps the version it began with, and says so', async () => {
    const first = await ruleOf('review')
    const before = await submitted()
    const rule = { ...first.rule, due: '5wd', warn: '1wd', label: '审查期限', escalate: [{ after: '2wd', to: ['leader', 'author'] }] }
    const saved = await ask(admin, '/proposals/review', { version: first.version, rule })
    expect(saved).toMatchObject({
      status: 200,
      body: { version: first.version + 1, rule, versions: [{ actor: { id: admin.id }, running: 0 }, {}] },
    })
    const after = await submitted()
    expect((await view(before, office)).deadline).toMatchObject({ label: '办理期限', version: first.version, newest: first.version + 1 })
    expect((await view(after, office)).deadline).toMatchObject({ label: '审查期限', version: first.version + 1, newest: first.version + 1 })
    expect((await dueDay(after)).due! < (await dueDay(before)).due!).toBe(true)
    // A new table of working days leaves each its version.
    await query(sql`UPDATE yz.calendar SET version = version + 1`)
    await readClocksAnew({ payload: cms.payload, site })
    expect((await view(before, office)).deadline).toMatchObject({ version: first.version })
    expect(await query(sql`SELECT actor, detail->'after'->>'due' AS due FROM yz.audit WHERE action = 'deadline:rule'`)).toEqual([
      { actor: admin.id, due: '5wd' },
    ])
    // A clock that stands still keeps its version too.
    await act(office, before, 'sendBack', { reason: '请补充' })
    expect((await view(before, office)).deadline).toMatchObject({ standing: ['立案审查'] })
    await act(member, before, 'submit')
    expect((await view(before, office)).deadline).toMatchObject({ version: first.version })
  })

  test('tell whom they name, as far as these may read the document', async () => {
    const { version, rule } = await ruleOf('handling')
    const told = { ...rule, tell: { warned: ['holds:leadUnit'], overdue: ['leader', 'editor'] } }
    expect((await ask(admin, '/proposals/handling', { version, rule: told })).status).toBe(200)
    const editor = await cms.person('编辑', ['editor'])
    const day = (before: number) => new Date(Date.now() - before * 86_400_000).toISOString().slice(0, 16).replace('T', ' ')
    const id = await imported(day(96), [
      ['submit', day(95)],
      ['file', day(94)],
      ['assign', day(92)],
    ])
    await watchDeadlines({ payload: cms.payload, site })
    await work()
    const notices = await query<{ person: number; event: string }>(
      sql`SELECT person, event FROM yz.notices WHERE type = 'proposals' AND doc = ${id}`,
    )
    expect(notices).toEqual([{ person: leader.id, event: 'handling.overdue' }])
    expect(notices.map((one) => one.person)).not.toContain(editor.id)
  })

  test('are refused at the field where they make no sense, and are the administrator’s alone', async () => {
    const { version, rule } = await ruleOf('filed')
    const refused = async (part: object) => {
      const { status, body } = await ask(admin, '/proposals/filed', { version, rule: { ...rule, ...part } })
      return [status, Object.keys((body as { error: { fields?: object } }).error.fields ?? {})]
    }
    expect(await refused({ due: '' })).toEqual([422, ['due']])
    expect(await refused({ due: '0d' })).toEqual([422, ['due']])
    expect(await refused({ due: '99999d' })).toEqual([422, ['due']])
    expect(await refused({ due: '5d', warn: '9d' })).toEqual([422, ['warn']])
    expect(await refused({ label: '很长的名称'.repeat(5) })).toEqual([422, ['label']])
    expect(await refused({ tell: { warned: ['everybody'], overdue: [] } })).toEqual([422, ['tell.warned']])
    expect(
      await refused({
        escalate: [
          { after: '5wd', to: [] },
          { after: '3wd', to: ['leader'] },
        ],
      }),
    ).toEqual([422, ['escalate.0.to', 'escalate.1.after']])
    expect((await ask(admin, '/proposals/filed', { version: version - 1, rule })).status).toBe(409)
    expect((await ask(admin, '/proposals/draft', { version: 1, rule })).status).toBe(404)
    expect((await ask(admin, '/proposals/filed', { version })).status).toBe(400)
    for (const person of [office, supervisor, leader, member]) {
      expect((await ask(person)).status).toBe(403)
      expect((await ask(person, '/proposals/filed', { version, rule })).status).toBe(403)
    }
    expect((await ruleOf('filed')).version).toBe(version)
  })

  test('follow a declaration that changed, except in what the administrator has set otherwise', async () => {
    const [newest] = await query<{ rule: Record<string, unknown>; declared: Record<string, unknown> }>(
      sql`SELECT rule, declared FROM yz.deadline_rules WHERE type = 'proposals' AND state = 'review' ORDER BY version DESC LIMIT 1`,
    )
    // As if an earlier release had declared twelve working days, two before them a warning.
    const old = JSON.stringify({ ...newest!.declared, due: '12wd', warn: '2wd' })
    const set = JSON.stringify({ ...newest!.rule, due: '5wd', warn: '2wd' })
    await query(
      sql`INSERT INTO yz.deadline_rules (type, state, version, rule, declared) VALUES ('proposals', 'review', 100, ${set}::jsonb, ${old}::jsonb)`,
    )
    expect(await ruleOf('review')).toMatchObject({
      version: 101,
      rule: { due: '5wd', warn: '3wd' },
      declared: { due: '10wd', warn: '3wd' },
    })
    // Two who find that at once make one version.
    await query(
      sql`INSERT INTO yz.deadline_rules (type, state, version, rule, declared) VALUES ('proposals', 'review', 200, ${set}::jsonb, ${old}::jsonb)`,
    )
    await Promise.all([submitted(), submitted(), submitted()])
    expect((await ruleOf('review')).version).toBe(201)
  })
})

describe('killed in its work', () => {
  test('the worker tells every light and every level once', { timeout: 120_000 }, async () => {
    const first = await imported('2026-01-05 09:00', [
      ['submit', '2026-01-05 10:00'],
      ['file', '2026-01-06 10:00'],
      ['assign', '2026-01-07 10:00'],
    ])
    const copies = 600
    const columns = sql`title, category, situation, advice, state, author_id, lead_unit_id, due_at, warn_at, state_since, revision`
    await query(sql`INSERT INTO proposals (${columns}) SELECT ${columns} FROM proposals, generate_series(1, ${copies}) WHERE id = ${first}`)
    await query(sql`INSERT INTO yz.clocks (type, doc, state, rule, runs, calendar, escalate_at)
      SELECT c.type, d.id, c.state, c.rule, c.runs, c.calendar, c.escalate_at FROM yz.clocks c, proposals d WHERE c.doc = ${first} AND d.id > ${first}`)
    // Half of them are near their deadline, half long past it.
    await query(sql`UPDATE proposals SET due_at = now() + interval '1 day' WHERE id > ${first} AND id % 2 = 0`)
    const toldSoFar = async () =>
      (
        await query<{ n: number }>(sql`SELECT count(*)::int AS n FROM yz.events WHERE doc > ${first} AND kind IN ('overdue', 'deadline')`)
      )[0]!.n
    const all = (copies / 2) * (1 + 3)
    let killedAtWork = 0
    for (let round = 0; round < 6 && (await toldSoFar()) < all; round += 1) {
      const child = spawn(process.execPath, ['--conditions=production', '--import', 'tsx', 'src/testing/watch-deadlines.ts'], {
        cwd: new URL('..', import.meta.url),
        env: { ...process.env, DATABASE_URL: cms.databaseUrl, NODE_OPTIONS: '' },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      await new Promise((resolve) => child.stdout.on('data', (text: Buffer) => String(text).includes('watching') && resolve(undefined)))
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 120))
      child.kill('SIGKILL')
      await new Promise((resolve) => child.once('exit', resolve))
      if ((await toldSoFar()) < all) killedAtWork += 1
    }
    expect(killedAtWork).toBeGreaterThan(0)
    await watchDeadlines({ payload: cms.payload, site })
    expect(
      await query(sql`SELECT t.told, count(*)::int AS documents FROM (
        SELECT doc, string_agg(COALESCE(transition, kind), ',' ORDER BY seq) AS told FROM yz.events
        WHERE doc > ${first} AND kind IN ('overdue', 'deadline') GROUP BY doc) t GROUP BY t.told ORDER BY t.told`),
    ).toEqual([
      { told: 'overdue,escalated.1,escalated.2', documents: copies / 2 },
      { told: 'warned', documents: copies / 2 },
    ])
  })
})
