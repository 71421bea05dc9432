import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** postgres://… of a server that lives as long as the test run. */
    postgresUrl: string
  }
}

/** Starts the PostgreSQL server that the database tests share; each file makes a database of its own in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const base = mkdtempSync(join(tmpdir(), 'yz-test-'))
  // As root the server runs as another user, who must get through.
  chmodSync(base, 0o755)
  const { url, stop } = await startPostgres({ folder: join(base, 'postgres') })
  project.provide('postgresUrl', url)
  return async () => {
    await stop()
    rmSync(base, { recursive: true, force: true })
  }
}
