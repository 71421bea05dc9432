import { spawn } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readLock, takeLock } from './bootstrap/lock.mjs'
import { isAtLeast } from './bootstrap/node-binary.mjs'
import { isInstalled } from './bootstrap/install.mjs'
import { processMark } from './bootstrap/process-mark.mjs'
import { requireSpace } from './disk-space.ts'
import { readEnvironment, withOwnSecrets } from './environment.ts'
import { root } from './paths.ts'
import { freePort } from './ports.ts'
import { startPostgres } from './postgres.ts'

let folder = ''
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'yz-start-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the lock of a folder', () => {
  test('lets one in and names it to the other', () => {
    const file = join(folder, 'run', 'start.lock')
    expect(takeLock(file)).toBeNull()
    expect(takeLock(file, process.ppid)).toEqual({ pid: process.pid, mark: processMark(process.pid) })
  })

  test('is taken over from a process that died', async () => {
    const file = join(folder, 'start.lock')
    const dead = spawn('sleep', ['60'])
    takeLock(file, dead.pid)
    dead.kill('SIGKILL')
    await new Promise((resolve) => dead.on('close', resolve))
    expect(takeLock(file)).toBeNull()
    expect(readLock(file)?.pid).toBe(process.pid)
  })

  test('is taken over where its writing was cut off', () => {
    const file = join(folder, 'start.lock')
    writeFileSync(file, '{"pid"')
    expect(takeLock(file)).toBeNull()
  })
})

describe('an install', () => {
  const lock = (packages: object) => JSON.stringify({ lockfileVersion: 3, packages })
  const wanted = {
    '': {},
    kit: { name: '@yizheng/kit' },
    'node_modules/next': { version: '16.4.6' },
    'node_modules/swc-win32': { version: '1.0.0', optional: true },
    'node_modules/@yizheng/kit': { resolved: 'kit', link: true },
  }
  const present = { 'node_modules/next': { version: '16.4.6' }, 'node_modules/@yizheng/kit': { resolved: 'kit', link: true } }
  beforeEach(() => {
    mkdirSync(join(folder, 'node_modules'))
    writeFileSync(join(folder, 'package-lock.json'), lock(wanted))
  })
  const note = (packages: object) => writeFileSync(join(folder, 'node_modules/.package-lock.json'), lock(packages))

  test('is whole when all is there but what is for other platforms', () => {
    note(present)
    expect(isInstalled(folder)).toBe(true)
  })
  test('is not when it was cut off', () => expect(isInstalled(folder)).toBe(false))
  test('is not when the lock file asks for another version', () => {
    note({ ...present, 'node_modules/next': { version: '16.4.5' } })
    expect(isInstalled(folder)).toBe(false)
  })
  test('is not when a new workspace is not linked', () => {
    note({ 'node_modules/next': { version: '16.4.6' } })
    expect(isInstalled(folder)).toBe(false)
  })
})

describe('the environment', () => {
  test('wins over .env', () => {
    writeFileSync(join(folder, '.env'), 'PORT=4000\nPUBLIC_URL="https://zx.example.gov.cn"\n')
    expect(readEnvironment(folder, { NODE_ENV: 'test', PORT: '5000' })).toMatchObject({
      PORT: '5000',
      PUBLIC_URL: 'https://zx.example.gov.cn',
    })
  })

  test('gets secrets of its own once, for our eyes only, where none are set', () => {
    const file = join(folder, 'var', 'secrets.json')
    const first = withOwnSecrets({ NODE_ENV: 'test', PAYLOAD_SECRET: '' }, file)
    expect(first.PAYLOAD_SECRET).toMatch(/^[0-9a-f]{64}$/)
    expect(first.PAYLOAD_SECRET).not.toBe(first.YZ_INTERNAL_KEY)
    expect(withOwnSecrets({ NODE_ENV: 'test' }, file).PAYLOAD_SECRET).toBe(first.PAYLOAD_SECRET)
    expect(withOwnSecrets({ NODE_ENV: 'test', PAYLOAD_SECRET: 'given' }, file).PAYLOAD_SECRET).toBe('given')
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })
})

test('a disk with less room than needed is refused, with what is left', () => {
  expect(() => requireSpace(folder, 1_000_000_000)).toThrow(/Not enough disk space: \d+ MB are left/)
  expect(() => requireSpace(folder, 1)).not.toThrow()
})

test('Node versions are compared by number', () => {
  expect(isAtLeast('v22.9.0', [22, 12])).toBe(false)
  expect(isAtLeast('v22.12.0', [22, 12])).toBe(true)
  expect(isAtLeast('v26.0.0', [22, 12])).toBe(true)
})

describe('npm start refuses in one sentence with a remedy', { timeout: 60_000 }, () => {
  let project = ''
  // The scripts in a folder of their own, so that a trial touches no running system.
  beforeEach(() => {
    project = join(folder, 'project')
    for (const part of [
      'scripts',
      'kit/src/cms/settings.ts',
      'kit/src/cms/start-refusal.ts',
      'cms/src/sample-logins.ts',
      'integrations/saml/src/development-entity-id.ts',
      'integrations/saml/src/idp/people.ts',
      'integrations/saml/src/idp/self-signed.ts',
      'package.json',
      'package-lock.json',
      'yizheng.config.ts',
    ]) {
      cpSync(join(root, part), join(project, part), { recursive: true })
    }
    symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'))
    chmodSync(folder, 0o755)
  })

  async function start(env: Record<string, string> = {}): Promise<string> {
    const ports = {
      PORT: String(await freePort()),
      CMS_PORT: String(await freePort()),
      DASHBOARD_PORT: String(await freePort()),
      IDP_PORT: String(await freePort()),
    }
    const child = spawn('node', ['scripts/start.mjs'], {
      cwd: project,
      env: { PATH: process.env.PATH, ...ports, ...env } as Record<string, string> as NodeJS.ProcessEnv,
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
    expect(code, output).toBe(1)
    expect(existsSync(join(project, 'var/run/start.lock'))).toBe(false)
    return output
  }

  test('production without its settings', async () => {
    const output = await start({
      NODE_ENV: 'production',
      DATABASE_URL: 'postgres://yizheng:change-me@127.0.0.1/yizheng',
      PAYLOAD_SECRET: 'change-me',
    })
    expect(output.match(/^ {4}[A-Z_]+/gm)?.map((line) => line.trim())).toEqual([
      ...['DATABASE_URL', 'PAYLOAD_SECRET', 'YZ_INTERNAL_KEY', 'PUBLIC_URL'],
      ...['DATABASE_URL', 'PAYLOAD_SECRET', 'YZ_INTERNAL_KEY', 'PUBLIC_URL'],
    ])
    expect(existsSync(join(project, 'var/postgres'))).toBe(false)
  })

  test('a port in use', async () => {
    const port = await freePort()
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    expect(await start({ CMS_PORT: String(port) })).toContain(`Port ${port} is taken by process ${process.pid}`)
    server.close()
  })

  test('a database that does not answer', async () => {
    const port = await freePort()
    const output = await start({ DATABASE_URL: `postgres://yizheng:topsecret@127.0.0.1:${port}/yizheng` })
    expect(output).toContain(`The database 127.0.0.1:${port}/yizheng cannot be reached`)
    expect(output).not.toContain('topsecret')
  })

  test('a database of something else, which it leaves as it was', async () => {
    const server = await startPostgres({ folder: join(folder, 'foreign', 'postgres') })
    const client = new pg.Client({ connectionString: server.url })
    await client.connect()
    await client.query('CREATE TABLE wp_posts (id int)')
    expect(await start({ DATABASE_URL: server.url })).toMatch(/holds tables of something else \(public\.wp_posts\) and is left alone/)
    const { rows } = await client.query(`SELECT schema_name FROM information_schema.schemata WHERE schema_name = 'yz'`)
    expect(rows).toEqual([])
    await client.end()
    await server.stop()
  })

  test('a second start in the same folder', async () => {
    const lock = join(project, 'var/run/start.lock')
    takeLock(lock)
    const child = spawn('node', ['scripts/start.mjs'], { cwd: project })
    let output = ''
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    await new Promise((resolve) => child.on('close', resolve))
    expect(output).toContain(`It is already running in this folder (process ${process.pid}). To stop it: npm run stop`)
    expect(readLock(lock)?.pid).toBe(process.pid)
  })
})
