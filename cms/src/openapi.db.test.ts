import { openApi } from '@yizheng/kit/cms'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import site from '../../yizheng.config.ts'
import { bootCms, type TestCms } from './testing/boot-cms.ts'

/** The description against the real thing: what the CMS answers must be what it says it answers. */
const description = openApi(site)
const ajv = addFormats(new Ajv2020({ strict: false, allErrors: true }))
ajv.addSchema({ $id: 'openapi', ...description })

let cms: TestCms
let member: string
let office: string

beforeAll(async () => {
  cms = await bootCms(inject('postgresUrl'))
  const token = async (name: string, roles: Parameters<TestCms['person']>[1]) => {
    return cms.signIn((await cms.person(name, roles)).email)
  }
  member = await token('委员', ['member'])
  office = await token('提案委', ['staff', 'proposal-office'])
})
afterAll(() => cms.close())

/** Calls an endpoint and checks the answer (and what was sent) against the description of `path`. */
async function call<T = Record<string, unknown>>(
  method: 'get' | 'post',
  path: string,
  options: { at?: string; token?: string; body?: object; status?: number } = {},
): Promise<T> {
  const { at = path, token, body, status = 200 } = options
  const operation = description.paths[path]?.[method] as { responses: Record<string, object> } | undefined
  expect(operation, `${method} ${path} is described`).toBeDefined()
  const pointer = `openapi#/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D')}/${method}`
  if (body && status === 200) expectValid(`${pointer}/requestBody/content/application~1json/schema`, body)
  const answer = await cms.call(`/api${at}`, {
    method: method.toUpperCase(),
    headers: { 'content-type': 'application/json', ...(token && { authorization: `JWT ${token}` }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  const value = (await answer.json()) as T
  expect(answer.status, JSON.stringify(value)).toBe(status)
  expect(Object.keys(operation!.responses)).toContain(String(status))
  expectValid(`${pointer}/responses/${status}/content/application~1json/schema`, value)
  return value
}

function expectValid(pointer: string, value: unknown): void {
  const check = ajv.compile({ $ref: pointer })
  check(value)
  expect(check.errors, `${pointer}\n${JSON.stringify(value).slice(0, 500)}`).toBeNull()
}

const data = {
  title: '关于改善山区校车的提案',
  category: 'society',
  situation: '山区学生上学路远。',
  advice: '一、增开校车线路。',
  open: true,
}

test('a document on its way: save, steps, list, view, receipt', async () => {
  const saved = await call<{ id: number; receipt: string }>('post', '/proposals/save', { token: member, body: { data, fire: 'submit' } })
  const fire = (body: object, more: object) => call('post', '/proposals/{id}/fire', { at: `/proposals/${saved.id}/fire`, body, ...more })
  expect(await fire({ transition: 'file', data: { serial: '第1号' }, revision: 2 }, { token: office })).toMatchObject({ state: 'filed' })
  await fire({ transition: 'file' }, { token: office, status: 409 })
  await fire({ transition: 'file' }, { status: 401 })
  await fire({ transition: 'assign', data: {} }, { token: office, status: 422 })
  expect(await call<{ docs: object[] }>('get', '/proposals/list', { at: '/proposals/list?category=society&limit=5' })).toMatchObject({
    docs: [{ title: data.title }],
  })
  await call('get', '/proposals/list', { at: '/proposals/list?sort=nothing', status: 400 })
  expect(await call('get', '/proposals/{id}/view', { at: `/proposals/${saved.id}/view`, token: office })).toMatchObject({
    can: [{ transition: 'assign' }, { transition: 'assignSeparately' }, { transition: 'distinguish' }],
    history: [{}, {}],
  })
  await call('get', '/proposals/{id}/view', { at: '/proposals/99999/view', status: 404 })
  await call('get', '/proposals/{id}/beside', { at: `/proposals/${saved.id}/beside`, token: office })
  expect(await call('get', '/proposals/addresses', { at: '/proposals/addresses?part=1' })).toMatchObject({ docs: [{ id: saved.id }] })
  await call('get', '/proposals/addresses', { at: '/proposals/addresses?part=0', status: 400 })
  expect(await call('get', '/receipts/{code}', { at: `/receipts/${saved.receipt}` })).toMatchObject({ state: 'filed' })
})

test('what is refused says at which field', async () => {
  const answer = await call('post', '/proposals/save', { token: member, body: { data: { title: '长'.repeat(51) } }, status: 422 })
  expect(answer).toMatchObject({ error: { fields: { title: expect.stringContaining('50') as string } } })
})

test('a person: who they are, their desk, their inbox', async () => {
  expect(await call('get', '/me', { token: office })).toMatchObject({ user: { name: '提案委' } })
  expect(await call('get', '/me')).toMatchObject({ user: null })
  await call('get', '/me/desk', { token: office })
  await call('get', '/me/desk', { status: 401 })
  await call('get', '/me/inbox', { token: member })
  await call('post', '/me/inbox/read', { token: member, body: {} })
})

test('the site: its marks, choices, search, figures and the rows behind them, this description', async () => {
  await call('get', '/site')
  await call('get', '/options/{slug}', { at: '/options/organisations' })
  await call('get', '/options/{slug}', { at: '/options/users', status: 401 })
  await call('get', '/search', { at: '/search?q=校车' })
  await call('get', '/metrics')
  expect(await call('get', '/metrics/{slug}/{metric}/rows', { at: '/metrics/proposals/total/rows' })).toMatchObject({ total: 1 })
  expect(Object.keys((await call<{ paths: object }>('get', '/openapi.json')).paths)).toEqual(Object.keys(description.paths))
})
