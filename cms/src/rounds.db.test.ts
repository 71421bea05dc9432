import { fire, runSql, save, sql } from '@yizheng/kit/cms'
import { lapseTurns } from '@yizheng/kit/cms/worker'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { FireAnswer, ViewAnswer } from '@yizheng/kit'
import site from '../../yizheng.config.ts'
import { bootCms, type TestCms, type TestPerson } from './testing/boot-cms.ts'
import { refusal } from './testing/refusal.ts'

/** 联名, as the proposals declare it: the first of the steps that several people take side by side. */
let cms: TestCms
let author: TestPerson
let first: TestPerson
let second: TestPerson
let other: TestPerson
let office: TestPerson
const whole = { title: '关于改善山区校车的提案', category: 'society', situation: '山区学生上学路远。', advice: '增开校车线路。' }

beforeAll(async () => {
  cms = await bootCms(inject('postgresUrl'))
  author = await cms.person('提案人', ['member'])
  first = await cms.person('联名人甲', ['member'])
  second = await cms.person('联名人乙', ['member'])
  other = await cms.person('旁人', ['member'])
  office = await cms.person('提案委', ['staff', 'proposal-office'])
})
afterAll(() => cms.close())

async function submitted(cosponsors: readonly TestPerson[] = [first, second]): Promise<number> {
  const data = { ...whole, cosponsors: cosponsors.map(({ id }) => id) }
  return (await save({ site, slug: 'proposals', req: await cms.request(author), body: { data, fire: 'submit' } })).id
}
async function act(
  user: TestPerson,
  id: number,
  transition: string,
  more: { reason?: string; revision?: number; data?: Record<string, unknown> } = {},
): Promise<FireAnswer> {
  return fire({ site, slug: 'proposals', id, transition, req: await cms.request(user), ...more })
}
async function stored(id: number) {
  const [row] = await runSql<{ state: string; revision: string }>({
    payload: cms.payload,
    query: sql`SELECT state, revision FROM proposals WHERE id = ${id}`,
  })
  return row!
}
async function turns(id: number) {
  const rows = await runSql<{ of_id: number; answer: string | null; ended: string | null }>({
    payload: cms.payload,
    query: sql`SELECT of_id, answer, ended FROM yz.turns WHERE type = 'proposals' AND doc = ${id} ORDER BY id`,
  })
  const names = new Map(
    [author, first, second, other].map(({ id: person }, index) => [person, ['author', 'first', 'second', 'other'][index]]),
  )
  return rows.map(({ of_id, answer, ended }) => `${names.get(of_id)} ${answer ?? '-'} ${ended ?? 'live'}`)
}
async function call(user: TestPerson, path: string) {
  return cms.call(path, { headers: { authorization: `JWT ${await cms.signIn(user.email)}` } })
}

describe('a step that several people take side by side', () => {
  test('waits for all of them, whoever is first, and then goes on by itself', async () => {
    const id = await submitted()
    expect((await stored(id)).state).toBe('cosigning')
    expect(await turns(id)).toEqual(['first - live', 'second - live'])
    expect((await act(second, id, 'cosign.agree')).state).toBe('cosigning')
    expect((await act(first, id, 'cosign.agree')).state).toBe('review')
    expect(await turns(id)).toEqual(['first agree closed', 'second agree closed'])
    const history = await runSql<{ transition: string; from_state: string; to_state: string; actor: number }>({
      payload: cms.payload,
      query: sql`SELECT transition, from_state, to_state, actor FROM yz.history WHERE type = 'proposals' AND doc = ${id} ORDER BY id`,
    })
    expect(history.map(({ transition, from_state, to_state, actor }) => [transition, from_state, to_state, actor])).toEqual([
      ['submit', 'draft', 'cosigning', author.id],
      ['cosign.agree', 'cosigning', 'cosigning', second.id],
      ['cosign.agree', 'cosigning', 'cosigning', first.id],
      ['cosigned', 'cosigning', 'review', first.id],
    ])
  })

  test('is passed over where nobody has to take part', async () => {
    const id = await submitted([])
    expect((await stored(id)).state).toBe('review')
    expect(await turns(id)).toEqual([])
  })

  test('is nobody else’s to take, nor anybody’s twice, nor after it is over', async () => {
    const id = await submitted()
    expect(await refusal(act(other, id, 'cosign.agree'))).toBe('404 error.notFound')
    expect(await refusal(act(author, id, 'cosign.agree'))).toBe('403 error.forbidden')
    expect(await refusal(act(author, id, 'cosigned'))).toBe('403 error.forbidden')
    expect(await refusal(act(first, id, 'cosign.agree', { revision: 1 }))).toBe('409 error.stale')
    expect(await refusal(act(first, id, 'cosign.agree', { data: { title: '别的' } }))).toBe('400 error.badRequest')
    expect(await refusal(act(first, id, 'cosign.other'))).toBe('400 error.unknownTransition')
    expect(await refusal(act(first, id, 'cosign.agree'))).toBe('accepted')
    expect(await refusal(act(first, id, 'cosign.agree'))).toBe('409 error.answeredAlready')
    expect(await refusal(act(second, id, 'cosign.agree'))).toBe('accepted')
    expect(await refusal(act(second, id, 'cosign.agree'))).toBe('409 error.conflict')
  })

  test('waits no longer for whoever drops out, who is named no more', async () => {
    const id = await submitted()
    await act(first, id, 'cosign.decline')
    expect(await turns(id)).toEqual(['first decline dropped', 'second - live'])
    expect((await call(first, `/api/proposals/${id}/view`)).status).toBe(404)
    await act(second, id, 'cosign.agree')
    const { doc } = (await (await call(office, `/api/proposals/${id}/view`)).json()) as ViewAnswer
    expect(doc.state).toBe('review')
    expect(doc.cosponsors).toMatchObject([{ id: second.id }])
  })

  test('goes on without anybody, where all drop out', async () => {
    const id = await submitted()
    await act(first, id, 'cosign.decline')
    expect((await act(second, id, 'cosign.decline')).state).toBe('review')
  })

  test('an answer may be taken back while it is open, by whoever gave it', async () => {
    const id = await submitted()
    expect((await act(first, id, 'cosign.agree')).can).toMatchObject([{ transition: 'cosign.recall' }])
    expect(await refusal(act(second, id, 'cosign.recall'))).toBe('409 error.recallTooLate')
    const taken = await act(first, id, 'cosign.recall')
    expect(taken.can.map(({ transition }) => transition)).toEqual(['cosign.agree', 'cosign.decline'])
    expect(await turns(id)).toEqual(['first agree recalled', 'second - live', 'first - live'])
    await act(first, id, 'cosign.agree')
    await act(second, id, 'cosign.agree')
    expect(await refusal(act(first, id, 'cosign.recall'))).toBe('409 error.conflict')
  })

  test('what was agreed to one way is agreed to anew when it is handed in again', async () => {
    const id = await submitted()
    await act(first, id, 'cosign.agree')
    await act(author, id, 'revise')
    expect(await turns(id)).toEqual(['first agree closed', 'second - closed'])
    await act(author, id, 'submit')
    expect(await turns(id)).toEqual(['first agree closed', 'second - closed', 'first - live', 'second - live'])
    await act(first, id, 'cosign.agree')
    await act(second, id, 'cosign.agree')
    await act(office, id, 'sendBack', { reason: '请补充' })
    await act(author, id, 'submit')
    expect((await stored(id)).state).toBe('cosigning')
  })

  test('no agreement survives a change of what was agreed to; other changes leave it', async () => {
    const id = await submitted()
    await act(first, id, 'cosign.agree')
    const write = (data: object) => cms.payload.update({ collection: 'proposals' as never, id, data, overrideAccess: true })
    await write({ category: 'culture' })
    expect(await turns(id)).toEqual(['first agree live', 'second - live'])
    await write({ advice: '不增开校车线路。' })
    expect(await turns(id)).toEqual(['first agree void', 'second - live', 'first - live'])
  })

  test('whoever is added is asked, whoever is taken out is not waited for any more', async () => {
    const id = await submitted()
    await act(first, id, 'cosign.agree')
    const name = (people: TestPerson[]) =>
      cms.payload.update({
        collection: 'proposals' as never,
        id,
        data: { cosponsors: people.map((one) => one.id) },
        overrideAccess: true,
      })
    await name([first, other])
    expect(await turns(id)).toEqual(['first agree live', 'second - dropped', 'other - live'])
    await name([first])
    expect((await stored(id)).state).toBe('review')
  })

  test('whoever does not answer in time is dropped, once, however many workers there are', async () => {
    const id = await submitted()
    await act(first, id, 'cosign.agree')
    await runSql({
      payload: cms.payload,
      query: sql`UPDATE yz.turns SET lapses_at = now() - interval '1 minute' WHERE type = 'proposals' AND doc = ${id}`,
    })
    const lapsed = await Promise.all([1, 2, 3].map(() => lapseTurns({ payload: cms.payload, site })))
    expect(lapsed.reduce((sum, one) => sum + one)).toBe(1)
    expect(await turns(id)).toEqual(['first agree closed', 'second - lapsed'])
    expect((await stored(id)).state).toBe('review')
  })

  test('of two last answers at once both count, and the round ends once', async () => {
    for (let time = 0; time < 5; time += 1) {
      const id = await submitted()
      await Promise.all([act(first, id, 'cosign.agree'), act(second, id, 'cosign.agree')])
      const ended = await runSql({
        payload: cms.payload,
        query: sql`SELECT 1 FROM yz.history WHERE type = 'proposals' AND doc = ${id} AND transition = 'cosigned'`,
      })
      expect(ended).toHaveLength(1)
      expect(await turns(id)).toEqual(['first agree closed', 'second agree closed'])
    }
  })

  test('the same answer sent five times at once is given once', async () => {
    const id = await submitted()
    const results = await Promise.all([1, 2, 3, 4, 5].map(() => refusal(act(first, id, 'cosign.agree'))))
    expect(results.sort()).toEqual([
      '409 error.answeredAlready',
      '409 error.answeredAlready',
      '409 error.answeredAlready',
      '409 error.answeredAlready',
      'accepted',
    ])
  })
})

describe('people see', () => {
  test('what waits for them in their desk, and nobody else’s', async () => {
    const id = await submitted()
    const todo = async (user: TestPerson) => {
      const desk = (await (await call(user, '/api/me/desk')).json()) as { todo: { id: number; can: string[] }[] }
      return desk.todo.find((item) => item.id === id)?.can
    }
    expect(await todo(first)).toEqual(['联名确认'])
    expect(await todo(author)).toBeUndefined()
    expect(await todo(other)).toBeUndefined()
    await act(first, id, 'cosign.agree')
    expect(await todo(first)).toBeUndefined()
    expect(await todo(second)).toEqual(['联名确认'])
  })

  test('how far the round has got', async () => {
    const id = await submitted()
    await act(first, id, 'cosign.agree')
    const { rounds, can } = (await (await call(second, `/api/proposals/${id}/view`)).json()) as ViewAnswer
    expect(rounds).toMatchObject([
      {
        round: 'cosign',
        label: '联名确认',
        open: true,
        turns: [
          { of: { title: '联名人甲' }, label: '同意联名' },
          { of: { title: '联名人乙' }, label: null },
        ],
      },
    ])
    expect(can.map(({ label }) => label)).toEqual(['同意联名', '不参加联名'])
  })
})
