import { exportApp, fire, save, surveyApp, switchApp } from '@yizheng/kit/cms'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import site from '../../yizheng.config.ts'
import { bootCms, type TestCms } from './testing/boot-cms.ts'

/** Promise 8: turning an app off keeps its data; removing it asks, with a dry run. */
const proposals = site.apps.find((app) => app.id === 'proposals')!
let cms: TestCms
let database: pg.Client
let folder: string
const ids: number[] = []

beforeAll(async () => {
  cms = await bootCms(inject('postgresUrl'))
  database = new pg.Client({ connectionString: cms.databaseUrl })
  await database.connect()
  folder = mkdtempSync(join(tmpdir(), 'yz-export-'))
  const member = await cms.person('委员', ['member'])
  const office = await cms.person('提案委', ['proposal-office'])
  const file = await cms.payload.create({
    collection: 'attachments' as never,
    data: {},
    file: { name: '附件.txt', data: Buffer.from('附件的正文'), mimetype: 'text/plain', size: 15 },
    user: member,
    overrideAccess: false,
    req: await cms.request(member),
  })
  for (let number = 0; number < 5; number += 1) {
    const data = {
      title: `提案 ${number}`,
      category: 'society',
      situation: '情况',
      advice: '建议',
      open: true,
      ...(number === 0 && { attachments: [(file as { id: number }).id] }),
    }
    const { id } = await save({ site, slug: 'proposals', req: await cms.request(member), body: { data, fire: 'submit' } })
    await fire({ site, slug: 'proposals', id, transition: 'file', data: { serial: `第${number}号` }, req: await cms.request(office) })
    ids.push(id)
  }
})
afterAll(async () => {
  await database.end()
  await cms.close()
  rmSync(folder, { recursive: true, force: true })
})

const get = async (path: string) => {
  const answer = await cms.call(`/api${path}`)
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

/** Every row of every table that holds something of the app, as one text. */
async function stored(): Promise<string> {
  const tables = ['proposals', 'proposals_rels', 'attachments', 'yz.history', 'yz.receipts', 'yz.notices', 'yz.search']
  const rows: unknown[] = []
  for (const table of tables) rows.push((await database.query(`SELECT * FROM ${table} ORDER BY 1, 2`)).rows)
  return JSON.stringify(rows)
}

describe('an app that is switched off', () => {
  test('is gone for everyone and keeps every row; switched on again it is as before', async () => {
    const before = await stored()
    expect((await get('/proposals/list')).body).toMatchObject({ docs: ids.map(() => ({})) })

    expect(await switchApp({ payload: cms.payload, site, app: 'proposals', on: false })).toBe(true)
    expect((await get('/proposals/list')).status).toBe(404)
    expect((await get(`/proposals/${ids[0]}/view`)).status).toBe(404)
    expect((await get(`/proposals/${ids[0]}`)).status).not.toBe(200)
    expect((await get('/site')).body).toMatchObject({ offApps: ['proposals'] })
    expect(JSON.stringify((await get('/metrics')).body)).not.toContain('"proposals"')
    expect(Object.keys((await get('/openapi.json')).body.paths as object).filter((path) => path.startsWith('/proposals'))).toEqual([])
    expect(await stored()).toBe(before)

    expect(await switchApp({ payload: cms.payload, site, app: 'proposals', on: true })).toBe(true)
    expect((await get('/proposals/list')).body).toMatchObject({ docs: ids.map(() => ({})) })
    expect(await stored()).toBe(before)
  })
  test('a switch that changes nothing says so, an unknown app is refused, and each switch is in the audit log', async () => {
    expect(await switchApp({ payload: cms.payload, site, app: 'proposals', on: true })).toBe(false)
    await expect(switchApp({ payload: cms.payload, site, app: 'nothing', on: true })).rejects.toThrow('There is no app "nothing"')
    const { rows } = await database.query<{ action: string }>("SELECT action FROM yz.audit WHERE detail->>'app' = 'proposals' ORDER BY id")
    expect(rows.map((row) => row.action)).toEqual(['app:off', 'app:on'])
  })
})

test('the dry run of a removal counts what is there and changes nothing', async () => {
  const before = await stored()
  const survey = await surveyApp({ payload: cms.payload, site, app: proposals })
  expect(survey).toMatchObject({ documents: { proposals: 5 }, files: 1, history: 10, receipts: 5, pointedToBy: [] })
  expect(await surveyApp({ payload: cms.payload, site, app: site.apps.find((app) => app.id === 'content')! })).toMatchObject({
    pointedToBy: [],
  })
  expect(await stored()).toBe(before)
})

test('an export holds every document, its history and its files, and changes nothing', async () => {
  const before = await stored()
  const target = join(folder, 'proposals')
  const result = await exportApp({ payload: cms.payload, app: proposals, folder: target })
  expect(result).toEqual({
    lines: {
      'proposals.jsonl': 5,
      'proposal-branches.jsonl': 0,
      'history.jsonl': 10,
      'edits.jsonl': 0,
      'files.jsonl': 1,
      'pictures.jsonl': 0,
    },
    files: 1,
    pictures: 0,
  })
  const lines = readFileSync(join(target, 'proposals.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(lines.map((line) => line.id)).toEqual(ids)
  expect(lines[0]).toMatchObject({ title: '提案 0', situation: '情况', serial: '第0号', state: 'filed', attachments: [expect.any(Number)] })
  const [name] = readdirSync(join(target, 'files'))
  expect(readFileSync(join(target, 'files', name!), 'utf8')).toBe('附件的正文')
  expect(JSON.parse(readFileSync(join(target, 'manifest.json'), 'utf8'))).toMatchObject({ app: 'proposals', ...result })
  expect(await stored()).toBe(before)
})

test('an export never mixes with what is there already', async () => {
  const size = statSync(join(folder, 'proposals', 'manifest.json')).size
  await expect(exportApp({ payload: cms.payload, app: proposals, folder: join(folder, 'proposals') })).rejects.toThrow('is not empty')
  expect(statSync(join(folder, 'proposals', 'manifest.json')).size).toBe(size)
})
