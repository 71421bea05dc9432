import { FIRE_MANY_MOST, type DeskGroupAnswer, type FireManyAnswer } from '@yizheng/kit'
import { runSql, sql } from '@yizheng/kit/cms'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestPerson } from './testing/boot-cms.ts'
import { act, cms, member, office, setUp, stored, submitted, tearDown } from './testing/proposals.ts'

/** 批量办理: one step for many documents, each by itself. */
let unit: number
let officer: TestPerson
let colleague: TestPerson
let elsewhere: TestPerson

beforeAll(async () => {
  await setUp()
  const organisation = async (title: string) =>
    ((await cms.payload.create({ collection: 'organisations' as never, data: { title, kind: 'unit' } })) as unknown as { id: number }).id
  unit = await organisation('教育局')
  officer = await cms.person('承办人', ['handling-unit'], unit)
  colleague = await cms.person('承办同事', ['handling-unit'], unit)
  elsewhere = await cms.person('别的单位', ['handling-unit'], await organisation('交通局'))
})
afterAll(tearDown)

async function send<T = FireManyAnswer>(user: TestPerson | undefined, path: string, body?: object): Promise<{ status: number; body: T }> {
  const headers = { 'content-type': 'application/json', ...(user ? { authorization: `JWT ${await cms.signIn(user.email)}` } : {}) }
  const answer = await cms.call(path, { headers, ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}) })
  return { status: answer.status, body: (await answer.json()) as T }
}
const signForAll = (user: TestPerson | undefined, ids: readonly number[]) =>
  send(user, '/api/proposals/fire-many', { transition: 'signFor', items: ids.map((id) => ({ id })) })

async function assigned(title: string): Promise<number> {
  const id = await submitted({ title })
  await act(office, id, 'file')
  await act(office, id, 'assign', { data: { leadUnit: unit } })
  return id
}
/** Who signed for a document, by the history and by the audit. */
async function signedBy(id: number): Promise<readonly (readonly number[])[]> {
  const actors = async (query: ReturnType<typeof sql>) =>
    (await runSql<{ actor: number }>({ payload: cms.payload, query })).map(({ actor }) => actor)
  return [
    await actors(sql`SELECT actor FROM yz.history WHERE type = 'proposals' AND doc = ${id} AND transition = 'signFor'`),
    await actors(sql`SELECT actor FROM yz.audit WHERE type = 'proposals' AND doc = ${id} AND action = 'fire:signFor'`),
  ]
}

describe('one step for many documents', () => {
  test('is taken for each that may take it; the others are named with the reason, and hold nothing up', async () => {
    const [good, gone, changed, other] = [await assigned('校车'), await assigned('已签收'), await assigned('改过'), await assigned('路灯')]
    const draft = await submitted({ title: '还在立案审查' })
    await act(colleague, gone, 'signFor')
    const { body, status } = await send(officer, '/api/proposals/fire-many', {
      transition: 'signFor',
      items: [{ id: good }, { id: gone }, { id: changed, revision: 1 }, { id: draft }, { id: 99_999 }, { id: other }],
    })
    expect(status).toBe(200)
    expect(body.done).toEqual([
      { id: good, title: '校车' },
      { id: other, title: '路灯' },
    ])
    expect(body.refused).toEqual([
      { id: gone, title: '已签收', key: 'error.conflict', message: '该事项已被他人处理，当前状态为“办理中”。请刷新后再操作。' },
      { id: changed, title: '改过', key: 'error.stale', message: '您打开之后，内容已被他人修改。请刷新后再操作。' },
      // What one may not read is as if it were not there.
      { id: draft, title: '', key: 'error.notFound', message: '没有找到该内容，或您无权查看。' },
      { id: 99_999, title: '', key: 'error.notFound', message: '没有找到该内容，或您无权查看。' },
    ])
    for (const id of [good, other]) {
      expect((await stored(id)).state).toBe('handling')
      expect(await signedBy(id)).toEqual([[officer.id], [officer.id]])
    }
    expect((await stored(changed)).state).toBe('assigned')
  })

  test('is taken once, however often a document is named and the button is pressed', async () => {
    const [one, two] = [await assigned('甲'), await assigned('乙')]
    const first = await signForAll(officer, [one, two, one, one])
    expect([first.body.done.map(({ id }) => id), first.body.refused]).toEqual([[one, two], []])
    const second = await signForAll(officer, [one, two])
    expect(second.body.done).toEqual([])
    expect(second.body.refused.map(({ id, key, message }) => [id, key, message])).toEqual(
      [one, two].map((id) => [id, 'error.doneAlready', '这一步您已经办理过了。']),
    )
    for (const id of [one, two]) expect(await signedBy(id)).toEqual([[officer.id], [officer.id]])
  })

  test('of two at once, one takes it for each document', async () => {
    const all = await Promise.all(['丙', '丁', '戊', '己', '庚'].map(assigned))
    const answers = await Promise.all([
      signForAll(officer, all),
      signForAll(colleague, all.toReversed()),
      signForAll(officer, all.slice(1, 3)),
    ])
    const done = answers.flatMap(({ body }) => body.done.map(({ id }) => id))
    expect(done.toSorted()).toEqual(all.toSorted())
    for (const id of all) for (const who of await signedBy(id)) expect(who).toHaveLength(1)
    const refused = answers.flatMap(({ body }) => body.refused)
    expect(refused).toHaveLength(all.length + 2)
    for (const { key } of refused) expect(['error.conflict', 'error.doneAlready']).toContain(key)
  })

  test('gives each document its number, where the step numbers it', async () => {
    const ids = await Promise.all(['辛', '壬'].map((title) => submitted({ title })))
    await runSql({ payload: cms.payload, query: sql`UPDATE proposals SET state = 'closed' WHERE id IN (${ids[0]}, ${ids[1]})` })
    const { body } = await send(office, '/api/proposals/fire-many', { transition: 'archive', items: ids.map((id) => ({ id })) })
    expect(body).toMatchObject({ done: [{ id: ids[0] }, { id: ids[1] }], refused: [] })
    const numbers = await Promise.all(ids.map(async (id) => String((await stored(id)).archive_number)))
    expect(numbers.every((number) => /^TA\d{4}-\d{3}$/.test(number))).toBe(true)
    expect(new Set(numbers).size).toBe(2)
  })

  test('is refused for every document to whoever may not take it, and to whoever is not signed in', async () => {
    const ids = [await assigned('癸'), await assigned('子')]
    for (const person of [member, office, elsewhere]) {
      const { body } = await signForAll(person, ids)
      expect(body.done).toEqual([])
      expect(body.refused.map(({ id }) => id)).toEqual(ids)
      for (const { key } of body.refused) expect(['error.forbidden', 'error.notFound']).toContain(key)
    }
    expect((await signForAll(elsewhere, ids)).body.refused.map(({ key, title }) => [key, title])).toEqual(
      ids.map(() => ['error.notFound', '']),
    )
    expect((await signForAll(undefined, ids)).status).toBe(401)
    for (const id of ids) expect(await signedBy(id)).toEqual([[], []])
  })

  test('is one that is declared so, for some documents and not too many', async () => {
    const item = { id: 1 }
    const wrong = async (body: object) => {
      const { status, body: answer } = await send<{ error: { key: string } }>(officer, '/api/proposals/fire-many', body)
      return [status, answer.error.key]
    }
    for (const transition of ['auditPass', 'nudge', 'recall', 'toString', 7, undefined])
      expect(await wrong({ transition, items: [item] })).toEqual([400, 'error.notInBulk'])
    const many = Array.from({ length: FIRE_MANY_MOST + 1 }, (_, index) => ({ id: index + 1 }))
    expect(await wrong({ transition: 'signFor', items: many })).toEqual([400, 'error.tooManyAtOnce'])
    expect((await send(officer, '/api/proposals/fire-many', { transition: 'signFor', items: many.slice(1) })).status).toBe(200)
    for (const items of [undefined, [], 'x', [null], [1], [{ id: '1' }], [{ id: 0 }], [{ id: 2 ** 31 }], [{ id: 1, revision: 'x' }]])
      expect(await wrong({ transition: 'signFor', items })).toEqual([400, 'error.badRequest'])
    // No step of 新闻 is declared so.
    expect((await send(officer, '/api/news/fire-many', { transition: 'publish', items: [item] })).status).toBe(404)
  })

  test('is offered on the desk, with the revision that is seen, to whoever may take it', async () => {
    const id = await assigned('丑')
    const { body } = await send<DeskGroupAnswer>(officer, '/api/me/desk/todo?limit=100')
    const item = body.items.find((one) => one.id === id)!
    expect(item.bulk).toEqual([{ transition: 'signFor', label: '签收' }])
    expect(item.revision).toBe(Number((await stored(id)).revision))
    const { body: reviewing } = await send<DeskGroupAnswer>(office, '/api/me/desk/todo?state=review')
    expect(reviewing.items.every(({ bulk }) => bulk.length === 0)).toBe(true)
  })
})
