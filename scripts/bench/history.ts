import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { dirname, join } from 'node:path'
import { root } from '../paths.ts'
import type { Figure } from './figure.ts'

export const historyFile = join(root, 'docs', 'bench', 'history.jsonl')

/** Where and on what a run took place. Read it before the run: it names the load of others. */
export function circumstances() {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()
  return {
    date: new Date().toISOString(),
    commit: git('rev-parse', '--short', 'HEAD'),
    // Sources that are in no commit.
    changed: git('status', '--porcelain', '--untracked-files=no', '--', ':!docs') !== '',
    node: process.version,
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    load: Number(loadavg()[0]!.toFixed(2)),
  }
}

/** Adds one line to the history. */
export function remember(run: ReturnType<typeof circumstances>, figures: readonly Figure[]): void {
  mkdirSync(dirname(historyFile), { recursive: true })
  appendFileSync(historyFile, `${JSON.stringify({ ...run, figures })}\n`)
}
