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
import { fail } from './bootstrap/fail.mjs'
import { install, isInstalled } from './bootstrap/install.mjs'
import { findNode } from './bootstrap/node-binary.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const suites = [
  { name: 'unit', about: '纯逻辑测试 · pure logic' },
  { name: 'db', about: '真实 PostgreSQL 上的测试 · on a real PostgreSQL' },
]

if (!isInstalled(root)) await install(root)
const node = findNode(root)
if (!node)
  fail({
    zh: '没有可用的 Node 24。请安装 Node 24（https://nodejs.org）后重试。',
    en: 'There is no Node 24 to run on. Install it (https://nodejs.org) and try again.',
  })

const wanted = process.argv.slice(2)
const reports = mkdtempSync(join(tmpdir(), 'yz-reports-'))
let passed = 0
let failed = 0
for (const { name, about } of suites.filter((suite) => wanted.length === 0 || wanted.includes(suite.name))) {
  console.log(`\n▶ ${name}: ${about}`)
  const report = join(reports, `${name}.json`)
  const code = await run([
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--project',
    name,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  const counts = countsOf(report)
  passed += counts.passed
  // A suite that broke outside its tests, or ran none, has failed all the same.
  failed += counts.failed || (code !== 0 || counts.passed === 0 ? 1 : 0)
}
rmSync(reports, { recursive: true, force: true })
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1

/** Runs Node with these arguments; resolves to the exit code. */
function run(args) {
  return new Promise((resolve) => {
    spawn(node, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, PATH: `${dirname(node)}:${process.env.PATH}` },
    }).on('exit', (code) => resolve(code ?? 1))
  })
}

function countsOf(report) {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
    return { passed: numPassedTests, failed: numFailedTests }
  } catch {
    return { passed: 0, failed: 0 }
  }
}
