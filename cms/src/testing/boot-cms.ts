import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLocalReq, getPayload, handleEndpoints, type BasePayload, type PayloadRequest, type SanitizedConfig } from 'payload'
import pg from 'pg'
import type { Role, Site } from '@yizheng/kit'
import { loadPrincipals } from '@yizheng/kit/cms'
import { vi } from 'vitest'
import site from '../../../yizheng.config.ts'

const ORIGIN = 'http://localhost:3000'
/** Of everybody whom `person` makes. */
export const testPassword = 'a password of this test'

export interface TestPerson {
  readonly id: number
  readonly collection: 'users'
  readonly email: string
}

export interface TestCms {
  readonly payload: BasePayload
  readonly databaseUrl: string
  /** Makes a person with these roles; returns the account as the rules see it. */
  person(name: string, roles: readonly Role[], unit?: number): Promise<TestPerson>
  /** Makes a handling unit; returns its id. */
  unit(title: string): Promise<number>
  /** Signs a person in; the token is good for the rest of the test. */
  signIn(email: string): Promise<string>
  /** A request on this person's behalf; on nobody's without one. */
  request(user?: object): Promise<PayloadRequest>
  /** Asks what the CMS process would be asked over HTTP; `path` begins with `/api`. */
  call(path: string, init?: RequestInit): Promise<Response>
  close(): Promise<void>
}

/** The real CMS on a fresh, migrated database of its own; of another site than the configured one, or on a database that is there, where told. */
export async function bootCms(postgresUrl: string, { of, on }: { of?: Site; on?: string } = {}): Promise<TestCms> {
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  if (!on) await admin(postgresUrl, `CREATE DATABASE ${name}`)
  const databaseUrl = on ?? Object.assign(new URL(postgresUrl), { pathname: `/${name}` }).href
  const dataDir = mkdtempSync(join(tmpdir(), 'yz-test-data-'))
  Object.assign(process.env, {
    DATABASE_URL: databaseUrl,
    PAYLOAD_SECRET: 'secret of one test run, thrown away after it',
    YZ_INTERNAL_KEY: 'internal key of one test run, thrown away too',
    PUBLIC_URL: ORIGIN,
    YZ_DATA_DIR: dataDir,
    PAYLOAD_LOG_LEVEL: 'warn',
  })
  // After the environment is set, since the configuration reads it when it loads.
  const { default: config } = of ? await configOf(of, name) : await import('../payload.config.ts')
  const payload: BasePayload = await getPayload({ config, key: name })
  await payload.db.migrate()
  let people = 0
  return {
    payload,
    databaseUrl,
    async person(label, roles, unit) {
      people += 1
      const data = {
        email: `${name}.${people}@songyang.example`,
        password: testPassword,
        name: label,
        roles: [...roles],
        ...(unit === undefined ? {} : { unit }),
      }
      const user = (await payload.create({ collection: 'users' as never, data: data, depth: 0 })) as unknown as Omit<
        TestPerson,
        'collection'
      >
      return { ...user, collection: 'users' }
    },
    async unit(title) {
      const { id } = await payload.create({ collection: 'organisations' as never, data: { title, kind: 'unit' }, depth: 0 })
      return id as unknown as number
    },
    async signIn(email) {
      const { token } = await payload.login({ collection: 'users' as never, data: { email, password: testPassword } })
      return token!
    },
    async request(user) {
      if (user) await loadPrincipals({ payload, site, user })
      return createLocalReq(user ? { user: user as never } : {}, payload)
    },
    call: (path, init) =>
      handleEndpoints({
        config: payload.config,
        // Without it a second CMS would be started.
        payloadInstanceCacheKey: name,
        request: new Request(new URL(path, ORIGIN), init),
      }),
    async close() {
      // Its connections and the database go with the process and the server at the end of the run.
      await payload.destroy()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

interface ConfigModule {
  readonly default: Promise<SanitizedConfig>
}

async function configOf(of: Site, name: string): Promise<ConfigModule> {
  vi.doMock('../../../yizheng.config.ts', () => ({ default: of }))
  // A module of its own for each site; the kit stays the same.
  return (await import(/* @vite-ignore */ `../payload.config.ts?${name}`)) as ConfigModule
}

async function admin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
