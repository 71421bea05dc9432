import { fire, indexPictures, runSql, sql, switchApp } from '@yizheng/kit/cms'
import type { ViewAnswer } from '@yizheng/kit/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import site from '../../../yizheng.config.ts'
import { richText } from '../sample/rich-text.ts'
import { account, artworkData, cms, create, document, makers, newsData, send, setUp, tearDown, who } from '../testing/rights/fixture.ts'
import { everyone, staff, type Persons } from '../testing/rights/people.ts'

/** A picture is as public as the documents that show it: itself, its file and every size of it. */
beforeAll(setUp)
afterAll(tearDown)

interface Stored {
  readonly url: string
  readonly sizes: Readonly<Record<string, { readonly url: string | null }>>
}
const stored = async (id: number) => (await cms.payload.findByID({ collection: 'media' as never, id, depth: 0 })) as unknown as Stored

/** Who gets the picture; the row and the files must agree, and the library is listed to staff alone. */
async function seenBy(id: number): Promise<Persons> {
  const { url, sizes } = await stored(id)
  const urls = [url, ...Object.values(sizes).map((size) => size.url)].filter((one) => one !== null)
  const row = await who(async (person) => (await send(person, 'GET', `/api/media/${id}`)).status === 200)
  for (const one of urls)
    expect(await who(async (person) => (await send(person, 'GET', new URL(one, 'http://localhost').pathname)).status === 200), one).toEqual(
      row,
    )
  const listed = await who(async (person) => {
    const { status, body } = await send<{ docs: { id: number }[] }>(person, 'GET', '/api/media?limit=1000')
    return status === 200 && body.docs.some((doc) => doc.id === id)
  })
  expect(listed).toEqual(staff)
  return row
}
const newPicture = () => makers.media!('picture')
const withPicture = (id: number) => ({
  root: { ...richText('正文').root, children: [{ type: 'upload', relationTo: 'media', value: id, fields: null, format: '', version: 3 }] },
})
const act = async (slug: string, id: number, transition: string) =>
  fire({ site, slug, id, transition, reason: '原因', req: await cms.request(account.publisher) })

describe('a picture', () => {
  test('that nothing shows is seen by those who keep the library', async () => {
    expect(await seenBy(await newPicture())).toEqual(staff)
  })

  test.each([
    ['as its cover', (id: number) => ({ cover: id })],
    ['inside its text', (id: number) => ({ body: withPicture(id) })],
  ])('of a news item, %s, comes and goes with it', async (_, shows) => {
    const picture = await newPicture()
    const news = await document('news', 'draft', { ...newsData(), ...shows(picture) })
    expect(await seenBy(picture)).toEqual(staff)
    await act('news', news, 'publish')
    expect(await seenBy(picture)).toEqual(everyone)
    await act('news', news, 'withdraw')
    expect(await seenBy(picture)).toEqual(staff)
  })

  test('inside a text goes out with it, whole, so that a page can show it', async () => {
    const picture = await newPicture()
    const news = await document('news', 'published', { ...newsData(), body: withPicture(picture) })
    const { body } = await send<ViewAnswer>('anonymous', 'GET', `/api/news/${news}/view`)
    const [upload] = (body.doc.body as { root: { children: { value: object }[] } }).root.children
    expect(upload!.value).toMatchObject({ id: picture, url: expect.stringMatching(/^\/api\/media\/file\//), alt: expect.any(String) })
  })

  test('of two news items is seen until the last one is gone', async () => {
    const picture = await newPicture()
    const one = await document('news', 'published', { ...newsData(), cover: picture })
    const other = await document('announcements', 'published', {
      title: '公告',
      publishedOn: '2026-11-01T00:00:00Z',
      body: withPicture(picture),
    })
    await act('news', one, 'withdraw')
    expect(await seenBy(picture)).toEqual(everyone)
    await cms.payload.delete({ collection: 'announcements' as never, where: { id: { equals: other } } })
    expect(await seenBy(picture)).toEqual(staff)
  })

  test('that an edit puts in or takes out follows at once', async () => {
    const picture = await newPicture()
    const news = await document('news', 'published', newsData())
    const patch = async (data: object) =>
      expect((await send('publisher', 'PATCH', `/api/news/${news}?select[title]=true`, data)).status).toBe(200)
    await patch({ cover: picture })
    expect(await seenBy(picture)).toEqual(everyone)
    await patch({ cover: null })
    expect(await seenBy(picture)).toEqual(staff)
  })

  test('of a list of pictures goes with the app that is switched off', async () => {
    const picture = await newPicture()
    const artwork = (await create('artworks', { ...artworkData(), images: [await newPicture(), picture] })).id
    expect(await seenBy(picture)).toEqual(everyone)
    const turn = (on: boolean) => switchApp({ payload: cms.payload, site, app: 'calligraphy', on })
    await turn(false)
    expect(await seenBy(picture)).toEqual(staff)
    await turn(true)
    expect(await seenBy(picture)).toEqual(everyone)
    await cms.payload.delete({ collection: 'artworks' as never, id: artwork })
    expect(await seenBy(picture)).toEqual(staff)
  })

  test('is not opened by an id, a name or a condition that only looks like it', async () => {
    const hidden = await newPicture()
    await document('news', 'published', { ...newsData(), cover: await newPicture() })
    for (const path of ['/api/media?where[id][exists]=true', '/api/media/count', `/api/media?where[id][equals]=${hidden}`])
      expect((await send('anonymous', 'GET', path)).status, path).toBe(403)
    const name = new URL((await stored(hidden)).url, 'http://localhost').pathname.split('/').at(-1)!
    for (const other of [`${name}%00`, `%25`, `./${name}`, `${name}?prefix=`, name.toUpperCase()])
      expect((await send('anonymous', 'GET', `/api/media/file/${other}`)).status, other).toBeGreaterThanOrEqual(400)
  })
})

test('texts that show a picture are found by an index', async () => {
  await indexPictures({ payload: cms.payload, site })
  await indexPictures({ payload: cms.payload, site })
  const indexes = await runSql<{ name: string }>({
    payload: cms.payload,
    query: sql`SELECT indexname AS name FROM pg_indexes WHERE indexname LIKE '%\\_pictures' ORDER BY 1`,
  })
  const texts = site.types.flatMap(({ slug, surface }) =>
    Object.entries(surface.type.fields).flatMap(([name, { kind }]) => (kind === 'rich' ? [`${slug}_${name}_pictures`] : [])),
  )
  expect(texts).toContain('news_body_pictures')
  expect(indexes.map(({ name }) => name)).toEqual(texts.sort())
  expect(await seenBy(await newPicture())).toEqual(staff)
})
