import { fire, runSql, save, sql } from '@yizheng/kit/cms'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import site from '../../yizheng.config.ts'
import { richText } from './sample/rich-text.ts'
import { bootCms, type TestCms, type TestPerson } from './testing/boot-cms.ts'
import { refusal } from './testing/refusal.ts'

/** The promises of the house that concern one document and its way through a workflow. */
let cms: TestCms
let member: TestPerson
let stranger: { id: number }
let office: { id: number }
let officer: { id: number }
let supervisor: { id: number }
let unit: number

const whole = { title: '关于改善山区校车的提案', category: 'society', situation: '山区学生上学路远。', advice: '一、增开校车线路。' }

beforeAll(async () => {
  cms = await bootCms(inject('postgresUrl'))
  unit = (
    (await cms.payload.create({ collection: 'organisations' as never, data: { title: '教育局', kind: 'unit' } })) as unknown as {
      id: number
    }
  ).id
  member = await cms.person('委员', ['member'])
  stranger = await cms.person('另一位委员', ['member'])
  office = await cms.person('提案委', ['staff', 'proposal-office'])
  officer = await cms.person('承办人', ['handling-unit'], unit)
  supervisor = await cms.person('督办', ['supervisor'])
})
afterAll(() => cms.close())

async function submitted(data: Record<string, unknown> = whole): Promise<number> {
  return (await save({ site, slug: 'proposals', req: await cms.request(member), body: { data, fire: 'submit' } })).id
}
async function act(
  user: object,
  id: number,
  transition: string,
  more: { data?: Record<string, unknown>; reason?: string; revision?: number } = {},
) {
  return fire({ site, slug: 'proposals', id, transition, req: await cms.request(user), ...more })
}
const stored = async (id: number) =>
  (await runSql<Record<string, unknown>>({ payload: cms.payload, query: sql`SELECT * FROM proposals WHERE id = ${id}` }))[0]!
const countOf = async (table: 'history' | 'audit' | 'events', id: number) =>
  (
    await runSql<{ n: number }>({
      payload: cms.payload,
      query: sql`SELECT count(*)::int AS n FROM yz.${sql.identifier(table)} WHERE type = 'proposals' AND doc = ${id}`,
    })
  )[0]!.n

describe('promise 1: a state changes through fire() only', () => {
  test('the Local API refuses, with and without access control', async () => {
    const id = await submitted()
    const write = (extra: object) => cms.payload.update({ collection: 'proposals' as never, id, data: { state: 'closed' }, ...extra })
    await expect(write({})).rejects.toMatchObject({ key: 'error.stateWrite' })
    await expect(write({ overrideAccess: false, user: office })).rejects.toThrow()
    await expect(write({ context: { FIRING: true, firing: true } })).rejects.toMatchObject({ key: 'error.stateWrite' })
    await expect(
      cms.payload.update({ collection: 'proposals' as never, where: { id: { equals: id } }, data: { state: 'closed' } }),
    ).resolves.toMatchObject({ docs: [], errors: [expect.anything()] })
    expect((await stored(id)).state).toBe('review')
  })
  test('a document cannot be created in a later state', async () => {
    await expect(cms.payload.create({ collection: 'proposals' as never, data: { ...whole, state: 'closed' } })).rejects.toThrow(
      'error.stateWrite',
    )
  })
  test('REST refuses, and GraphQL is not there', async () => {
    const { id } = await save({ site, slug: 'proposals', req: await cms.request(member), body: { data: whole } })
    const token = await cms.signIn(member.email)
    const send = (path: string, method: string, body: object) =>
      cms.call(`/api${path}`, {
        method,
        headers: { authorization: `JWT ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    const patch = await send(`/proposals/${id}`, 'PATCH', { state: 'closed' })
    expect(patch.status).toBe(403)
    expect(await patch.json()).toMatchObject({ errors: [{ message: site.messages.zh['error.stateWrite'] }] })
    expect((await send('/proposals/save', 'POST', { id, data: { state: 'closed' } })).status).toBe(400)
    expect((await send(`/proposals/${id}/fire`, 'POST', { transition: 'submit', data: { state: 'closed' } })).status).toBe(400)
    const graph = await send('/graphql', 'POST', { query: `mutation { updateProposal(id: ${id}, data: { state: closed }) { id state } }` })
    // GraphQL is switched off: one door less to guard.
    expect(graph.status).toBe(404)
    expect((await stored(id)).state).toBe('draft')
  })
  test('the author cannot fill in what later hands must decide', async () => {
    const { id } = await save({ site, slug: 'proposals', req: await cms.request(member), body: { data: whole } })
    await cms.payload.update({
      collection: 'proposals' as never,
      id,
      data: { replyClass: 'A', serial: '1', leadUnit: unit },
      overrideAccess: false,
      user: member,
    })
    expect(await stored(id)).toMatchObject({ reply_class: null, serial: null, lead_unit_id: null })
  })
})

describe('promise 1, while others write', () => {
  test('an edit that began before a transition cannot take it back', async () => {
    const { id } = await save({ site, slug: 'proposals', req: await cms.request(member), body: { data: whole } })
    const other = new pg.Client({ connectionString: cms.databaseUrl })
    await other.connect()
    try {
      await other.query('BEGIN')
      await other.query(`UPDATE proposals SET state = 'review', revision = revision + 1 WHERE id = ${id}`)
      const edit = refusal(
        cms.payload.update({
          collection: 'proposals' as never,
          id,
          data: { title: '迟到的修改' },
          overrideAccess: false,
          user: member,
        }),
      )
      await vi.waitFor(async () => {
        const { rows } = await other.query("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
        expect(rows).toHaveLength(1)
      })
      await other.query('COMMIT')
      expect(await edit).toBe('409 error.stale')
    } finally {
      await other.end()
    }
    expect(await stored(id)).toMatchObject({ state: 'review', title: whole.title })
  })
  test('of two edits of one revision at the same time one is kept and the other is told', async () => {
    const { id, revision } = await save({ site, slug: 'proposals', req: await cms.request(member), body: { data: whole } })
    const results = await Promise.all(
      ['甲稿', '乙稿', '丙稿', '丁稿', '戊稿'].map(async (title) =>
        refusal(save({ site, slug: 'proposals', req: await cms.request(member), body: { id, revision, data: { ...whole, title } } })),
      ),
    )
    expect(results.sort()).toEqual([...Array<string>(4).fill('409 error.stale'), 'accepted'])
  })
  test('restoring an earlier version brings back the words, not the state', async () => {
    const editor = await cms.person('编辑', ['editor', 'publisher'])
    const column = (await cms.payload.create({ collection: 'columns' as never, data: { title: '要闻', slug: 'yaowen' } })) as unknown as {
      id: number
    }
    const first = { title: '第一稿', column: column.id, publishedOn: '2026-11-24T00:00:00.000Z', body: richText('正文。') }
    const { id } = await save({ site, slug: 'news', req: await cms.request(editor), body: { data: first } })
    await save({ site, slug: 'news', req: await cms.request(editor), body: { id, data: { ...first, title: '第二稿' }, fire: 'submit' } })
    const { docs } = await cms.payload.findVersions({
      collection: 'news' as never,
      where: { parent: { equals: id }, 'version.title': { equals: '第一稿' } },
    })
    await cms.payload.restoreVersion({ collection: 'news' as never, id: docs[0]!.id, overrideAccess: false, user: editor })
    const [row] = await runSql<Record<string, unknown>>({
      payload: cms.payload,
      query: sql`SELECT title, state FROM news WHERE id = ${id}`,
    })
    expect(row).toEqual({ title: '第一稿', state: 'review' })
  })
})

describe('promise 2: fire() is one transaction', () => {
  test('of 50 simultaneous equal transitions exactly one wins; the others get a clear conflict', async () => {
    const id = await submitted()
    const before = { history: await countOf('history', id), audit: await countOf('audit', id), events: await countOf('events', id) }
    const results = await Promise.all(Array.from({ length: 50 }, () => refusal(act(office, id, 'file', { data: { serial: `R${id}` } }))))
    expect(results.filter((one) => one === 'accepted')).toHaveLength(1)
    expect(new Set(results.filter((one) => one !== 'accepted'))).toEqual(new Set(['409 error.conflict']))
    expect({ history: await countOf('history', id), audit: await countOf('audit', id), events: await countOf('events', id) }).toEqual({
      history: before.history + 1,
      audit: before.audit + 1,
      events: before.events + 1,
    })
  })
  test('a failure after the update leaves nothing behind', async () => {
    const id = await submitted()
    await runSql({ payload: cms.payload, query: sql`ALTER TABLE yz.audit ADD CONSTRAINT no_decline CHECK (action <> 'fire:decline')` })
    try {
      await expect(
        act(office, id, 'decline', { reason: '没有具体建议', data: { ground: 'nothingConcrete', onward: 'archive' } }),
      ).rejects.toThrow()
    } finally {
      await runSql({ payload: cms.payload, query: sql`ALTER TABLE yz.audit DROP CONSTRAINT no_decline` })
    }
    expect((await stored(id)).state).toBe('review')
    expect(await countOf('history', id)).toBe(1)
  })
  test('actor, answers, reason, guard and revision are each checked', async () => {
    const id = await submitted()
    expect(await refusal(act(stranger, id, 'file'))).toBe('404 error.notFound')
    expect(await refusal(act(member, id, 'file'))).toBe('403 error.forbidden')
    expect(await refusal(act(office, id, 'sendBack'))).toBe('422 error.invalid')
    expect(await refusal(act(office, id, 'nonsense'))).toBe('400 error.unknownTransition')
    expect(await refusal(act(office, id, 'toString'))).toBe('400 error.unknownTransition')
    expect(await refusal(act(office, id, 'file', { revision: 1 }))).toBe('409 error.stale')
    await act(office, id, 'file', { data: { serial: `C${id}` } })
    expect(await refusal(act(office, id, 'assign'))).toBe('422 error.invalid')
    expect(await refusal(act(office, id, 'assign', { data: { leadUnit: unit, assistUnits: [unit] } }))).toBe(
      '422 proposals.leadIsNoAssistant',
    )
    expect(await refusal(act(office, id, 'assign', { data: { leadUnit: unit, replyClass: 'A' } }))).toBe('400 error.badRequest')
    expect((await stored(id)).state).toBe('filed')
  })
  test('a whole life leaves a continuous history with deadlines', async () => {
    const id = await submitted()
    await act(office, id, 'sendBack', { reason: '请补充数据' })
    await act(member, id, 'submit', { data: { situation: '山区学生上学路远，单程超过十公里。' } })
    await act(office, id, 'file', { data: { serial: `L${id}`, session: '11-2' } })
    await act(office, id, 'assign', { data: { leadUnit: unit } })
    await act(officer, id, 'signFor')
    await act(officer, id, 'reply', { data: { reply: '已增开两条线路。', replyClass: 'A' } })
    await act(supervisor, id, 'auditPass')
    await act(member, id, 'ratings.rate', { data: { process: 'satisfied', result: 'fair' } })
    await act(office, id, 'close')
    await act(office, id, 'archive')
    const rows = await runSql<{ from_state: string; to_state: string; due_at: Date | null }>({
      payload: cms.payload,
      query: sql`SELECT from_state, to_state, due_at FROM yz.history WHERE type = 'proposals' AND doc = ${id} AND turn IS NULL ORDER BY id`,
    })
    expect(rows.map((row) => row.to_state)).toEqual([
      'review',
      'returned',
      'review',
      'filed',
      'assigned',
      'handling',
      'auditing',
      'answered',
      'evaluated',
      'closed',
      'archived',
    ])
    for (const [index, row] of rows.entries()) if (index > 0) expect(row.from_state).toBe(rows[index - 1]!.to_state)
    expect(rows.slice(1).every((row) => row.due_at !== null)).toBe(true)
  })
})

describe('promise 4: access becomes a condition in the query', () => {
  test('each sees what the declaration says, in lists and alone', async () => {
    const draft = (await save({ site, slug: 'proposals', req: await cms.request(member), body: { data: whole } })).id
    const closedOff = await submitted({ ...whole, open: false })
    const open = await submitted({ ...whole, open: true })
    for (const id of [closedOff, open]) {
      await act(office, id, 'file', { data: { serial: `A${id}` } })
      await act(office, id, 'assign', { data: { leadUnit: unit } })
    }
    const seen = async (user?: object) => {
      const { docs } = await cms.payload.find({
        collection: 'proposals' as never,
        where: { id: { in: [draft, closedOff, open] } },
        pagination: false,
        depth: 0,
        overrideAccess: false,
        ...(user ? { user: user } : {}),
      })
      return (docs as unknown as { id: number }[]).map((doc) => doc.id).sort((a, b) => a - b)
    }
    expect(await seen()).toEqual([open])
    expect(await seen(stranger)).toEqual([open])
    expect(await seen(member)).toEqual([draft, closedOff, open])
    expect(await seen(office)).toEqual([closedOff, open])
    expect(await seen(officer)).toEqual([closedOff, open])
  })
})

describe('promise 5: a success answer is given after the commit, with a receipt', () => {
  test('the receipt is in the database and speaks of the document', async () => {
    const answer = await save({ site, slug: 'proposals', req: await cms.request(member), body: { data: whole, fire: 'submit' } })
    expect(answer).toMatchObject({ state: 'review', receipt: expect.stringMatching(/^([0-9A-Z]{4}-){2}[0-9A-Z]{4}$/) })
    expect(await runSql({ payload: cms.payload, query: sql`SELECT doc FROM yz.receipts WHERE code = ${answer.receipt}` })).toEqual([
      { doc: answer.id },
    ])
  })
  test('handing in twice with the same key is handing in once, even at the same time', async () => {
    const body = { data: whole, fire: 'submit', key: crypto.randomUUID() }
    const answers = await Promise.all(
      Array.from({ length: 8 }, async () => save({ site, slug: 'proposals', req: await cms.request(member), body })),
    )
    expect(new Set(answers.map((one) => one.receipt)).size).toBe(1)
    expect(await refusal(save({ site, slug: 'proposals', req: await cms.request(stranger), body }))).toBe('400 error.badRequest')
  })
  test('an edit sent with the key of a save whose answer was lost is kept, in the same document', async () => {
    const key = crypto.randomUUID()
    const send = async (body: object) => save({ site, slug: 'proposals', req: await cms.request(member), body: { key, ...body } as never })
    const lost = await send({ data: whole })
    const edited = { ...whole, title: '关于改善山区校车和公交的提案' }
    const answer = await send({ data: edited })
    expect(answer).toMatchObject({ id: lost.id, receipt: lost.receipt })
    expect(await stored(lost.id)).toMatchObject({ title: edited.title })
    expect(await send({ data: edited })).toEqual(answer)

    await save({
      site,
      slug: 'proposals',
      req: await cms.request(member),
      body: { id: lost.id, data: whole, revision: answer.revision },
    })
    expect(await refusal(send({ data: { ...whole, title: '又一稿' } }))).toBe('409 error.stale')
  })
  test('an edit of what was handed in already is refused with the receipt', async () => {
    const key = crypto.randomUUID()
    const send = async (data: object) =>
      save({ site, slug: 'proposals', req: await cms.request(member), body: { key, data, fire: 'submit' } as never })
    const { id, receipt } = await send(whole)
    await expect(send({ ...whole, title: '改过的题目' })).rejects.toMatchObject({ key: 'error.savedBefore', values: { receipt } })
    expect(await stored(id)).toMatchObject({ title: whole.title })
  })
  test('what is refused leaves nothing, and each field is told', async () => {
    const before = (await cms.payload.count({ collection: 'proposals' as never })).totalDocs
    const work = save({
      site,
      slug: 'proposals',
      req: await cms.request(member),
      body: { data: { ...whole, title: '案'.repeat(51), advice: ' ' }, fire: 'submit' },
    })
    await expect(work).rejects.toMatchObject({ status: 422, fields: { title: { key: 'error.tooLong', values: { max: 50, count: 51 } } } })
    expect((await cms.payload.count({ collection: 'proposals' as never })).totalDocs).toBe(before)
  })
})

describe('promise 8: a switched-off app keeps its data', () => {
  test('off: nobody reads or writes; on again: all is there', async () => {
    const id = await submitted()
    await cms.payload.updateGlobal({ slug: 'site' as never, data: { offApps: ['proposals'] } })
    const { docs } = await cms.payload
      .find({ collection: 'proposals' as never, overrideAccess: false, user: member })
      .catch(() => ({ docs: [] }))
    expect(docs).toEqual([])
    expect(await refusal(act(office, id, 'file'))).toBe('404 error.appOff')
    await cms.payload.updateGlobal({ slug: 'site' as never, data: { offApps: [] } })
    expect((await stored(id)).state).toBe('review')
    await act(office, id, 'file', { data: { serial: `O${id}` } })
  })
})
