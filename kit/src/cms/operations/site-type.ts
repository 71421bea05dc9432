import type { BasePayload } from 'payload'
import type { Site, SiteType } from '../../site.ts'
import { isAppOff } from '../app-switch.ts'
import { RequestError } from '../request-error.ts'

/** The declared type behind a slug; a 404 where there is none or its app is switched off. */
export async function siteTypeOf(payload: BasePayload, site: Site, slug: string): Promise<SiteType> {
  const one = site.type(slug)
  if (!one) throw new RequestError(404, 'error.notFound')
  if (await isAppOff(payload, one.app.id)) throw new RequestError(404, 'error.appOff')
  return one
}
