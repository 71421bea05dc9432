import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { describe, expect, test } from 'vitest'
import { readSettings } from '../kit/src/cms/settings.ts'
import { root } from './paths.ts'
import { services } from './services.ts'

const samples = parseEnv(readFileSync(join(root, '.env.example'), 'utf8').replace(/^# (?=[A-Z_]+=.)/gm, '')) as Record<string, string>
const real = {
  DATABASE_URL: 'postgres://yizheng:s3cret@127.0.0.1:1/yizheng',
  PAYLOAD_SECRET: '0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a6978',
  YZ_INTERNAL_KEY: 'f0e1d2c3b4a5968778695a4b3c2d1e0ff0e1d2c3b4a59687',
}
const processes = services({ root, node: process.execPath, env: process.env, settings: readSettings(real), dev: false })

/** Starts a process as production does; every setting is right but those of `wrong`. */
function start(name: string, wrong: Readonly<Record<string, string>>): { status: number | null; told: string } {
  const { command, args, cwd } = processes.find((one) => one.name === name)!
  const env = { PATH: process.env.PATH, NODE_ENV: 'production', PUBLIC_URL: 'http://localhost:3000', ...real, ...wrong } as const
  const { status, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8', timeout: 60_000 })
  return { status, told: stderr }
}

describe('in production a sample secret is refused, in a sentence with its remedy and no stack trace, by', () => {
  test.each(processes.map(({ name }) => name))('%s', { timeout: 90_000 }, (name) => {
    const { DATABASE_URL, PAYLOAD_SECRET, YZ_INTERNAL_KEY } = samples
    const { status, told } = start(name, {
      DATABASE_URL: DATABASE_URL!,
      PAYLOAD_SECRET: PAYLOAD_SECRET!,
      YZ_INTERNAL_KEY: YZ_INTERNAL_KEY!,
    })
    expect(told).toMatch(/^DATABASE_URL: 仍是示例密码/)
    for (const secret of ['PAYLOAD_SECRET', 'YZ_INTERNAL_KEY'])
      expect(told).toMatch(new RegExp(`^${secret}: 正式环境须为.*openssl rand -hex 32`, 'm'))
    expect(told).not.toMatch(/SettingsError|^\s+at /m)
    expect(status).toBe(1)
  })
})
