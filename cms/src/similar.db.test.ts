import { buildSimilar, fire, runSql, save, sql } from '@yizheng/kit/cms'
import type { SimilarAnswer } from '@yizheng/kit/protocol'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import site from '../../yizheng.config.ts'
import { bootCms, type TestCms, type TestPerson } from './testing/boot-cms.ts'
import { runWorker } from './testing/run-worker.ts'

let cms: TestCms
let member: TestPerson
let other: TestPerson
let office: TestPerson
let unit: TestPerson
const tokens = new Map<number, string>()

const situation =
  '我县山区有四十七个行政村不通校车，低年级学生每天步行一个多小时，遇到雨雪天气，家长只能请假接送。部分村民合租面包车接送孩子，既没有营运资质，也没有安全保障。'
const advice = '一、由交通部门牵头，对山区上学线路逐条摸排。二、把校车运行经费列入财政预算，按里程给予补助。三、寄宿学校周末集中开行。'
/** Said again in other words and another order. */
const rewritten = {
  title: '关于解决山里孩子上学难的建议',
  situation:
    '村民们往往合租面包车接送孩子，既没有营运资质也缺乏安全保障。目前山区还有四十七个行政村没有通校车，低年级学生要每天步行一个多小时，碰上雨雪天气，家长只能请假去接送。',
  advice: '建议由交通部门来牵头，把山区上学线路逐条摸排清楚；校车运行经费列入县财政预算，按照里程给予适当补助。',
}
const unrelated = {
  title: '关于推广茶园绿色防控的提案',
  situation: '茶农打药次数多，农残抽检压力大，出口订单因此减少。',
  advice: '统防统治，每亩补助色板和性诱剂，建立示范基地十个。',
}

beforeAll(async () => {
  cms = await bootCms(inject('postgresUrl'))
  member = await cms.person('委员', ['member'])
  other = await cms.person('另一位委员', ['member'])
  office = await cms.person('提案委', ['staff', 'proposal-office'])
  unit = await cms.person('单位', ['handling-unit'])
  for (const person of [member, other, office, unit]) tokens.set(person.id, await cms.signIn(person.email))
})
afterAll(() => cms.close())

const text = { title: '关于开通山区校车的提案', situation, advice }
const whole = { ...text, category: 'society', open: true }
async function submitted(by: TestPerson, data: object = {}): Promise<number> {
  return (await save({ site, slug: 'proposals', req: await cms.request(by), body: { data: { ...whole, ...data }, fire: 'submit' } })).id
}
async function filed(id: number, serial: string): Promise<void> {
  await fire({ site, slug: 'proposals', id, transition: 'file', data: { serial, session: '11-2' }, req: await cms.request(office) })
}
async function ask(path: string, user?: TestPerson, body?: unknown) {
  const answer = await cms.call(`/api/proposals${path}`, {
    headers: { 'content-type': 'application/json', ...(user ? { authorization: `JWT ${tokens.get(user.id)}` } : {}) },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  })
  return { status: answer.status, body: (await answer.json()) as SimilarAnswer }
}
const toText = async (user: TestPerson, data: object, id?: number) => (await ask('/similar', user, { data, id })).body.similar

describe('查重', () => {
  let copied: number
  let secret: number

  beforeAll(async () => {
    copied = await submitted(member)
    await filed(copied, '2026101')
    secret = await submitted(member, { title: '关于山区校车的补充提案', open: false })
    await submitted(member, { ...unrelated })
    await buildSimilar({ payload: cms.payload, site })
  })

  test('a text said again in other words is found while it is written, with what is the same on both sides', async () => {
    const [first, ...rest] = await toText(other, rewritten)
    expect(rest).toEqual([])
    expect(first).toMatchObject({
      id: copied,
      title: '关于开通山区校车的提案',
      path: `/proposals/${copied}`,
      stateLabel: '已立案',
      facts: [
        { label: '提案编号', value: '2026101' },
        { label: '届次', value: '十一届二次' },
      ],
    })
    expect(first!.percent).toBeGreaterThan(40)
    const passages = (side: 'mine' | 'other') =>
      new Map(first![side].flatMap(({ parts }) => parts.flatMap(({ text, passage }) => (passage === undefined ? [] : [[passage, text]]))))
    const plain = (text: string | undefined) => text?.replace(/[^\p{L}\p{N}]/gu, '')
    expect([...passages('mine').keys()].sort()).toEqual([...passages('other').keys()].sort())
    for (const [number, text] of passages('mine')) expect(plain(passages('other').get(number))).toBe(plain(text))
    expect([...passages('mine').values()]).toContain('合租面包车接送孩子，既没有营运资质也')
  })

  test('a copied paragraph comes before one that shares a sentence', async () => {
    const sentence = await submitted(member, {
      title: '关于农村客运的提案',
      situation: `${unrelated.situation}遇到雨雪天气，家长只能请假接送。`,
      advice: unrelated.advice,
    })
    await runWorker(cms.payload)
    const found = await toText(member, { situation, advice: '请有关部门研究。' })
    expect(
      found
        .map(({ id }) => id)
        .slice(0, 2)
        .toSorted(),
    ).toEqual([copied, secret].toSorted())
    expect(found.map(({ id }) => id)).toContain(sentence)
    expect(found.map(({ percent }) => percent)).toEqual(found.map(({ percent }) => percent).toSorted((a, b) => b - a))
  })

  test('nobody is told of what they may not read, whatever they write', async () => {
    expect((await toText(other, text)).map(({ id }) => id)).toEqual([copied])
    expect((await toText(member, text)).map(({ id }) => id)).toContain(secret)
    const review = await ask(`/${copied}/similar`, office)
    expect(review.body.similar.map(({ id }) => id)).toContain(secret)
    expect(review.body.similar[0]).toMatchObject({ id: secret, otherPercent: expect.any(Number) as number })
    expect(review.body.similar[0]!.percent).toBeGreaterThan(90)
  })

  test('only whom the declaration names is shown similar ones of a document, only who may write one asks with a text', async () => {
    expect((await ask(`/${copied}/similar`)).status).toBe(401)
    expect((await ask(`/${copied}/similar`, other)).status).toBe(403)
    expect((await ask(`/${secret}/similar`, other)).status).toBe(404)
    expect((await ask('/similar', undefined, { data: text })).status).toBe(401)
    expect((await ask('/similar', unit, { data: text })).status).toBe(403)
    expect((await ask('/similar', other, { data: text, id: secret })).status).toBe(404)
    for (const body of [
      {},
      { data: null },
      { data: { title: 1 } },
      { data: { reply: '答复' } },
      { data: [], id: 'x' },
      { data: {}, id: 1.5 },
    ])
      expect((await ask('/similar', member, body)).status, JSON.stringify(body)).toBe(400)
  })

  test('one’s own document is not similar to itself, drafts are not found, and nothing resembles nothing', async () => {
    expect((await toText(member, text, copied)).map(({ id }) => id)).not.toContain(copied)
    const draft = (
      await save({ site, slug: 'proposals', req: await cms.request(member), body: { data: { ...unrelated, category: 'economy' } } })
    ).id
    await runWorker(cms.payload)
    expect((await toText(member, unrelated)).map(({ id }) => id)).not.toContain(draft)
    expect(await toText(member, {})).toEqual([])
    expect(await toText(member, { title: '', situation: ' \n', advice: '，。！' })).toEqual([])
    expect(await toText(member, { title: '关于' })).toEqual([])
  })

  test('a text of a hundred thousand characters is compared as far as texts go', async () => {
    const found = await toText(member, { situation: `${situation}${'茶园'.repeat(50_000)}` })
    expect(found[0]).toMatchObject({ id: expect.any(Number) as number })
    expect(found[0]!.otherPercent).toBeGreaterThan(40)
  })

  test('what is changed or gone is followed, and the same is made anew from the documents alone', async () => {
    const rows = () => runSql({ payload: cms.payload, query: sql`SELECT type, doc, prints FROM yz.text_prints ORDER BY type, doc` })
    const kept = await rows()
    expect(kept.length).toBeGreaterThan(3)
    await runSql({ payload: cms.payload, query: sql`DELETE FROM yz.text_prints WHERE doc = ${copied}` })
    await runSql({ payload: cms.payload, query: sql`INSERT INTO yz.text_prints VALUES ('proposals', 99999, '{1,2,3}')` })
    await runSql({ payload: cms.payload, query: sql`UPDATE yz.text_print_builds SET fingerprint = 'of an older declaration'` })
    expect(await buildSimilar({ payload: cms.payload, site })).toBeGreaterThan(3)
    expect(await rows()).toEqual(kept)
    expect(await buildSimilar({ payload: cms.payload, site })).toBe(0)

    await cms.payload.delete({ collection: 'proposals' as never, id: secret })
    await runWorker(cms.payload)
    expect(await rows()).toEqual(kept.filter(({ doc }) => doc !== secret))
  })

  test('a text that very many have handed in is still found', async () => {
    await runSql({
      payload: cms.payload,
      query: sql`WITH copies AS (
          INSERT INTO proposals (title, situation, advice, category, state, open, author_id)
          SELECT title, situation, advice, category, state, open, author_id FROM proposals, generate_series(1, 100) WHERE id = ${copied} RETURNING id
        ) INSERT INTO yz.text_prints (type, doc, prints) SELECT 'proposals', id, (SELECT prints FROM yz.text_prints WHERE doc = ${copied}) FROM copies`,
    })
    for (const query of [sql`SELECT 1`, sql`ANALYZE yz.text_prints`]) {
      await runSql({ payload: cms.payload, query })
      expect((await toText(other, text)).map(({ percent }) => percent)).toEqual(Array(8).fill(100))
    }
  })
})
