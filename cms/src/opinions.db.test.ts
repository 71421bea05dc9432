import { asList, type Role } from '@yizheng/kit'
import { fire, runSql, save, sql } from '@yizheng/kit/cms'
import type { MetricsAnswer, ViewAnswer } from '@yizheng/kit/protocol'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import site from '../../yizheng.config.ts'
import { bootCms, type TestCms, type TestPerson } from './testing/boot-cms.ts'
import { refusal } from './testing/refusal.ts'

/** 社情民意: one report from the member to the archive, and what may meet on the way. */
let cms: TestCms
let member: TestPerson, second: TestPerson, third: TestPerson, office: TestPerson
let leader: TestPerson, deputy: TestPerson, officer: TestPerson, stranger: TestPerson
let unit: number

beforeAll(async () => {
  cms = await bootCms(inject('postgresUrl'))
  unit = (
    (await cms.payload.create({ collection: 'organisations' as never, data: { title: '县交通运输局', kind: 'unit' } })) as { id: number }
  ).id
  const person = (name: string, role: Role | readonly Role[], of?: number) => cms.person(name, asList(role), of)
  member = await person('委员', 'member')
  second = await person('委员乙', 'member')
  third = await person('委员丙', 'member')
  office = await person('机关干部', 'staff')
  leader = await person('主席', 'leader')
  deputy = await person('副主席', 'leader')
  officer = await person('承办人', 'handling-unit', unit)
  stranger = await person('别的承办人', 'handling-unit')
})
afterAll(() => cms.close())

const text = { category: 'society', urgency: 'urgent', situation: '末班车停得早。', analysis: '班次按旧人口排定。', advice: '延长末班车。' }
const write = async (user: TestPerson, slug: string, data: Readonly<Record<string, unknown>>, step: string) =>
  (await save({ site, slug, req: await cms.request(user), body: { data, fire: step } })).id
const submitted = (user = member, more: object = {}) =>
  write(user, 'opinions', { title: `末班车${Math.random()}`, ...text, ...more }, 'submit')
const take = async (user: TestPerson, slug: string, id: number, transition: string, data: object = {}, reason?: string) =>
  fire({ site, slug, id, transition, req: await cms.request(user), data: { ...data }, reason })
const act = (user: TestPerson, id: number, transition: string, data?: object, reason?: string) =>
  take(user, 'opinions', id, transition, data, reason)
const view = async (user: TestPerson, slug: string, id: number) => {
  const answer = await cms.call(`/api/${slug}/${id}/view`, { headers: { authorization: `JWT ${await cms.signIn(user.email)}` } })
  return { status: answer.status, ...((await answer.json()) as ViewAnswer) }
}
const edited = { editedTitle: '延长末班车', editedSituation: '情况。', editedAnalysis: '分析。', editedAdvice: '建议。' }

async function issued(): Promise<number> {
  const id = await submitted()
  await act(office, id, 'accept')
  await act(office, id, 'send', { ...edited, signers: [leader.id] })
  await act(leader, id, 'signOff.sign')
  await act(office, id, 'issue')
  return id
}
const report = (id: number, level: string) =>
  write(office, 'opinion-reports', { opinion: id, level, title: `${level}政协`, sentOn: '2026-11-02T00:00:00Z' }, 'send')
const adopted = { adoptedOn: '2026-11-20T00:00:00Z', adoptedBy: '《社情民意》' }
const instruct = (id: number, units: number[] = [unit]) =>
  write(
    office,
    'opinion-instructions',
    { opinion: id, title: '研究末班车', leader: '县长', text: '请研究。', givenOn: '2026-11-10T00:00:00Z', units },
    'charge',
  )

describe('a social-opinion report', () => {
  test('goes from the member to the archive: edited beside the original, signed, issued, reported, instructed, replied, fed back', async () => {
    const id = await submitted()
    expect((await act(office, id, 'accept')).state).toBe('editing')
    await act(office, id, 'send', { ...edited, signers: [leader.id, deputy.id] })
    // The member does not read what the office is still working on.
    expect((await view(member, 'opinions', id)).doc.editedSituation).toBeNull()
    expect((await act(leader, id, 'signOff.sign', { opinion: '同意。' })).state).toBe('signing')
    expect((await act(deputy, id, 'signOff.sign')).state).toBe('signed')
    expect((await act(office, id, 'issue')).state).toBe('issued')
    const { doc } = await view(member, 'opinions', id)
    expect(doc).toMatchObject({
      issue: expect.stringMatching(/^松阳社情民意〔\d{4}〕第\d+期$/) as string,
      situation: text.situation,
      editedSituation: '情况。',
    })

    const city = await report(id, 'city')
    await report(id, 'province')
    await take(office, 'opinion-reports', city, 'adopt', adopted)
    expect((await view(member, 'opinions', id)).doc).toMatchObject({ cityAdopted: true, provinceAdopted: false })

    expect((await view(officer, 'opinions', id)).status).toBe(404)
    const order = await instruct(id)
    expect((await view(officer, 'opinions', id)).doc.title).toBe(doc.title)
    expect((await view(stranger, 'opinions', id)).status).toBe(404)
    expect((await view(stranger, 'opinion-instructions', order)).status).toBe(404)
    expect(await refusal(act(office, id, 'feedBack', { feedback: '已采用。' }))).toBe('422 opinions.openInstructions')
    expect((await take(officer, 'opinion-instructions', order, 'letters.reply', { letter: '已延长。' })).state).toBe('replied')
    await take(office, 'opinion-instructions', order, 'close')
    expect((await act(office, id, 'feedBack', { feedback: '市级采用，县交通运输局已延长末班车。' })).state).toBe('fedBack')
    expect((await act(office, id, 'archive')).state).toBe('archived')
    expect((await view(member, 'opinions', id)).doc.feedback).toContain('已延长末班车')
    // A level may adopt it long after; the archive knows of it.
    const nation = await report(id, 'nation')
    await take(office, 'opinion-reports', nation, 'pass', {}, '重复')
    await take(office, 'opinion-reports', nation, 'adopt', adopted)
    expect((await view(member, 'opinions', id)).doc.nationAdopted).toBe(true)
  })

  test('one leader who sends it back ends the signing; a new text is signed by all anew', async () => {
    const id = await submitted()
    await act(office, id, 'accept')
    await act(office, id, 'send', { ...edited, signers: [leader.id, deputy.id] })
    await act(leader, id, 'signOff.sign')
    expect(await refusal(act(deputy, id, 'signOff.back'))).toBe('422 error.invalid')
    expect((await act(deputy, id, 'signOff.back', {}, '数据须核实')).state).toBe('editing')
    await act(office, id, 'send', { ...edited, editedSituation: '核实后的情况。', signers: [leader.id, deputy.id] })
    expect((await act(deputy, id, 'signOff.sign')).state).toBe('signing')
    expect((await act(leader, id, 'signOff.sign')).state).toBe('signed')
  })

  test('keeps every author when it is merged, of what was merged before too', async () => {
    const [lead, other, last] = [await submitted(), await submitted(second), await submitted(third)]
    await act(office, last, 'combine', { mergedInto: other })
    await act(office, other, 'combine', { mergedInto: lead })
    const { doc } = await view(member, 'opinions', lead)
    expect((doc.coAuthors as { id: number }[]).map(({ id }) => id).sort()).toEqual([second.id, third.id].sort())
    expect((await view(third, 'opinions', lead)).status).toBe(200)
    expect(await refusal(act(office, lead, 'combine', { mergedInto: lead }))).toBe('422 opinions.mergedIntoItself')
  })

  test('two opposite merges at once cannot both pass', async () => {
    for (let round = 0; round < 8; round += 1) {
      const [one, other] = [await submitted(), await submitted(second)]
      const answers = await Promise.allSettled([
        act(office, one, 'combine', { mergedInto: other }),
        act(office, other, 'combine', { mergedInto: one }),
      ])
      expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      const [refused] = answers.filter((answer) => answer.status === 'rejected')
      expect(await refusal(Promise.reject(refused!.reason as Error))).toBe('422 error.invalid')
    }
  })

  test('has at most 1,500 characters together, as a reader counts them, each text and all of them, in the draft and by the office', async () => {
    const long = (count: number) => '👨‍👩‍👧'.repeat(count)
    await submitted(member, { situation: long(500), analysis: long(500), advice: long(500) })
    expect(await refusal(submitted(member, { situation: long(500), analysis: long(500), advice: long(501) }))).toBe('422 error.invalid')
    const problem = await submitted(member, { situation: long(1490), advice: long(9) }).catch((error: unknown) => error)
    expect(problem).toMatchObject({ fields: { advice: { key: 'error.tooLongTogether', values: { max: 1500 } } } })
    const id = await submitted()
    await act(office, id, 'accept')
    const longer = { ...edited, editedSituation: long(1499), signers: [leader.id] }
    expect(await refusal(act(office, id, 'send', longer))).toBe('422 error.invalid')
  })

  test('nobody writes what the kit keeps', async () => {
    const req = await cms.request(member)
    for (const data of [{ cityAdopted: true }, { coAuthors: [second.id] }, { units: [unit] }, { committee: unit }])
      expect(await refusal(save({ site, slug: 'opinions', req, body: { data: { title: '标题', ...text, ...data } } }))).toBe(
        '400 error.badRequest',
      )
    const id = await issued()
    await cms.payload.update({ collection: 'opinions' as never, id, data: { cityAdopted: true, openInstructions: 7 } })
    expect((await view(office, 'opinions', id)).doc).toMatchObject({ cityAdopted: false, openInstructions: 0 })
  })

  test('what a report or an instruction said is forgotten with it', async () => {
    const id = await issued()
    const city = await report(id, 'city')
    await take(office, 'opinion-reports', city, 'adopt', adopted)
    const order = await instruct(id)
    await cms.payload.delete({ collection: 'opinion-reports' as never, id: city })
    await cms.payload.delete({ collection: 'opinion-instructions' as never, id: order })
    const { doc } = await view(office, 'opinions', id)
    expect(doc).toMatchObject({ cityAdopted: false, openInstructions: 0, units: [] })
  })

  test('issue numbers have no gap and no double, however many are issued at once', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => submitted()))
    for (const id of ids) {
      await act(office, id, 'accept')
      await act(office, id, 'send', { ...edited, signers: [leader.id] })
      await act(leader, id, 'signOff.sign')
    }
    await Promise.all(ids.map((id) => act(office, id, 'issue')))
    const rows = await runSql<{ issue: string }>({ payload: cms.payload, query: sql`SELECT issue FROM opinions WHERE issue IS NOT NULL` })
    const numbers = rows.map(({ issue }) => Number(/第(\d+)期/.exec(issue)![1])).sort((a, b) => a - b)
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  })

  test('the funnel of the year narrows from stage to stage', async () => {
    const answer = await cms.call('/api/metrics', { headers: { authorization: `JWT ${await cms.signIn(leader.email)}` } })
    const { metrics } = (await answer.json()) as MetricsAnswer
    const funnel = metrics.find(({ metric }) => metric === 'funnel')!
    const count = async (where: ReturnType<typeof sql>) =>
      (await runSql<{ n: number }>({ payload: cms.payload, query: sql`SELECT count(*)::int AS n FROM opinions WHERE ${where}` }))[0]!.n
    expect(funnel.points.map(({ value }) => value)).toEqual([
      await count(sql`state <> 'draft'`),
      await count(sql`state IN ('issued', 'fedBack', 'archived')`),
      await count(sql`city_adopted`),
      await count(sql`province_adopted`),
      await count(sql`nation_adopted`),
    ])
    expect(funnel.value).toBeGreaterThan(10)
    expect(metrics.find(({ metric }) => metric === 'lastFunnel')!.points.map(({ value }) => value)).toEqual([0, 0, 0, 0, 0])
  })
})
