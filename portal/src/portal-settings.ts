import { randomBytes } from 'node:crypto'
import { readSettings } from '@yizheng/kit/settings'

/** What the portal's server needs to know: neither the database's address nor the secret of the sessions. */
export interface PortalSettings {
  readonly host: string
  readonly port: number
  readonly cmsUrl: string
  readonly dashboardUrl: string
  readonly internalKey: string
  /** Memory for kept pages, in bytes. */
  readonly cacheBytes: number
}

const DEFAULT_CACHE_MB = 256

/**
 * Reads and checks the settings. `YZ_CACHE_MB` bounds the memory for kept pages.
 * @throws SettingsError, or an Error for YZ_CACHE_MB
 */
export function readPortalSettings(env: NodeJS.ProcessEnv = process.env): PortalSettings {
  const { host, port, cmsUrl, dashboardUrl, internalKey } = readSettings({ ...env, ...notOurs() })
  const megabytes = Number(env.YZ_CACHE_MB || DEFAULT_CACHE_MB)
  if (!Number.isFinite(megabytes) || megabytes < 1)
    throw new Error(`YZ_CACHE_MB: “${env.YZ_CACHE_MB}” is no number of megabytes; give 1 or more`)
  return { host, port, cmsUrl, dashboardUrl, internalKey, cacheBytes: megabytes * 1024 * 1024 }
}

/** The portal stands in the open zone and is not given these; the common rules ask for them. Nothing reads these values. */
function notOurs(): Record<string, string> {
  return { DATABASE_URL: 'postgres://none', PAYLOAD_SECRET: randomBytes(32).toString('hex') }
}
