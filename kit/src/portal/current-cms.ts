import { cookies } from 'next/headers'
import { cache } from 'react'
import type { Locale } from '../label.ts'
import { CmsClient } from './cms-client.ts'

/** Name of the cookie that carries the session, for CMS and portal alike. */
export const SESSION_COOKIE = 'payload-token'
/** Name of the cookie that carries the language chosen on the portal: `zh` or `en`. */
export const LOCALE_COOKIE = 'yz-locale'

/** The CMS as the person of the present request reads it; the same object throughout one render. */
export const currentCms = cache(async (): Promise<CmsClient> => {
  const jar = await cookies()
  const token = jar.get(SESSION_COOKIE)?.value
  return new CmsClient({
    baseUrl: cmsUrl(),
    token: token === '' ? undefined : token,
    locale: currentLocale(jar.get(LOCALE_COOKIE)?.value),
    internalKey: process.env.YZ_INTERNAL_KEY,
  })
})

/** Where the CMS listens. */
export function cmsUrl(): string {
  return process.env.CMS_URL ?? 'http://127.0.0.1:3001'
}

function currentLocale(cookie: string | undefined): Locale {
  return cookie === 'en' ? 'en' : 'zh'
}
