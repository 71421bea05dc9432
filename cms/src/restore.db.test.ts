import { adoptCluster, readEvents, runSql, save, sql } from '@yizheng/kit/cms'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import site from '../../yizheng.config.ts'
import { bootCms, type TestCms } from './testing/boot-cms.ts'

/**
 * A dump restored into another PostgreSQL cluster. What makes it another one is that its transaction numbers lie below
 * those in the dump; here the numbers in the tables are raised instead, which leaves the same rows.
 */
let cms: TestCms
let member: object
const query = <T>(text: ReturnType<typeof sql>) => runSql<T>({ payload: cms.payload, query: text })

beforeAll(async () => {
  cms = await bootCms(inject('postgresUrl'))
  member = await cms.person('委员', ['member'])
})
afterAll(() => cms.close())

const propose = async (title: string) =>
  (await save({ site, slug: 'proposals', req: await cms.request(member), body: { data: { title } } })).id
const followed = async (after: string) => (await readEvents({ payload: cms.payload, after })).events
const asPortal = async (after: string) => {
  const gone = new AbortController()
  const { status } = await cms.call(`/api/events?after=${after}`, {
    headers: { 'x-yz-key': process.env.YZ_INTERNAL_KEY! },
    signal: gone.signal,
  })
  gone.abort()
  return status
}
const raise = (column: string) => sql.raw(`${column} = ((${column}::text)::bigint + 1000000000)::text::xid8`)

test('nothing is done to a database that stayed where it is', async () => {
  await propose('一')
  const before = await followed('0.0')
  expect(await adoptCluster(cms.payload)).toBe(false)
  expect(await followed('0.0')).toEqual(before)
})

test('after a restore every reader goes on where it stood, new events come last, and portals start afresh', async () => {
  for (const title of ['二', '三', '四']) await propose(title)
  const [first, second] = (await followed('0.0')).filter((event) => event.type === 'proposals')
  // A number drawn early that committed late: the order of the stream is not that of the sequence.
  await query(
    sql`UPDATE yz.events SET seq = 900 WHERE (xid, seq) = (${second!.cursor.split('.')[0]}::xid8, ${second!.cursor.split('.')[1]}::bigint)`,
  )
  await query(sql`SELECT setval('yz.events_seq_seq', 1000)`)
  const order = (await followed('0.0')).map((event) => `${event.type} ${event.doc}`)
  const [xid] = second!.cursor.split('.')
  const portal = `${xid}.900`
  await query(sql`INSERT INTO yz.subscriptions (name, xid, seq) VALUES ('reader', ${xid}::xid8, 900), ('new', '0', 0)`)
  await query(sql`INSERT INTO yz.failures (subscriber, xid, seq, error) VALUES ('reader', ${xid}::xid8, 900, '失败')`)
  await query(
    sql`INSERT INTO yz.notices (person, at, type, doc, event, title, event_xid, event_seq) VALUES (1, now(), 'proposals', ${second!.doc}, 'file', '二', ${xid}::xid8, 900)`,
  )
  const waiting = (await followed(portal)).map((event) => event.doc)
  expect(waiting).not.toContain(first!.doc)
  expect(await asPortal(portal)).toBe(200)

  await query(sql`UPDATE yz.events SET ${raise('xid')}`)
  await query(sql`UPDATE yz.subscriptions SET ${raise('xid')} WHERE name = 'reader'`)
  await query(sql`UPDATE yz.failures SET ${raise('xid')}`)
  await query(sql`UPDATE yz.notices SET ${raise('event_xid')}`)
  expect(await followed('0.0'), 'what would happen without the remedy').toEqual([])

  const answers = await Promise.all(Array.from({ length: 4 }, () => adoptCluster(cms.payload)))
  expect(answers.filter(Boolean)).toHaveLength(1)
  expect(await adoptCluster(cms.payload)).toBe(false)
  expect((await followed('0.0')).map((event) => `${event.type} ${event.doc}`)).toEqual(order)
  const cursorOf = async (name: string) =>
    (await query<{ cursor: string }>(sql`SELECT xid::text || '.' || seq AS cursor FROM yz.subscriptions WHERE name = ${name}`))[0]!.cursor
  const reader = await cursorOf('reader')
  expect((await followed(reader)).map((event) => event.doc)).toEqual(waiting)
  expect(await cursorOf('new')).toBe('0.0')
  for (const [table, columns] of [
    ['failures', 'xid, seq'],
    ['notices', 'event_xid, event_seq'],
  ] as const)
    expect(
      await query(sql.raw(`SELECT e.doc FROM yz.${table} t JOIN yz.events e ON (e.xid, e.seq) = (${columns.replace(/(\w+)/g, 't.$1')})`)),
      table,
    ).toEqual([{ doc: second!.doc }])
  expect(await asPortal(portal), 'the portal drops its cache').toBe(410)

  const last = await propose('五')
  expect((await followed(reader)).map((event) => event.doc)).toEqual([...waiting, last])
})
