import { FILE_MOST } from '@yizheng/kit'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import site from '../../yizheng.config.ts'
import { bootCms, type TestCms } from './testing/boot-cms.ts'

/** What nobody asks in earnest is refused in the kit's words, by every collection, and tells nothing of the database. */
let cms: TestCms
let token: string
let slugs: string[]

beforeAll(async () => {
  cms = await bootCms(inject('postgresUrl'))
  token = await cms.signIn((await cms.person('管理员', ['admin', 'publisher', 'staff'])).email)
  slugs = cms.payload.config.collections.map(({ slug }) => slug).filter((slug) => !slug.startsWith('payload-'))
})
afterAll(() => cms.close())

interface Refusal {
  readonly error: { readonly key: string; readonly message: string }
}
async function ask(path: string, method = 'GET', body?: string) {
  const answer = await cms.call(path, {
    method,
    headers: { authorization: `JWT ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body }),
  })
  const text = await answer.text()
  expect(text, path).not.toMatch(
    /select |insert |update "|failed query|pg_|relation "|syntax|column "|22P02|node_modules|Something went wrong/i,
  )
  return { status: answer.status, text }
}
async function refused(path: string, statuses: readonly number[], method = 'GET', body?: string): Promise<void> {
  const { status, text } = await ask(path, method, body)
  expect(statuses, `${method} ${path}: ${text}`).toContain(status)
  expect((JSON.parse(text) as Refusal).error, `${method} ${path}`).toEqual(
    expect.objectContaining({ key: expect.stringMatching(/^error\./), message: expect.stringMatching(/[一-鿿]/) }),
  )
}

describe('a malformed question', () => {
  test.each(['abc', '9999999999999999999', '3000000000', '1abc', '1.5', '-1', '%00', 'null', '1e9'])('about the id %s', async (id) => {
    for (const slug of slugs) {
      await refused(`/api/${slug}/${id}`, [404])
      await refused(`/api/${slug}/${id}`, [404], 'PATCH', '{}')
      await refused(`/api/${slug}/${id}`, [404], 'DELETE')
      await refused(`/api/${slug}/access/${id}`, [404], 'POST', '{}')
      if (site.type(slug)) {
        await refused(`/api/${slug}/${id}/view`, [404])
        if (cms.payload.collections[slug as 'users']!.config.versions) await refused(`/api/${slug}/versions/${id}`, [404])
      }
    }
    for (const slug of ['proposals', 'news']) await refused(`/api/${slug}/${id}/fire`, [404], 'POST', '{"transition":"submit"}')
  })

  test.each([
    'where[id][equals]=abc',
    'where[id][equals]=9999999999999999999',
    'where[id][in]=1,abc',
    'where[id][greater_than]=x',
    'where[createdAt][equals]=yesterday',
    'where[createdAt][less_than]=999999-99-99',
    'where[nonsense][equals]=1',
    'where[id][nonsense]=1',
    'where[id]=1',
    'where=abc',
    'where=7',
    'where[and]=abc',
    'where[or][0]=abc',
    'sort=nonsense',
    'sort=-',
    'sort=id;drop table users',
    'page=-1',
    'page=x',
    'page=1.5',
    'page=9999999999999999999',
    'limit=-1',
    'limit=x',
    'limit=1e9',
    'limit=1e99',
    'depth=99',
    'depth=-1',
    'depth=x',
    'select[nonsense]=true',
    'select=abc',
    'populate=abc',
    'joins=abc',
    'trash=abc',
  ])('with ?%s', async (query) => {
    for (const slug of slugs)
      for (const door of [`/api/${slug}`, `/api/${slug}/count`, ...(slug === 'news' ? ['/api/news/versions'] : [])]) {
        const { status, text } = await ask(`${door}?${query}`)
        expect([200, 400], `${door}?${query}: ${text}`).toContain(status)
        if (status === 400) await refused(`${door}?${query}`, [400])
      }
  })

  test.each(['sort=nonsense', 'page=-1', 'limit=x', 'depth=99', 'after=abc', 'after=e30', 'column=abc', 'state=x', 'fields=x'])(
    'of the kit’s own endpoints, with ?%s',
    async (query) => {
      for (const path of [
        '/api/news/list',
        '/api/proposals/list',
        '/api/metrics/news/published/rows',
        '/api/search',
        '/api/options/columns',
      ]) {
        const { status, text } = await ask(`${path}?${query}`)
        expect([200, 400], `${path}?${query}: ${text}`).toContain(status)
        if (status === 400) await refused(`${path}?${query}`, [400])
      }
    },
  )

  test('with a body that is no JSON, or is of another kind', async () => {
    for (const slug of slugs.filter((one) => !['media', 'attachments'].includes(one)))
      for (const body of ['{', '[]', '"x"', 'null']) {
        expect((await ask(`/api/${slug}`, 'POST', body)).status, `${slug} ${body}`).toBeLessThan(500)
      }
    for (const body of ['{', '[]', '"x"', 'null', '{}']) await refused('/api/proposals/save', [400, 403], 'POST', body)
    for (const body of [
      '{"data":{"title":"\\u0000"}}',
      '{"data":{"suggestedUnits":["x"]}}',
      '{"data":{"leadUnit":99999999999}}',
      '{"id":99999999999,"data":{}}',
    ])
      await refused('/api/proposals/save', [400, 403, 404, 422], 'POST', body)
  })
})

test('nobody is given more than a thousand rows or ten relations deep at once', async () => {
  for (const query of ['limit=1000000000', 'limit=0', 'pagination=false']) {
    const { text } = await ask(`/api/news?${query}&depth=99`)
    expect(JSON.parse(text)).toMatchObject({ limit: 1000 })
  }
})

describe('a file', () => {
  const send = async (file: File | undefined, locale: string) => {
    const body = new FormData()
    if (file) body.set('file', file)
    const headers = { authorization: `JWT ${token}`, 'x-yz-locale': locale }
    const answer = await cms.call('/api/attachments', { method: 'POST', headers, body })
    return `${answer.status} ${((await answer.json()) as Refusal).error.message}`
  }

  test('that is too large, forged or missing is refused in one sentence of the reader’s language', async () => {
    const large = new File([new Uint8Array(FILE_MOST + 1)], '大.pdf', { type: 'application/pdf' })
    const forged = new File(['MZ\u0000\u0000 a program'], '假.pdf', { type: 'application/pdf' })
    expect(await send(large, 'zh')).toBe('413 文件超过 32 MB，请压缩或拆分后再上传。')
    expect(await send(large, 'en')).toBe('413 The file is larger than 32 MB. Compress or split it.')
    expect(await send(forged, 'zh')).toBe('415 文件内容与允许的类型不符，请换一个文件。')
    expect(await send(undefined, 'zh')).toBe('400 请选择文件。')
  })
})
