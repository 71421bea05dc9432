import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isSameProcess, processMark, type ProcessId } from './bootstrap/process-mark.mjs'

/** Notes who runs as `name`, so that a start after a crash can tell its own left-overs from strangers. */
export function noteProcess(folder: string, name: string, pid: number): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.json`), JSON.stringify({ pid, mark: processMark(pid) }))
}

export function forgetProcess(folder: string, name: string): void {
  rmSync(join(folder, `${name}.json`), { force: true })
}

/** Ends what an earlier start left running: by number, and only where it is still the process that was noted. Returns their names. */
export async function stopOrphans(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return []
  const stopped: string[] = []
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const name = file.slice(0, -'.json'.length)
    const orphan = readProcess(join(folder, file))
    if (orphan && isSameProcess(orphan)) {
      // PostgreSQL takes SIGINT for a clean and fast stop; SIGTERM would wait for clients.
      await endGroup(orphan.pid, { signal: name === 'postgres' ? 'SIGINT' : 'SIGTERM', within: name === 'postgres' ? 30_000 : 5_000 })
      stopped.push(name)
    }
    rmSync(join(folder, file), { force: true })
  }
  return stopped
}

function readProcess(file: string): ProcessId | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ProcessId
  } catch {
    return null
  }
}

/**
 * Asks the process group led by `pid` to end, and kills what is left of it after `within` milliseconds.
 * PostgreSQL's children leave the group; they end by themselves with their parent.
 */
export async function endGroup(pid: number, { signal, within }: { signal: NodeJS.Signals; within: number }): Promise<void> {
  const mark = processMark(pid)
  signalGroup(pid, signal)
  for (let waited = 0; waited < within && isSameProcess({ pid, mark }); waited += 50) await wait(50)
  signalGroup(pid, 'SIGKILL')
  for (let waited = 0; waited < 2_000 && isSameProcess({ pid, mark }); waited += 50) await wait(50)
}

/** Sends a signal to every process of the group; nothing where the group has gone. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
