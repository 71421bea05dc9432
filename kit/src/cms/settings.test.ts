import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { describe, expect, test } from 'vitest'
import { readSettings, SettingsError } from './settings.ts'

const good = {
  DATABASE_URL: 'postgres://yizheng:s3cret@db.example:5432/yizheng',
  PAYLOAD_SECRET: '0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a6978',
  YZ_INTERNAL_KEY: 'f0e1d2c3b4a5968778695a4b3c2d1e0ff0e1d2c3b4a59687',
  PUBLIC_URL: 'https://zx.example.gov.cn',
}

function problemsOf(env: Record<string, string | undefined>): string[] {
  try {
    readSettings(env)
    return []
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    return error.problems.map((problem) => problem.setting)
  }
}

describe('settings', () => {
  test('have defaults for everything but the database and the secrets', () => {
    const { DATABASE_URL, PAYLOAD_SECRET, YZ_INTERNAL_KEY } = good
    const settings = readSettings({ DATABASE_URL, PAYLOAD_SECRET, YZ_INTERNAL_KEY, PORT: '4000' })
    expect(settings).toMatchObject({
      publicUrl: 'http://localhost:4000',
      host: '127.0.0.1',
      port: 4000,
      cmsUrl: 'http://127.0.0.1:3001',
      dashboardUrl: 'http://127.0.0.1:3002',
      production: false,
    })
    expect(settings.dataDir).toMatch(/^\/.*\/var$/)
  })

  test('name everything that is missing at once, each with a remedy in both languages', () => {
    expect(problemsOf({ NODE_ENV: 'production' })).toEqual(['DATABASE_URL', 'PAYLOAD_SECRET', 'YZ_INTERNAL_KEY', 'PUBLIC_URL'])
    expect(() => readSettings({})).toThrow(
      /PAYLOAD_SECRET: 未设置。可用 openssl rand -hex 32 生成。\n\s+is not set\. Make one with: openssl rand -hex 32/,
    )
  })

  test('tell a public site from one machine and from a demonstration', () => {
    const at = (PUBLIC_URL: string, YZ_SAMPLE_SITE?: string) => readSettings({ ...good, PUBLIC_URL, YZ_SAMPLE_SITE }).public
    for (const here of ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000', 'http://yizheng.localhost'])
      expect(at(here)).toBe(false)
    for (const there of ['https://zx.example.gov.cn', 'http://192.168.1.20:3000', 'http://localhost.example.cn']) {
      expect(at(there)).toBe(true)
      expect(at(there, '1')).toBe(false)
    }
    expect(problemsOf({ ...good, YZ_SAMPLE_SITE: 'yes' })).toEqual(['YZ_SAMPLE_SITE'])
  })

  test('are accepted in production when real', () => {
    expect(readSettings({ ...good, NODE_ENV: 'production' }).production).toBe(true)
  })

  test('are refused in production when they are the samples of .env.example', () => {
    const samples = parseEnv(readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8').replace(/^# (?=[A-Z_]+=.)/gm, ''))
    expect(samples.NODE_ENV).toBe('production')
    expect(problemsOf({ ...samples })).toEqual(['DATABASE_URL', 'PAYLOAD_SECRET', 'YZ_INTERNAL_KEY', 'SMTP_URL'])
  })

  test('may lack what a process is not given, yet refuse it wrong or a sample', () => {
    const { PUBLIC_URL, YZ_INTERNAL_KEY } = good
    const env = { PUBLIC_URL, YZ_INTERNAL_KEY, NODE_ENV: 'production' }
    const without = ['DATABASE_URL', 'PAYLOAD_SECRET'] as const
    expect(readSettings(env, { without })).toMatchObject({ databaseUrl: '', payloadSecret: '' })
    expect(() => readSettings({ ...env, YZ_INTERNAL_KEY: undefined }, { without })).toThrow(/^YZ_INTERNAL_KEY/)
    expect(() => readSettings({ ...env, PAYLOAD_SECRET: 'change-me-change-me-change-me-change-me' }, { without })).toThrow(
      /^PAYLOAD_SECRET/,
    )
  })

  test.each([
    ['short', 'abcdefghijklmnop'],
    ['monotonous', 'a'.repeat(64)],
  ])('refuse a %s secret in production, and only there', (_, secret) => {
    expect(problemsOf({ ...good, PAYLOAD_SECRET: secret, NODE_ENV: 'production' })).toEqual(['PAYLOAD_SECRET'])
    expect(problemsOf({ ...good, PAYLOAD_SECRET: secret })).toEqual([])
  })

  test('refuse one secret for two purposes in production', () => {
    expect(problemsOf({ ...good, YZ_INTERNAL_KEY: good.PAYLOAD_SECRET, NODE_ENV: 'production' })).toEqual(['YZ_INTERNAL_KEY'])
  })

  test.each([
    ['PORT', '70000'],
    ['CMS_PORT', 'x'],
    ['PUBLIC_URL', 'zx.example.gov.cn'],
    ['PUBLIC_URL', 'https://zx.example.gov.cn/portal'],
    ['CMS_URL', 'ftp://cms'],
    ['DATABASE_URL', 'mysql://db/x'],
    ['YZ_CACHE_MB', '0.5'],
    ['SMTP_URL', 'http://mail.example.gov.cn'],
    ['SMTP_URL', 'mail.example.gov.cn:25'],
    ['MAIL_FROM', undefined],
    ['MAIL_FROM', 'the office'],
    ['YZ_CACHE_MB', 'much'],
    ['CLAMAV_URL', 'clamav'],
    ['CLAMAV_URL', 'http://clamav:3310'],
  ])('refuse %s=%s', (setting, value) => {
    expect(problemsOf({ ...good, SMTP_URL: 'smtp://mail.example.gov.cn', MAIL_FROM: 'zx@example.gov.cn', [setting]: value })).toEqual([
      setting,
    ])
  })

  test('of mail are both there or neither', () => {
    expect(readSettings(good).mail).toBeUndefined()
    const mail = { SMTP_URL: 'smtps://zx:p%40ss@mail.example.gov.cn', MAIL_FROM: '松阳政协 <zx@example.gov.cn>' }
    expect(readSettings({ ...good, ...mail }).mail).toEqual({ smtpUrl: mail.SMTP_URL, from: mail.MAIL_FROM })
  })

  test('of single sign-on are both there or neither', () => {
    expect(readSettings(good).saml).toBeUndefined()
    const saml = { SAML_KEY_FILE: '/etc/saml.key', SAML_CERT_FILE: '/etc/saml.crt' }
    expect(readSettings({ ...good, ...saml }).saml).toEqual({ keyFile: '/etc/saml.key', certificateFile: '/etc/saml.crt' })
    expect(problemsOf({ ...good, ...saml, SAML_CERT_FILE: '' })).toEqual(['SAML_CERT_FILE'])
    expect(problemsOf({ ...good, ...saml, SAML_KEY_FILE: '' })).toEqual(['SAML_KEY_FILE'])
  })

  test('name the virus scanner, on its usual port unless told', () => {
    expect(readSettings(good).scanner).toBeUndefined()
    expect(readSettings({ ...good, CLAMAV_URL: 'tcp://clamav' }).scanner).toEqual({ host: 'clamav', port: 3310 })
    expect(readSettings({ ...good, CLAMAV_URL: 'tcp://[::1]:3311' }).scanner).toEqual({ host: '::1', port: 3311 })
  })

  test('refuse two processes on one port', () => {
    expect(problemsOf({ ...good, PORT: '3001' })).toEqual(['PORT'])
    expect(problemsOf({ ...good, PORT: '4000', DASHBOARD_PORT: '4000' })).toEqual(['PORT'])
  })
})
