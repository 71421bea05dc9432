import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { processMark } from './bootstrap/process-mark.mjs'
import { Problem } from './problem.ts'
import { noteProcess, stopOrphans } from './run-file.ts'
import { Supervisor, type Service } from './supervisor.ts'

let folder = ''
let said: string[] = []
let supervisor: Supervisor
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yz-supervisor-'))
  said = []
  supervisor = new Supervisor({
    runFolder: join(folder, 'run'),
    logFolder: join(folder, 'log'),
    say: (line) => said.push(line),
    firstPause: 20,
  })
})
afterEach(async () => {
  await supervisor.stop()
  rmSync(folder, { recursive: true, force: true })
})

const diary = () => (existsSync(join(folder, 'diary')) ? readFileSync(join(folder, 'diary'), 'utf8').trim().split('\n') : [])
const pidOf = (name: string) => (JSON.parse(readFileSync(join(folder, 'run', `${name}.json`), 'utf8')) as { pid: number }).pid
async function until(condition: () => boolean): Promise<void> {
  for (let waited = 0; !condition(); waited += 10) {
    if (waited > 10_000) throw new Error('waited in vain')
    await wait(10)
  }
}

/** A service that writes into a diary when it starts and when it is asked to stop. */
function fake(name: string, extra = '', options: Partial<Service> = {}): Service {
  const code = `
    const { appendFileSync } = require('node:fs')
    const note = word => appendFileSync('diary', word + ' ${name}\\n')
    process.on('SIGTERM', () => { note('stops'); setTimeout(() => process.exit(0), 30) })
    note('starts')
    setInterval(() => {}, 1000)
    ${extra}`
  return {
    name,
    command: process.execPath,
    args: ['-e', code],
    cwd: folder,
    env: process.env,
    isReady: () => Promise.resolve(diary().includes(`starts ${name}`)),
    readyWithin: 10_000,
    ...options,
  }
}

describe('the supervisor', { timeout: 30_000 }, () => {
  test('stops the last started first, each before the next', async () => {
    for (const name of ['cms', 'worker', 'portal']) await supervisor.start(fake(name))
    await supervisor.stop()
    expect(diary().slice(3)).toEqual(['stops portal', 'stops worker', 'stops cms'])
    expect(readdirSync(join(folder, 'run'))).toEqual([])
  })

  test('restarts what was killed, and says so', async () => {
    await supervisor.start(fake('cms'))
    const first = pidOf('cms')
    process.kill(first, 'SIGKILL')
    await until(() => said.some((line) => line.includes('is back')))
    expect(pidOf('cms')).not.toBe(first)
    expect(said[0]).toMatch(/cms .*ended unexpectedly \(SIGKILL\)/)
  })

  test('waits longer before each further restart', async () => {
    await supervisor.start(fake('cms', `setTimeout(() => process.exit(7), 60)`))
    await until(() => said.filter((line) => line.includes('exit 7')).length >= 3)
    const pauses = said.flatMap(
      (line) =>
        line
          .match(/again in ([\d.]+) s/)
          ?.slice(1)
          .map(Number) ?? [],
    )
    expect(pauses.slice(0, 3)).toEqual([0.02, 0.04, 0.08])
  })

  test('does not restart what it stops', async () => {
    await supervisor.start(fake('cms'))
    await supervisor.stop()
    await wait(100)
    expect(diary()).toEqual(['starts cms', 'stops cms'])
  })

  test('reports a service that ends before it answers, with its last lines', async () => {
    const broken = fake('cms', `console.error('no such table: users'); process.exit(3)`, { isReady: () => Promise.resolve(false) })
    const failure: unknown = await supervisor.start(broken).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(Problem)
    expect((failure as Problem).zh).toContain('no such table: users')
  })

  test('reports a service that never answers', async () => {
    await expect(supervisor.start(fake('cms', '', { isReady: () => Promise.resolve(false), readyWithin: 200 }))).rejects.toThrow(
      /has not answered within 0.2 s/,
    )
  })

  test('kills what ignores the request to stop, with its children', async () => {
    const child = `require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']).pid`
    const deaf = fake(
      'cms',
      `process.removeAllListeners('SIGTERM'); process.on('SIGTERM', () => {}); note(${child} + ' is the child of')`,
      { stopWithin: 200 },
    )
    await supervisor.start(deaf)
    await until(() => diary().length === 2)
    const grandchild = Number(diary()[1]!.split(' ')[0])
    const pid = pidOf('cms')
    expect(processMark(grandchild)).not.toBeNull()
    await supervisor.stop()
    expect(processMark(pid)).toBeNull()
    await until(() => processMark(grandchild) === null)
  })

  test('keeps the whole output in the log and brings errors to the terminal', async () => {
    await supervisor.start(fake('cms', `console.log('a page was read'); console.error('Error: the disk is full')`))
    await until(() => said.length > 0)
    expect(said).toEqual(['[cms] Error: the disk is full'])
    expect(readFileSync(join(folder, 'log', 'cms.log'), 'utf8')).toMatch(/a page was read/)
  })
})

describe('what a killed supervisor left running', { timeout: 30_000 }, () => {
  test('is stopped by the next start', async () => {
    const orphan = spawn('sleep', ['60'], { detached: true })
    noteProcess(join(folder, 'run'), 'portal', orphan.pid!)
    expect(await stopOrphans(join(folder, 'run'))).toEqual(['portal'])
    expect(processMark(orphan.pid!)).toBeNull()
    expect(readdirSync(join(folder, 'run'))).toEqual([])
  })

  test('is left alone where its number belongs to another program by now', async () => {
    const stranger = spawn('sleep', ['60'], { detached: true })
    noteProcess(join(folder, 'run'), 'portal', stranger.pid!)
    writeFileSync(join(folder, 'run', 'portal.json'), JSON.stringify({ pid: stranger.pid, mark: 'an earlier boot/17' }))
    expect(await stopOrphans(join(folder, 'run'))).toEqual([])
    expect(processMark(stranger.pid!)).not.toBeNull()
    stranger.kill()
  })
})
