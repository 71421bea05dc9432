import { RequestError, runSql, sql } from '@yizheng/kit/cms'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act, cms, office, setUp, stored, submitted, tearDown } from './testing/proposals.ts'

beforeAll(setUp)
afterAll(tearDown)

const year = new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: 'Asia/Shanghai' }).format(new Date())
async function file(id: number, data: Record<string, unknown> = {}): Promise<string> {
  await act(office, id, 'file', { data })
  return (await stored(id)).serial as string
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
