import { fire } from '@yizheng/kit/cms'
import type { ProofreadAnswer } from '@yizheng/kit/protocol'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import site from '../../yizheng.config.ts'
import { richText } from './sample/rich-text.ts'
import { bootCms, type TestCms, type TestPerson } from './testing/boot-cms.ts'

/** What the office's list forbids reaches no reader, by whatever door; what it doubts is asked about. */
let cms: TestCms
let publisher: TestPerson
let token: string
let column: number
beforeAll(async () => {
  cms = await bootCms(inject('postgresUrl'))
  publisher = await cms.person('张审核', ['publisher'])
  token = await cms.signIn(publisher.email)
  column = (await create('columns', { title: '要闻', slug: 'yaowen' })).id
  await create('wordings', { wrong: '政协会', right: '政协会议', kind: 'phrase', level: 'forbidden', grounds: '办公室用语规范' })
  await create('wordings', { wrong: '群众', right: '人民群众', kind: 'phrase', level: 'warn' })
})
afterAll(() => cms.close())

const create = async (collection: string, data: object) =>
  (await cms.payload.create({ collection: collection as never, data: data, depth: 0 })) as unknown as { id: number }
const news = async (data: { title?: string; body?: string }) =>
  (
    await create('news', {
      title: data.title ?? '标题',
      column,
      publishedOn: '2026-11-01T00:00:00Z',
      body: richText(data.body ?? '正文'),
    })
  ).id
const take = async (id: number, transition: string, more: object = {}) =>
  fire({ site, slug: 'news', id, transition, req: await cms.request(publisher), ...more })
async function ask(path: string, method: string, body: object, jwt = token) {
  const headers = { 'content-type': 'application/json', 'x-yz-locale': 'zh', ...(jwt ? { authorization: `JWT ${jwt}` } : {}) }
  const answer = await cms.call(path, { method, headers, body: JSON.stringify(body) })
  return { status: answer.status, text: await answer.text() }
}

describe('forbidden words', () => {
  test('stop handing in and publishing, with a sentence that says which and where', async () => {
    const id = await news({ body: '第一段\n县政协会昨天召开' })
    for (const transition of ['submit', 'publish']) {
      const { status, text } = await ask(`/api/news/${id}/fire`, 'POST', { transition, confirmed: true })
      expect(status).toBe(422)
      expect(JSON.parse(text)).toMatchObject({
        error: { key: 'error.wordsForbidden', fields: { body: '“正文”有 1 处：第 2 段“政协会”应为“政协会议”。' } },
      })
    }
    await cms.payload.update({ collection: 'news' as never, id, data: { body: richText('县政协会议昨天召开') } })
    expect((await take(id, 'publish')).state).toBe('published')
  })

  test('do not come in by an edit of what is published, and what stood there before holds up no other edit', async () => {
    const id = await news({ title: '县政协会议' })
    await take(id, 'publish')
    const edit = (data: object) => ask(`/api/news/${id}`, 'PATCH', data)
    expect((await edit({ title: '县政协会召开' })).status).toBe(422)
    expect((await edit({ summary: '县政协会议召开' })).status).toBe(200)
  })

  test('added to the list later stop the next step, and not the way back', async () => {
    const id = await news({ title: '新提法' })
    await take(id, 'submit')
    await create('wordings', { wrong: '新提法', kind: 'sensitive', level: 'forbidden' })
    await expect(take(id, 'publish')).rejects.toMatchObject({ key: 'error.wordsForbidden' })
    expect((await take(id, 'sendBack', { reason: '用语' })).state).toBe('draft')
  })
})

test('doubtful words ask once, and go on where somebody means them', async () => {
  const id = await news({ title: '走进群众' })
  await expect(take(id, 'publish')).rejects.toMatchObject({ status: 422, key: 'error.wordsToConfirm' })
  expect((await take(id, 'publish', { confirmed: true })).state).toBe('published')
})

test('whoever writes in the admin is told of each place, and nobody else learns the list', async () => {
  const data = { title: '县政协会', body: richText('走进人民群众\n走进群众') }
  const { status, text } = await ask('/api/news/proofread', 'POST', { data })
  expect(status).toBe(200)
  expect((JSON.parse(text) as ProofreadAnswer).hits).toEqual([
    { field: 'title', block: 0, at: 1, wrong: '政协会', right: '政协会议', level: 'forbidden', grounds: '办公室用语规范' },
    { field: 'body', block: 1, at: 2, wrong: '群众', right: '人民群众', level: 'warn' },
  ])
  const member = await cms.signIn((await cms.person('委员', ['member'])).email)
  expect((await ask('/api/news/proofread', 'POST', { data }, member)).status).toBe(403)
  expect((await ask('/api/news/proofread', 'POST', { data }, '')).status).toBe(401)
})
