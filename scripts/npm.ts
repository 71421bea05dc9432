import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from './problem.ts'

/** Runs npm in the project's folder. @throws Problem with its output where that fails */
export function npm(root: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): void {
  const { status, stdout, stderr } = spawnSync('npm', args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  })
  if (status === 0) return
  throw new Problem({
    zh: `npm ${args.join(' ')} 失败：\n${`${stdout}${stderr}`.trim().replace(/^/gm, '    | ')}`,
    en: 'That failed; put right what stands above and run it again.',
  })
}

/** Brings node_modules and package-lock.json up to the package.json files. */
export function npmInstall(root: string): void {
  npm(root, ['install', '--no-audit', '--no-fund', '--loglevel=error'])
}

/** Writes the migration from the last one to the present declarations; its path, relative to `root`. */
export function createMigration(root: string, name: string): string {
  const folder = join('cms', 'src', 'migrations')
  const known = new Set(readdirSync(join(root, folder)))
  // Loading the configuration asks for settings; writing a migration opens no connection.
  const unused = 'unused-while-a-migration-is-written'
  npm(root, ['run', '--silent', 'migrate:create', '-w', 'cms', '--', name], {
    DATABASE_URL: 'postgres://localhost/unused',
    PAYLOAD_SECRET: unused,
    YZ_INTERNAL_KEY: `${unused}-too`,
    NODE_ENV: 'development',
  })
  const made = readdirSync(join(root, folder)).find((file) => file.endsWith('.ts') && !known.has(file))
  if (!made) throw new Problem({ zh: '没有生成迁移文件。', en: 'No migration was written.' })
  return join(folder, made)
}
