import {
  asList,
  relationIds,
  stateAfter,
  roles,
  type AnySurface,
  type Id,
  type Metric,
  type MetricAnswer,
  type MetricRowsAnswer,
  type MetricsAnswer,
  type Role,
} from '@yizheng/kit'
import { forgetAppSwitches, importDocument, runSql, sql, type ImportedStep } from '@yizheng/kit/cms'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import site from '../../yizheng.config.ts'
import { seededRandom } from './sample/random.ts'
import { bootCms, type TestCms } from './testing/boot-cms.ts'

/** Promise 4 for figures: what a reader sees counted is exactly what the reader may list, and the rows behind it add up to it. */
const PROPOSALS = 240
const DAY_MS = 86_400_000
type Doc = Readonly<Record<string, unknown>> & {
  readonly id: Id
  readonly state?: string
  readonly createdAt: string
  readonly dueAt?: string | null
}
interface History {
  readonly doc: Id
  readonly type: string
  readonly transition: string
  readonly from_state: string
  readonly at: Date
  readonly due_at: Date | null
}
interface Reader {
  readonly name: string
  readonly user: { id: Id; collection: 'users'; email?: string } | undefined
  readonly token: string | undefined
}

let cms: TestCms
const readers: Reader[] = []
let history: History[]

beforeAll(async () => {
  cms = await bootCms(inject('postgresUrl'))
  const { payload } = cms
  const create = async (collection: string, data: object) =>
    ((await payload.create({ collection: collection as never, data: data })) as unknown as { id: Id }).id
  const units: Id[] = []
  for (let index = 0; index < 16; index += 1) units.push(await create('organisations', { title: `单位${index + 1}`, kind: 'unit' }))
  const columns: Id[] = []
  for (let index = 0; index < 3; index += 1)
    columns.push(await create('columns', { title: `栏目${index + 1}`, slug: `column-${index + 1}` }))

  const join = async (name: string, role: readonly Role[], unit?: Id) => {
    const user = await cms.person(name, role, unit)
    readers.push({ name, user, token: await cms.signIn(user.email) })
    return user.id
  }
  readers.push({ name: 'nobody', user: undefined, token: undefined })
  const authors = [await join('an author', ['member']), await join('a co-signer', ['member'])]
  await join('an officer of a unit', ['handling-unit'], units[0])
  for (const role of Object.keys(roles) as Role[]) await join(role, [role])

  const random = seededRandom('metrics')
  const one = <T>(of: readonly T[]) => of[Math.floor(random() * of.length)]!
  for (let index = 0; index < PROPOSALS; index += 1) {
    const createdAt = Date.now() - random() * 900 * DAY_MS
    await importDocument({
      payload,
      site,
      slug: 'proposals',
      author: one(authors),
      createdAt: new Date(createdAt),
      // Several co-signers: a row joined with its list must still count once. Drafts may lack their category.
      data: {
        title: `提案${index}`,
        cosponsors: index % 3 === 0 ? authors : [],
        open: random() < 0.7,
        ...(index % 7 === 0 ? {} : { category: one(['economy', 'society', 'culture']) }),
      },
      steps: wander(
        site.type('proposals')!.surface,
        createdAt,
        random,
        { assign: () => ({ leadUnit: random() < 0.3 ? units[0] : one(units), assistUnits: random() < 0.5 ? [one(units)] : [] }) },
        authors[0]!,
        { cosponsors: index % 3 === 0 ? authors : [] },
      ),
    })
  }
  for (let index = 0; index < 30; index += 1) {
    const createdAt = Date.now() - random() * 1200 * DAY_MS
    const data = {
      title: `新闻${index}`,
      column: one(columns),
      ...(index % 5 === 0 ? {} : { publishedOn: new Date(createdAt).toISOString() }),
    }
    await importDocument({
      payload,
      site,
      slug: 'news',
      author: authors[0]!,
      createdAt: new Date(createdAt),
      data,
      steps: wander(site.type('news')!.surface, createdAt, random, {}, authors[0]!),
    })
  }
  history = await runSql<History & Record<string, unknown>>({
    payload,
    query: sql`SELECT doc, type, transition, from_state, at, due_at FROM yz.history`,
  })
}, 180_000)
afterAll(() => cms.close())

/** A walk of some length through the declared graph, redoing and sending back as it comes. */
function wander(
  surface: AnySurface,
  from: number,
  random: () => number,
  data: Record<string, () => object>,
  actor: Id,
  begun: object = {},
): ImportedStep[] {
  const { flow } = surface
  let doc: Record<string, unknown> = { author: actor, ...begun }
  const steps: ImportedStep[] = []
  let state = flow!.initial
  let at = from
  for (let left = Math.floor(random() * 18); left > 0; left -= 1) {
    const ways = Object.entries(flow!.transitions).filter(([, spec]) => asList(spec.from).includes(state))
    if (ways.length === 0) break
    const [transition] = ways[Math.floor(random() * ways.length)]!
    at = Math.min(Date.now() - 1000, at + random() * 130 * DAY_MS)
    const given = (data[transition]?.() ?? {}) as Record<string, unknown>
    steps.push({ transition, at: new Date(at), actor, data: given })
    doc = { ...doc, ...given }
    // With nobody to co-sign or countersign, it goes straight on.
    state = stateAfter(surface, transition, { ...doc, state })
  }
  return steps
}

async function call<T>(path: string, { token }: Reader): Promise<{ status: number; body: T }> {
  const headers = new Headers(token ? { authorization: `JWT ${token}` } : {})
  const answer = await cms.call(`/api${path}`, { headers })
  return { status: answer.status, body: (await answer.json()) as T }
}

async function readable(type: string, { user }: Reader): Promise<Doc[]> {
  const req = await cms.request(user)
  const { docs } = await cms.payload.find({
    collection: type as never,
    overrideAccess: false,
    user: req.user,
    req,
    pagination: false,
    depth: 0,
  })
  return docs as unknown as Doc[]
}

/** Follows every page of a drill-down; `ids` has an entry a line. */
async function drill(metric: MetricAnswer, query: string, reader: Reader): Promise<{ total: number; ids: Id[] }> {
  const ids: Id[] = []
  for (let after = ''; ;) {
    const { body } = await call<MetricRowsAnswer>(
      `/metrics/${metric.type}/${metric.metric}/rows?limit=30${query}${after && `&after=${after}`}`,
      reader,
    )
    ids.push(...body.docs.map((row) => row.id))
    if (body.next === null) return { total: body.total, ids }
    after = body.next
  }
}

const matches = (doc: Doc, filter: object) =>
  Object.entries(filter).every(([field, values]) =>
    typeof values === 'boolean' ? (doc[field] ?? false) === values : (values as string[]).includes(doc[field] as string),
  )
const idsOf = (docs: readonly Doc[]) => docs.map(({ id }) => id).sort((a, b) => a - b)
const sorted = (ids: readonly Id[]) => [...ids].sort((a, b) => a - b)
const inShanghai = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 7)

/** The groups of a count, by plain JavaScript. */
function groupsOf(docs: readonly Doc[], metric: Metric & { count: object; by?: string }, dateField: string): Map<string | null, Doc[]> {
  return Map.groupBy(
    docs.filter((doc) => matches(doc, metric.count)),
    (doc) => {
      if (metric.by === 'month') return doc[dateField] ? inShanghai(doc[dateField] as string) : null
      const value = doc[metric.by!]
      return value === null || value === undefined ? null : String(relationIds(value)[0] ?? value)
    },
  )
}

const at = (when: Date) => new Date(when).getTime()

function daysOf(docs: readonly Doc[], type: string, [from, to]: readonly [string, string]): Map<Id, number> {
  const days = new Map<Id, number>()
  for (const { id } of docs) {
    const steps = history.filter((step) => step.type === type && step.doc === id)
    const end = steps
      .filter((step) => step.transition === to)
      .map((step) => at(step.at))
      .sort((a, b) => b - a)[0]
    const start = steps
      .filter((step) => step.transition === from && end !== undefined && at(step.at) <= end)
      .map((step) => at(step.at))
      .sort((a, b) => b - a)[0]
    if (start !== undefined && end !== undefined) days.set(id, (end - start) / DAY_MS)
  }
  return days
}

function staysOf(docs: readonly Doc[], type: string, state: string): { doc: Id; kept: boolean }[] {
  const mine = new Set(docs.map(({ id }) => id))
  const ended = history
    .filter((step) => step.type === type && step.from_state === state && step.due_at && mine.has(step.doc))
    .map((step) => ({ doc: step.doc, kept: at(step.at) <= at(step.due_at!) }))
  const late = docs
    .filter((doc) => doc.state === state && doc.dueAt && Date.parse(doc.dueAt) < Date.now())
    .map((doc) => ({ doc: doc.id, kept: false }))
  return [...ended, ...late]
}

const names = ['nobody', 'an author', 'a co-signer', 'an officer of a unit', ...Object.keys(roles)]

describe.each(names)('figures for %s', (name) => {
  const reader = () => readers.find((one) => one.name === name)!

  test('equal a count of the rows this reader may list, and the rows behind them are just those', async () => {
    const { body } = await call<MetricsAnswer>('/metrics', reader())
    expect(body.metrics.length).toBeGreaterThan(8)
    for (const answer of body.metrics) {
      const { surface } = site.type(answer.type)!
      const metric = surface.metrics![answer.metric]!
      const what = `${answer.type}.${answer.metric}`
      const docs = await readable(answer.type, reader())
      if ('count' in metric) {
        const counted = docs.filter((doc) => matches(doc, metric.count))
        expect(answer.value, what).toBe(counted.length)
        expect(await drill(answer, '', reader()), what).toEqual({
          total: counted.length,
          ids: expect.toSatisfy((ids: Id[]) => String(sorted(ids)) === String(idsOf(counted))) as Id[],
        })
        if (!metric.by) continue
        const groups = groupsOf(docs, metric, surface.pages?.list?.sort ?? 'createdAt')
        expect(
          answer.points.reduce((sum, point) => sum + point.value, 0),
          what,
        ).toBe(counted.length)
        const own = new Set(answer.points.map(({ key }) => key))
        for (const point of answer.points) {
          const expected =
            point.key === '_none'
              ? (groups.get(null) ?? [])
              : point.key === '_rest'
                ? [...groups].flatMap(([key, group]) => (key !== null && !own.has(key) ? group : []))
                : (groups.get(point.key) ?? [])
          expect(point.value, `${what} ${point.key}`).toBe(expected.length)
          const rows = await drill(answer, `&key=${point.key}`, reader())
          expect(rows.total, `${what} ${point.key}`).toBe(point.value)
          expect(sorted(rows.ids), `${what} ${point.key}`).toEqual(idsOf(expected))
        }
      } else if ('share' in metric) {
        const whole = docs.filter((doc) => matches(doc, metric.of))
        const part = whole.filter((doc) => matches(doc, metric.share))
        expect([answer.part, answer.whole], what).toEqual([part.length, whole.length])
        expect(sorted((await drill(answer, '&part=part', reader())).ids), what).toEqual(idsOf(part))
        expect(sorted((await drill(answer, '&part=whole', reader())).ids), what).toEqual(idsOf(whole))
      } else if ('median' in metric) {
        const days = daysOf(docs, answer.type, metric.median)
        const ordered = [...days.values()].sort((a, b) => a - b)
        const middle = (ordered[Math.floor((ordered.length - 1) / 2)]! + ordered[Math.ceil((ordered.length - 1) / 2)]!) / 2
        if (ordered.length === 0) expect(answer.value, what).toBeNull()
        else expect(answer.value, what).toBeCloseTo(middle, 1)
        const rows = await drill(answer, '', reader())
        expect(rows.total, what).toBe(answer.whole)
        expect(sorted(rows.ids), what).toEqual(sorted([...days.keys()]))
      } else if ('stages' in metric) {
        const year = String(Number(inShanghai(new Date().toISOString()).slice(0, 4)) - (metric.within === 'last-year' ? 1 : 0))
        const dated = docs.filter(({ createdAt }) => !metric.within || inShanghai(createdAt).startsWith(year))
        expect(answer.points.map(({ key }) => key)).toEqual(Object.keys(metric.stages))
        for (const [key, stage] of Object.entries(metric.stages)) {
          const expected = dated.filter((doc) => matches(doc, stage.count))
          expect(answer.points.find((point) => point.key === key)!.value, `${what} ${key}`).toBe(expected.length)
          const rows = await drill(answer, `&key=${key}`, reader())
          expect(rows.total, `${what} ${key}`).toBe(expected.length)
          expect(sorted(rows.ids), `${what} ${key}`).toEqual(idsOf(expected))
        }
      } else if ('answers' in metric) {
        // What is said in rounds is not in these data; see the test of its own.
        expect([answer.part, answer.whole], what).toEqual([0, 0])
      } else {
        const stays = staysOf(docs, answer.type, metric.onTime)
        const kept = stays.filter((stay) => stay.kept)
        expect([answer.part, answer.whole], what).toEqual([kept.length, stays.length])
        expect(sorted((await drill(answer, '&part=whole', reader())).ids), what).toEqual(sorted(stays.map(({ doc }) => doc)))
        expect(sorted((await drill(answer, '&part=part', reader())).ids), what).toEqual(sorted(kept.map(({ doc }) => doc)))
      }
    }
  })
})

test('the data is worth the trouble: readers differ, units are folded, months reach back further than is drawn', async () => {
  const total = async (name: string) =>
    (
      await call<MetricsAnswer>(
        '/metrics',
        readers.find((one) => one.name === name)!,
      )
    ).body.metrics.find(({ metric }) => metric === 'byState')!.value
  expect(new Set([await total('nobody'), await total('an author'), await total('an officer of a unit'), await total('leader')]).size).toBe(
    4,
  )
  const { body } = await call<MetricsAnswer>(
    '/metrics',
    readers.find((one) => one.name === 'leader')!,
  )
  const keys = (metric: string) =>
    body.metrics.find((one) => one.type === 'proposals' && one.metric === metric)!.points.map(({ key }) => key)
  expect(keys('byUnit')).toContain('_rest')
  expect(keys('byMonth')).toContain('_rest')
  expect(keys('byCategory')).toContain('_none')
})

test.each([
  ['/metrics/nothing/total/rows', 404],
  ['/metrics/proposals/nothing/rows', 404],
  ['/metrics/proposals/constructor/rows', 404],
  ['/metrics/proposals/byUnit/rows?key=1%20OR%201=1', 404],
  ['/metrics/proposals/byState/rows?key=toString', 404],
  ['/metrics/proposals/speed/rows?after=nonsense', 400],
  ['/metrics/proposals/closing/rows?part=all', 400],
])('%s is refused with %i', async (path, status) => {
  expect((await call(path, readers[0]!)).status).toBe(status)
})

test('an app that is switched off has no figures and no rows behind them', async () => {
  const switchOff = async (apps: readonly string[]) => {
    await cms.payload.updateGlobal({ slug: 'site' as never, data: { offApps: apps } })
    forgetAppSwitches(cms.payload)
  }
  await switchOff(['proposals'])
  try {
    const { body } = await call<MetricsAnswer>('/metrics', readers[0]!)
    expect(new Set(body.metrics.map(({ app }) => app))).toEqual(new Set(['content', 'calligraphy']))
    expect((await call('/metrics/proposals/total/rows', readers[0]!)).status).toBe(404)
  } finally {
    await switchOff([])
  }
})

test('a dashboard hears of a change once it is committed', async () => {
  const stop = new AbortController()
  const answer = await cms.call('/api/metrics/stream', { signal: stop.signal })
  expect(answer.headers.get('content-type')).toBe('text/event-stream')
  const reading = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
  let heard = ''
  const listening = (async () => {
    while (!heard.includes('"artworks"')) heard += (await reading.read()).value ?? ''
  })()
  // The follower has to stand at the end of the stream before anything happens.
  await new Promise((resolve) => setTimeout(resolve, 500))
  await runSql({ payload: cms.payload, query: sql`INSERT INTO yz.events (kind, type, doc) VALUES ('updated', 'artworks', 1)` })
  await listening
  expect(heard).toContain('data: {"type":"artworks"}')
  stop.abort()
})
