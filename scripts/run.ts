/**
 * The second half of `npm start`, under the Node this system wants: database, tables, sample content, builds, processes.
 * Ends when told to, or when start.mjs dies, with everything stopped in order.
 */
import { mkdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { sampleLogins, samplePassword } from '../cms/src/sample-logins.ts'
import { readSettings, SettingsError, type Settings } from '../kit/src/cms/settings.ts'
import { fail } from './bootstrap/fail.mjs'
import { passLock, releaseLock } from './bootstrap/lock.mjs'
import { builds, isStale, runBuild } from './build.ts'
import { claimDatabase } from './database.ts'
import { requireSpace } from './disk-space.ts'
import { dataFolder, readEnvironment, withOwnSecrets } from './environment.ts'
import { LogFile } from './log-file.ts'
import { lockFile, root, runFolder } from './paths.ts'
import { requireFree } from './ports.ts'
import { clusterFolder, preparePostgres } from './postgres.ts'
import { isMigrated, isSeeded, migrate, seed } from './prepare-database.ts'
import { Problem } from './problem.ts'
import { stopOrphans } from './run-file.ts'
import { services } from './services.ts'
import { seconds, step } from './steps.ts'
import { Supervisor } from './supervisor.ts'
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
  const production = given.NODE_ENV === 'production'
  const dataDir = dataFolder(root, given)
  mkdirSync(dataDir, { recursive: true })
  requireSpace(dataDir)
  const path = [join(root, 'node_modules', '.bin'), given.PATH].join(delimiter)
  const env: NodeJS.ProcessEnv = {
    ...(production ? given : withOwnSecrets(given, join(dataDir, 'secrets.json'))),
    YZ_DATA_DIR: dataDir,
    PATH: path,
  }
  // What V8 has compiled once it need not compile at the next start.
  env.NODE_COMPILE_CACHE ??= join(dataDir, 'cache', 'node')
  // Settings are checked before anything starts; the embedded database's address is only known later.
  const planned = readSettings({ ...env, DATABASE_URL: env.DATABASE_URL || (production ? undefined : 'postgres://embedded') })

  const orphans = await stopOrphans(runFolder)
  if (orphans.length > 0) say(`· 已停止上次遗留的进程 Stopped what an earlier run left: ${orphans.join(', ')}`)
  for (const [setting, port] of Object.entries({ PORT: planned.port, CMS_PORT: planned.cmsPort, DASHBOARD_PORT: planned.dashboardPort })) {
    await requireFree({ setting, port, host: planned.host })
  }

  const logFolder = join(dataDir, 'log')
  supervisor = new Supervisor({ runFolder, logFolder, say })
  const databaseUrl = env.DATABASE_URL || (await startDatabase(supervisor, dataDir, given))
  await claimDatabase(databaseUrl)
  const complete: NodeJS.ProcessEnv = { ...env, DATABASE_URL: databaseUrl, PUBLIC_URL: planned.publicUrl }
  const settings = readSettings(complete)
  const node = process.execPath
  const { signal } = stopping

  const toolEnv: NodeJS.ProcessEnv = { ...complete, NODE_ENV: production ? 'production' : 'development' }
  const tools = { root, node, env: toolEnv, databaseUrl, log: new LogFile(join(logFolder, 'start.log')), signal }
  if (!(await isMigrated(tools))) await step('数据表 Tables', () => migrate(tools))
  if (!production && !(await isSeeded(tools))) await step('样例内容 Sample content', () => seed(tools))
  for (const build of dev ? [] : builds.filter((one) => isStale(root, one))) {
    await step(`构建 Building ${build.workspace}`, () =>
      runBuild({
        root,
        build,
        env: { ...complete, NODE_ENV: 'production' },
        log: new LogFile(join(logFolder, `build-${build.workspace}.log`)),
        signal,
      }),
    )
  }
  await Promise.all(
    services({ root, node, env: complete, settings, dev }).map((one) => step(`启动 Starting ${one.name}`, () => supervisor!.start(one))),
  )
  say(welcome(settings, { production }))
}

async function startDatabase(supervisor: Supervisor, dataDir: string, env: NodeJS.ProcessEnv): Promise<string> {
  const folder = clusterFolder({ dataDir, wanted: env.YZ_POSTGRES_DIR })
  if (!folder.startsWith(dataDir)) say(`· 数据库位于 The database lies in ${folder}`)
  return step('数据库 PostgreSQL', async () => {
    const { service, url } = await preparePostgres({ folder, port: Number(env.YZ_POSTGRES_PORT) || undefined })
    await supervisor.start(service)
    return url
  })
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
