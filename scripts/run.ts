/**
 * The second half of `npm start`, under the Node this system wants: database, tables, sample content, builds, processes.
 * Ends when told to, or when start.mjs dies, with everything stopped in order.
 */
import { join } from 'node:path'
import { sampleLogins, samplePassword } from '../cms/src/sample-logins.ts'
import { SettingsError, type Settings } from '../kit/src/cms/settings.ts'
import { fail } from './bootstrap/fail.mjs'
import { passLock, releaseLock } from './bootstrap/lock.mjs'
import { dataFolder, readEnvironment } from './environment.ts'
import { lockFile, root, runFolder } from './paths.ts'
import { Problem } from './problem.ts'
import { stopOrphans } from './run-file.ts'
import { seconds } from './steps.ts'
import { Supervisor } from './supervisor.ts'
import { startSystem } from './system.ts'
import { systemProblem } from './system-problem.ts'

const dev = process.argv.includes('--dev')
const begun = performance.now()
const stopping = new AbortController()
const say = (line: string) => void process.stdout.write(`${line}\n`)

// A closed terminal must not end us before we have stopped the others.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort())
process.on('disconnect', () => stopping.abort())
passLock(lockFile, process.pid)
process.on('exit', () => releaseLock(lockFile))

const stopped = new Promise<void>((resolve) => stopping.signal.addEventListener('abort', () => resolve(), { once: true }))
let supervisor: Supervisor | undefined
let problem: { zh: string; en: string } | undefined
try {
  await Promise.race([start(), stopped])
  await stopped
} catch (error) {
  if (!stopping.signal.aborted) problem = explain(error)
}
stopping.abort()
if (supervisor) {
  say('\n· 正在停止 Stopping …')
  await supervisor.stop()
  say('✓ 已全部停止 Everything is stopped')
}
if (problem) fail(problem)
process.exit(0)

async function start(): Promise<void> {
  const given = readEnvironment(root)
  const dataDir = dataFolder(root, given)
  const orphans = await stopOrphans(runFolder)
  if (orphans.length > 0) say(`· 已停止上次遗留的进程 Stopped what an earlier run left: ${orphans.join(', ')}`)
  supervisor = new Supervisor({ runFolder, logFolder: join(dataDir, 'log'), say })
  const settings = await startSystem({ given, dataDir, supervisor, dev, signal: stopping.signal, say })
  say(welcome(settings, { production: given.NODE_ENV === 'production' }))
}

function welcome(settings: Settings, { production }: { production: boolean }): string {
  const places = [
    ['门户 Portal', '/'],
    ['管理 CMS', '/admin'],
    ['数据 Dashboard', '/dashboard'],
  ].map(([name, path]) => `  ${name!.padEnd(14)}${settings.publicUrl}${path}`)
  const logins = sampleLogins.map(({ email, role, tryThis }) => `  ${email.padEnd(30)}${role}：${tryThis}`)
  const samples = production ? [] : ['', `样例账号 Sample log-ins（密码 password: ${samplePassword}）`, ...logins]
  return ['', `✓ 系统已就绪 Ready  ${seconds(begun)}`, '', ...places, ...samples, '', 'Ctrl-C 停止全部进程 stops everything'].join('\n')
}

function explain(error: unknown): { zh: string; en: string } {
  if (error instanceof Problem) return error
  if (error instanceof SettingsError) {
    return {
      zh: `设置有误：\n${error.problems.map(({ setting, zh }) => `    ${setting} ${zh}`).join('\n')}`,
      en: `Settings to put right (in .env or the environment; .env.example explains them):\n${error.problems.map(({ setting, en }) => `    ${setting} ${en}`).join('\n')}`,
    }
  }
  return (
    systemProblem(error as NodeJS.ErrnoException) ?? {
      zh: `内部错误：${(error as Error).stack}`,
      en: 'This is a mistake in the start script; please report the lines above.',
    }
  )
}
