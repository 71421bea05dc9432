import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { refuseSampleAccounts, SampleAccountsError } from './sample-accounts.ts'
import { emailOf, samplePassword } from './sample-logins.ts'
import { bootCms, type TestCms } from './testing/boot-cms.ts'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

/** A site that opens to the public has no account whose password everybody knows. */
let cms: TestCms
beforeAll(async () => {
  cms = await bootCms(inject('postgresUrl'))
})
afterAll(() => cms.close())

const account = async (key: string, password: string) =>
  (
    (await cms.payload.create({
      collection: 'users',
      data: { email: emailOf(key), name: key, roles: ['editor'], password },
    })) as unknown as { id: number }
  ).id
const isRefused = () =>
  refuseSampleAccounts(cms.payload).then(
    () => false,
    (error: unknown) => {
      if (error instanceof SampleAccountsError) return error.message
      throw error
    },
  )

/** Runs a script of the CMS in a process of its own, on this test's database. */
function run(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ status: number; output: string }> {
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      ['--conditions=production', '--import', 'tsx', `src/${script}`, ...args],
      { cwd: resolve(import.meta.dirname, '..'), env: { ...process.env, NODE_OPTIONS: '', ...env } },
      (_error, out, problem) => done({ status: child.exitCode ?? -1, output: out + problem }),
    )
  })
}

describe('sample accounts', () => {
  test('keep a public site from starting as long as their password is the sample one', async () => {
    expect(await isRefused()).toBe(false)
    const id = await account('editor', samplePassword)
    await account('publisher', 'a password of this test')
    expect(await isRefused()).toMatch(/^正式环境中有 1 个账号（如 editor@songyang\.example）仍用样例密码.*first-admin\.ts.*\n1 accounts/)
    await cms.payload.update({ collection: 'users', id, data: { password: 'another password of this test' } })
    expect(await isRefused()).toBe(false)
    await cms.payload.update({ collection: 'users', id, data: { password: samplePassword } })
    expect(await isRefused()).not.toBe(false)
    for (const script of ['server.ts', 'worker.ts']) {
      const { status, output } = await run(script, [], { PUBLIC_URL: 'https://zx.example.gov.cn', CMS_PORT: '3801' })
      expect(status, script).toBe(1)
      expect(output, script).toMatch(/^正式环境中有 1 个账号/m)
      expect(output, script).not.toContain('SampleAccountsError')
    }
  })

  test('are switched off where the first administrator is made, who can sign in with the password that was printed', async () => {
    const { status, output } = await run('first-admin.ts', ['head@zx.example.gov.cn', '主管'])
    expect({ status, output }).toMatchObject({ status: 0, output: expect.stringContaining('Sample accounts switched off: 2.') })
    expect(await isRefused()).toBe(false)
    const sign = (email: string, password: string) => cms.payload.login({ collection: 'users', data: { email, password } })
    await expect(sign(emailOf('editor'), samplePassword)).rejects.toThrow('switched off')
    const { user } = await sign('head@zx.example.gov.cn', /初始密码 (\S+?)（/.exec(output)![1]!)
    expect(user).toMatchObject({ roles: ['admin'], name: '主管' })
  })

  test('are not put into a public site', async () => {
    const before = (await cms.payload.count({ collection: 'users' })).totalDocs
    const { status, output } = await run('seed.ts', [], { PUBLIC_URL: 'https://zx.example.gov.cn' })
    expect({ status, output }).toMatchObject({ status: 1, output: expect.stringContaining('YZ_SAMPLE_SITE=1') })
    expect((await cms.payload.count({ collection: 'users' })).totalDocs).toBe(before)
  })
})
