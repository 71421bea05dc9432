import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseEnv } from 'node:util'

type Env = NodeJS.ProcessEnv

/** The environment with what .env adds; what is set already wins. */
export function readEnvironment(root: string, env: Env = process.env): Env {
  const file = join(root, '.env')
  return { ...(existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}), ...env }
}

/** Absolute data folder of these settings. */
export function dataFolder(root: string, env: Env): string {
  return resolve(root, env.YZ_DATA_DIR?.trim() || 'var')
}

/** Secrets of this installation, made once and kept where only we can read them. Those that are set win. */
export function withOwnSecrets(env: Env, file: string): Env {
  return { ...env, ...Object.fromEntries(Object.entries(readOrMake(file)).filter(([name]) => !env[name])) }
}

function readOrMake(file: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
  } catch {
    const secrets = { PAYLOAD_SECRET: randomBytes(32).toString('hex'), YZ_INTERNAL_KEY: randomBytes(32).toString('hex') }
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 })
    return secrets
  }
}
