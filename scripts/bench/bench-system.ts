import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Settings } from '../../kit/src/cms/settings.ts'
import { root } from '../paths.ts'
import { freePort } from '../ports.ts'
import { clusterFolder } from '../postgres.ts'
import { stopOrphans } from '../run-file.ts'
import { Supervisor } from '../supervisor.ts'
import { startSystem } from '../system.ts'

/** The product as `npm start` brings it up, with a data folder, a database and ports of its own. */
export interface BenchSystem extends Settings {
  /** A folder for whatever an item needs; it goes with the rest. */
  readonly scratch: string
}

const dataDir = join(root, 'var', 'bench')

/** Does `work` with a fresh system and removes it afterwards; its logs stay where something failed. */
export async function withBenchSystem<T>(work: (system: BenchSystem) => Promise<T>, signal: AbortSignal): Promise<T> {
  const say = (line: string) => void process.stdout.write(`${line}\n`)
  const runFolder = join(dataDir, 'run')
  await stopOrphans(runFolder)
  removeData()
  const supervisor = new Supervisor({ runFolder, logFolder: join(dataDir, 'log'), say })
  try {
    const settings = await startSystem({ given: await ownEnvironment(), dataDir, supervisor, signal, say })
    const result = await work({ ...settings, scratch: join(dataDir, 'scratch') })
    await supervisor.stop()
    removeData()
    return result
  } finally {
    await supervisor.stop()
  }
}

/** No setting of the installation that may live here too: neither its database nor its ports. */
export async function ownEnvironment(): Promise<NodeJS.ProcessEnv> {
  const ours = /^(YZ_|PAYLOAD_|DATABASE_URL$|PUBLIC_URL$|NODE_ENV$|HOST$|(CMS_|DASHBOARD_)?(PORT|URL)$)/
  const rest = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name))) as NodeJS.ProcessEnv
  const port = async () => String(await freePort())
  return { ...rest, PORT: await port(), CMS_PORT: await port(), DASHBOARD_PORT: await port(), IDP_PORT: await port() }
}

function removeData(): void {
  const cluster = clusterFolder({ dataDir })
  if (!cluster.startsWith(dataDir)) rmSync(dirname(cluster), { recursive: true, force: true })
  rmSync(dataDir, { recursive: true, force: true })
}
