import { spawn } from 'node:child_process'
import { isFree } from '../ports.ts'
import { endGroup, signalGroup } from '../run-file.ts'
import { setTimeout as wait } from 'node:timers/promises'

/** Runs a server to measure against until `stop`; resolves once its port is taken. */
export async function startChild({
  command,
  args,
  port,
}: {
  command: string
  args: readonly string[]
  port: number
}): Promise<{ stop: () => Promise<void> }> {
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: true })
  // Also where the bench itself is broken off.
  process.once('exit', () => child.pid && signalGroup(child.pid, 'SIGKILL'))
  let failure: Error | undefined
  child.on('error', (error) => (failure = error))
  child.on('exit', (code) => (failure ??= new Error(`${command} ended with ${code}`)))
  for (let waited = 0; await isFree(port); waited += 50) {
    if (failure) throw failure
    if (waited > 10_000) throw new Error(`${command} does not listen on ${port}`)
    await wait(50)
  }
  return { stop: () => endGroup(child.pid!, { signal: 'SIGTERM', within: 3_000 }) }
}
