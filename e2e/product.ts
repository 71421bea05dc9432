import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mailServer, type MailServer } from '../cms/src/testing/mail-server.ts'
import { readLock } from '../scripts/bootstrap/lock.mjs'
import { isSameProcess } from '../scripts/bootstrap/process-mark.mjs'
import { builds, isStale } from '../scripts/build.ts'
import { root } from '../scripts/paths.ts'
import { freePort } from '../scripts/ports.ts'
import { Problem } from '../scripts/problem.ts'

/**
 * Starts the product that all browser tests share, as `npm start` does, on a data folder, a database and ports of its
 * own. Returns what stops it; should this process die first, it stops by itself. With YZ_TEST_URL the tests use the one
 * that runs there instead, and change what is in it.
 */
export default async function startProduct(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.YZ_TEST_URL) return
  leaveOthersAlone()
  const base = mkdtempSync(join(tmpdir(), 'yz-browser-'))
  // As root the database runs as another user, who must get through.
  chmodSync(base, 0o755)
  mkdirSync(join(base, 'run'))
  const port = await freePort()
  const mail = await keepMails(join(base, 'mails'))
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--import', 'tsx', join(root, 'scripts', 'run.ts')], {
    cwd: root,
    env: { ...process.env, ...(await ownSettings(base, port)), SMTP_URL: mail.url, MAIL_FROM: 'notice@songyang.example' },
    // The channel closes when this process dies, however it dies; the product then stops.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  try {
    await untilReady(child)
  } catch (error) {
    await stop(child, base, mail)
    throw error
  }
  process.env.YZ_TEST_URL = `http://localhost:${port}`
  process.env.YZ_TEST_LOGS = join(base, 'log')
  process.env.YZ_TEST_MAILS = join(base, 'mails')
  return () => stop(child, base, mail)
}

/** A product that runs in this folder uses its builds: they are not made anew under its feet. */
function leaveOthersAlone(): void {
  const holder = readLock(join(root, 'var', 'run', 'start.lock'))
  const stale = builds.filter((build) => isStale(root, build)).map(({ workspace }) => workspace)
  if (!holder || !isSameProcess(holder) || stale.length === 0) return
  throw new Problem({
    zh: `本文件夹中的系统正在运行（进程 ${holder.pid}），而 ${stale.join('、')} 的源码已改。请先运行 npm run stop，再运行测试。`,
    en: `The system runs in this folder (process ${holder.pid}), and the sources of ${stale.join(', ')} have changed. Run npm run stop, then the tests.`,
  })
}

/** Every setting that .env or the environment could give otherwise. */
async function ownSettings(base: string, port: number): Promise<Record<string, string>> {
  return {
    NODE_ENV: 'development',
    YZ_DATA_DIR: base,
    YZ_RUN_DIR: join(base, 'run'),
    YZ_POSTGRES_DIR: '',
    YZ_POSTGRES_PORT: '',
    DATABASE_URL: '',
    PAYLOAD_SECRET: '',
    YZ_INTERNAL_KEY: '',
    PUBLIC_URL: '',
    HOST: '',
    PORT: String(port),
    CMS_PORT: String(await freePort()),
    CMS_URL: '',
    DASHBOARD_PORT: String(await freePort()),
    DASHBOARD_URL: '',
    IDP_PORT: String(await freePort()),
    SAML_KEY_FILE: '',
    SAML_CERT_FILE: '',
  }
}

async function untilReady(child: ChildProcess): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code, signal) => reject(new Error(`The product did not start (${signal ?? code}); the reason stands above.`)))
    child.stdout!.on('data', (chunk: Buffer) => {
      const text = chunk.toString()
      const ready = text.includes('✓ 系统已就绪')
      // The welcome names log-ins and addresses; nobody is to use these.
      if (!ready) process.stdout.write(text)
      else resolve()
    })
  })
}

/** A mail server of the tests: each mail is a file with its text, in the order they came. */
async function keepMails(folder: string): Promise<MailServer> {
  mkdirSync(folder)
  let count = 0
  return mailServer({
    beforeYes: async ({ text = '' }) => writeFile(join(folder, `${String((count += 1)).padStart(6, '0')}.txt`), text),
  })
}

async function stop(child: ChildProcess, base: string, mail: MailServer): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  await mail.close()
  rmSync(base, { recursive: true, force: true })
}
