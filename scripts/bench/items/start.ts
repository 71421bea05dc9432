import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { root } from '../../paths.ts'
import { clusterFolder } from '../../postgres.ts'
import { endGroup, signalGroup } from '../../run-file.ts'
import { ownEnvironment } from '../bench-system.ts'
import type { Figure } from '../figure.ts'

/** `npm start` from a fresh clone of the last commit until it says that it is ready, and once more after a stop. */
export async function start(signal: AbortSignal): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'yz-bench-clone-'))
  const dataDir = join(folder, 'var')
  try {
    execFileSync('git', ['clone', '--quiet', '--no-hardlinks', root, folder])
    const env = await ownEnvironment()
    const first = await untilReady(folder, env, signal)
    const again = await untilReady(folder, env, signal)
    const unit = 's'
    return [
      { item: 'start', what: 'clean clone to ready', value: first, unit },
      { item: 'start', what: 'restart to ready', value: again, unit },
    ]
  } finally {
    const cluster = clusterFolder({ dataDir })
    if (!cluster.startsWith(dataDir)) rmSync(dirname(cluster), { recursive: true, force: true })
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Seconds until `npm start` is ready; stops it then. */
async function untilReady(cwd: string, env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<number> {
  const begun = performance.now()
  const child = spawn('npm', ['start'], { cwd, env, stdio: ['ignore', 'pipe', 'inherit'], detached: true })
  signal.addEventListener('abort', () => signalGroup(child.pid!, 'SIGTERM'), { once: true })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      if (/^[✓·]/.test(line)) process.stdout.write(`  ${line}\n`)
      if (/^✓ .*Ready/.test(line)) return (performance.now() - begun) / 1000
    }
    throw new Error('npm start ended before it was ready')
  } finally {
    execFileSync('npm', ['run', 'stop'], { cwd, env, stdio: 'ignore' })
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 60_000).unref())])
    await endGroup(child.pid!, { signal: 'SIGTERM', within: 10_000 })
  }
}
