import type { OptionsAnswer } from '@yizheng/kit/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  cms,
  ids,
  account,
  create,
  answersTo,
  document,
  makers,
  newRow,
  sameAgain,
  send,
  who,
  allRows,
  type Docs,
  setUp,
  tearDown,
} from '../testing/rights/fixture.ts'
import { people, type Person } from '../testing/rights/people.ts'
import { declared, cases } from '../testing/rights/tables.ts'
import { proposalData } from '../testing/rights/fixture.ts'

/** Who creates, changes, deletes what, and what relations may name. Everybody who can knock, against every door, through the handlers that answer in earnest. */
beforeAll(setUp)
afterAll(tearDown)

describe('writing', () => {
  test.each(cases)('$slug: who may create', async ({ slug, rights }) => {
    const doors = slug in declared ? [`/api/${slug}`, `/api/${slug}/save`] : [`/api/${slug}`]
    for (const door of doors)
      expect(
        await who(async (person) => {
          const row = await newRow[slug]!()
          const { status, body } = await send<{ id?: number; doc?: { id: number } }>(
            person,
            'POST',
            door,
            door.endsWith('/save') ? { data: row } : row,
          )
          const id = body.doc?.id ?? body.id
          if (id !== undefined) await cms.payload.delete({ collection: slug as never, id })
          return status === 200 || status === 201
        }),
        door,
      ).toEqual(people.filter((one) => rights.create.includes(one)))
  })

  test.each(cases)('$slug: who may change which row', async ({ slug, rights }) => {
    const expected = allRows(slug, rights.update)
    const change = sameAgain[slug]!()
    const one: Record<string, Person[]> = {}
    const many: Record<string, Person[]> = {}
    const saved: Record<string, Person[]> = {}
    for (const [row, id] of Object.entries(ids[slug]!)) {
      one[row] = await who(async (person) => (await send(person, 'PATCH', `/api/${slug}/${id}`, change)).status === 200)
      many[row] = await who(async (person) => {
        const { status, body } = await send<Docs>(person, 'PATCH', `/api/${slug}?where[id][equals]=${id}`, change)
        return status === 200 && body.docs.length > 0
      })
      if (slug in declared)
        saved[row] = await who(async (person) => (await send(person, 'POST', `/api/${slug}/save`, { id, data: change })).status === 200)
    }
    expect(one).toEqual(expected)
    expect(many).toEqual(expected)
    if (slug in declared) expect(saved).toEqual(expected)
    const told: Record<string, Person[]> = {}
    for (const [row, id] of Object.entries(ids[slug]!))
      told[row] = await who(async (person) => {
        const { body } = await send<{ update?: true | { permission?: boolean } }>(person, 'POST', `/api/${slug}/access/${id}`, {})
        return body.update === true || body.update?.permission === true
      })
    expect(told, 'what the admin screen is told').toEqual(expected)
  })

  test.each(cases)('$slug: who may delete which row', async ({ slug, rights }) => {
    const gone: Record<string, Person[]> = {}
    for (const row of Object.keys(ids[slug]!)) {
      let id = await makers[slug]!(row)
      const isGone = async () => (await cms.payload.count({ collection: slug as never, where: { id: { equals: id } } })).totalDocs === 0
      gone[row] = await who(async (person) => {
        await send(person, 'DELETE', `/api/${slug}?where[id][equals]=${id}`)
        await send(person, 'DELETE', `/api/${slug}/${id}`)
        if (!(await isGone())) return false
        id = await makers[slug]!(row)
        return true
      })
      await cms.payload.delete({ collection: slug as never, id })
    }
    expect(gone).toEqual(allRows(slug, rights.delete))
  })

  test.each(cases.filter(({ rights }) => rights.versions))(
    '$slug: who may see and bring back earlier versions',
    async ({ slug, rights }) => {
      const listed: Record<string, Person[]> = {}
      const single: Record<string, Person[]> = {}
      const restored: Record<string, Person[]> = {}
      for (const [row, id] of Object.entries(ids[slug]!)) {
        const { docs } = await cms.payload.findVersions({
          collection: slug as never,
          where: { parent: { equals: id } },
          sort: '-createdAt',
        })
        const version = (docs[0] as { id: number | string }).id
        listed[row] = await who(async (person) => {
          const { status, body } = await send<Docs>(person, 'GET', `/api/${slug}/versions?where[parent][equals]=${id}`)
          return status === 200 && body.docs.length > 0
        })
        single[row] = await who(async (person) => (await send(person, 'GET', `/api/${slug}/versions/${version}`)).status === 200)
        restored[row] = await who(async (person) => (await send(person, 'POST', `/api/${slug}/versions/${version}`)).status === 200)
      }
      const expected = allRows(slug, rights.versions!)
      expect(listed).toEqual(expected)
      expect(single).toEqual(expected)
      expect(restored).toEqual(expected)
    },
  )
})

describe('relations', () => {
  test('name only what they offer: members as co-signers, handling units as those who handle', async () => {
    const committee = (await create('organisations', { title: '提案委员会', kind: 'committee' })).id
    const { unit } = ids.organisations!
    const offered = async (query: string) =>
      (await send<OptionsAnswer>('office', 'GET', `/api/options/${query}`)).body.options.map((one) => one.id)
    expect(await offered('organisations?kind=unit')).not.toContain(committee)
    expect(await offered('organisations?kind=unit,committee')).toEqual(expect.arrayContaining([unit, committee]))
    expect((await offered('users?roles=member')).sort()).toEqual([account.member.id, account.member2.id].sort())
    expect((await send('office', 'GET', '/api/options/organisations?kind=secret')).status).toBe(400)

    const draft = { ...proposalData(), cosponsors: [account.member2.id], suggestedUnits: [unit] }
    for (const door of ['/api/proposals', '/api/proposals/save'])
      for (const [wrong, status] of [
        [{ suggestedUnits: [unit, committee] }, door.endsWith('save') ? 422 : 400],
        [{ cosponsors: [account.office.id] }, door.endsWith('save') ? 422 : 400],
        [{ suggestedUnits: [999_999] }, door.endsWith('save') ? 422 : 400],
      ] as const) {
        const data = { ...draft, ...wrong }
        expect((await send('member', 'POST', door, door.endsWith('save') ? { data } : data)).status, door).toBe(status)
      }
    const id = await document('proposals', 'filed', draft)
    const assign = async (leadUnit: number | undefined) =>
      send<{ error: { fields: object } }>('office', 'POST', `/api/proposals/${id}/fire`, { transition: 'assign', data: { leadUnit } })
    expect(await assign(committee)).toMatchObject({ status: 422, body: { error: { fields: { leadUnit: expect.any(String) } } } })
    expect((await assign(unit)).status).toBe(200)
    expect((await send('unit', 'POST', `/api/proposals/${id}/fire`, { transition: 'signFor' })).status).toBe(200)

    // What became of a unit later does not stop the work on a document that names it.
    await cms.payload.update({ collection: 'organisations' as never, id: unit!, data: { kind: 'office' } })
    const reply = { transition: 'reply', data: answersTo('reply') }
    expect((await send('unit', 'POST', `/api/proposals/${id}/fire`, reply)).status).toBe(200)
    await cms.payload.update({ collection: 'organisations' as never, id: unit!, data: { kind: 'unit' } })
    await cms.payload.delete({ collection: 'proposals' as never, id })
  })
})
