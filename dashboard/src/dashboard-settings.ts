import { randomBytes } from 'node:crypto'
import { readSettings } from '@yizheng/kit/settings'

/** The dashboard's server hands out files and needs neither database nor secrets. Throws a SettingsError. */
export function readDashboardSettings(env: NodeJS.ProcessEnv = process.env): { host: string; port: number } {
  const unused = () => randomBytes(32).toString('hex')
  const { host, dashboardPort } = readSettings({
    ...env,
    DATABASE_URL: 'postgres://none',
    PAYLOAD_SECRET: unused(),
    YZ_INTERNAL_KEY: unused(),
  })
  return { host, port: dashboardPort }
}
