import type { HistoryEntry, ViewAnswer } from '@yizheng/kit'
import { fire, runSql, save, sql } from '@yizheng/kit/cms'
import { PORTAL_MARK, portalMark } from '@yizheng/kit/portal-mark'
import { strFromU8, unzipSync } from 'fflate'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import site from '../../yizheng.config.ts'
import type { TestPerson } from './testing/boot-cms.ts'
import { act, cms, member, office, setUp, stored, submitted, tearDown } from './testing/proposals.ts'

/** What the history keeps of old and new values, from where they came, and who is told of them. */
let unit: number
let officer: TestPerson, supervisor: TestPerson, leader: TestPerson, clerk: TestPerson, cosigner: TestPerson, stranger: TestPerson
const tokens = new Map<number, string>()

beforeAll(async () => {
  await setUp()
  unit = await organisation('教育局')
  officer = await cms.person('经办人', ['handling-unit'], unit)
  supervisor = await cms.person('督办', ['supervisor'])
  leader = await cms.person('主席', ['leader'])
  clerk = await cms.person('机关干部', ['staff'])
  cosigner = await cms.person('联名人', ['member'])
  stranger = await cms.person('旁人', ['member'])
})
afterAll(tearDown)

const organisation = async (title: string) =>
  ((await cms.payload.create({ collection: 'organisations' as never, data: { title, kind: 'unit' } })) as { id: number }).id
async function headersOf(user: TestPerson | undefined): Promise<Record<string, string>> {
  if (!user) return {}
  if (!tokens.has(user.id)) tokens.set(user.id, await cms.signIn(user.email))
  return { authorization: `JWT ${tokens.get(user.id)}` }
}
const get = async (user: TestPerson | undefined, path: string) => cms.call(`/api/${path}`, { headers: await headersOf(user) })
const view = async (user: TestPerson | undefined, id: number, slug = 'proposals') =>
  (await (await get(user, `${slug}/${id}/view`)).json()) as ViewAnswer
const history = async (user: TestPerson | undefined, id: number) => (await view(user, id)).history
/** `修改内容 案由：旧 → 新`, as far as the entry tells of changes. */
const said = ({ label, changes = [] }: HistoryEntry) =>
  `${label} ${changes.map((one) => `${one.label}：${one.parts ? one.parts.map(({ text, is }) => `${{ kept: '=', added: '+', removed: '-' }[is]}${text}`).join('') : `${one.from} → ${one.to}`}`).join('；')}`
const edit = async (user: TestPerson, id: number, data: object) =>
  save({ site, slug: 'proposals', req: await cms.request(user), body: { id, data: { ...data } } })
async function returned(): Promise<number> {
  const id = await submitted({ cosponsors: [] })
  await act(office, id, 'sendBack', { reason: '请补充' })
  return id
}

describe('an edit', () => {
  test('is told with old and new values: a text by its passages, a relation by its title of that time, a choice by its label', async () => {
    const id = await returned()
    await edit(member, id, { title: '关于增开校车的提案', advice: '增开三条校车线路。', category: 'culture', suggestedUnits: [unit] })
    await runSql({ payload: cms.payload, query: sql`UPDATE organisations SET title = '教育体育局' WHERE id = ${unit}` })
    await act(member, id, 'submit')
    await runSql({ payload: cms.payload, query: sql`UPDATE organisations SET title = '教育局' WHERE id = ${unit}` })
    expect((await history(office, id)).map(said).slice(1)).toEqual([
      '退回修改 ',
      '修改内容 案由：关于改善山区校车的提案 → 关于增开校车的提案；提案类别：社会 → 文化；具体建议：=增开+三条=校车线路。；建议承办单位：null → 教育局',
      '提交 ',
    ])
  })

  test('of one person between two steps is one entry; what was set back leaves none', async () => {
    const id = await returned()
    await edit(member, id, { title: '一稿', advice: '二条。' })
    await edit(member, id, { title: '二稿' })
    await edit(member, id, { advice: '增开校车线路。' })
    expect((await history(member, id)).map(said).at(-1)).toBe('修改内容 案由：关于改善山区校车的提案 → 二稿')
    await edit(member, id, { title: '关于改善山区校车的提案' })
    expect((await history(member, id)).at(-1)!.transition).toBe('sendBack')
  })

  test('before the first step leaves nothing: what is handed in is what the document begins with', async () => {
    const { id } = await save({ site, slug: 'proposals', req: await cms.request(member), body: { data: { title: '草稿' } } })
    await edit(member, id, { title: '又一稿', situation: '情况。', advice: '建议。', category: 'society' })
    await act(member, id, 'submit')
    expect((await history(member, id)).map(said)).toEqual(['提交 '])
  })

  test('is lost with the save that fails, and with the document that is deleted', async () => {
    const id = await returned()
    const kept = async () =>
      (
        await runSql<{ n: number }>({
          payload: cms.payload,
          query: sql`SELECT (SELECT count(*) FROM yz.edits WHERE doc = ${id})::int + (SELECT count(*) FROM yz.history WHERE doc = ${id} AND changes IS NOT NULL)::int AS n`,
        })
      )[0]!.n
    await runSql({
      payload: cms.payload,
      query: sql`ALTER TABLE yz.edits ADD CONSTRAINT none CHECK (changes->'title'->>'to' <> '不行') NOT VALID`,
    })
    await expect(edit(member, id, { title: '不行' })).rejects.toThrow()
    expect((await stored(id)).title).toBe('关于改善山区校车的提案')
    await edit(member, id, { title: '可以' })
    await act(member, id, 'submit')
    await act(office, id, 'file', { data: { serial: `D${id}` } })
    expect(await kept()).toBe(2)
    await cms.payload.delete({ collection: 'proposals' as never, id })
    expect(await kept()).toBe(0)
  })

  test('of more than a row holds is kept by its length, the rest whole', async () => {
    const news = (await cms.payload.create({
      collection: 'news' as never,
      data: { title: '新闻', publishedOn: '2026-11-01', body: rich('一'.repeat(20_000)) },
      user: clerk,
      depth: 0,
    })) as unknown as { id: number }
    await runSql({
      payload: cms.payload,
      query: sql`INSERT INTO yz.history (type, doc, transition, from_state, to_state) VALUES ('news', ${news.id}, 'submit', 'draft', 'review')`,
    })
    await cms.payload.update({
      collection: 'news' as never,
      id: news.id,
      data: { title: '旧闻', body: rich('二'.repeat(20_001)) },
    })
    const [row] = await runSql<{ changes: object }>({
      payload: cms.payload,
      query: sql`SELECT changes FROM yz.edits WHERE type = 'news' AND doc = ${news.id}`,
    })
    expect(row!.changes).toEqual({
      title: { from: '新闻', to: '旧闻' },
      body: { from: { characters: 20_000 }, to: { characters: 20_001 } },
    })
  })
})

const rich = (text: string) => ({
  root: {
    type: 'root',
    children: [{ type: 'paragraph', version: 1, children: [{ type: 'text', text, version: 1 }] }],
    direction: null,
    format: '',
    indent: 0,
    version: 1,
  },
})

test('from where a step came: a page of the portal, the admin screens, a program; nobody can say so without the key', async () => {
  const doors: string[] = []
  const bare = await headersOf(member)
  const key = process.env.YZ_INTERNAL_KEY!
  for (const headers of [
    { ...bare, [PORTAL_MARK]: portalMark(key) },
    { ...bare, [PORTAL_MARK]: portalMark('another key') },
    { ...bare, [PORTAL_MARK]: key },
    bare,
    { cookie: `payload-token=${tokens.get(member.id)}`, origin: 'http://localhost:3000' },
  ]) {
    const id = await returned()
    const answer = await cms.call(`/api/proposals/${id}/fire`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' } as Record<string, string>,
      body: JSON.stringify({ transition: 'submit' }),
    })
    expect(answer.status).toBe(200)
    const [step] = (await history(office, id)).filter(({ transition }) => transition === 'submit').slice(-1)
    const [audit] = await runSql<{ door: string }>({
      payload: cms.payload,
      query: sql`SELECT door FROM yz.audit WHERE type = 'proposals' AND doc = ${id} AND action = 'fire:submit' ORDER BY id DESC LIMIT 1`,
    })
    expect(audit!.door).toBe(step!.door)
    doors.push(step!.door!)
  }
  expect(doors).toEqual(['portal', 'api', 'api', 'api', 'admin'])
})

describe('nobody learns from the history what they may not read', () => {
  const rejected = '被退回的答复初稿'

  /** Everything this person gets of a document, through every door, as one text. */
  async function allOf(user: TestPerson | undefined, id: number): Promise<string> {
    const texts: string[] = []
    for (const path of [
      `proposals/${id}/view`,
      `proposals/${id}?depth=1`,
      `proposals/list?fields=title,reply`,
      'proposals?depth=0',
      `search?q=${encodeURIComponent(rejected)}`,
    ])
      texts.push(await (await get(user, path)).text())
    const pdf = await get(user, `proposals/${id}/papers/history.pdf`)
    expect([200, 404]).toContain(pdf.status)
    if (pdf.status === 200)
      texts.push(
        (await extractText(await getDocumentProxy(new Uint8Array(await pdf.arrayBuffer())), { mergePages: true })).text.replace(/\s/g, ''),
      )
    const word = await get(user, `proposals/${id}/papers/history.docx`)
    expect(word.status).toBe(pdf.status)
    if (word.status === 200) texts.push(strFromU8(unzipSync(new Uint8Array(await word.arrayBuffer()))['word/document.xml']!))
    return texts.join('\n')
  }

  test('a reply that the audit sent back stays with those who worked on it, also when another one has passed', async () => {
    const id = await submitted({ open: true, cosponsors: [cosigner.id] })
    await act(cosigner, id, 'cosign.agree')
    await act(office, id, 'file', { data: { serial: `W${id}` } })
    await act(office, id, 'assign', { data: { leadUnit: unit } })
    await act(officer, id, 'signFor')
    await act(officer, id, 'reply', { data: { reply: `${rejected}。`, replyClass: 'D' } })
    const insiders = [officer, office, supervisor, leader]
    const outsiders = [undefined, stranger, member, cosigner]
    const check = async () => {
      // On the page, in the PDF and in the Word file.
      for (const person of insiders) expect((await allOf(person, id)).split(rejected).length).toBeGreaterThan(3)
      for (const person of outsiders) {
        const all = await allOf(person, id)
        expect(all).not.toContain(rejected)
        expect(all).not.toContain('留作参考')
      }
    }
    await check()
    await act(supervisor, id, 'auditBack', { reason: '答非所问' })
    await check()
    await act(officer, id, 'reply', { data: { reply: '已增开两条线路。', replyClass: 'A' } })
    await act(supervisor, id, 'auditPass')
    await check()
    expect((await view(member, id)).doc.reply).toBe('已增开两条线路。')
    expect(said((await history(officer, id)).findLast(({ transition }) => transition === 'reply')!)).toContain(
      '答复类别：D 留作参考 → A 已经解决',
    )
    // Of what they may know the parties are told, the public of nothing.
    const assigned = async (person?: TestPerson) => said((await history(person, id)).find(({ transition }) => transition === 'assign')!)
    expect(await assigned(member)).toBe('交办 主办单位：null → 教育局')
    expect(await assigned(stranger)).toBe('交办 ')
    expect(await assigned()).toBe('交办 ')
  })

  test('a document that is named is not told to whoever may not read it', async () => {
    const secret = await submitted({ title: '别人的提案' })
    const id = (
      await save({
        site,
        slug: 'proposals',
        req: await cms.request(stranger),
        body: { data: { title: '旁人的提案', category: 'society', situation: '情。', advice: '建。' }, fire: 'submit' },
      })
    ).id
    await act(office, id, 'merge', { data: { mergedInto: secret } })
    const merged = async (person: TestPerson) => said((await history(person, id)).at(-1)!)
    expect(await merged(office)).toBe('并案 并入提案：null → 别人的提案')
    // Whoever proposed what is merged is one of the other’s proposers then, and reads it.
    expect(await merged(stranger)).toBe('并案 并入提案：null → 别人的提案')
    const clear = sql`DELETE FROM proposals_rels WHERE parent_id = ${secret} AND path = 'coAuthors'`
    await runSql({ payload: cms.payload, query: clear })
    expect(await merged(stranger)).toBe('并案 并入提案：null → （1 件，您无权查看）')
  })

  test('what was written before somebody was let in is not told to them', async () => {
    const write = async (user: TestPerson, slug: string, data: Readonly<Record<string, unknown>>, step: string) =>
      (await save({ site, slug, req: await cms.request(user), body: { data, fire: step } })).id
    const take = async (user: TestPerson, id: number, transition: string, data: object = {}, reason?: string) => {
      return fire({ site, slug: 'opinions', id, transition, req: await cms.request(user), data: { ...data }, reason })
    }
    const id = await write(
      member,
      'opinions',
      { title: '末班车', category: 'society', urgency: 'normal', situation: '不宜外传的情况。', analysis: '分析。', advice: '建议。' },
      'submit',
    )
    await take(clerk, id, 'sendBack', {}, '请删去')
    await save({ site, slug: 'opinions', req: await cms.request(member), body: { id, data: { situation: '情况。' }, fire: 'submit' } })
    await take(clerk, id, 'accept')
    const edited = { editedTitle: '末班车', editedSituation: '内部初稿。', editedAnalysis: '分析。', editedAdvice: '建议。' }
    await take(clerk, id, 'send', { ...edited, signers: [leader.id] })
    await take(leader, id, 'signOff.back', {}, '请核实')
    await take(clerk, id, 'send', { ...edited, editedSituation: '终稿。', signers: [leader.id] })
    await take(leader, id, 'signOff.sign', { opinion: '同意签发。' })
    await take(clerk, id, 'issue')
    await write(
      clerk,
      'opinion-instructions',
      { opinion: id, title: '研究', leader: '县长', text: '请研究。', givenOn: '2026-11-10T00:00:00Z', units: [unit] },
      'charge',
    )
    const told = async (person: TestPerson) => JSON.stringify((await view(person, id, 'opinions')).history)
    expect(await told(clerk)).toContain('不宜外传的')
    expect(await told(leader)).toContain('内部初稿')
    expect(await told(leader)).toContain('同意签发。')
    expect(await told(member)).toContain('不宜外传的')
    expect(await told(member)).not.toContain('内部初稿')
    expect(await told(officer)).not.toContain('不宜外传的')
    expect(await told(officer)).not.toContain('内部初稿')
    expect((await get(officer, `opinions/${id}/papers/history.pdf`)).status).toBe(200)
  })
})

test('of a long history the newest entries are told, and that there are older ones', async () => {
  const id = await submitted()
  await runSql({
    payload: cms.payload,
    query: sql`INSERT INTO yz.history (at, type, doc, transition, from_state, to_state, actor, reason)
      SELECT now() - interval '1 day' + n * interval '1 second', 'proposals', ${id}, 'nudge', 'review', 'review', ${member.id}, 'n' || n FROM generate_series(1, 310) n`,
  })
  const { history: told, historyCut } = await view(member, id)
  expect(told).toHaveLength(300)
  expect(told.at(-1)!.transition).toBe('submit')
  expect(historyCut).toBe(true)
  expect((await view(member, await submitted())).historyCut).toBeUndefined()
})
