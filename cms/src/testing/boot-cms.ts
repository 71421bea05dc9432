import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLocalReq, getPayload, type BasePayload, type PayloadRequest } from 'payload'
import pg from 'pg'
import type { Role } from '@yizheng/kit'

export interface TestCms {
  readonly payload: BasePayload
  readonly databaseUrl: string
  /** Makes a person with these roles; returns the account as the rules see it. */
  person(name: string, roles: readonly Role[], unit?: number): Promise<{ id: number; collection: 'users' }>
  /** A request on this person's behalf; on nobody's without one. */
  request(user?: object): Promise<PayloadRequest>
  close(): Promise<void>
}

/** The real CMS on a fresh, migrated database of its own. */
export async function bootCms(postgresUrl: string): Promise<TestCms> {
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  await admin(postgresUrl, `CREATE DATABASE ${name}`)
  const databaseUrl = Object.assign(new URL(postgresUrl), { pathname: `/${name}` }).href
  const dataDir = mkdtempSync(join(tmpdir(), 'yz-test-data-'))
  Object.assign(process.env, {
    DATABASE_URL: databaseUrl,
    PAYLOAD_SECRET: 'secret of one test run, thrown away after it',
    YZ_INTERNAL_KEY: 'internal key of one test run, thrown away too',
    PUBLIC_URL: 'http://localhost:3000',
    YZ_DATA_DIR: dataDir,
    PAYLOAD_LOG_LEVEL: 'warn',
  })
  // After the environment is set, since the configuration reads it when it loads.
  const { default: config } = await import('../payload.config.ts')
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
        password: 'a password of this test',
        name: label,
        roles: [...roles],
        ...(unit === undefined ? {} : { unit }),
      }
      const user = (await payload.create({ collection: 'users' as never, data: data, depth: 0 })) as unknown as { id: number }
      return { ...user, collection: 'users' }
    },
    request: (user) => createLocalReq(user ? { user: user as never } : {}, payload),
    async close() {
      // Its connections and the database go with the process and the server at the end of the run.
      await payload.destroy()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
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
