import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const packages = ['chromium', 'fonts-noto-cjk']

/** Path of the browser the tests drive: the one CHROMIUM_PATH names, else one that is installed; null where there is none. */
export function findBrowser() {
  if (process.env.CHROMIUM_PATH) return existsSync(process.env.CHROMIUM_PATH) ? process.env.CHROMIUM_PATH : null
  return places.find((path) => existsSync(path)) ?? null
}

/**
 * The browser and the fonts its screenshots need; installed where that is ours to do (root on Debian). Where it is not,
 * or fails, says so with the command that helps, and returns null.
 */
export function provideBrowser() {
  const missing = packages.filter((name) => (name === 'chromium' ? !findBrowser() : !hasChineseFont()))
  if (missing.length === 0) return findBrowser()
  const command = `apt-get install --yes --no-install-recommends ${missing.join(' ')}`
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && !process.env.CHROMIUM_PATH) {
    console.log(`· 安装 Installing ${missing.join(', ')}`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    for (const args of [['update', '-qq'], command.split(' ').slice(1)]) {
      spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] })
    }
    if (findBrowser() && hasChineseFont()) return findBrowser()
  }
  console.log(`✗ 缺少 ${missing.join('、')}。请运行：sudo ${command}（或用 CHROMIUM_PATH 指明 Chromium 的位置）`)
  console.log(`  Missing: ${missing.join(', ')}. Run: sudo ${command} (or name a Chromium with CHROMIUM_PATH)`)
  return null
}

/** Without one every Chinese character is an empty box. */
function hasChineseFont() {
  try {
    return execFileSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' }).trim() !== ''
  } catch {
    // No fontconfig: a system that brings its own fonts, such as macOS.
    return process.platform !== 'linux'
  }
}
