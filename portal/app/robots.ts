import type { MetadataRoute } from 'next'
import { publicUrl } from '../src/public-url.ts'

export const dynamic = 'force-dynamic'

/** What search engines may look at: what is public and not made for one person or one question. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: '*',
      // Pictures are served by the CMS.
      allow: ['/', '/api/media/'],
      disallow: ['/admin', '/api/', '/desk', '/inbox', '/login', '/mode', '/offline', '/qr/', '/receipt/', '/saml/', '/search', '/sign/'],
    },
    sitemap: `${publicUrl()}/sitemap.xml`,
  }
}
