import { createLocalReq, type BasePayload } from 'payload'
import type { Site } from '../../site.ts'
import { inTransaction } from '../operations/transaction.ts'
import { runSql, sql } from '../run-sql.ts'

/**
 * Switches an app off (its pages, rights, figures and endpoints are gone, its data stays) or on again, for the whole site,
 * while it runs. Other processes follow within a second.
 * @returns false where it was so already
 * @throws Error where there is no such app
 */
export async function switchApp({
  payload,
  site,
  app,
  on,
}: {
  payload: BasePayload
  site: Site
  app: string
  on: boolean
}): Promise<boolean> {
  if (!site.apps.some((one) => one.id === app)) throw new Error(`There is no app "${app}"`)
  const req = await createLocalReq({}, payload)
  return inTransaction(req, async () => {
    const stored = (await payload.findGlobal({ slug: 'site', depth: 0, overrideAccess: true, req })) as { offApps?: string[] | null }
    const off = stored.offApps ?? []
    if (off.includes(app) !== on) return false
    const next = on ? off.filter((one) => one !== app) : [...off, app]
    await payload.updateGlobal({ slug: 'site', data: { offApps: next }, depth: 0, overrideAccess: true, req })
    await runSql({
      payload,
      req,
      query: sql`INSERT INTO yz.audit (action, detail) VALUES (${on ? 'app:on' : 'app:off'}, ${JSON.stringify({ app })}::jsonb)`,
    })
    return true
  })
}
