import { spawn } from 'node:child_process'
import { existsSync, readFileSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { fail } from './fail.mjs'

const gigabyte = 1024 ** 3

/**
 * Whether node_modules holds exactly what package-lock.json asks for. npm writes node_modules/.package-lock.json as the
 * last act of an install, so a half-finished one shows by its absence or by what it lacks.
 */
export function isInstalled(root) {
  const wanted = readPackages(join(root, 'package-lock.json'))
  const present = readPackages(join(root, 'node_modules/.package-lock.json'))
  if (!wanted || !present) return false
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    if (path === '' || !path.startsWith('node_modules/')) return true
    if (!present[path]) return Boolean(optional)
    return link || present[path].version === version
  })
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return null
  }
}

/** Installs the packages of package-lock.json, afresh, showing how far it is. */
export async function install(root) {
  const { bavail, bsize } = statfsSync(root)
  if (bavail * bsize < 3 * gigabyte) {
    const free = ((bavail * bsize) / gigabyte).toFixed(1)
    fail({
      zh: `磁盘空间不足：首次启动约需 3 GB，现剩 ${free} GB。请清理 ${root} 所在的磁盘后重试。`,
      en: `Not enough disk space: a first start needs about 3 GB, ${free} GB are free. Make room on the disk of ${root} and start again.`,
    })
  }
  const begun = Date.now()
  const seconds = () => Math.round((Date.now() - begun) / 1000)
  const repair = existsSync(join(root, 'node_modules'))
  process.stdout.write(repair ? '· 修复或更新依赖 Repairing or updating packages (npm ci)\n' : '· 安装依赖 Installing packages (npm ci)\n')
  const ticker = setInterval(() => process.stdout.write(`  … ${seconds()} s\n`), 10_000)
  const { code, errors } = await runNpm(root, ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  clearInterval(ticker)
  if (code !== 0) failInstall(code, errors)
  process.stdout.write(`✓ 依赖 Packages  ${seconds()} s\n`)
}

function runNpm(root, args) {
  // Under `npm start` npm says where it is; else the one on the path.
  const npm = process.env.npm_execpath
  const [command, before] = npm && /npm-cli\.c?js$/.test(npm) ? [process.execPath, [npm]] : ['npm', []]
  // A production machine builds here too, so what building needs is always installed.
  const env = { ...process.env, NODE_ENV: 'development' }
  return new Promise((resolve) => {
    const child = spawn(command, [...before, ...args], { cwd: root, env, stdio: ['ignore', 'ignore', 'pipe'] })
    let errors = ''
    child.stderr.on('data', (chunk) => (errors = (errors + chunk).slice(-8000)))
    child.on('error', (error) => resolve({ code: 1, errors: error.message }))
    child.on('close', (code, signal) => resolve({ code: code ?? signal, errors }))
  })
}

function failInstall(code, errors) {
  const why = errors.trim().split('\n').slice(0, 12).join('\n  ')
  if (/ENOSPC/.test(errors)) {
    fail({
      zh: '安装时磁盘写满。请腾出约 3 GB 后重新启动。',
      en: 'The disk filled up during the install. Free about 3 GB and start again.',
    })
  }
  if (/EACCES|EROFS|EPERM/.test(errors)) {
    fail({
      zh: `无法写入项目文件夹。请改为由文件夹的所有者启动。\n  ${why}`,
      en: 'The project folder cannot be written. Start as the owner of the folder.',
    })
  }
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|network|fetch failed|socket/i.test(errors)) {
    fail({
      zh: '无法连接软件包仓库。请检查网络，或用 npm config set registry <地址> 指定可用的镜像，再重新启动。',
      en: 'The package registry cannot be reached. Check the network, or name a mirror with npm config set registry <address>, and start again.',
    })
  }
  fail({
    zh: `安装依赖失败（npm ci：${code}）。\n  ${why}`,
    en: 'Installing the packages failed. Read the message above; starting again repeats the install from the beginning.',
  })
}
