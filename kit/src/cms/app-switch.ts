import type { BasePayload } from 'payload'

const FRESH_MS = 1000
const cached = new WeakMap<BasePayload, { at: number; off: Promise<readonly string[]> }>()

/** Ids of the apps that are switched off at run time (global `site`, field `offApps`). At most one second old. */
export function offApps(payload: BasePayload): Promise<readonly string[]> {
  const known = cached.get(payload)
  if (known && Date.now() - known.at < FRESH_MS) return known.off
  const off = payload
    .findGlobal({ slug: 'site', depth: 0, overrideAccess: true })
    .then((site) => ((site as { offApps?: string[] | null }).offApps ?? []) as readonly string[])
  off.catch(() => cached.delete(payload))
  cached.set(payload, { at: Date.now(), off })
  return off
}

/** Whether this app is switched off now. */
export async function isAppOff(payload: BasePayload, app: string): Promise<boolean> {
  return (await offApps(payload)).includes(app)
}

/** Forgets what is cached, so that a switch just made counts at once in this process. */
export function forgetAppSwitches(payload: BasePayload): void {
  cached.delete(payload)
}
