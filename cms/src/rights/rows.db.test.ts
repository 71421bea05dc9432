import type {
  AddressesAnswer,
  DeskGroupAnswer,
  ListAnswer,
  MetricRowsAnswer,
  MetricsAnswer,
  SearchAnswer,
  ViewAnswer,
} from '@yizheng/kit/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import site from '../../../yizheng.config.ts'
import { sampleLogins } from '../sample-logins.ts'
import { organisations } from '../sample/organisations.ts'
import { people as samplePeople } from '../sample/people.ts'
import { word, cms, ids, send, inOrder, type Docs, seenThrough, idsOf, setUp, tearDown, tokens } from '../testing/rights/fixture.ts'
import { people, type Person, nobody, signedIn, accounts } from '../testing/rights/people.ts'
import { routes, rootRoutes, globalRoutes } from '../testing/rights/routes.ts'
import { declared, all, cases, declaredCases } from '../testing/rights/tables.ts'

/** Which rows each door shows to whom. Everybody who can knock, against every door, through the handlers that answer in earnest. */
beforeAll(setUp)
afterAll(tearDown)

describe('nothing stands outside the tables', () => {
  test('every collection and global of the CMS', () => {
    expect(cms.payload.config.collections.map(({ slug }) => slug).sort()).toEqual(Object.keys(routes).sort())
    expect(
      Object.keys(routes)
        .filter((slug) => !slug.startsWith('payload-'))
        .sort(),
    ).toEqual(Object.keys(all).sort())
    expect(cms.payload.config.globals.map(({ slug }) => slug)).toEqual(['site'])
  })
  test('every sample log-in, and every role they have', () => {
    expect(sampleLogins.map(({ email }) => email.split('@')[0]).sort()).toEqual(accounts.filter((one) => one !== 'switched-off').sort())
    expect(organisations.find(({ key }) => key === samplePeople.find(({ key }) => key === 'unit')!.unit)!.kind).toBe('unit')
  })
  test('every route', () => {
    const of = (endpoints: false | readonly { method: string; path: string }[]) =>
      (endpoints || []).map(({ method, path }) => `${method.toUpperCase()} ${path}`).sort()
    for (const { slug, endpoints } of cms.payload.config.collections)
      expect({ [slug]: of(endpoints) }).toEqual({ [slug]: [...routes[slug]!].sort() })
    for (const { endpoints } of cms.payload.config.globals) expect(of(endpoints)).toEqual([...globalRoutes].sort())
    expect(of(cms.payload.config.endpoints)).toEqual(Object.keys(rootRoutes).sort())
  })
})

describe('rows: each door shows each person the same, and what the table says', () => {
  const everything = 'pagination=false&limit=1000&depth=0'
  test.each(cases)('$slug in the lists of Payload', async ({ slug, rights }) => {
    const expected = inOrder(rights.read)
    expect(await seenThrough(slug, async (person) => idsOf(await send<Docs>(person, 'GET', `/api/${slug}?${everything}`)))).toEqual(
      expected,
    )
    const override = { 'X-Payload-HTTP-Method-Override': 'GET', 'content-type': 'application/x-www-form-urlencoded' }
    expect(
      await seenThrough(slug, async (person) =>
        idsOf(await send<Docs>(person, 'POST', `/api/${slug}`, new URLSearchParams(everything), override)),
      ),
    ).toEqual(expected)
    expect(
      await seenThrough(slug, async (person) => {
        const found: number[] = []
        for (const id of Object.values(ids[slug]!))
          if ((await send(person, 'GET', `/api/${slug}/${id}?depth=0`)).status === 200) found.push(id)
        return found
      }),
    ).toEqual(inOrder({ ...rights.read, ...rights.named }))
    for (const person of people) {
      const { status, body } = await send<{ totalDocs: number }>(person, 'GET', `/api/${slug}/count`)
      expect({ person, count: status === 200 ? body.totalDocs : 0 }).toEqual({
        person,
        count: Object.values(rights.read).filter((some) => some.includes(person)).length,
      })
    }
  })

  test.each(declaredCases)('$slug in our own list and view', async ({ slug, rights }) => {
    const expected = inOrder(rights.read)
    expect(await seenThrough(slug, async (person) => idsOf(await send<ListAnswer>(person, 'GET', `/api/${slug}/list?limit=100`)))).toEqual(
      expected,
    )
    expect(
      await seenThrough(slug, async (person) => {
        const found: number[] = []
        for (const id of Object.values(ids[slug]!))
          if ((await send(person, 'GET', `/api/${slug}/${id}/view`)).status === 200) found.push(id)
        return found
      }),
    ).toEqual(expected)
  })

  test.each(declaredCases.filter(({ slug }) => site.type(slug)!.surface.pages?.detail))(
    '$slug among the addresses of a site map, and with what to read beside it',
    async ({ slug, rights }) => {
      const expected = inOrder(rights.read)
      expect(
        await seenThrough(slug, async (person) => idsOf(await send<AddressesAnswer>(person, 'GET', `/api/${slug}/addresses?part=1`))),
      ).toEqual(expected)
      expect(
        await seenThrough(slug, async (person) => {
          const found: number[] = []
          for (const id of Object.values(ids[slug]!))
            if ((await send(person, 'GET', `/api/${slug}/${id}/beside`)).status === 200) found.push(id)
          return found
        }),
      ).toEqual(expected)
    },
  )

  test('papers are for those who may read the document, as it is offered to them', async () => {
    let given = 0
    for (const person of people)
      for (const id of Object.values(ids.proposals!)) {
        const view = await send<Partial<ViewAnswer>>(person, 'GET', `/api/proposals/${id}/view`)
        const offered = view.status === 200 ? view.body.papers!.map(({ paper }) => paper) : []
        for (const paper of ['proposal', 'reply', 'history']) {
          const token = tokens.get(person)
          const { status } = await cms.call(`/api/proposals/${id}/papers/${paper}.docx`, {
            headers: token ? { authorization: `JWT ${token}` } : {},
          })
          expect(status, `${person} ${id} ${paper}`).toBe(offered.includes(paper) ? 200 : 404)
          given += Number(status === 200)
        }
      }
    expect(given).toBeGreaterThan(20)
  })

  test.each(declaredCases.filter(({ slug }) => site.type(slug)!.surface.search))(
    '$slug in the search, with its count',
    async ({ slug, rights }) => {
      const hits = async (person: Person) => {
        const found: number[] = []
        for (let page = 1; ; page += 1) {
          const { body } = await send<SearchAnswer>(person, 'GET', `/api/search?q=${encodeURIComponent(word)}&type=${slug}&page=${page}`)
          found.push(...body.hits.map((hit) => hit.id))
          if (page >= body.pages) {
            expect({ person, total: body.total }).toEqual({ person, total: found.length })
            return found
          }
        }
      }
      expect(await seenThrough(slug, hits)).toEqual(inOrder(rights.read))
    },
  )

  test.each(declaredCases.filter(({ rights }) => rights.metric))(
    '$slug in the figures and the rows behind them',
    async ({ slug, rights }) => {
      const { name, of } = rights.metric!
      const counted = Object.fromEntries(Object.entries(rights.read).map(([row, some]) => [row, !of || of.includes(row) ? some : nobody]))
      expect(
        await seenThrough(slug, async (person) => {
          const { status, body } = await send<MetricRowsAnswer>(person, 'GET', `/api/metrics/${slug}/${name}/rows?limit=100`)
          const { body: figures } = await send<MetricsAnswer>(person, 'GET', '/api/metrics')
          const figure = figures.metrics.find((one) => one.type === slug && one.metric === name)
          // Who may read no row of a type has no figures of it either.
          if (!figure) {
            expect({ person, status }).toEqual({ person, status: 404 })
            return []
          }
          expect({ person, value: figure.value, total: body.total }).toEqual({ person, value: body.docs.length, total: body.docs.length })
          return body.docs.map((doc) => doc.id)
        }),
      ).toEqual(inOrder(counted))
    },
  )

  test('the desk shows no row that may not be read', async () => {
    for (const person of signedIn) {
      const { body } = await send<{ todo: { type: string; id: number }[]; mine: { type: string; id: number }[] }>(
        person,
        'GET',
        '/api/me/desk',
      )
      for (const { type, id } of [...body.todo, ...body.mine]) {
        const row = Object.keys(ids[type]!).find((name) => ids[type]![name] === id)!
        expect(declared[type]!.read[row], `${person} has ${type} ${row} on the desk`).toContain(person)
      }
    }
  })

  test('each group of the desk shows no row that may not be read, and everything that was copied to a person', async () => {
    for (const person of signedIn)
      for (const group of ['todo', 'done', 'mine', 'copied']) {
        const { body } = await send<DeskGroupAnswer>(person, 'GET', `/api/me/desk/${group}?limit=100`)
        const rows = body.items.map(({ type, id }) => Object.keys(ids[type]!).find((name) => ids[type]![name] === id)!)
        for (const [index, row] of rows.entries())
          expect(declared[body.items[index]!.type]!.read[row], `${person} has ${row} in ${group}`).toContain(person)
        expect(body.total).toBe(rows.length)
        if (group === 'copied')
          expect({ person, rows }).toEqual({ person, rows: person === 'member2' ? ['copiedPrivately', 'copied'] : [] })
      }
  })
})
