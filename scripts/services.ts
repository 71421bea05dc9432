import { join } from 'node:path'
import pg from 'pg'
import type { Settings } from '../kit/src/cms/settings.ts'
import type { Service } from './supervisor.ts'

/**
 * The processes of the system, whoever answers before whoever asks; they stop in the reverse order.
 * `node` and `env` are what each runs under; `dev` reloads code as it changes.
 */
export function services({
  root,
  node,
  env,
  settings,
  dev,
  idp = false,
}: {
  root: string
  node: string
  env: NodeJS.ProcessEnv
  settings: Settings
  dev: boolean
  /** With the development identity provider. */
  idp?: boolean
}): Service[] {
  // Addresses that follow from other settings (CMS_URL from CMS_PORT) are told to every process.
  const addresses = { PUBLIC_URL: settings.publicUrl, CMS_URL: settings.cmsUrl, DASHBOARD_URL: settings.dashboardUrl }
  const own = { env: { ...env, ...addresses, NODE_ENV: dev ? 'development' : 'production' }, readyWithin: dev ? 180_000 : 60_000 } as const
  const host = settings.host === '0.0.0.0' || settings.host === '::' ? '127.0.0.1' : settings.host
  const web = (name: string, port: number, conditions: readonly string[] = []): Service => ({
    ...own,
    name,
    command: node,
    args: [...conditions, '--import', 'tsx', 'src/server.ts', ...(dev ? ['--dev'] : [])],
    cwd: join(root, name),
    isReady: () => answers(`http://${host.includes(':') ? `[${host}]` : host}:${port}/healthz`),
  })
  const developmentIdp: Service = {
    ...own,
    env: { ...own.env, NODE_ENV: 'development', DATABASE_URL: undefined, PAYLOAD_SECRET: undefined, YZ_INTERNAL_KEY: undefined },
    name: 'idp',
    command: node,
    args: ['--import', 'tsx', 'src/idp/main.ts'],
    cwd: join(root, 'integrations', 'saml'),
    isReady: () => answers(`http://127.0.0.1:${settings.idpPort}/healthz`),
  }
  const begun = performance.now()
  return [
    web('cms', settings.cmsPort, ['--conditions=production']),
    {
      ...own,
      name: 'worker',
      command: node,
      args: [...(dev ? ['--watch', '--watch-preserve-output'] : []), '--conditions=production', '--import', 'tsx', 'src/worker.ts'],
      cwd: join(root, 'cms'),
      isReady: () => beats(settings.databaseUrl, (performance.now() - begun) / 1000),
    },
    ...(idp ? [developmentIdp] : []),
    web('dashboard', settings.dashboardPort),
    web('portal', settings.port),
  ]
}

async function answers(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2_000), redirect: 'manual' })
  await response.arrayBuffer()
  return response.status === 200
}

/** The worker has no port: it is there once a worker that started within the last seconds shows its heartbeat in the database. */
async function beats(databaseUrl: string, seconds: number): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 2_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return Boolean(
      (
        await client.query("SELECT 1 FROM yz.heartbeats WHERE kind = 'worker' AND started_at >= now() - make_interval(secs => $1)", [
          seconds,
        ])
      ).rowCount,
    )
  } finally {
    await client.end().catch(() => undefined)
  }
}
