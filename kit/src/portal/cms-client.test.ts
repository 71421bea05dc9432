import { AsyncLocalStorage } from 'node:async_hooks'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentType, defineApp, defineSite, f, surface } from '../index.ts'
import { CmsClient } from './cms-client.ts'
import { CmsDownError, CmsError } from './cms-error.ts'
import { reads } from './reads.ts'
import { provideRenderContext, type RenderContext } from './render-context.ts'

const poem = contentType('poems', {
  label: '诗',
  title: 'title',
  fields: { title: f.text('题'), about: f.one('地点', 'organisations'), pictures: f.images('图') },
})
const site = defineSite({
  label: '样例',
  apps: [defineApp({ id: 'poetry', label: '诗词', types: { poems: surface(poem, { access: { read: 'anyone', create: 'member' } }) } })],
})
const poems = site.type('poems')!
const row = { id: 5, createdAt: '', updatedAt: '', title: '松', about: { id: 7, title: '松阳' }, pictures: [{ id: 9 }, { id: 10 }] }
const refusal = { error: { key: 'error.notFound', message: '没有' } }

let answer: (req: IncomingMessage, res: ServerResponse) => void = () => undefined
const server = createServer((req, res) => answer(req, res))
const renders = new AsyncLocalStorage<RenderContext>()
let baseUrl = ''

beforeAll(async () => {
  provideRenderContext(renders)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const json =
  (body: unknown, status = 200) =>
  (_: IncomingMessage, res: ServerResponse) =>
    void res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
const client = (token?: string) => new CmsClient({ baseUrl, token, locale: 'en' })

async function rendered(work: () => Promise<unknown>): Promise<RenderContext> {
  const context: RenderContext = { tags: new Set(), cacheable: true, cmsDown: false }
  await renders.run(context, work)
  return context
}

describe('CmsClient', () => {
  it('notes what a public page depends on, related documents too', async () => {
    answer = json({ doc: row, revision: 1, can: [], mayEdit: false, history: [] })
    const { tags, cacheable } = await rendered(() => client().read(reads.view(poems, 5)))
    expect([...tags].sort()).toEqual(['media:10', 'media:9', 'organisations:7', 'poems:5'])
    expect(cacheable).toBe(true)
  })

  it('never lets a page be kept that was read on a person’s behalf', async () => {
    answer = json({ docs: [row], next: null })
    const { tags, cacheable } = await rendered(() => client('a-session').read(reads.list(poems)))
    expect(cacheable).toBe(false)
    expect(tags.size).toBe(0)
  })

  it('never lets a page be kept that could not be read', async () => {
    answer = json(refusal, 404)
    const { cacheable } = await rendered(() =>
      client()
        .read(reads.view(poems, 5))
        .catch(() => undefined),
    )
    expect(cacheable).toBe(false)
  })

  it('passes on the session and the language, and nothing where nobody is signed in', async () => {
    const seen: IncomingMessage['headers'][] = []
    answer = (req, res) => {
      seen.push(req.headers)
      json({ docs: [], next: null })(req, res)
    }
    await client('a-session').read(reads.list(poems))
    await client().read(reads.list(poems))
    expect(seen[0]).toMatchObject({ authorization: 'JWT a-session', 'x-yz-locale': 'en' })
    expect(seen[1]!.authorization).toBeUndefined()
  })

  it('makes a typed error of a refusal, with its messages at fields', async () => {
    answer = json({ error: { key: 'error.invalid', message: '有误', fields: { title: '请填写' } } }, 422)
    const error = await client('s')
      .save('poems', { data: {} })
      .catch((one: unknown) => one)
    expect(error).toBeInstanceOf(CmsError)
    expect(error).toMatchObject({ status: 422, key: 'error.invalid', message: '有误', fields: { title: '请填写' } })
  })

  it('says that the CMS is down when it cannot be reached or talks nonsense', async () => {
    const read = (base = baseUrl) => new CmsClient({ baseUrl: base, locale: 'zh' }).read(reads.site())
    await expect(read('http://127.0.0.1:1')).rejects.toBeInstanceOf(CmsDownError)
    answer = (_, res) => void res.writeHead(502).end('<html>bad gateway</html>')
    await expect(read()).rejects.toBeInstanceOf(CmsDownError)
    answer = json({ errors: [{ message: 'boom' }] }, 500)
    await expect(read()).rejects.toBeInstanceOf(CmsDownError)
  })

  it('waits three seconds for an answer, not longer', async () => {
    answer = () => undefined
    const start = performance.now()
    await expect(client().read(reads.site())).rejects.toBeInstanceOf(CmsDownError)
    expect(performance.now() - start).toBeGreaterThan(2_900)
    expect(performance.now() - start).toBeLessThan(4_500)
  }, 10_000)

  it('gives every read of a batch its own answer, in order', async () => {
    let asked = ''
    answer = (req, res) => {
      asked = req.url!
      json({
        answers: [
          { status: 404, body: refusal },
          { status: 200, body: { docs: [row], next: null } },
        ],
      })(req, res)
    }
    const { tags, cacheable } = await rendered(async () => {
      const [view, list] = await client().batch([reads.view(poems, 5), reads.list(poems, { filter: { about: '7' }, after: undefined })])
      expect(view.error).toMatchObject({ status: 404 })
      expect(list.value?.docs).toHaveLength(1)
    })
    expect(new URL(asked, baseUrl).searchParams.getAll('get')).toEqual(['/api/poems/5/view', '/api/poems/list?about=7'])
    expect(tags).toContain('poems')
    expect(cacheable).toBe(false)
  })

  it('tells a locked account from a wrong password', async () => {
    answer = json({ errors: [{ message: 'This user is locked due to having too many failed login attempts.' }] }, 401)
    await expect(client().logIn({ email: 'a', password: 'b' })).rejects.toMatchObject({ key: 'login.locked' })
    answer = json({ errors: [{ message: 'The email or password provided is incorrect.' }] }, 401)
    await expect(client().logIn({ email: 'a', password: 'b' })).rejects.toMatchObject({ key: 'login.wrong' })
  })
})
