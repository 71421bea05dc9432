import { fire, importDocument, refuseStranding, runSql, save, sql, takeUpFlows } from '@yizheng/kit/cms'
import type { Site, ViewAnswer } from '@yizheng/kit'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { missingMoves, writeMoves } from './former-moves.ts'
import { bootCms, type TestCms, type TestPerson } from './testing/boot-cms.ts'
import { firstVersion, secondVersion } from './testing/petitions.ts'
import { refusal } from './testing/refusal.ts'

const folder = mkdtempSync(join(tmpdir(), 'yz-migrations-'))
let old: TestCms
let cms: TestCms
let member: TestPerson
let staff: TestPerson
let helper: number
/** Petitions by where they were when the flow changed. */
const ids: Record<'filed' | 'checking' | 'returned' | 'helped' | 'alone' | 'imported', number> = {} as never
let filedBefore: Record<string, unknown>

interface Row {
  readonly state: string
  readonly due_at: Date
  readonly state_since: Date
  readonly overdue_at: Date | null
}
const query = <T>(text: ReturnType<typeof sql>) => runSql<T & Record<string, unknown>>({ payload: cms.payload, query: text })
const row = async (id: number) =>
  (await query<Row>(sql`SELECT state, due_at, state_since, overdue_at, revision FROM petitions WHERE id = ${id}`))[0]!
const turns = (id: number) =>
  query<{ round: string; answer: string | null; ended: string | null }>(
    sql`SELECT round, answer, ended FROM yz.turns WHERE type = 'petitions' AND doc = ${id} ORDER BY id`,
  )
const history = (id: number) =>
  query<{ transition: string; from_state: string; to_state: string; actor: number | null; door: string }>(
    sql`SELECT transition, from_state, to_state, actor, door FROM yz.history WHERE type = 'petitions' AND doc = ${id} ORDER BY id`,
  )
const clocks = (id: number) =>
  query<{ state: string; version: number }>(
    sql`SELECT c.state, r.version FROM yz.clocks c JOIN yz.deadline_rules r ON r.id = c.rule WHERE c.type = 'petitions' AND doc = ${id} ORDER BY 1`,
  )

/** Writes the migration to this site's tables, as `npm run new:migration` does, and returns what it does on the way up and down. */
async function migrationTo({ payload }: TestCms, site: Site, name: string): Promise<{ up: string; down: string }> {
  Object.assign(payload.db, { migrationDir: folder })
  await payload.db.createMigration({ payload, migrationName: name, forceAcceptWarning: true })
  writeMoves({ folder, site })
  const file = readdirSync(folder).find((one) => one.endsWith(`_${name}.ts`))!
  const [up, down] = [...readFileSync(join(folder, file), 'utf8').matchAll(/sql`([^`]*)`/g)].map(([, text]) => text!)
  return { up: up!, down: down! }
}

async function petition(units: number[], ...steps: [user: TestPerson, transition: string][]): Promise<number> {
  const data = { title: '关于路灯的来信', units }
  const { id } = await save({
    site: firstVersion,
    slug: 'petitions',
    req: await old.request(member),
    body: { data, fire: 'submit' },
  })
  for (const [user, transition] of steps)
    await fire({ site: firstVersion, slug: 'petitions', id, transition, req: await old.request(user) })
  return id
}

beforeAll(async () => {
  const migrations = join(import.meta.dirname, 'migrations')
  const newest = readdirSync(migrations)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .at(-1)!
  copyFileSync(join(migrations, newest), join(folder, newest))
  old = await bootCms(inject('postgresUrl'), { of: firstVersion })
  await runSql({ payload: old.payload, query: sql.raw((await migrationTo(old, firstVersion, 'first')).up) })
  member = await old.person('委员', ['member'])
  staff = await old.person('机关干部', ['staff'])
  helper = (await old.payload.create({ collection: 'organisations' as never, data: { title: '交通局', kind: 'unit' } })).id as number

  ids.filed = await petition([], [member, 'sign.agree'])
  ids.checking = await petition([helper], [staff, 'check'])
  ids.returned = await petition([], [staff, 'sendBack'])
  ids.helped = await petition([helper], [staff, 'handle'])
  ids.alone = await petition([], [staff, 'handle'])
  ids.imported = await importDocument({
    payload: old.payload,
    site: firstVersion,
    slug: 'petitions',
    author: member.id,
    createdAt: '2026-01-05',
    data: { title: '从前的来信', units: [helper] },
    steps: [
      { transition: 'submit', at: '2026-01-05', actor: member.id },
      { transition: 'handle', at: '2026-01-06', actor: staff.id },
    ],
  })
  // What an administrator has set for the state that is renamed.
  await runSql({
    payload: old.payload,
    query: sql`INSERT INTO yz.deadline_rules (type, state, version, rule, declared, actor)
      SELECT type, state, 2, rule || '{"due":"30d"}', declared, ${staff.id} FROM yz.deadline_rules WHERE type = 'petitions' AND state = 'filed'`,
  })

  cms = await bootCms(inject('postgresUrl'), { of: secondVersion, on: old.databaseUrl })
  filedBefore = await row(ids.filed)
  await refuseStranding({ payload: cms.payload, site: secondVersion })
  await runSql({ payload: cms.payload, query: sql.raw((await migrationTo(cms, secondVersion, 'second')).up) })
  await Promise.all([1, 2].map(() => takeUpFlows({ payload: cms.payload, site: secondVersion })))
})
afterAll(async () => {
  await cms.close()
  await old.close()
  rmSync(folder, { recursive: true })
})

describe('a state under another name', () => {
  test('keeps its documents, their deadline and how long they have been there', async () => {
    expect(await row(ids.filed)).toEqual({ ...filedBefore, state: 'accepted' })
    expect(await clocks(ids.filed)).toEqual([{ state: 'accepted', version: 1 }])
  })

  test('keeps the answers of the round that is open in it', async () =>
    expect(await turns(ids.filed)).toEqual([{ round: 'sign', answer: 'agree', ended: null }]))

  test('keeps what an administrator has set for its deadline', async () => {
    const later = await save({
      site: secondVersion,
      slug: 'petitions',
      req: await cms.request(member),
      body: { data: { title: '后来的来信', units: [] }, fire: 'submit' },
    })
    expect(await clocks(later.id)).toEqual([{ state: 'accepted', version: 2 }])
  })

  test('is told in the history, and nobody gets a notice of it', async () => {
    expect((await history(ids.filed)).at(-1)).toEqual({
      transition: 'upgraded',
      from_state: 'filed',
      to_state: 'accepted',
      actor: null,
      door: 'itself',
    })
    expect(
      await query(sql`SELECT kind FROM yz.events WHERE type = 'petitions' AND doc = ${ids.filed} ORDER BY xid DESC, seq DESC LIMIT 1`),
    ).toEqual([{ kind: 'updated' }])
  })

  test('has its clock again where that stood still', async () => {
    expect(await clocks(ids.returned)).toEqual([{ state: 'accepted', version: 1 }])
    await fire({ site: secondVersion, slug: 'petitions', id: ids.returned, transition: 'resend', req: await cms.request(member) })
    expect((await row(ids.returned)).due_at).not.toBeNull()
  })
})

describe('a state that is gone', () => {
  test('leaves its documents in the one that is named, as by a step that nobody takes', async () => {
    expect(await row(ids.checking)).toMatchObject({ state: 'handling' })
    expect((await history(ids.checking)).slice(1)).toMatchObject([
      { transition: 'check', from_state: 'filed', to_state: 'checking', actor: staff.id },
      { transition: 'upgraded', from_state: 'checking', to_state: 'handling', actor: null, door: 'itself' },
    ])
  })

  test('gives them the clock of the new state, by its own rule, from now', async () => {
    expect(await clocks(ids.checking)).toEqual([{ state: 'handling', version: 1 }])
    const { due_at: due, state_since: since } = await row(ids.checking)
    const days = (new Date(due).getTime() - new Date(since).getTime()) / 86_400_000
    expect(days).toBeGreaterThanOrEqual(20)
    expect(days).toBeLessThan(21)
  })

  test('opens the rounds of the new state and tells the stream once', async () => {
    expect((await turns(ids.checking)).filter(({ round }) => round === 'opinions')).toEqual([
      { round: 'opinions', answer: null, ended: null },
    ])
    const events = await query(
      sql`SELECT transition FROM yz.events WHERE type = 'petitions' AND doc = ${ids.checking} AND transition IN ('upgraded', 'opinions.open') ORDER BY seq`,
    )
    expect(events).toEqual([{ transition: 'upgraded' }, { transition: 'opinions.open' }])
  })

  test('is in the history by the name it had, and so is a step that is gone', async () => {
    const token = await cms.signIn(staff.email)
    const answer = await cms.call(`/api/petitions/${ids.checking}/view`, { headers: { authorization: `JWT ${token}` } })
    const view = (await answer.json()) as ViewAnswer
    expect(view.history.map(({ label }) => label)).toEqual(['提交', '转初审', '流程调整'])
    const paper = await cms.call(`/api/petitions/${ids.checking}/papers/history.pdf`, { headers: { authorization: `JWT ${token}` } })
    expect(paper.status).toBe(200)
  })

  test('a page opened before that sends a step that is gone, is told so', async () => {
    const sent = fire({ site: secondVersion, slug: 'petitions', id: ids.checking, transition: 'check', req: await cms.request(staff) })
    expect(await refusal(sent)).toBe('409 error.stepGone')
  })
})

describe('a round that is new in a state', () => {
  test('is opened for whoever takes part in a document that is in the state already', async () =>
    expect((await turns(ids.helped)).filter(({ round }) => round === 'opinions')).toEqual([
      { round: 'opinions', answer: null, ended: null },
    ]))

  test('lets a document go on in which nobody takes part', async () => {
    expect(await row(ids.alone)).toMatchObject({ state: 'done' })
    expect((await history(ids.alone)).at(-1)).toMatchObject({ transition: 'finish', from_state: 'handling', actor: null, door: 'itself' })
  })

  test('is not opened for what was brought in', async () => {
    expect(await row(ids.imported)).toMatchObject({ state: 'handling' })
    expect((await turns(ids.imported)).filter(({ round }) => round === 'opinions')).toEqual([])
  })
})

test('a second start changes nothing, also where a round is over meanwhile', async () => {
  await query(sql`UPDATE yz.turns SET ended = 'lapsed', ended_at = clock_timestamp() WHERE doc = ${ids.helped} AND round = 'opinions'`)
  const all = () =>
    query(sql`SELECT (SELECT count(*)::int FROM yz.history) AS history, (SELECT count(*)::int FROM yz.events) AS events,
      (SELECT count(*)::int FROM yz.turns) AS turns, (SELECT count(*)::int FROM yz.moves) AS moves`)
  const then = await all()
  await takeUpFlows({ payload: cms.payload, site: secondVersion })
  expect(await all()).toEqual(then)
  expect(then).toMatchObject([{ moves: 0 }])
})

test('the migration says where documents go, and nothing is missing in it', () => {
  expect(missingMoves({ folder, site: secondVersion })).toEqual([])
})
