import { execFileSync, spawnSync } from 'node:child_process'
import { Problem } from './problem.ts'

export interface SystemUser {
  readonly uid: number
  readonly gid: number
}

/** The user the server must run as: PostgreSQL refuses to be root, so root lends it `postgres` (made where missing). Undefined: ours. */
export function serverUser(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const found = lookUp('postgres')
  if (found) return found
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'], {
      stdio: 'ignore',
    })
  } catch {
    // Reported below, together with a useradd that claims to have worked.
  }
  const made = lookUp('postgres')
  if (made) return made
  throw new Problem({
    zh: 'PostgreSQL 不能以 root 运行，且无法创建 postgres 用户。请用普通用户启动，或设置 DATABASE_URL。',
    en: 'PostgreSQL cannot run as root, and a user “postgres” could not be made. Start as an ordinary user, or set DATABASE_URL.',
  })
}

function lookUp(name: string): SystemUser | undefined {
  const id = (flag: string) => spawnSync('id', [flag, name], { encoding: 'utf8' })
  const [uid, gid] = [id('-u'), id('-g')]
  return uid.status === 0 && gid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : undefined
}

/** Whether that user may enter this folder, whatever the modes of the folders above it. */
export function canEnter(folder: string, user: SystemUser | undefined): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...user, cwd: '/', stdio: 'ignore' }).status === 0
}
