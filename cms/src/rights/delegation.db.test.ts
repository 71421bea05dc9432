import type { DeskGroupAnswer, ListAnswer, MetricRowsAnswer, SearchAnswer, ViewAnswer } from '@yizheng/kit/protocol'
import { dayInChina } from '@yizheng/kit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { account, fileUrls, ids, idsOf, send, setUp, tearDown, tokens, word, type Docs } from '../testing/rights/fixture.ts'
import { people, type Person } from '../testing/rights/people.ts'
import { declared, files, unauditedReply } from '../testing/rights/tables.ts'

/** What a deputy (受托人) sees: what both may see, but for drafts; while it runs, through every door, and not afterwards. */
beforeAll(setUp)
afterAll(tearDown)

type Doors = Record<string, readonly string[]>
const rowsOf = (slug: string, found: readonly number[]) => Object.keys(ids[slug]!).filter((row) => found.includes(ids[slug]![row]!))

async function doors(person: Person, slug: string): Promise<Doors> {
  const { name, of } = declared[slug]!.metric!
  const listed = idsOf(await send<Docs>(person, 'GET', `/api/${slug}?pagination=false&limit=1000&depth=0`))
  const ours = (await send<ListAnswer>(person, 'GET', `/api/${slug}/list?limit=100`)).body.docs.map(({ id }) => id)
  const viewed: number[] = []
  for (const id of Object.values(ids[slug]!)) if ((await send(person, 'GET', `/api/${slug}/${id}/view`)).status === 200) viewed.push(id)
  const found: number[] = []
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const { body } = await send<SearchAnswer>(person, 'GET', `/api/search?q=${encodeURIComponent(word)}&type=${slug}&page=${page}`)
    found.push(...body.hits.map((hit) => hit.id))
    pages = body.pages
  }
  const drilled = (await send<MetricRowsAnswer>(person, 'GET', `/api/metrics/${slug}/${name}/rows?limit=100`)).body.docs.map(({ id }) => id)
  const all = rowsOf(slug, listed)
  expect({
    person,
    ours: rowsOf(slug, ours),
    viewed: rowsOf(slug, viewed),
    found: rowsOf(slug, found),
    drilled: rowsOf(slug, drilled),
  }).toEqual({
    person,
    ours: all,
    viewed: all,
    found: all,
    drilled: all.filter((row) => !of || of.includes(row)),
  })
  for (const group of person === 'anonymous' ? [] : ['todo', 'done', 'copied']) {
    const { status, body } = await send<DeskGroupAnswer>(person, 'GET', `/api/me/desk/${group}?limit=100&type=${slug}`)
    expect(status, JSON.stringify(body)).toBe(200)
    for (const { id } of body.items) expect(all, `${person} has ${id} in ${group}`).toContain(rowsOf(slug, [id])[0])
    expect(body.total).toBe(body.items.length)
  }
  return { [slug]: all }
}
const expected = (slug: string, person: Person, principal?: Person) =>
  Object.keys(declared[slug]!.read).filter((row) => {
    const readers = declared[slug]!.read[row]!
    return readers.includes(person) || (principal !== undefined && !/draft/i.test(row) && readers.includes(principal))
  })

async function standFor(
  principal: Person,
  deputy: Exclude<Person, 'anonymous'>,
  apps: readonly string[] = [],
): Promise<() => Promise<void>> {
  const today = dayInChina(new Date())
  const body = { deputy: account[deputy].id, from: today, until: today, apps }
  const answer = await send<{ given: { id: number }[] }>(principal, 'POST', '/api/me/delegations', body)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  const { id } = answer.body.given[0]!
  return async () => {
    expect((await send(principal, 'POST', `/api/delegations/${id}/end`, {})).status).toBe(200)
  }
}

describe('a deputy sees what both may see, while it runs', () => {
  test.each([
    { slug: 'proposals', principal: 'leader', deputy: 'editor' },
    { slug: 'proposals', principal: 'member', deputy: 'editor' },
    { slug: 'proposals', principal: 'member2', deputy: 'publisher' },
    { slug: 'news', principal: 'publisher', deputy: 'office' },
  ] as const)('$deputy for $principal: $slug', async ({ slug, principal, deputy }) => {
    expect(await doors(deputy, slug)).toEqual({ [slug]: expected(slug, deputy) })
    const end = await standFor(principal, deputy)
    expect(await doors(deputy, slug)).toEqual({ [slug]: expected(slug, deputy, principal) })
    // The principal sees nothing of the deputy's, and nobody else sees more.
    expect(await doors(principal, slug)).toEqual({ [slug]: expected(slug, principal) })
    expect(await doors('anonymous', slug)).toEqual({ [slug]: expected(slug, 'anonymous') })
    await end()
    expect(await doors(deputy, slug)).toEqual({ [slug]: expected(slug, deputy) })
  })

  test('in the apps it is for, and no other', async () => {
    const end = await standFor('publisher', 'office', ['proposals'])
    expect(await doors('office', 'news')).toEqual({ news: expected('news', 'office') })
    await end()
  })

  test('files and unaudited replies as the document is seen; collections without a workflow, accounts and settings not at all', async () => {
    const fetched = async (person: Person) => {
      const got: string[] = []
      for (const [name, { url }] of Object.entries(fileUrls))
        if ((await send(person, 'GET', url.replace(/^https?:\/\/[^/]+/, ''))).status === 200) got.push(name)
      return got
    }
    const of = (person: Person) => Object.keys(fileUrls).filter((name) => files[name]!.includes(person))
    const reply = async (person: Person) =>
      (await send<ViewAnswer>(person, 'GET', `/api/proposals/${ids.proposals!.auditingOpenly!}/view`)).body.doc.reply !== null
    expect(await fetched('editor')).toEqual(of('editor'))
    expect(await reply('editor')).toBe(unauditedReply.includes('editor'))
    const end = await standFor('leader', 'editor')
    expect(await fetched('editor')).toEqual([...new Set([...of('editor'), ...of('leader')])].sort((a, b) => order(a) - order(b)))
    expect(await reply('editor')).toBe(true)
    await end()
    expect(await reply('editor')).toBe(false)

    const endOther = await standFor('publisher', 'office')
    expect((await send('office', 'PATCH', `/api/columns/${ids.columns!.column!}`, { title: word })).status).toBe(403)
    expect((await send('office', 'GET', '/api/globals/site')).status).toBe(403)
    expect((await send('office', 'GET', `/api/users/${account.publisher.id}`)).status).toBe(404)
    expect((await send('office', 'PATCH', `/api/news/${ids.news!.published!}`, { title: word })).status).toBe(403)
    await endOther()
  })

  test('and nobody else learns of it', async () => {
    const end = await standFor('leader', 'supervisor')
    for (const person of people.filter((one) => tokens.has(one) && one !== 'leader' && one !== 'supervisor')) {
      const { body } = await send<object>(person, 'GET', '/api/me/delegations')
      expect(JSON.stringify(body), person).not.toContain('"running"')
    }
    await end()
  })
})

const order = (name: string) => Object.keys(fileUrls).indexOf(name)
