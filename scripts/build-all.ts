/** `npm run build`: builds every host for a deployment; no database is needed. What is up to date is left. */
import { randomBytes } from 'node:crypto'
import { delimiter, join } from 'node:path'
import { fail } from './bootstrap/fail.mjs'
import { builds, isStale, runBuild } from './build.ts'
import { LogFile } from './log-file.ts'
import { root } from './paths.ts'
import { Problem } from './problem.ts'
import { step } from './steps.ts'

// Settings are checked wherever the configuration is loaded; nothing of these values stays in a build.
const throwAway = () => randomBytes(32).toString('hex')
const env: NodeJS.ProcessEnv = {
  ...process.env,
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://none',
  PAYLOAD_SECRET: throwAway(),
  YZ_INTERNAL_KEY: throwAway(),
  PUBLIC_URL: 'http://localhost',
  PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
}

try {
  for (const build of builds.filter((one) => isStale(root, one))) {
    const log = new LogFile(join(root, 'var', 'log', `build-${build.workspace}.log`))
    await step(`构建 Building ${build.workspace}`, () => runBuild({ root, build, env, log, signal: new AbortController().signal }))
  }
} catch (error) {
  if (error instanceof Problem) fail(error)
  throw error
}
