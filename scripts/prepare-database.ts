import { join } from 'node:path'
import { run } from './build.ts'
import { hasRows, isDone, markDone } from './database.ts'
import { declarationProblem } from './declaration-problem.ts'
import type { LogFile } from './log-file.ts'
import { Problem } from './problem.ts'
import { sourcesHash } from './sources-hash.ts'

interface Context {
  readonly root: string
  readonly node: string
  readonly env: NodeJS.ProcessEnv
  readonly databaseUrl: string
  readonly log: LogFile
  readonly signal: AbortSignal
}

/** What the tables are made from, and what says how they should be; where it has not changed, neither have they. */
const schemaSources = [
  ...['cms/src/migrations', 'cms/src/migrate.ts', 'kit/src/cms/schema'],
  ...[
    'yizheng.config.ts',
    'plugins',
    'kit/src/cms/compile',
    'cms/src/collections',
    'cms/src/globals',
    'cms/src/payload.config.ts',
    'integrations',
  ],
]
/** How cms/src/migrate.ts ends where a migration is missing. */
const migrationMissing = 3

/** Whether the database has the tables of these sources. */
export function isMigrated({ root, databaseUrl }: Context): Promise<boolean> {
  return isDone(databaseUrl, 'migrate', sourcesHash(root, schemaSources))
}

/** Brings the tables up to date. @throws Problem where that fails */
export async function migrate(context: Context): Promise<void> {
  const hash = sourcesHash(context.root, schemaSources)
  await runInCms(context, 'src/migrate.ts')
  // Payload's tools can end with status 0 having done nothing.
  if (!(await hasRows(context.databaseUrl, 'payload_migrations'))) throw failed(context, 'src/migrate.ts', 0)
  await markDone(context.databaseUrl, 'migrate', hash)
}

export function isSeeded({ databaseUrl }: Context): Promise<boolean> {
  return isDone(databaseUrl, 'seed', 'done')
}

/** Puts in the sample content; an interrupted run goes on where it stopped. @throws Problem where that fails */
export async function seed(context: Context): Promise<void> {
  await runInCms(context, 'src/seed.ts')
  if (!(await hasRows(context.databaseUrl, 'users'))) throw failed(context, 'src/seed.ts', 0)
  await markDone(context.databaseUrl, 'seed', 'done')
}

async function runInCms(context: Context, script: string): Promise<void> {
  const { root, node, env, log, signal } = context
  const status = await run({
    command: node,
    args: ['--conditions=production', '--import', 'tsx', script],
    cwd: join(root, 'cms'),
    env,
    log,
    signal,
  })
  signal.throwIfAborted()
  if (status === 0) return
  if (status === migrationMissing) throw missing(context)
  throw declarationProblem(outputOf(log)) ?? failed(context, script, status)
}

function missing({ log }: Context): Problem {
  const gaps = /(?:\n[-+~] .*)+$/.exec(outputOf(log))?.[0].replaceAll('\n', '\n    ')
  return new Problem({
    zh: `应用声明的数据表与迁移不一致（+ 待建，- 不再声明，~ 有变化），请运行 npm run new:migration 生成迁移：${gaps}`,
    en: 'The declarations ask for other tables than the migrations make. Write the migration, then start again: npm run new:migration',
  })
}

/** The end of what the last command wrote. */
function outputOf(log: LogFile): string {
  return log
    .tail(40)
    .split(/^--- .*\n/m)
    .at(-1)!
}

function failed({ log }: Context, script: string, status: number | string): Problem {
  return new Problem({
    zh: `cms/${script} 失败（${status}）。输出末尾如下（${log.path}）：\n${outputOf(log).replace(/^/gm, '    | ')}`,
    en: `cms/${script} failed (${status}). The end of its output is above; put right what it says and start again. What was done is kept.`,
  })
}
