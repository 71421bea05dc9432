import { withPayload } from '@payloadcms/next/withPayload'
import type { NextConfig } from 'next'
import { resolve } from 'node:path'

const config: NextConfig = {
  // The portal has /_next of the same origin for itself.
  assetPrefix: '/cms-static',
  poweredByHeader: false,
  // jieba is a native module that finds its dictionary beside itself. chinese-days: its ES module build has no default export, its CommonJS build (which Node itself loads) has nothing else.
  // pdfkit reads its own data files.
  serverExternalPackages: ['chinese-days', '@node-rs/jieba', 'pdfkit', 'docx'],
  turbopack: { root: resolve(import.meta.dirname, '..') },
  // Types are checked once for the whole repository by `npm run check`.
  typescript: { ignoreBuildErrors: true },
}

export default withPayload(config, { devBundleServerPackages: false })
