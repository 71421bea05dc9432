import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LogFile } from './log-file.ts'
import { Problem } from './problem.ts'
import { sourcesHash } from './sources-hash.ts'

/** A host that is built before it starts. */
export interface Build {
  readonly workspace: string
  /** Where the build lies, relative to the project's folder. */
  readonly output: string
  /** What it is made from. */
  readonly sources: readonly string[]
}

const shared = ['kit', 'plugins', 'integrations', 'yizheng.config.ts', 'package-lock.json', 'tsconfig.base.json']

export const builds: readonly Build[] = [
  { workspace: 'cms', output: 'cms/.next', sources: [...shared, 'cms'] },
  { workspace: 'portal', output: 'portal/.next', sources: [...shared, 'portal'] },
  { workspace: 'dashboard', output: 'dashboard/dist', sources: [...shared, 'dashboard'] },
]

/** Megabytes of JavaScript heap a build may use, so that it also ends well on a small machine. */
const heap = 2048

/** Whether the last good build was made from other sources than these. */
export function isStale(root: string, build: Build): boolean {
  const stamp = stampFile(root, build)
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== sourcesHash(root, build.sources)
}

/** Notes that the build was made from sources of this hash. */
export function markBuilt(root: string, build: Build, hash: string): void {
  writeFileSync(stampFile(root, build), hash)
}

/** Builds one host. @throws Problem with the end of the output where it fails */
export async function runBuild({
  root,
  build,
  env,
  log,
  signal,
}: {
  root: string
  build: Build
  env: NodeJS.ProcessEnv
  log: LogFile
  signal: AbortSignal
}): Promise<void> {
  rmSync(stampFile(root, build), { force: true })
  // Taken before: an edit made during the build must show as a change.
  const hash = sourcesHash(root, build.sources)
  const options = `${env.NODE_OPTIONS ?? ''} --max-old-space-size=${heap}`.trim()
  const status = await run({
    command: 'npm',
    args: ['run', 'build', '-w', build.workspace],
    cwd: root,
    env: { ...env, NODE_OPTIONS: options },
    log,
    signal,
  })
  if (status === 0) return markBuilt(root, build, hash)
  signal.throwIfAborted()
  throw new Problem({
    zh: `构建 ${build.workspace} 失败（${status}）。输出末尾如下（${log.path}）：\n${log.tail(20).replace(/^/gm, '    | ')}`,
    en: `Building ${build.workspace} failed (${status}). The end of its output is above; put right what it says and start again.`,
  })
}

/** Runs a command to its end with its output in a log; its status, or the signal that ended it. */
export function run({
  command,
  args,
  cwd,
  env,
  log,
  signal,
}: {
  command: string
  args: readonly string[]
  cwd: string
  env: NodeJS.ProcessEnv
  log: LogFile
  signal: AbortSignal
}): Promise<number | string> {
  return new Promise((resolve, reject) => {
    log.append(`--- ${new Date().toISOString()} ${command} ${args.join(' ')}\n`)
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
    const stop = () => {
      if (child.pid) process.kill(-child.pid, 'SIGKILL')
    }
    signal.addEventListener('abort', stop, { once: true })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => log.append(chunk.toString()))
    child.on('error', reject)
    child.on('close', (code, ended) => {
      signal.removeEventListener('abort', stop)
      resolve(code ?? ended ?? 'unknown')
    })
  })
}

function stampFile(root: string, build: Build): string {
  return join(root, build.output, 'yizheng-sources')
}
