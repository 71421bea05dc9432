import { fire, RequestError, runSql, save, sql } from '@yizheng/kit/cms'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import site from '../../yizheng.config.ts'
import { bootCms, type TestCms } from './testing/boot-cms.ts'

let cms: TestCms
let member: { id: number }
let office: { id: number }
const whole = { title: '关于改善山区校车的提案', category: 'society', situation: '山区学生上学路远。', advice: '增开校车线路。' }
const year = new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: 'Asia/Shanghai' }).format(new Date())

beforeAll(async () => {
  cms = await bootCms(inject('postgresUrl'))
  member = await cms.person('委员', ['member'])
  office = await cms.person('提案委', ['staff', 'proposal-office'])
})
afterAll(() => cms.close())

async function submitted(): Promise<number> {
  return (await save({ site, slug: 'proposals', req: await cms.request(member), body: { data: whole, fire: 'submit' } })).id
}
async function file(id: number, data: Record<string, unknown> = {}): Promise<string> {
  await fire({ site, slug: 'proposals', id, transition: 'file', data, req: await cms.request(office) })
  const [row] = await runSql<{ serial: string }>({ payload: cms.payload, query: sql`SELECT serial FROM proposals WHERE id = ${id}` })
  return row!.serial
}
const number = (n: number) => `${year}${String(n).padStart(3, '0')}`

describe('numbers', () => {
  test('follow one another without gap or double, however many are given out at once', async () => {
    const ids = await Promise.all(Array.from({ length: 30 }, submitted))
    const serials = await Promise.all(ids.map((id) => file(id)))
    expect(serials.toSorted()).toEqual(Array.from({ length: 30 }, (_, index) => number(index + 1)))
  })

  test('given by hand are kept, and passed over later; a step that fails uses none up', async () => {
    const [byHand, failing, next] = [await submitted(), await submitted(), await submitted()]
    expect(await file(byHand, { serial: number(31) })).toBe(number(31))
    const refused = file(failing, { session: '99-9' })
    await expect(refused).rejects.toBeInstanceOf(RequestError)
    await runSql({
      payload: cms.payload,
      query: sql`ALTER TABLE yz.audit ADD CONSTRAINT no_filing CHECK (action <> 'fire:file') NOT VALID`,
    })
    try {
      await expect(file(failing)).rejects.toThrow()
    } finally {
      await runSql({ payload: cms.payload, query: sql`ALTER TABLE yz.audit DROP CONSTRAINT no_filing` })
    }
    expect(await file(next)).toBe(number(32))
  })
})
