import type { MetadataRoute } from 'next'
import { pageFrame } from '../src/page-frame.ts'
import { paper } from '../src/theme.ts'

export const dynamic = 'force-dynamic'

/** With it the site can be put among the apps of a phone or a desktop. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const { name, answer, words } = await pageFrame()
  return {
    id: '/',
    name,
    short_name: name,
    ...(answer?.tagline ? { description: answer.tagline } : {}),
    lang: 'zh-CN',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: paper.default,
    theme_color: paper.default,
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    shortcuts: [
      { name: words('hall.search'), url: '/search' },
      { name: words('hall.announcements'), url: '/announcements' },
      { name: words('hall.desk'), url: '/desk' },
    ],
  }
}
