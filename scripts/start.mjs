/**
 * `npm start`: brings everything up with one command. This part is plain JavaScript that runs on Node 20 with nothing
 * installed; it installs what is missing and hands over to run.ts under the Node this system wants.
 *   --dev   hot reload instead of builds          --stop   stops a start that runs in this folder
 */
import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { fail } from './bootstrap/fail.mjs'
import { install, isInstalled } from './bootstrap/install.mjs'
import { releaseLock, takeLock } from './bootstrap/lock.mjs'
import { findNode, isAtLeast, oldestNode } from './bootstrap/node-binary.mjs'
import { stop } from './bootstrap/stop.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const lock = join(root, 'var', 'run', 'start.lock')

if (!isAtLeast(process.version, oldestNode)) {
  fail({
    zh: `Node ${process.version} 太旧，需要 20 或更新的版本。请从 https://nodejs.org 安装 Node 24。`,
    en: `Node ${process.version} is too old; 20 or newer is needed. Install Node 24 from https://nodejs.org`,
  })
}
if (process.argv.includes('--stop')) await stop(lock)
else await start()

async function start() {
  try {
    accessSync(root, constants.W_OK)
    const holder = takeLock(lock)
    if (holder) {
      fail({
        zh: `本文件夹中的系统已在运行（进程 ${holder.pid}）。要停止它，请运行 npm run stop。`,
        en: `It is already running in this folder (process ${holder.pid}). To stop it: npm run stop`,
      })
    }
  } catch (error) {
    if (error.code === 'ENOSPC') fail({ zh: '磁盘已满。请腾出空间后重新启动。', en: 'The disk is full. Make room and start again.' })
    fail({
      zh: `无法写入 ${root}（${error.code}）。请由文件夹的所有者启动，或换一个可写的文件夹。`,
      en: `${root} cannot be written (${error.code}). Start as the owner of the folder, or from a folder you may write.`,
    })
  }
  process.on('exit', () => releaseLock(lock))
  if (!isInstalled(root)) await install(root)

  const node = findNode(root)
  if (!node) {
    fail({
      zh: `没有适用于 ${process.platform}-${process.arch} 的自带 Node。请安装 Node 24（https://nodejs.org）后重新启动。`,
      en: `No Node is brought along for ${process.platform}-${process.arch}. Install Node 24 (https://nodejs.org) and start again.`,
    })
  }
  await handOver(node)
}

/** Runs the rest under `node`; signals from a terminal reach it by themselves, others are passed on. */
async function handOver(node) {
  const run = join(root, 'scripts', 'run.ts')
  const tsx = pathToFileURL(join(root, 'node_modules/tsx/dist/loader.mjs')).href
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', '--import', tsx, run, ...process.argv.slice(2)], {
    cwd: root,
    // The channel closes when this process dies, however it dies; run.ts then stops everything.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  if (process.env.npm_lifecycle_event) stopWithParent(child)
  const [code, signal] = await new Promise((resolve) => child.on('exit', (...how) => resolve(how)))
  if (signal) {
    fail({
      zh: `主进程被 ${signal} 终止。请重新运行 npm start，它会先清理遗留的进程。`,
      en: `The supervisor was ended by ${signal}. Run npm start again; it clears up what was left first.`,
    })
  }
  process.exit(code)
}

/** npm killed outright passes no signal on; being adopted by another parent shows it. */
function stopWithParent(child) {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 1000).unref()
}
