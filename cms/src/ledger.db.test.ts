import { importDocument, runSql, save, sql } from '@yizheng/kit/cms'
import { strFromU8, unzipSync } from 'fflate'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import site from '../../yizheng.config.ts'
import type { TestPerson } from './testing/boot-cms.ts'
import { act, cms, member, office, setUp, submitted, tearDown } from './testing/proposals.ts'

let unit: TestPerson
let supervisor: TestPerson
let leader: TestPerson
let organisation: number
let answered: number
const tokens = new Map<number, string>()

beforeAll(async () => {
  await setUp()
  const create = async (title: string) =>
    (
      (await cms.payload.create({ collection: 'organisations' as never, data: { title, kind: 'unit' } })) as unknown as {
        id: number
      }
    ).id
  organisation = await create('县交通运输局')
  const other = await create('县教育局')
  unit = await cms.person('交通局经办人', ['handling-unit'], organisation)
  supervisor = await cms.person('督办', ['supervisor'])
  leader = await cms.person('领导', ['leader'])
  for (const person of [member, office, unit, supervisor, leader]) tokens.set(person.id, await cms.signIn(person.email))
  answered = await submitted({ title: '=HYPERLINK("http://x","点我")', open: true, suggestedUnits: [organisation, other] })
  await act(office, answered, 'file', { data: { serial: '2026001', session: '11-2' } })
  await act(office, answered, 'assign', { data: { leadUnit: organisation } })
  await act(unit, answered, 'signFor')
  await submitted({ title: '关于另一件事的提案', category: 'culture' })
})
afterAll(tearDown)

const get = (path: string, user?: TestPerson) =>
  cms.call(`/api/${path}`, { headers: user ? { authorization: `JWT ${tokens.get(user.id)}` } : {} })

/** The ledger as this person gets it, read by another library than it was written with: title, labels, rows by label. */
async function ledger(user?: TestPerson, query = '', slug = 'proposals') {
  const answer = await get(`${slug}/ledger.xlsx${query}`, user)
  expect(answer.status).toBe(200)
  const bytes = Buffer.from(await answer.arrayBuffer())
  const sheet = await readSheet(bytes, undefined, { trim: false })
  const labelled = slug === 'proposals' ? 1 : 0
  const labels = sheet[labelled] as string[]
  const rows = sheet.slice(labelled + 1).map((cells) => Object.fromEntries(labels.map((label, index) => [label, cells[index]])))
  return { answer, title: sheet[0]![0], labels, rows, xml: strFromU8(unzipSync(new Uint8Array(bytes))['xl/worksheets/sheet1.xml']!) }
}

const day = (date: Date) => new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

describe('the ledger', () => {
  test('has a title, Chinese labels and a typed cell for each fact', async () => {
    const { answer, title, labels, rows } = await ledger(office)
    expect(decodeURIComponent(answer.headers.get('content-disposition')!)).toContain(`提案台账 ${day(new Date())}.xlsx`)
    expect(title).toBe('松阳政协提案台账')
    expect(labels.slice(0, 5)).toEqual(['提案编号', '届次', '案由', '提案类别', '提案类型'])
    expect(rows).toHaveLength(2)
    const row = rows.find((one) => one['提案编号'] === '2026001')!
    expect(row).toMatchObject({
      届次: '十一届二次',
      提案类别: '社会',
      提案人: '委员',
      状态: '办理中',
      建议承办单位: '县交通运输局、县教育局',
      主办单位: '县交通运输局',
      同意公开: '是',
      答复日期: null,
    })
    expect(row['交办日期']).toEqual(new Date(day(new Date())))
  })

  test('keeps its labels in sight, and can be filtered', async () => {
    const { xml, rows, labels } = await ledger(office)
    expect(xml).toContain('<pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/>')
    const last = `A${String.fromCharCode(64 + labels.length - 26)}`
    expect(xml).toContain(`<autoFilter ref="A2:${last}${rows.length + 2}"/>`)
  })

  test('holds no formula, whatever a text begins with', async () => {
    const { rows, xml } = await ledger(office)
    expect(rows.map((row) => row['案由'])).toContain('=HYPERLINK("http://x","点我")')
    expect(xml).not.toMatch(/<f[ >]/)
  })

  test('is narrowed as the list is, and refuses what the list refuses', async () => {
    expect((await ledger(office, '?category=culture')).rows.map((row) => row['案由'])).toEqual(['关于另一件事的提案'])
    expect((await get('proposals/ledger.xlsx?category=nothing', office)).status).toBe(400)
  })

  test('shows each person the rows they may read', async () => {
    expect((await ledger(unit)).rows.map((row) => row['案由'])).toEqual(['=HYPERLINK("http://x","点我")'])
    await save({ site, slug: 'proposals', req: await cms.request(member), body: { data: { title: '草稿' } } })
    expect((await ledger(leader)).rows.map((row) => row['案由'])).not.toContain('草稿')
  })

  test('is for whom the declaration names', async () => {
    expect((await get('proposals/ledger.xlsx', member)).status).toBe(403)
    expect((await get('proposals/ledger.xlsx')).status).toBe(401)
    expect((await get('news/ledger.xlsx', office)).status).toBe(404)
  })

  test('tells a withheld reply to nobody it is withheld from', async () => {
    await act(unit, answered, 'reply', { data: { reply: '已增开校车。', replyClass: 'A' } })
    // The office's colleague without a part in it reads the public row.
    const outside = await cms.person('别的单位', ['handling-unit'])
    tokens.set(outside.id, await cms.signIn(outside.email))
    const row = async (person: TestPerson) => (await ledger(person)).rows.find((one) => one['提案编号'] === '2026001')!
    expect(await row(office)).toMatchObject({ 办理答复: '已增开校车。', 答复类别: 'A 已经解决', 办理天数: 0, 是否按时答复: '是' })
    expect(await row(outside)).toMatchObject({ 办理答复: null, 答复类别: null })
  })

  test('tells of a round what its reader sees of it', async () => {
    await act(supervisor, answered, 'auditPass')
    await act(member, answered, 'ratings.rate', { data: { process: 'satisfied', result: 'fair', comment: '继续努力' } })
    const row = (await ledger(office)).rows.find((one) => one['提案编号'] === '2026001')!
    expect(row).toMatchObject({ '委员评价（办理过程）': '满意', '委员评价（办理结果）': '基本满意' })
  })

  test('comes in pieces, however many rows there are', async () => {
    const others = await runSql<{ id: number }>({
      payload: cms.payload,
      query: sql`INSERT INTO proposals (title, category, state, author_id, situation, created_at, updated_at)
        SELECT '批量 ' || n, 'other', 'closed', ${member.id}, repeat('山', 1000), now() - n * interval '1 minute', now() FROM generate_series(1, 1200) n RETURNING id`,
    })
    const answer = await get('proposals/ledger.xlsx?category=other', office)
    const sizes: number[] = []
    for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) sizes.push(chunk.length)
    expect(sizes.length).toBeGreaterThan(20)
    const { rows } = await ledger(office, '?category=other')
    expect(new Set(rows.map((row) => row['案由'])).size).toBe(others.length)
  })

  test('is made of any type that declares one', async () => {
    await importDocument({
      payload: cms.payload,
      site,
      slug: 'opinions',
      data: { title: '雨天积水', category: 'society', urgency: 'normal', situation: '甲', analysis: '乙', advice: '丙' },
      author: member.id,
      createdAt: '2026-03-02T01:00:00Z',
      steps: [{ transition: 'submit', at: '2026-03-02T17:00:00Z', actor: member.id }],
    })
    const { rows } = await ledger(office, '', 'opinions')
    expect(rows).toMatchObject([{ 标题: '雨天积水', 反映人: '委员', 提交日期: new Date('2026-03-03') }])
  })
})
