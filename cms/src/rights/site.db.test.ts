import type { OptionsAnswer } from '@yizheng/kit/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ids, account, create, send, who, inOrder, type Docs, idsOf, setUp, tearDown, cms, tokens } from '../testing/rights/fixture.ts'
import { people, type Person, everyone, nobody, signedIn, staff } from '../testing/rights/people.ts'
import { restRoutes, rootRoutes } from '../testing/rights/routes.ts'
import { options, siteSettings } from '../testing/rights/tables.ts'

/** Doors that belong to no single collection, and Payload’s own. Everybody who can knock, against every door, through the handlers that answer in earnest. */
beforeAll(setUp)
afterAll(tearDown)

describe('what belongs to no single collection', () => {
  test('pickers', async () => {
    const slugs = [...new Set([...Object.keys(options), ...cms.payload.config.collections.map(({ slug }) => slug)])]
    const offered = Object.fromEntries(
      await Promise.all(
        slugs.map(async (slug) => [
          slug,
          await who(async (person) => (await send<OptionsAnswer>(person, 'GET', `/api/options/${slug}`)).status === 200),
        ]),
      ),
    ) as Record<string, Person[]>
    expect(offered).toEqual(inOrder({ ...Object.fromEntries(slugs.map((slug) => [slug, nobody])), ...options }))
    const { body } = await send<OptionsAnswer>('member', 'GET', '/api/options/users')
    for (const one of body.options) expect(Object.keys(one).sort()).toEqual(['id', 'title'])
  })
  test('the settings of the site', async () => {
    expect(await who(async (person) => (await send(person, 'GET', '/api/globals/site')).status === 200)).toEqual(siteSettings.read)
    expect(await who(async (person) => (await send(person, 'POST', '/api/globals/site', { tagline: '样例' })).status === 200)).toEqual(
      siteSettings.update,
    )
    await send('publisher', 'POST', '/api/globals/site', { offApps: ['proposals'] })
    expect((await send<{ offApps: string[] }>('anonymous', 'GET', '/api/site')).body.offApps).toEqual([])
  })
  test('what is only for those who signed in, and what is only for our own processes', async () => {
    for (const [route, persons] of Object.entries(rootRoutes)) {
      const [method, path] = route.split(' ') as [string, string]
      if (persons === everyone || path.endsWith('/stream')) continue
      const body = path === '/me/notice-settings' ? { locale: 'zh', digestHour: 8, modes: {} } : {}
      const expected = persons === 'internal key' ? nobody : persons
      // There is no such rule, delegation or link, and nothing to appoint: but that is told behind the door only.
      const passed = /^POST \/(deadline-rules|delegations|signed-links)/.test(route) ? 404 : route === 'POST /me/delegations' ? 400 : 200
      expect({
        [route]: await who(
          async (person) =>
            (await send(person, method, `/api${path.replace(':group', 'copied')}`, method === 'POST' ? body : undefined)).status === passed,
        ),
      }).toEqual({
        [route]: expected,
      })
    }
  })
  test('the stream of one’s unread notices', async () => {
    expect(
      await who(async (person) => {
        const token = tokens.get(person)
        const answer = await cms.call('/api/me/inbox/stream', { headers: token ? { authorization: `JWT ${token}` } : {} })
        await answer.body!.cancel()
        return answer.status === 200
      }),
    ).toEqual(signedIn)
  })
})

describe('Payload’s own collections', () => {
  test('editing locks are seen and released by those who may enter the admin screens', async () => {
    const lock = await create('payload-locked-documents', {
      document: { relationTo: 'news', value: ids.news!.draft },
      user: { relationTo: 'users', value: account.editor.id },
    })
    const list = async (person: Person) => send<Docs>(person, 'GET', '/api/payload-locked-documents')
    expect(await who(async (person) => idsOf(await list(person)).includes(lock.id))).toEqual(staff)
    const others = people.filter((one) => !staff.includes(one))
    for (const person of others) expect((await send(person, 'DELETE', `/api/payload-locked-documents/${lock.id}`)).status).toBe(403)
    expect((await send('publisher', 'DELETE', `/api/payload-locked-documents/${lock.id}`)).status).toBe(200)
  })
  test('preferences are one’s own', async () => {
    for (const person of people) await send(person, 'POST', '/api/payload-preferences/columns', { value: person })
    const kept = async (person: Person) =>
      (await send<{ value?: string } | null>(person, 'GET', '/api/payload-preferences/columns')).body?.value
    for (const person of signedIn) expect(await kept(person)).toBe(person)
    expect([await kept('anonymous'), await kept('switched-off')]).toEqual([null, null])
    await send('member', 'DELETE', '/api/payload-preferences?where[key][equals]=columns')
    expect(await kept('editor')).toBe('editor')
  })
  test('the rest of them answers nobody', async () => {
    for (const slug of ['payload-kv', 'payload-migrations', 'payload-jobs'])
      for (const route of restRoutes) {
        const [method, path] = route.replace('/:id?', '').replace(':id', '1').split(' ') as [string, string]
        expect(
          await who(async (person) => (await send(person, method, `/api/${slug}${path}`, method === 'GET' ? undefined : {})).status < 400),
          `${route} of ${slug}`,
        ).toEqual([])
      }
  })
})
