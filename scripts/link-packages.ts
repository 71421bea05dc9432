import { spawnSync } from 'node:child_process'
import { Problem } from './problem.ts'

/**
 * Brings node_modules and package-lock.json up to the package.json files after an app came or went. Every other package is
 * there already, so nothing is asked of a registry.
 * @throws Problem with npm's output where that fails
 */
export function linkPackages(root: string): void {
  const args = ['install', '--offline', '--no-audit', '--no-fund', '--loglevel=error']
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' })
  if (status === 0) return
  throw new Problem({
    zh: `npm ${args.join(' ')} 失败：\n${`${stdout}${stderr}`.trim().replace(/^/gm, '    | ')}`,
    en: 'That failed; put right what stands above and run it again. Nothing was changed.',
  })
}
