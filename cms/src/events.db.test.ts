import { appendEvent, followEvents, inTransaction, latestCursor, readEvents, runSql, sql } from '@yizheng/kit/cms'
import type { SiteEvent } from '@yizheng/kit/protocol'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { bootCms, type TestCms } from './testing/boot-cms.ts'

let cms: TestCms
beforeAll(async () => {
  cms = await bootCms(inject('postgresUrl'))
})
afterAll(() => cms.close())
beforeEach(() => runSql({ payload: cms.payload, query: sql`TRUNCATE yz.events RESTART IDENTITY` }))

async function append(doc: number): Promise<void> {
  const req = await cms.request()
  await inTransaction(req, () => appendEvent({ payload: cms.payload, req, event: { kind: 'updated', type: 'news', doc } }))
}
const docsOf = (events: readonly SiteEvent[]) => events.map((event) => event.doc)

/** A transaction of its own, committed when told. */
async function slowWriter() {
  const client = new pg.Client({ connectionString: cms.databaseUrl })
  await client.connect()
  await client.query('BEGIN')
  return {
    append: (doc: number) => client.query(`INSERT INTO yz.events (kind, type, doc) VALUES ('updated', 'news', $1)`, [doc]),
    end: async (how: 'COMMIT' | 'ROLLBACK') => {
      await client.query(how)
      await client.end()
    },
  }
}

/** Follows from a cursor and collects; `until` resolves once so many events are there. */
function follower(from: string, onEvents: (events: readonly SiteEvent[]) => Promise<void> | void = () => undefined) {
  const stop = new AbortController()
  const heard: SiteEvent[] = []
  const running = followEvents({
    payload: cms.payload,
    from,
    signal: stop.signal,
    onEvents: async (events) => {
      await onEvents(events)
      heard.push(...events)
    },
  })
  return {
    heard,
    until: (count: number) => expect.poll(() => heard.length, { timeout: 10_000, interval: 10 }).toBeGreaterThanOrEqual(count),
    async stop() {
      stop.abort()
      await running
    },
  }
}

describe('the event stream', () => {
  test('does not skip an event whose transaction commits after a later one', async () => {
    const slow = await slowWriter()
    await slow.append(1)
    await append(2)
    const early = await readEvents({ payload: cms.payload, after: '0.0' })
    expect(early).toEqual({ events: [], hidden: true })
    await slow.end('COMMIT')
    expect(docsOf((await readEvents({ payload: cms.payload, after: '0.0' })).events)).toEqual([1, 2])
  })

  test('goes on when the slow transaction is rolled back, though nobody announces that', async () => {
    const one = follower(await latestCursor({ payload: cms.payload }))
    const slow = await slowWriter()
    await slow.append(1)
    await append(2)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(one.heard).toEqual([])
    await slow.end('ROLLBACK')
    const began = Date.now()
    await one.until(1)
    expect(Date.now() - began).toBeLessThan(1000)
    await one.stop()
    expect(docsOf(one.heard)).toEqual([2])
  })

  test('is taken up again from any cursor', async () => {
    for (let doc = 1; doc <= 5; doc += 1) await append(doc)
    const { events } = await readEvents({ payload: cms.payload, after: '0.0', limit: 2 })
    expect(docsOf(events)).toEqual([1, 2])
    expect(docsOf((await readEvents({ payload: cms.payload, after: events[1]!.cursor })).events)).toEqual([3, 4, 5])
    expect(await latestCursor({ payload: cms.payload })).toBe((await readEvents({ payload: cms.payload, after: '0.0' })).events[4]!.cursor)
  })

  test('delivers every committed event exactly once and in one order to every follower, whatever the writers do', async () => {
    const writer = fc.array(
      fc.record({ events: fc.integer({ min: 1, max: 3 }), pause: fc.integer({ min: 0, max: 15 }), commit: fc.boolean() }),
      { minLength: 1, maxLength: 5 },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(writer, { minLength: 2, maxLength: 8 }), async (writers) => {
        const from = await latestCursor({ payload: cms.payload })
        const quick = follower(from)
        const sluggish = follower(from, () => new Promise((resolve) => setTimeout(resolve, 5)))
        const committed = new Set<number>()
        let next = 0
        await Promise.all(
          writers.map(async (steps) => {
            for (const step of steps) {
              const transaction = await slowWriter()
              const mine: number[] = []
              for (let n = 0; n < step.events; n += 1) {
                mine.push((next += 1))
                await transaction.append(mine.at(-1)!)
                await new Promise((resolve) => setTimeout(resolve, step.pause))
              }
              await transaction.end(step.commit ? 'COMMIT' : 'ROLLBACK')
              if (step.commit) mine.forEach((doc) => committed.add(doc))
            }
          }),
        )
        await Promise.all([quick.until(committed.size), sluggish.until(committed.size)])
        await Promise.all([quick.stop(), sluggish.stop()])
        expect(docsOf(quick.heard).toSorted((a, b) => a - b)).toEqual([...committed].toSorted((a, b) => a - b))
        expect(sluggish.heard).toEqual(quick.heard)
      }),
      { numRuns: 15 },
    )
  })

  test('survives that its listening connection is cut', async () => {
    const one = follower(await latestCursor({ payload: cms.payload }))
    await append(1)
    await one.until(1)
    await runSql({
      payload: cms.payload,
      query: sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN yz_events' AND datname = current_database()`,
    })
    await append(2)
    await one.until(2)
    await one.stop()
    expect(docsOf(one.heard)).toEqual([1, 2])
  })
})

describe('GET /api/events', () => {
  const ask = (path: string, key: string | undefined = process.env.YZ_INTERNAL_KEY, signal?: AbortSignal) =>
    cms.call(`/api${path}`, { headers: key === undefined ? {} : { 'x-yz-key': key }, ...(signal ? { signal } : {}) })

  test('is closed to everybody without the key of this installation', async () => {
    for (const key of ['', 'wrong', `${process.env.YZ_INTERNAL_KEY}x`]) expect((await ask('/events', key)).status).toBe(401)
  })

  test('starts now, says from where, and sends each event with its cursor', async () => {
    await append(1)
    const gone = new AbortController()
    const answer = await ask('/events', undefined, gone.signal)
    expect(answer.headers.get('content-type')).toBe('text/event-stream')
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    const readTo = async (pattern: RegExp) => {
      while (!pattern.test(text)) text += (await reader.read()).value ?? ''
    }
    const from = await latestCursor({ payload: cms.payload })
    await readTo(/data: \{\}\n\n/)
    expect(text).toBe(`event: start\nid: ${from}\ndata: {}\n\n`)
    await append(2)
    await readTo(/"doc":2.*\n\n/)
    expect(text).not.toContain('"doc":1')
    const { cursor } = (await readEvents({ payload: cms.payload, after: from })).events[0]!
    expect(text).toContain(`id: ${cursor}\ndata: {"cursor":"${cursor}"`)
    gone.abort()
    await expect.poll(async () => (await reader.read().catch(() => ({ done: true }))).done).toBe(true)

    const again = await ask(`/events?after=${from}`)
    const resumed = again.body!.pipeThrough(new TextDecoderStream()).getReader()
    let more = ''
    while (!more.includes('"doc":2')) more += (await resumed.read()).value ?? ''
    await resumed.cancel()
  })

  test('answers 410 after a cursor whose events were cleared away, 400 to nonsense', async () => {
    await append(1)
    const cleared = await latestCursor({ payload: cms.payload })
    await append(2)
    await runSql({ payload: cms.payload, query: sql`DELETE FROM yz.events WHERE doc = 1` })
    expect((await ask(`/events?after=${cleared}`)).status).toBe(410)
    expect((await ask('/events?after=0.0')).status).toBe(410)
    expect((await ask('/events?after=nonsense')).status).toBe(400)
  })
})
