import { save } from '@yizheng/kit/cms'
import type { ViewAnswer } from '@yizheng/kit/protocol'
import { strFromU8, unzipSync } from 'fflate'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import site from '../../yizheng.config.ts'
import type { TestPerson } from './testing/boot-cms.ts'
import { act, cms, member, office, setUp, tearDown } from './testing/proposals.ts'

const MM = 72 / 25.4
let unit: TestPerson
let stranger: TestPerson
let supervisor: TestPerson
let organisation: number
let id: number
const tokens = new Map<number, string>()
const sentence = '山区学生上学路远，建议用 WeChat 公布校车的到站时间（含雨雪天气）。'
const situation = `${'䶮溪𠮷村的' + sentence}${sentence.repeat(29)}`
const advice = `一是增开线路。\n${sentence.repeat(20)}`

beforeAll(async () => {
  await setUp()
  organisation = (
    (await cms.payload.create({ collection: 'organisations' as never, data: { title: '松阳县交通运输局', kind: 'unit' } })) as unknown as {
      id: number
    }
  ).id
  unit = await cms.person('交通局经办人', ['handling-unit'], organisation)
  stranger = await cms.person('他人', ['member'])
  supervisor = await cms.person('督办', ['supervisor'])
  for (const person of [member, office, unit, stranger, supervisor]) tokens.set(person.id, await cms.signIn(person.email))
  const data = { title: '关于开通山区校车的提案', category: 'society', situation, advice, open: true }
  id = (await save({ site, slug: 'proposals', req: await cms.request(member), body: { data, fire: 'submit' } })).id
  await act(office, id, 'file', { data: { serial: '2026001', session: '11-2' } })
  await act(office, id, 'assign', { data: { leadUnit: organisation } })
  await act(unit, id, 'signFor')
  await act(unit, id, 'reply', { data: { reply: '您提出的提案收悉。\n已增开三条线路。', replyClass: 'A' } })
})
afterAll(tearDown)

async function paper(file: string, user?: TestPerson) {
  const answer = await cms.call(`/api/proposals/${id}/papers/${file}`, {
    headers: user ? { authorization: `JWT ${tokens.get(user.id)}` } : {},
  })
  return { status: answer.status, headers: answer.headers, bytes: new Uint8Array(await answer.arrayBuffer()) }
}
const offered = async (user?: TestPerson) =>
  (
    (await (
      await cms.call(`/api/proposals/${id}/view`, { headers: user ? { authorization: `JWT ${tokens.get(user.id)}` } : {} })
    ).json()) as ViewAnswer
  ).papers.map(({ paper: name }) => name)
const wordText = (bytes: Uint8Array) => {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml']!)
  return {
    xml,
    text: [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([one]) =>
      [...one.matchAll(/<w:t[^>]*>([^<]*)/g)].map(([, text]) => text).join(''),
    ),
  }
}
const squeezed = (text: string) => text.replace(/\s/g, '')

describe('office papers', () => {
  test('the proposal as Word: page, grid and typefaces of the standard, the whole text', async () => {
    const { status, headers, bytes } = await paper('proposal.docx', member)
    expect(status).toBe(200)
    expect(decodeURIComponent(headers.get('content-disposition')!)).toContain('提案原件-关于开通山区校车的提案.docx')
    const { xml, text } = wordText(bytes)
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"')
    expect(xml).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
    expect(xml).toMatch(/<w:docGrid w:type="linesAndChars" w:linePitch="580" w:charSpace="-84\d"\/>/)
    expect(xml).toContain('w:eastAsia="仿宋_GB2312"')
    for (const line of [
      '第 2026001 号',
      '关于开通山区校车的提案',
      '届次：十一届二次',
      '提交人：委员',
      '主办单位：松阳县交通运输局',
      '一、情况分析',
      situation,
      '二、具体建议',
      '一是增开线路。',
    ])
      expect(text).toContain(line)
  })

  test('the same as PDF: within the text block, 22 lines a page, page numbers on the outside, every character', async () => {
    const { bytes, headers } = await paper('proposal.pdf', member)
    expect(headers.get('content-type')).toBe('application/pdf')
    const pdf = await getDocumentProxy(bytes.slice())
    expect(pdf.numPages).toBeGreaterThan(3)
    let lines = 0
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number)
      expect(page.view.map(Math.round)).toEqual([0, 0, 595, 842])
      const items = (await page.getTextContent()).items.filter((item) => 'str' in item && item.str.trim() !== '') as unknown as {
        str: string
        transform: number[]
        width: number
      }[]
      const bottom = 297 * MM - (37 + 225) * MM
      const inside = items.filter((item) => item.transform[5]! > bottom)
      for (const item of inside) {
        expect(item.transform[4]!).toBeGreaterThan(28 * MM - 1)
        expect(item.transform[4]! + item.width).toBeLessThan((28 + 156) * MM + 2)
        expect(item.transform[5]!).toBeLessThan(297 * MM - 37 * MM)
      }
      lines = Math.max(lines, new Set(inside.map((item) => Math.round(item.transform[5]!))).size)
      const folio = items.filter((item) => item.transform[5]! < bottom)
      expect(folio.map((item) => item.str).join('')).toBe(`— ${number} —`)
      expect(folio[0]!.transform[4]! > 297).toBe(number % 2 === 1)
    }
    expect(lines).toBe(22)
    const { text } = await extractText(pdf, { mergePages: true })
    const all = squeezed(text.replace(/— \d+ —/g, ''))
    expect(all).toContain(squeezed(`一、情况分析${situation}`).replace('𠮷', all.includes('𠮷') ? '𠮷' : '〓'))
    expect(all).toContain(squeezed(advice))
    expect(bytes.length).toBeLessThan(200_000)
  })

  test('a reply that is withheld makes no paper for those it is withheld from', async () => {
    expect(await offered(unit)).toEqual(['proposal', 'reply', 'history'])
    expect(await offered(member)).toEqual(['proposal', 'history'])
    expect((await paper('reply.docx', member)).status).toBe(404)
    expect((await paper('reply.pdf')).status).toBe(404)
    expect((await paper('reply.pdf', unit)).status).toBe(200)
    await act(supervisor, id, 'auditPass')
    const { text } = wordText((await paper('reply.docx', member)).bytes)
    expect(text.filter((line) => line !== '')).toEqual([
      '松阳县交通运输局',
      '提案答复第 2026001 号',
      '对十一届二次会议第 2026001 号提案的答复',
      '委员：',
      '您提出的提案收悉。',
      '已增开三条线路。',
      '松阳县交通运输局',
      expect.stringMatching(/^\d{4}年\d{1,2}月\d{1,2}日$/),
    ])
  })

  test('the history tells each reader what the timeline tells them', async () => {
    const textOf = async (user?: TestPerson) =>
      squeezed((await extractText(await getDocumentProxy((await paper('history.pdf', user)).bytes), { mergePages: true })).text)
    expect(await textOf(member)).toMatch(/提案流程记录.*5\.答复（办理中→督办审核）.*交通局经办人/s)
    const public_ = await textOf()
    expect(public_).toContain('3.交办（已立案→待签收）')
    expect(public_).not.toContain('交通局经办人')
  })

  test('there is no other paper, and none of a document one may not read', async () => {
    for (const file of ['other.pdf', 'proposal.exe', 'proposal', '..%2Fproposal.pdf', 'constructor.pdf', '__proto__.docx'])
      expect((await paper(file, office)).status, file).toBe(404)
    const secret = (await save({ site, slug: 'proposals', req: await cms.request(member), body: { data: { title: '草稿' } } })).id
    const answer = await cms.call(`/api/proposals/${secret}/papers/history.pdf`, {
      headers: { authorization: `JWT ${tokens.get(stranger.id)}` },
    })
    expect(answer.status).toBe(404)
  })
})
