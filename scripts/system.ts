import { delimiter, join } from 'node:path'
import { mkdirSync } from 'node:fs'
import { readSettings, type Settings } from '../kit/src/cms/settings.ts'
import { builds, isStale, runBuild } from './build.ts'
import { claimDatabase } from './database.ts'
import { requireSpace } from './disk-space.ts'
import { withOwnSecrets } from './environment.ts'
import { hasDevelopmentIdp, joinDevelopmentIdp, developmentKeys } from './development-idp.ts'
import { LogFile } from './log-file.ts'
import { root } from './paths.ts'
import { requireFree } from './ports.ts'
import { clusterFolder, preparePostgres } from './postgres.ts'
import { isMigrated, isSeeded, migrate, seed } from './prepare-database.ts'
import { services } from './services.ts'
import { step } from './steps.ts'
import type { Supervisor } from './supervisor.ts'

/**
 * Brings everything up: database, tables, sample content, builds, processes. What was done before is not done again.
 * `given` is the environment with its settings, `dataDir` the absolute data folder. Whoever calls this stops
 * `supervisor`, also where this throws.
 * @throws Problem, SettingsError
 */
export async function startSystem({
  given,
  dataDir,
  supervisor,
  dev = false,
  signal,
  say,
}: {
  given: NodeJS.ProcessEnv
  dataDir: string
  supervisor: Supervisor
  dev?: boolean
  signal: AbortSignal
  say: (line: string) => void
}): Promise<Settings> {
  const production = given.NODE_ENV === 'production'
  mkdirSync(dataDir, { recursive: true })
  requireSpace(dataDir)
  const env: NodeJS.ProcessEnv = {
    ...(production ? given : withOwnSecrets(given, join(dataDir, 'secrets.json'))),
    YZ_DATA_DIR: dataDir,
    PATH: [join(root, 'node_modules', '.bin'), given.PATH].join(delimiter),
  }
  // What V8 has compiled once it need not compile at the next start.
  env.NODE_COMPILE_CACHE ??= join(dataDir, 'cache', 'node')
  // Settings are checked before anything starts; the embedded database's address is only known later.
  const planned = readSettings({ ...env, DATABASE_URL: env.DATABASE_URL || (production ? undefined : 'postgres://embedded') })
  for (const [setting, port] of Object.entries({ PORT: planned.port, CMS_PORT: planned.cmsPort, DASHBOARD_PORT: planned.dashboardPort })) {
    await requireFree({ setting, port, host: planned.host })
  }

  const idp = hasDevelopmentIdp(planned, given)
  if (idp) {
    await requireFree({ setting: 'IDP_PORT', port: planned.idpPort, host: '127.0.0.1' })
    Object.assign(env, developmentKeys(env, dataDir))
  }

  const databaseUrl = env.DATABASE_URL || (await startDatabase({ supervisor, dataDir, env: given, say }))
  await claimDatabase(databaseUrl)
  const complete: NodeJS.ProcessEnv = { ...env, DATABASE_URL: databaseUrl, PUBLIC_URL: planned.publicUrl }
  const settings = readSettings(complete)
  const node = process.execPath
  const logOf = (name: string) => new LogFile(join(dataDir, 'log', `${name}.log`))

  const toolEnv: NodeJS.ProcessEnv = { ...complete, NODE_ENV: production ? 'production' : 'development' }
  const tools = { root, node, env: toolEnv, databaseUrl, log: logOf('start'), signal }
  if (!(await isMigrated(tools))) await step('数据表 Tables', () => migrate(tools))
  if (!production && !settings.public && !(await isSeeded(tools))) await step('样例内容 Sample content', () => seed(tools))
  if (idp) await joinDevelopmentIdp({ databaseUrl, dataDir, url: `http://127.0.0.1:${settings.idpPort}` })
  for (const build of dev ? [] : builds.filter((one) => isStale(root, one))) {
    const buildEnv: NodeJS.ProcessEnv = { ...complete, NODE_ENV: 'production' }
    const log = logOf(`build-${build.workspace}`)
    await step(`构建 Building ${build.workspace}`, () => runBuild({ root, build, env: buildEnv, log, signal }))
  }
  await Promise.all(
    services({ root, node, env: complete, settings, dev, idp }).map((one) =>
      step(`启动 Starting ${one.name}`, () => supervisor.start(one)),
    ),
  )
  return settings
}

async function startDatabase({
  supervisor,
  dataDir,
  env,
  say,
}: {
  supervisor: Supervisor
  dataDir: string
  env: NodeJS.ProcessEnv
  say: (line: string) => void
}): Promise<string> {
  const folder = clusterFolder({ dataDir, wanted: env.YZ_POSTGRES_DIR })
  if (!folder.startsWith(dataDir)) say(`· 数据库位于 The database lies in ${folder}`)
  return step('数据库 PostgreSQL', async () => {
    const { service, url } = await preparePostgres({ folder, port: Number(env.YZ_POSTGRES_PORT) || undefined })
    await supervisor.start(service)
    return url
  })
}
