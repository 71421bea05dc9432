/**
 * `npm test`: installs what is missing, then runs every suite and closes with the line `N passed, N failed`. This part is
 * plain JavaScript that runs on Node 20 with nothing installed.
 *   npm test -- unit db     only these suites
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { provideBrowser } from './bootstrap/browser.mjs'
import { fail } from './bootstrap/fail.mjs'
import { install, isInstalled } from './bootstrap/install.mjs'
import { findNode } from './bootstrap/node-binary.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const suites = [
  { name: 'types', about: '类型的约束 · what the compiler accepts and refuses', run: runVitest },
  { name: 'unit', about: '纯逻辑测试 · pure logic', run: runVitest },
  { name: 'db', about: '真实 PostgreSQL 上的测试 · on a real PostgreSQL', run: runVitest },
  { name: 'browser', about: '整个系统，在浏览器中 · the whole system in a browser', run: runPlaywright },
]

if (!isInstalled(root)) await install(root)
const node = findNode(root)
if (!node)
  fail({
    zh: '没有可用的 Node 24。请安装 Node 24（https://nodejs.org）后重试。',
    en: 'There is no Node 24 to run on. Install it (https://nodejs.org) and try again.',
  })

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !suites.some((suite) => suite.name === name))
if (unknown.length > 0) {
  const names = suites.map(({ name }) => name).join(', ')
  fail({
    zh: `没有名为 ${unknown.join('、')} 的测试，可选：${names}`,
    en: `There is no suite named ${unknown.join(', ')}; choose from ${names}`,
  })
}

let running
let interrupted = false
// Whoever ends the tests waits until what they started has ended: a suite takes SIGINT for "stop and clear up".
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    // From a terminal the suite has had its own already; a second one would cut its clearing up short.
    if (!interrupted && signal !== 'SIGINT') running?.kill('SIGINT')
    interrupted = true
  })
}

const reports = mkdtempSync(join(tmpdir(), 'yz-reports-'))
let passed = 0
let failed = 0
for (const { name, about, run } of suites.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  if (interrupted) break
  console.log(`\n▶ ${name}: ${about}`)
  const counts = await run(name, join(reports, `${name}.json`))
  passed += counts.passed
  // A suite that broke outside its tests, or ran none, has failed all the same.
  failed += counts.failed || (counts.code !== 0 || counts.passed === 0 ? 1 : 0)
}
rmSync(reports, { recursive: true, force: true })
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && passed > 0 && !interrupted ? 0 : 1

async function runVitest(name, report) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await runNode([join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', name, ...reporters])
  const { numPassedTests = 0, numFailedTests = 0 } = read(report)
  return { code, passed: numPassedTests, failed: numFailedTests }
}

async function runPlaywright(_name, report) {
  const browser = provideBrowser()
  if (!browser) return { code: 1, passed: 0, failed: 1 }
  const code = await runNode([join(root, 'node_modules/@playwright/test/cli.js'), 'test', '--config', 'e2e', '--reporter=list,json'], {
    CHROMIUM_PATH: browser,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  })
  const { stats = { expected: 0, unexpected: 0, skipped: 0, flaky: 0 } } = read(report)
  // What was not run because an earlier step failed has not passed.
  return { code, passed: stats.expected + stats.flaky, failed: stats.unexpected + stats.skipped }
}

/** Runs Node with these arguments; resolves to the exit code. */
function runNode(args, env = {}) {
  return new Promise((resolve) => {
    running = spawn(node, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, PATH: `${dirname(node)}:${process.env.PATH}`, ...env },
    }).on('exit', (code) => resolve(code ?? 1))
  })
}

function read(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    return {}
  }
}
