import { importDocument, buildSearch } from '@yizheng/kit/cms'
import type { ListAnswer, MetricRowsAnswer, MetricsAnswer, OptionsAnswer, SearchAnswer, ViewAnswer } from '@yizheng/kit/protocol'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import site from '../../yizheng.config.ts'
import { richText } from './sample/rich-text.ts'
import { sampleLogins } from './sample-logins.ts'
import { organisations } from './sample/organisations.ts'
import { people as samplePeople } from './sample/people.ts'
import { bootCms, testPassword, type TestCms, type TestPerson } from './testing/boot-cms.ts'

/**
 * Who may do what: everybody who can knock, against every door of every collection, through the handlers that answer in
 * earnest. The tables are what the body wants, written down once more by hand and not derived from the declarations: a
 * right that widens by mistake fails here, and so does a collection, a role or a route that stands in no table.
 */

// Thousands of requests: a busy machine may take its time.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 })

// ------------------------------------------------------------------------------------------------ who knocks

/** The sample log-ins, somebody who is not signed in, and an account with every role that was switched off. */
const people = [
  'anonymous',
  'switched-off',
  'member',
  'member2',
  'office',
  'unit',
  'leader',
  'supervisor',
  'editor',
  'publisher',
  'admin',
] as const
type Person = (typeof people)[number]
type Persons = readonly Person[]

const everyone: Persons = people
const nobody: Persons = []
const signedIn = people.filter((one) => one !== 'anonymous' && one !== 'switched-off')
const editors: Persons = ['editor', 'publisher', 'admin']
/** Those who keep content or accounts, and so may enter the admin screens. */
const staff: Persons = signedIn.filter((one) => one !== 'member' && one !== 'member2')
/** 机关干部: what the sample gives the role `staff`. */
const clerks: Persons = ['office', 'editor', 'publisher']

// ------------------------------------------------------------------------------------------------ the tables

interface Rights {
  /** Each row of the fixture and who sees it, through every door that shows rows. */
  readonly read: Readonly<Record<string, Persons>>
  readonly create: Persons
  /** Rows that somebody may edit or delete; what is not named is closed to all. */
  readonly update: Readonly<Record<string, Persons>>
  readonly delete: Readonly<Record<string, Persons>>
  /** Rows whose earlier versions somebody may see and bring back. */
  readonly versions?: Readonly<Record<string, Persons>>
  /** Transition → who may fire it on a row of member's, co-signed by member2 and led by unit's organisation. */
  readonly fire?: Readonly<Record<string, Persons>>
  /** The figure whose rows are compared with the list, and the rows it speaks of (all, where absent). */
  readonly metric?: { readonly name: string; readonly of?: readonly string[] }
}

const involved: Persons = ['member', 'office', 'leader', 'supervisor']
const contentFire = { submit: ['editor', 'publisher'], sendBack: ['publisher'], publish: ['publisher'], withdraw: ['publisher'] } as const

const declared: Readonly<Record<string, Rights>> = {
  proposals: {
    read: {
      draft: ['member'],
      review: involved,
      cosigned: [...involved, 'member2'],
      returned: involved,
      declined: involved,
      filedPrivately: involved,
      filedOpenly: everyone,
      handlingPrivately: [...involved, 'unit'],
      handlingOpenly: everyone,
      handledElsewhere: involved,
      assistedByUnit: [...involved, 'unit'],
      closedOpenly: everyone,
      byAnother: everyone,
    },
    create: ['member', 'member2'],
    update: { draft: ['member'], returned: ['member'] },
    delete: {},
    fire: {
      submit: ['member'],
      sendBack: ['office'],
      decline: ['office'],
      file: ['office'],
      assign: ['office'],
      sendBackUnit: ['unit'],
      reply: ['unit'],
      evaluate: ['member'],
      redo: ['member'],
      close: ['office'],
    },
    metric: { name: 'byState' },
  },
  news: {
    read: { draft: editors, review: editors, published: everyone, withdrawn: editors },
    create: editors,
    update: { draft: editors, review: editors, published: ['publisher'], withdrawn: editors },
    delete: { draft: ['publisher'], review: ['publisher'], withdrawn: ['publisher'] },
    versions: { draft: editors, review: editors, published: ['publisher'], withdrawn: editors },
    fire: contentFire,
    metric: { name: 'published', of: ['published'] },
  },
  announcements: {
    read: { draft: editors, published: everyone },
    create: editors,
    update: { draft: editors, published: ['publisher'] },
    delete: { draft: ['publisher'] },
    versions: { draft: editors, published: ['publisher'] },
    fire: contentFire,
    metric: { name: 'published', of: ['published'] },
  },
  columns: { read: { column: everyone }, create: editors, update: { column: editors }, delete: { column: editors } },
  artworks: {
    read: { artwork: everyone },
    create: clerks,
    update: { artwork: clerks },
    delete: { artwork: clerks },
    metric: { name: 'byScript' },
  },
}

const accounts = people.filter((one): one is Exclude<Person, 'anonymous'> => one !== 'anonymous')
const ownAccount: Readonly<Record<string, Persons>> = Object.fromEntries(
  accounts.map((one) => [one, one === 'switched-off' ? ['admin'] : [one, 'admin']]),
)

/** Collections the CMS has by itself. Payload's own (`payload-…`) have the few routes named below, each with its test. */
const own: Readonly<Record<string, Rights>> = {
  // Everybody sees and edits their own account (see below for the fields), the administrator all.
  users: { read: ownAccount, create: ['admin'], update: ownAccount, delete: Object.fromEntries(accounts.map((one) => [one, ['admin']])) },
  organisations: {
    read: { unit: everyone, elsewhere: everyone },
    create: ['admin'],
    update: { unit: ['admin'], elsewhere: ['admin'] },
    delete: { unit: ['admin'], elsewhere: ['admin'] },
  },
  media: {
    read: { picture: everyone },
    create: [...clerks, 'admin'],
    update: { picture: [...clerks, 'admin'] },
    delete: { picture: [...clerks, 'admin'] },
  },
  'calendar-years': { read: { year: ['admin'] }, create: ['admin'], update: { year: ['admin'] }, delete: { year: ['admin'] } },
  attachments: {
    // Alone, a file is listed to nobody but its uploader, and not even to them once a document names it.
    read: { loose: ['member'] },
    create: signedIn,
    update: {},
    delete: { loose: ['member'] },
  },
}

/** Files, by where they belong, and who may fetch them. */
const files: Readonly<Record<string, Persons>> = {
  loose: ['member'],
  ofDraft: ['member'],
  ofFiledPrivately: involved,
  ofHandlingOpenly: everyone,
  ofDraftAnnouncement: editors,
  ofPublishedAnnouncement: everyone,
}

/** Titles a picker offers. */
const options: Readonly<Record<string, Persons>> = { organisations: everyone, columns: everyone, users: signedIn }

/** The global and its doors. */
const siteSettings = { read: ['publisher', 'admin'], update: ['publisher', 'admin'] } as const

/** Every route there is. Whoever adds one writes here who may use it, and tests that. */
const restRoutes = ['GET /', 'GET /count', 'GET /:id', 'POST /', 'PATCH /', 'PATCH /:id', 'DELETE /', 'DELETE /:id', 'POST /access/:id?']
const versionRoutes = ['GET /versions', 'GET /versions/:id', 'POST /versions/:id']
const declaredRoutes = [...restRoutes, 'GET /list', 'GET /:id/view', 'POST /save']
const fileRoutes = [...restRoutes, 'GET /file/:filename']
const routes: Readonly<Record<string, readonly string[]>> = {
  proposals: [...declaredRoutes, 'POST /:id/fire'],
  news: [...declaredRoutes, ...versionRoutes, 'POST /:id/fire'],
  announcements: [...declaredRoutes, ...versionRoutes, 'POST /:id/fire'],
  columns: declaredRoutes,
  artworks: declaredRoutes,
  users: [...restRoutes, 'POST /login', 'POST /logout', 'GET /me', 'POST /refresh-token', 'POST /unlock'],
  organisations: restRoutes,
  'calendar-years': restRoutes,
  media: fileRoutes,
  attachments: fileRoutes,
  'payload-preferences': ['GET /:key', 'POST /:key', 'DELETE /'],
  'payload-locked-documents': ['GET /', 'DELETE /:id'],
  'payload-kv': [],
  'payload-migrations': [],
}
const globalRoutes = ['GET /', 'POST /', 'POST /access']
const rootRoutes: Readonly<Record<string, Persons | 'internal key'>> = {
  'GET /site': everyone,
  'GET /receipts/:code': everyone,
  'GET /options/:slug': everyone,
  'GET /batch': everyone,
  'GET /events': 'internal key',
  'GET /search': everyone,
  'GET /suggest': everyone,
  'GET /me': everyone,
  'GET /me/desk': signedIn,
  'GET /me/inbox': signedIn,
  'GET /me/inbox/stream': signedIn,
  'POST /me/inbox/read': signedIn,
  'GET /me/notice-settings': signedIn,
  'POST /me/notice-settings': signedIn,
  'GET /channels': ['admin'],
  'GET /metrics': everyone,
  'GET /metrics/stream': everyone,
  'GET /metrics/:slug/:metric/rows': everyone,
  'GET /openapi.json': everyone,
  'GET /access': everyone,
}

// ------------------------------------------------------------------------------------------------ the fixture

const word = '权限样本'

let cms: TestCms
const ids: Record<string, Record<string, number>> = {}
const account = {} as Record<Exclude<Person, 'anonymous'>, TestPerson>
const tokens = new Map<Person, string>()
const fileUrls: Record<string, { id: number; url: string }> = {}
let serial = 0

const create = async (collection: string, data: object, more: object = {}) =>
  (await cms.payload.create({ collection: collection as never, data: data, depth: 0, ...more })) as unknown as { id: number; url: string }

/** The way to each state, with what its transitions ask for. */
const ways: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  proposals: {
    draft: [],
    review: ['submit'],
    returned: ['submit', 'sendBack'],
    declined: ['submit', 'decline'],
    filed: ['submit', 'file'],
    handling: ['submit', 'file', 'assign'],
    answered: ['submit', 'file', 'assign', 'reply'],
    evaluated: ['submit', 'file', 'assign', 'reply', 'evaluate'],
    closed: ['submit', 'file', 'assign', 'reply', 'evaluate', 'close'],
  },
  news: { draft: [], review: ['submit'], published: ['publish'], withdrawn: ['publish', 'withdraw'] },
}
const answersTo = (transition: string): Record<string, unknown> => ({
  ...(transition === 'file' ? { serial: `S${(serial += 1)}`, session: '11-2' } : {}),
  ...(transition === 'assign' ? { leadUnit: ids.organisations!.unit } : {}),
  ...(transition === 'reply' ? { reply: '已办理。', replyClass: 'A' } : {}),
  ...(transition === 'evaluate' ? { rating: 'satisfied' } : {}),
})
const reason = (transition: string) =>
  ['sendBack', 'decline', 'sendBackUnit', 'redo', 'withdraw'].includes(transition) ? '原因' : undefined

/** The rows that are more than their state. */
const proposalRows: Readonly<
  Record<string, { state: string; author?: 'member2'; data?: () => Record<string, unknown>; assign?: () => Record<string, unknown> }>
> = {
  cosigned: { state: 'review', data: () => ({ cosponsors: [account.member2.id] }) },
  filedPrivately: { state: 'filed' },
  filedOpenly: { state: 'filed', data: () => ({ open: true }) },
  handlingPrivately: { state: 'handling' },
  handlingOpenly: { state: 'handling', data: () => ({ open: true }) },
  handledElsewhere: { state: 'handling', assign: () => ({ leadUnit: ids.organisations!.elsewhere }) },
  assistedByUnit: {
    state: 'handling',
    assign: () => ({ leadUnit: ids.organisations!.elsewhere, assistUnits: [ids.organisations!.unit] }),
  },
  closedOpenly: { state: 'closed', data: () => ({ open: true }) },
  byAnother: { state: 'handling', author: 'member2', data: () => ({ open: true }) },
}

async function document(
  slug: string,
  state: string,
  data: Record<string, unknown>,
  { author, assign }: { author?: 'member2' | undefined; assign?: Record<string, unknown> | undefined } = {},
): Promise<number> {
  const way = (ways[slug] ?? ways.news!)[state]!
  return importDocument({
    payload: cms.payload,
    site,
    slug,
    author: account[author ?? (slug === 'proposals' ? 'member' : 'editor')].id,
    createdAt: '2026-11-01T00:00:00Z',
    data,
    steps: way.map((transition, index) => ({
      transition,
      at: `2026-11-0${index + 2}T00:00:00Z`,
      actor: account.office.id,
      data: { ...answersTo(transition), ...(transition === 'assign' ? assign : {}) },
    })),
  })
}

/** Makes one row of the fixture; called again for a copy that may be deleted. */
const makers: Readonly<Record<string, (row: string) => Promise<number>>> = {
  proposals: (row) => {
    const { state = row, author, data, assign } = proposalRows[row] ?? {}
    return document('proposals', state, { ...proposalData(), ...data?.() }, { author, assign: assign?.() })
  },
  news: (row) => document('news', row, newsData()),
  announcements: (row) => document('announcements', row, announcementData()),
  columns: async () => (await create('columns', columnData())).id,
  artworks: async () => (await create('artworks', { ...artworkData(), images: [ids.media!.picture] })).id,
  // Without a password, which would take long to hash.
  users: async (row) =>
    (
      (await cms.payload.db.create({
        collection: 'users',
        data: { email: `copy${(serial += 1)}@songyang.example`, name: row, roles: rolesOf(row as Person) },
      })) as { id: number }
    ).id,
  organisations: async (row) => (await create('organisations', { title: row, kind: 'unit' })).id,
  media: async () =>
    (
      await create(
        'media',
        { alt: word },
        { file: { name: `p${(serial += 1)}.png`, data: picture, mimetype: 'image/png', size: picture.length } },
      )
    ).id,
  attachments: async () => (await upload('loose')).id,
  'calendar-years': async () => (await create('calendar-years', { year: anotherYear(), source: word })).id,
}
const proposalData = () => ({ title: `${word}提案`, category: 'society', situation: '情况。', advice: '建议。' })
const newsData = () => ({ title: `${word}新闻`, column: ids.columns!.column, publishedOn: '2026-11-01T00:00:00Z', body: richText('正文') })
const announcementData = () => ({ title: `${word}公告`, publishedOn: '2026-11-01T00:00:00Z', body: richText('正文') })
let lastYear = 2030
const anotherYear = () => (lastYear += 1)
const columnData = () => ({ title: word, slug: `c${(serial += 1)}` })
const artworkData = () => ({ title: word, artist: '作者', script: 'seal' })

/** What a person would send to make a new row. */
const newRow: Readonly<Record<string, () => Promise<object>>> = {
  proposals: async () => proposalData(),
  news: async () => newsData(),
  announcements: async () => announcementData(),
  columns: async () => columnData(),
  artworks: async () => ({ ...artworkData(), images: [ids.media!.picture] }),
  users: async () => ({
    email: `new${(serial += 1)}@songyang.example`,
    password: testPassword,
    name: '新人',
    roles: ['admin'],
  }),
  organisations: async () => ({ title: '新组织', kind: 'unit' }),
  'calendar-years': async () => ({ year: anotherYear() }),
  media: async () => form({ alt: '新图' }, picture, 'image/png', 'new.png'),
  attachments: async () => form({}, Buffer.from('新附件'), 'text/plain', 'new.txt'),
}
/** A change that changes nothing, so that every row stays what it is. */
const sameAgain: Readonly<Record<string, () => object>> = {
  proposals: () => ({ title: proposalData().title }),
  news: () => ({ title: newsData().title }),
  announcements: () => ({ title: announcementData().title }),
  columns: () => ({ title: word }),
  artworks: () => ({ title: word }),
  users: () => ({ sector: '特邀界' }),
  organisations: () => ({ order: 1 }),
  'calendar-years': () => ({ source: word }),
  media: () => ({ caption: '说明' }),
  attachments: () => ({ filename: 'other.txt' }),
}

const phoneOf = (person: Person) => `139000000${10 + people.indexOf(person)}`

let picture: Buffer
function form(fields: object, data: Buffer, type: string, name: string): FormData {
  const body = new FormData()
  body.set('_payload', JSON.stringify(fields))
  body.set('file', new File([new Uint8Array(data)], name, { type }))
  return body
}
async function upload(name: string): Promise<{ id: number; url: string }> {
  const data = Buffer.from(`附件 ${name}`)
  return create(
    'attachments',
    {},
    {
      file: { name: `${name}${(serial += 1)}.txt`, data, mimetype: 'text/plain', size: data.length },
      user: account.member,
      overrideAccess: false,
      req: await cms.request(account.member),
    },
  )
}

const rolesOf = (person: Person) =>
  person === 'switched-off'
    ? (['member', 'staff', 'proposal-office', 'editor', 'publisher', 'admin'] as const)
    : samplePeople.find(({ key }) => key === person)!.roles

beforeAll(async () => {
  cms = await bootCms(inject('postgresUrl'))
  picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a33' } })
    .png()
    .toBuffer()
  // The years it ships with, which would be rows that no table names.
  await cms.payload.delete({ collection: 'calendar-years' as never, where: { year: { exists: true } } })
  ids.organisations = { unit: await makers.organisations!('unit'), elsewhere: await makers.organisations!('elsewhere') }
  ids.users = {}
  for (const one of accounts) {
    account[one] = await cms.person(one, rolesOf(one), one === 'unit' ? ids.organisations.unit : undefined)
    await cms.payload.update({ collection: 'users' as never, id: account[one].id, data: { phone: phoneOf(one) } })
    ids.users[one] = account[one].id
    tokens.set(one, await cms.signIn(account[one].email))
  }
  await cms.payload.update({ collection: 'users' as never, id: account['switched-off'].id, data: { disabled: true } })
  for (const [slug, rights] of Object.entries({ columns: declared.columns!, media: own.media!, ...declared, ...own })) {
    if (ids[slug]) continue
    ids[slug] = {}
    for (const row of Object.keys(rights.read)) ids[slug][row] = await makers[slug]!(row)
  }
  fileUrls.loose = (await cms.payload.findByID({ collection: 'attachments' as never, id: ids.attachments!.loose! })) as never
  const attach = async (name: string, slug: string, row: string) => {
    fileUrls[name] = await upload(name)
    await cms.payload.db.updateOne({
      collection: 'attachments',
      id: fileUrls[name].id,
      data: { ownerType: slug, ownerId: ids[slug]![row] },
    })
  }
  await attach('ofDraft', 'proposals', 'draft')
  await attach('ofFiledPrivately', 'proposals', 'filedPrivately')
  await attach('ofHandlingOpenly', 'proposals', 'handlingOpenly')
  await attach('ofDraftAnnouncement', 'announcements', 'draft')
  await attach('ofPublishedAnnouncement', 'announcements', 'published')
  await buildSearch({ payload: cms.payload, site, anew: true })
})
afterAll(() => cms.close())

interface Answer<T> {
  readonly status: number
  readonly body: T
}
/** One request, through the handlers that the CMS process answers with. */
async function send<T = Record<string, unknown>>(
  who: Person,
  method: string,
  path: string,
  body?: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer<T>> {
  const token = tokens.get(who)
  const answer = await cms.call(path, {
    method,
    headers: {
      ...(token ? { authorization: `JWT ${token}` } : {}),
      ...(body && !(body instanceof FormData) ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    ...(body ? { body: body instanceof FormData ? body : JSON.stringify(body) } : {}),
  })
  const text = await answer.text()
  return { status: answer.status, body: (answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text) as T }
}

/** Asks for everybody at once; gives back those whom the question is answered with yes. */
async function who(asks: (person: Person) => Promise<boolean>): Promise<Person[]> {
  const answers: Person[] = []
  for (const person of people) if (await asks(person)) answers.push(person)
  return answers
}
/** Row → who, in the order of `people`, so that two tables compare. */
const inOrder = (table: Readonly<Record<string, Persons>>) =>
  Object.fromEntries(Object.entries(table).map(([row, some]) => [row, people.filter((one) => some.includes(one))]))
const allRows = (slug: string, table: Readonly<Record<string, Persons>>) =>
  inOrder({ ...Object.fromEntries(Object.keys(ids[slug]!).map((row) => [row, nobody])), ...table })

type Docs = { docs: readonly { id: number }[]; totalDocs?: number }
/** Who sees which row through a door that gives a list of ids. */
async function seenThrough(slug: string, list: (person: Person) => Promise<readonly number[]>): Promise<Record<string, Person[]>> {
  const seen: Record<string, Person[]> = Object.fromEntries(Object.keys(ids[slug]!).map((row) => [row, []]))
  for (const person of people) {
    const found = await list(person)
    for (const [row, id] of Object.entries(ids[slug]!)) if (found.includes(id)) seen[row]!.push(person)
    const strangers = found.filter((id) => !Object.values(ids[slug]!).includes(id))
    if (strangers.length > 0) throw new Error(`${person} sees unknown rows of ${slug}: ${strangers.join()}`)
  }
  return seen
}
const idsOf = ({ status, body }: Answer<Docs>) => (status === 200 ? body.docs.map((doc) => doc.id) : [])

// ------------------------------------------------------------------------------------------------ the tests

const all = { ...declared, ...own }
const cases = Object.entries(all).map(([slug, rights]) => ({ slug, rights }))
const declaredCases = Object.entries(declared).map(([slug, rights]) => ({ slug, rights }))

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
      await seenThrough(slug, async (person) => idsOf(await send<Docs>(person, 'POST', `/api/${slug}?${everything}`, {}, override))),
    ).toEqual(expected)
    expect(
      await seenThrough(slug, async (person) => {
        const found: number[] = []
        for (const id of Object.values(ids[slug]!))
          if ((await send(person, 'GET', `/api/${slug}/${id}?depth=0`)).status === 200) found.push(id)
        return found
      }),
    ).toEqual(expected)
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
          const { body } = await send<MetricRowsAnswer>(person, 'GET', `/api/metrics/${slug}/${name}/rows?limit=100`)
          const { body: figures } = await send<MetricsAnswer>(person, 'GET', '/api/metrics')
          const figure = figures.metrics.find((one) => one.type === slug && one.metric === name)!
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
})

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

  test.each(declaredCases.filter(({ rights }) => rights.fire))('$slug: who may fire what', async ({ slug, rights }) => {
    const { transitions } = site.type(slug)!.surface.flow!
    const fired: Record<string, Person[]> = {}
    const offered: Record<string, Person[]> = {}
    for (const [name, { from }] of Object.entries(transitions)) {
      const data = {
        proposals: () => ({ ...proposalData(), cosponsors: [account.member2.id] }),
        news: newsData,
        announcements: announcementData,
      }[slug]!
      const state = [from].flat()[0]!
      let id = await document(slug, state, data())
      const used = [id]
      offered[name] = await who(async (person) => {
        const { status, body } = await send<ViewAnswer>(person, 'GET', `/api/${slug}/${id}/view`)
        return status === 200 && body.can.some((offer) => offer.transition === name)
      })
      fired[name] = await who(async (person) => {
        const answers = name === 'submit' ? {} : answersTo(name)
        const { status } = await send(person, 'POST', `/api/${slug}/${id}/fire`, { transition: name, data: answers, reason: reason(name) })
        if (status !== 200) return false
        used.push((id = await document(slug, state, data())))
        return true
      })
      for (const one of used) await cms.payload.delete({ collection: slug as never, id: one })
    }
    expect(fired).toEqual(inOrder(rights.fire!))
    expect(offered).toEqual(inOrder(rights.fire!))
  })
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

    // What became of a unit later does not stop the work on a document that names it.
    await cms.payload.update({ collection: 'organisations' as never, id: unit!, data: { kind: 'office' } })
    const reply = { transition: 'reply', data: answersTo('reply') }
    expect((await send('unit', 'POST', `/api/proposals/${id}/fire`, reply)).status).toBe(200)
    await cms.payload.update({ collection: 'organisations' as never, id: unit!, data: { kind: 'unit' } })
    await cms.payload.delete({ collection: 'proposals' as never, id })
  })
})

describe('files', () => {
  test('each is fetched by those who may read its document, and by nobody else', async () => {
    const fetched: Record<string, Person[]> = {}
    const described: Record<string, Person[]> = {}
    for (const [name, { id, url }] of Object.entries(fileUrls)) {
      fetched[name] = await who(async (person) => (await send(person, 'GET', url)).status === 200)
      described[name] = await who(async (person) => (await send(person, 'GET', `/api/attachments/${id}`)).status === 200)
    }
    expect(fetched).toEqual(inOrder(files))
    expect(described).toEqual(inOrder(files))
  })
})

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
      expect({
        [route]: await who(
          async (person) => (await send(person, method, `/api${path}`, method === 'POST' ? body : undefined)).status === 200,
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

describe('what is hidden stays hidden', () => {
  const slugs = Object.keys(all)
  /** Whatever of an account is its own business. */
  const secretsOf = (person: Exclude<Person, 'anonymous'>) => [account[person].email, phoneOf(person)]

  test('no answer carries another person’s e-mail or telephone, however deep it looks', async () => {
    const paths = slugs.flatMap((slug) => [
      `/api/${slug}?depth=10&limit=1000&showHiddenFields=true`,
      `/api/${slug}?depth=2&limit=1000&populate[users][email]=true&populate[users][phone]=true&populate[users][hash]=true`,
      `/api/${slug}?depth=2&limit=1000&select[author]=true&select[email]=true&select[phone]=true&select[hash]=true&select[salt]=true`,
      ...(all[slug]!.versions ? [`/api/${slug}/versions?depth=10&limit=1000`] : []),
      ...(slug in declared ? [`/api/${slug}/list?limit=100`] : []),
      ...Object.values(ids[slug]!).map((id) => (slug in declared ? `/api/${slug}/${id}/view` : `/api/${slug}/${id}?depth=10`)),
    ])
    for (const person of people) {
      const foreign = person === 'admin' ? [] : accounts.filter((one) => one !== person).flatMap(secretsOf)
      for (const path of [...paths, '/api/options/users', '/api/users/me', '/api/me/desk', '/api/metrics/proposals/byState/rows']) {
        const text = JSON.stringify((await send(person, 'GET', path)).body)
        for (const secret of foreign) expect(text.includes(secret), `${person} reads ${secret} at ${path}`).toBe(false)
        expect(text, `${person} at ${path}`).not.toMatch(/"(hash|salt|resetPasswordToken|loginAttempts|lockUntil)":/)
      }
    }
  })

  test('nor can it be guessed: no query looks through a relation, and nobody finds other accounts', async () => {
    const phone = phoneOf('member2')
    const queries = [
      `where[author.phone][equals]=${phone}`,
      `where[author__email][like]=member`,
      'where[author.hash][like]=a',
      'where[author.sessions.id][exists]=true',
      `where[and][0][or][0][author.phone][equals]=${phone}`,
      `where[version.author.phone][equals]=${phone}`,
      'where[author][contains][phone][like]=139',
      'sort=author.phone',
      'sort=-author.salt',
      'sort=title,author.hash',
    ]
    const doors = [
      ['GET', '/api/news'],
      ['GET', '/api/news/count'],
      ['GET', '/api/news/versions'],
      ['GET', '/api/proposals'],
      ['PATCH', '/api/news'],
      ['DELETE', '/api/news'],
    ] as const
    for (const person of people)
      for (const [method, door] of doors)
        for (const query of queries) {
          // Counting knows no order.
          if (door.endsWith('/count') && query.startsWith('sort')) continue
          const { status } = await send(person, method, `${door}?${query}`, method === 'PATCH' ? { title: 'x' } : undefined)
          expect(status, `${person}: ${method} ${door}?${query}`).toBe(400)
        }
    for (const query of [
      `where[cosponsors][contains][phone][like]=139`,
      `where[cosponsors.phone][equals]=${phone}`,
      'sort=cosponsors.phone',
    ])
      expect(await who(async (person) => (await send(person, 'GET', `/api/proposals?${query}`)).status !== 400), query).toEqual([])

    for (const query of [`where[phone][equals]=${phone}`, `where[email][equals]=${account.member2.email}`])
      expect(
        await who(async (person) => idsOf(await send<Docs>(person, 'GET', `/api/users?${query}`)).includes(account.member2.id)),
        query,
      ).toEqual(['member2', 'admin'])
    // What is hidden answers nobody, the administrator neither.
    for (const query of ['where[hash][exists]=true', 'where[salt][like]=a', 'where[loginAttempts][equals]=0', 'sort=hash'])
      expect(await who(async (person) => (await send(person, 'GET', `/api/users?${query}`)).status === 200), query).toEqual([])
  })

  test('people keep to their own fields: nobody makes themselves more than they are', async () => {
    for (const person of signedIn.filter((one) => one !== 'admin')) {
      const before = await cms.payload.findByID({ collection: 'users' as never, id: account[person].id, depth: 0 })
      await send(person, 'PATCH', `/api/users/${account[person].id}`, {
        roles: ['admin'],
        unit: ids.organisations!.elsewhere,
        name: '院长',
        disabled: true,
        hash: 'x',
        salt: 'x',
        resetPasswordToken: 'x',
        sessions: [],
      })
      const after = await cms.payload.findByID({ collection: 'users' as never, id: account[person].id, depth: 0 })
      expect({ ...after, updatedAt: 0 }).toEqual({ ...before, updatedAt: 0 })
    }
  })
})

describe('doors of accounts and uploads that are closed', () => {
  test('no password by mail, no first administrator from outside, no unlocking but by the administrator', async () => {
    for (const path of ['forgot-password', 'reset-password', 'verify/x', 'first-register'])
      expect(
        await who(
          async (person) =>
            (await send(person, 'POST', `/api/users/${path}`, { email: account.admin.email, password: 'x', token: 'x' })).status !== 404,
        ),
      ).toEqual([])
    expect(
      await who(async (person) => (await send(person, 'POST', '/api/users/unlock', { email: account.member.email })).status === 200),
    ).toEqual(['admin'])
  })
  test('an account that is switched off cannot sign in, and is signed out at once', async () => {
    const { status } = await send('anonymous', 'POST', '/api/users/login', {
      email: account['switched-off'].email,
      password: testPassword,
    })
    expect(status).toBe(401)
    expect((await send<{ user: unknown }>('switched-off', 'GET', '/api/users/me')).body.user).toBeNull()
    expect((await send('switched-off', 'POST', '/api/users/refresh-token', {})).status).not.toBe(200)
  })
  test('the server fetches no file for anybody, and hands out nobody else’s', async () => {
    const stolen = (await cms.payload.findByID({ collection: 'attachments' as never, id: fileUrls.ofDraft!.id })) as unknown as {
      filename: string
    }
    for (const person of people)
      for (const slug of ['attachments', 'media']) {
        for (const url of ['/anything', 'http://localhost:3000/anything', 'http://169.254.169.254/'])
          expect(
            (
              await send(person, 'POST', `/api/${slug}?uploadEdits[widthInPixels]=10&uploadEdits[heightInPixels]=10`, {
                alt: 'x',
                filename: stolen.filename,
                url,
              })
            ).status,
          ).toBeGreaterThanOrEqual(400)
        expect((await send(person, 'GET', `/api/${slug}/paste-url?src=http://localhost:3000/`)).status).toBeGreaterThanOrEqual(400)
      }
  })
  test('a batch carries no stream and no file', async () => {
    for (const path of ['/api/metrics/stream', fileUrls.ofHandlingOpenly!.url.replace(/\.txt$/, '')])
      expect((await send('anonymous', 'GET', `/api/batch?get=${path}`)).status).toBe(400)
  })
})
