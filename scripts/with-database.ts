import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readLock, releaseLock, takeLock } from './bootstrap/lock.mjs'
import { isSameProcess } from './bootstrap/process-mark.mjs'
import { dataFolder, readEnvironment, withOwnSecrets } from './environment.ts'
import { lockFile, root } from './paths.ts'
import { addressOf, clusterFolder, startPostgres } from './postgres.ts'
import { Problem } from './problem.ts'

/**
 * Does `work` with the environment the CMS runs under, DATABASE_URL among it: the one that is set; else the embedded
 * database, which is started for as long as it takes where the system does not run.
 * @throws Problem where there is no database yet
 */
export async function withDatabase<T>(work: (env: NodeJS.ProcessEnv) => Promise<T>): Promise<T> {
  const given = readEnvironment(root)
  const dataDir = dataFolder(root, given)
  const production = given.NODE_ENV === 'production'
  const env: NodeJS.ProcessEnv = { ...(production ? given : withOwnSecrets(given, join(dataDir, 'secrets.json'))), YZ_DATA_DIR: dataDir }
  if (env.DATABASE_URL) return work(env)
  const folder = clusterFolder({ dataDir, wanted: given.YZ_POSTGRES_DIR })
  const address = addressOf(folder)
  if (!address || !existsSync(folder)) {
    throw new Problem({ zh: '这里还没有数据库。请先运行一次 npm start。', en: 'There is no database here yet. Run npm start once.' })
  }
  const holder = readLock(lockFile)
  if (holder && isSameProcess(holder)) return work({ ...env, DATABASE_URL: address })
  // As long as this works, npm start must not take our server for one left over from a crash.
  if (takeLock(lockFile)) throw new Problem({ zh: '系统正在启动，请稍后再试。', en: 'The system is starting; try again in a moment.' })
  try {
    const { url, stop } = await startPostgres({ folder })
    try {
      return await work({ ...env, DATABASE_URL: url })
    } finally {
      await stop()
    }
  } finally {
    releaseLock(lockFile)
  }
}
