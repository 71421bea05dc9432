import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { people } from '../cms/src/sample/people.ts'
import { demoPeople } from '../integrations/saml/src/idp/people.ts'
import { readSettings } from '../kit/src/cms/settings.ts'
import { hasDevelopmentIdp, developmentKeys } from './development-idp.ts'
import { root } from './paths.ts'

const real = {
  DATABASE_URL: 'postgres://yizheng:s3cret@127.0.0.1:1/yizheng',
  PAYLOAD_SECRET: '0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a6978',
  YZ_INTERNAL_KEY: 'f0e1d2c3b4a5968778695a4b3c2d1e0ff0e1d2c3b4a59687',
}

test('its people are people of the sample site, as these are', () => {
  for (const { name, mobile } of demoPeople) expect(people.map((one) => [one.name, one.phone])).toContainEqual([name, mobile])
  for (const { account, name } of demoPeople) if (account) expect(people.find(({ key }) => key === account)!.name).toBe(name)
})

test('is there on a development machine alone', () => {
  const here = readSettings({ ...real })
  const there = readSettings({ ...real, PUBLIC_URL: 'https://zx.example.gov.cn' })
  const demonstration = readSettings({ ...real, PUBLIC_URL: 'https://zx.example.gov.cn', YZ_SAMPLE_SITE: '1' })
  expect(hasDevelopmentIdp(here, {})).toBe(true)
  expect(hasDevelopmentIdp(here, { NODE_ENV: 'production' })).toBe(false)
  expect([there, demonstration].map((settings) => hasDevelopmentIdp(settings, {}))).toEqual([false, false])
})

test.each([
  ['in production', { NODE_ENV: 'production', PUBLIC_URL: 'http://localhost:3000' }],
  ['where others reach it', { PUBLIC_URL: 'https://zx.example.gov.cn' }],
])('its process does not start %s', (_, env) => {
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'src/idp/main.ts'], {
    cwd: join(root, 'integrations', 'saml'),
    env: { PATH: process.env.PATH, NODE_ENV: 'development', ...env } as unknown as NodeJS.ProcessEnv,
    encoding: 'utf8',
  })
  expect([status, stderr.trim()]).toEqual([
    1,
    '开发用身份提供方不得在正式环境运行。 The development identity provider does not run in production.',
  ])
})

test('keys are made once, the private ones for us alone', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'yz-keys-'))
  const { SAML_KEY_FILE } = developmentKeys({}, dataDir)
  const first = readFileSync(SAML_KEY_FILE!, 'utf8')
  expect(statSync(SAML_KEY_FILE!).mode & 0o77).toBe(0)
  developmentKeys({}, dataDir)
  expect(readFileSync(SAML_KEY_FILE!, 'utf8')).toBe(first)
  expect(developmentKeys({ SAML_KEY_FILE: '/own.key', SAML_CERT_FILE: '/own.crt' }, dataDir)).toEqual({})
  rmSync(dataDir, { recursive: true })
})
