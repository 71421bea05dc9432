import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { declarationProblem } from './declaration-problem.ts'
import { Problem } from './problem.ts'

const folder = join('cms', 'src', 'migrations')
/** How cms/src/create-migration.ts ends where the tables are as declared already. */
const nothingToChange = 3

/**
 * Writes the migration from the last one to the present declarations; its path, relative to `root`. That may be an older one
 * into which a move of documents was written. Undefined where the tables are as declared already. In a terminal it asks whether a column that appears is one that vanished, renamed.
 * @throws Problem where it cannot be written
 */
export function createMigration(root: string, name: string): string | undefined {
  const migrations = () => readdirSync(join(root, folder)).filter((file) => file.endsWith('.ts'))
  const read = (file: string) => readFileSync(join(root, folder, file), 'utf8')
  const known = new Map(migrations().map((file) => [file, read(file)]))
  // Loading the configuration asks for settings; writing a migration opens no connection.
  const unused = 'unused-while-a-migration-is-written'
  const asks = process.stdin.isTTY && process.stdout.isTTY
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--conditions=production', '--import', 'tsx', 'src/create-migration.ts', name],
    {
      cwd: join(root, 'cms'),
      encoding: 'utf8',
      stdio: asks ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        DATABASE_URL: 'postgres://localhost/unused',
        PAYLOAD_SECRET: unused,
        YZ_INTERNAL_KEY: `${unused}-too`,
        NODE_ENV: 'development',
        PAYLOAD_LOG_LEVEL: 'error',
      },
    },
  )
  if (status === nothingToChange) return undefined
  const made = migrations().findLast((file) => known.get(file) !== read(file))
  if (status === 0 && made) return join(folder, made)
  const problem = declarationProblem(`${stdout}${stderr}`)
  if (problem) throw problem
  const output = asks ? '' : `：\n${`${stdout}${stderr}`.trim().replace(/^/gm, '    | ')}`
  throw new Problem({
    zh: `没有写成迁移${output}`,
    en: 'No migration was written. Put right what stands above; where a field was renamed, run npm run new:migration in a terminal.',
  })
}
