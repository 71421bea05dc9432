import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { processMark } from './bootstrap/process-mark.mjs'
import { clusterFolder, preparePostgres, startPostgres } from './postgres.ts'
import { Problem } from './problem.ts'

const base = mkdtempSync(join(tmpdir(), 'yz-postgres-'))
const folder = join(base, 'postgres')

async function query<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}

const postmaster = () => Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0])

async function untilGone(pid: number) {
  while (processMark(pid) !== null) await new Promise((resolve) => setTimeout(resolve, 20))
}

describe('embedded PostgreSQL', { timeout: 60_000 }, () => {
  let url = ''
  beforeAll(async () => {
    chmodSync(base, 0o755)
    const server = await startPostgres({ folder })
    url = server.url
    await query(url, 'CREATE TABLE kept (text text)')
    await query(url, `INSERT INTO kept VALUES ('提案')`)
    await server.stop()
  }, 60_000)
  afterAll(() => rmSync(base, { recursive: true, force: true }))

  test('keeps its data, its port and its password over a restart', async () => {
    const server = await startPostgres({ folder })
    expect(server.url).toBe(url)
    expect(await query(url, 'SELECT text FROM kept')).toEqual([{ text: '提案' }])
    await server.stop()
  })

  test('is UTF-8 and sees trigrams in Chinese', async () => {
    const server = await startPostgres({ folder })
    await query(url, 'CREATE EXTENSION IF NOT EXISTS pg_trgm')
    expect(
      await query(url, `SELECT current_setting('server_encoding') AS encoding, cardinality(show_trgm('政协提案')) > 0 AS trigrams`),
    ).toEqual([{ encoding: 'UTF8', trigrams: true }])
    await server.stop()
  })

  test('lets nobody in without the password, which only we can read', async () => {
    const server = await startPostgres({ folder })
    await expect(query(url.replace(/:[0-9a-f]{48}@/, ':guess@'), 'SELECT 1')).rejects.toThrow(/password authentication failed/)
    expect(statSync(`${folder}.json`).mode & 0o777).toBe(0o600)
    await server.stop()
  })

  test('stops a server that outlived its supervisor, and starts on the same data', async () => {
    const { service } = await preparePostgres({ folder })
    const orphan = spawn(service.command, service.args, {
      cwd: service.cwd,
      env: service.env,
      ...service.user,
      stdio: 'ignore',
      detached: true,
    })
    while (!(await service.isReady().catch(() => false))) await new Promise((resolve) => setTimeout(resolve, 50))
    const server = await startPostgres({ folder })
    expect(processMark(orphan.pid!)).toBeNull()
    expect(await query(url, 'SELECT text FROM kept')).toEqual([{ text: '提案' }])
    await server.stop()
  })

  test('recovers what was committed when the server itself was killed', async () => {
    const first = await startPostgres({ folder })
    await query(url, `INSERT INTO kept VALUES ('committed')`)
    const pid = postmaster()
    process.kill(pid, 'SIGKILL')
    await untilGone(pid)
    await first.stop()
    const second = await startPostgres({ folder })
    expect(await query(url, `SELECT text FROM kept WHERE text = 'committed'`)).toHaveLength(1)
    await second.stop()
  })

  test('is restarted by its supervisor when it dies while running', async () => {
    const server = await startPostgres({ folder })
    process.kill(postmaster(), 'SIGKILL')
    const answer = async (): Promise<unknown> =>
      query(url, 'SELECT 1 AS one').catch(() => new Promise((resolve) => setTimeout(resolve, 100)).then(answer))
    expect(await answer()).toEqual([{ one: 1 }])
    await server.stop()
  })

  test('is not misled by a pid file whose number belongs to another program now', async () => {
    const stranger = spawn('sleep', ['60'])
    const file = join(folder, 'postmaster.pid')
    writeFileSync(file, `${stranger.pid}\n${folder}\n1\n5432\n\n127.0.0.1\n`)
    const server = await startPostgres({ folder })
    expect(processMark(stranger.pid!)).not.toBeNull()
    await server.stop()
    stranger.kill()
  })

  test('does not take a half-made cluster for a real one', async () => {
    const halfway = join(base, 'halfway')
    mkdirSync(`${halfway}.new`)
    writeFileSync(join(`${halfway}.new`, 'PG_VERSION'), '18\n')
    const server = await startPostgres({ folder: halfway })
    expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await server.stop()
  })

  test('makes no database among other files', async () => {
    const other = join(base, 'other')
    mkdirSync(other)
    writeFileSync(join(other, 'thesis.docx'), 'mine')
    await expect(preparePostgres({ folder: other })).rejects.toThrow(Problem)
    expect(readFileSync(join(other, 'thesis.docx'), 'utf8')).toBe('mine')
  })

  test.runIf(process.getuid?.() === 0)('says what to do where the server’s user may not enter', async () => {
    const closed = join(base, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    await expect(preparePostgres({ folder: join(closed, 'postgres') })).rejects.toThrow(/YZ_POSTGRES_DIR/)
  })

  test('lies in the data folder', () => {
    expect(clusterFolder({ dataDir: join(base, 'open') })).toBe(join(base, 'open', 'postgres'))
    expect(clusterFolder({ dataDir: join(base, 'open'), wanted: '/srv/db' })).toBe('/srv/db')
  })

  test.runIf(process.getuid?.() === 0)('lies elsewhere where the server’s user may not enter, each project’s in its own place', () => {
    const [one, other] = ['closed one', 'closed two'].map((name) => {
      mkdirSync(join(base, name), { mode: 0o700 })
      return join(base, name)
    })
    expect(clusterFolder({ dataDir: one! })).toMatch(/^\/var\/lib\/yizheng\/\w+\/postgres$/)
    expect(clusterFolder({ dataDir: one! })).toBe(clusterFolder({ dataDir: one! }))
    expect(clusterFolder({ dataDir: other! })).not.toBe(clusterFolder({ dataDir: one! }))
  })
})
