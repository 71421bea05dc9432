/** `npm run check`: types, lint, format, dependency rules, dead code, doc comments. Runs them all, whatever fails, and sums up at the end. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.ts'
import { seconds } from './steps.ts'

// A room may not be there yet: git keeps no empty folder.
const sources = ['kit', 'plugins', 'integrations', 'cms', 'portal', 'dashboard', 'scripts', 'e2e', 'yizheng.config.ts'].filter((one) =>
  existsSync(join(root, one)),
)
const checks: readonly { name: string; command: string; args: readonly string[]; remedy: string }[] = [
  { name: '类型 Types', command: 'tsc', args: ['-p', '.'], remedy: 'npm run typecheck' },
  { name: '规范 Lint', command: 'eslint', args: ['--max-warnings=0', '.'], remedy: 'npm run lint -- --fix' },
  { name: '格式 Format', command: 'prettier', args: ['--check', '--log-level=warn', '.'], remedy: 'npm run format' },
  {
    name: '依赖规则 Dependency rules',
    command: 'depcruise',
    args: ['--config', '.dependency-cruiser.cjs', '--output-type', 'err-long', ...sources],
    remedy: 'docs/architecture.md',
  },
  { name: '无用代码 Dead code', command: 'knip', args: ['--no-config-hints'], remedy: 'npx knip' },
  { name: '文档注释 Doc comments', command: 'typedoc', args: ['--emit', 'none'], remedy: 'npm run docs' },
]

const failed: string[] = []
for (const { name, command, args, remedy } of checks) {
  const begun = performance.now()
  process.stdout.write(`· ${name} (${command}) …\n`)
  // npm puts node_modules/.bin on the path; the output is shown only where there is something to put right.
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 ** 2,
    shell: process.platform === 'win32',
  })
  if (status === 0) {
    process.stdout.write(`✓ ${name}  ${seconds(begun)}\n`)
    continue
  }
  failed.push(name)
  process.stdout.write(`${error?.message ?? ''}${stdout ?? ''}${stderr ?? ''}✗ ${name}  ${seconds(begun)}  → ${remedy}\n`)
}
process.stdout.write(
  failed.length === 0
    ? `\n✓ ${checks.length} 项检查全部通过 All ${checks.length} checks passed\n`
    : `\n✗ 未通过 Failed (${failed.length}/${checks.length}): ${failed.join('、')}\n`,
)
process.exitCode = failed.length === 0 ? 0 : 1
