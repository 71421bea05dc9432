import { execFile } from 'node:child_process'
import { readdir, readFile, readlink } from 'node:fs/promises'
import { createServer } from 'node:net'
import { promisify } from 'node:util'
import { Problem } from './problem.ts'

/** Whether a server could listen on this port of `host` now. @throws errors other than "in use" */
export function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false)
      else reject(error)
    })
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)))
  })
}

/** A port that is free now, on 127.0.0.1. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

/** Refuses a port that is taken, naming the process that has it where the system says. */
export async function requireFree({ setting, port, host }: { setting: string; port: number; host: string }): Promise<void> {
  const free = await isFree(port, host).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EACCES') {
      throw new Problem({
        zh: `无权使用端口 ${port}。请改用 1024 以上的端口，例如：${setting}=8080 npm start`,
        en: `Port ${port} may not be used by this user. Choose one above 1024: ${setting}=8080 npm start`,
      })
    }
    throw new Problem({
      zh: `本机没有地址 ${host}（${error.code}）。请改正设置 HOST。`,
      en: `This machine has no address ${host} (${error.code}). Correct the setting HOST.`,
    })
  })
  if (free) return
  const holder = await holderOf(port)
  throw new Problem({
    zh: `端口 ${port} 已被${holder ? `进程 ${holder.pid}（${holder.command}）` : '其他程序'}占用。请停止它，或换一个端口：${setting}=${port + 100} npm start`,
    en: `Port ${port} is taken by ${holder ? `process ${holder.pid} (${holder.command})` : 'another program'}. Stop it, or choose another port: ${setting}=${port + 100} npm start`,
  })
}

/** The process that listens on this port, as far as this user may see. */
export async function holderOf(port: number): Promise<{ pid: number; command: string } | null> {
  const pid = process.platform === 'linux' ? await linuxHolder(port) : await lsofHolder(port)
  if (pid === null) return null
  const { stdout } = await promisify(execFile)('ps', ['-o', 'comm=', '-p', String(pid)]).catch(() => ({ stdout: '' }))
  const command = stdout.trim() || (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')).trim()
  return { pid, command: command || '?' }
}

async function linuxHolder(port: number): Promise<number | null> {
  const hex = port.toString(16).toUpperCase().padStart(4, '0')
  const inodes = new Set<string>()
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const line of (await readFile(table, 'utf8').catch(() => '')).split('\n')) {
      const fields = line.trim().split(/\s+/)
      // Local address, then the remote one, then the state: 0A is LISTEN.
      if (fields[1]?.endsWith(`:${hex}`) && fields[3] === '0A' && fields[9]) inodes.add(`socket:[${fields[9]}]`)
    }
  }
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    for (const descriptor of await readdir(`/proc/${pid}/fd`).catch(() => [])) {
      const target = await readlink(`/proc/${pid}/fd/${descriptor}`).catch(() => '')
      if (inodes.has(target)) return Number(pid)
    }
  }
  return null
}

async function lsofHolder(port: number): Promise<number | null> {
  const { stdout } = await promisify(execFile)('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-t']).catch(() => ({ stdout: '' }))
  return Number(stdout.trim().split('\n')[0]) || null
}
