import { setTimeout as wait } from 'node:timers/promises'
import { isSameProcess } from './process-mark.mjs'
import { fail } from './fail.mjs'
import { readLock } from './lock.mjs'

/** Stops the start that holds the lock, and waits until it has gone. */
export async function stop(lock) {
  const holder = readLock(lock)
  if (!holder || !isSameProcess(holder)) {
    process.stdout.write('没有在运行。Not running.\n')
    return
  }
  process.kill(holder.pid, 'SIGTERM')
  for (let waited = 0; waited < 60_000; waited += 100) {
    if (!isSameProcess(holder)) {
      process.stdout.write('✓ 已停止。Stopped.\n')
      return
    }
    await wait(100)
  }
  fail({
    zh: `进程 ${holder.pid} 一分钟内没有停下。请查看 var/log，必要时运行 kill -9 ${holder.pid} 再重新启动。`,
    en: `Process ${holder.pid} has not stopped within a minute. See var/log; if need be kill -9 ${holder.pid} and start again.`,
  })
}
