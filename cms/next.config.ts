import { withPayload } from '@payloadcms/next/withPayload'
import type { NextConfig } from 'next'
import { resolve } from 'node:path'

const config: NextConfig = {
  // The portal has /_next of the same origin for itself.
  assetPrefix: '/cms-static',
  poweredByHeader: false,
  turbopack: { root: resolve(import.meta.dirname, '..') },
  // Types are checked once for the whole repository by `npm run check`.
  typescript: { ignoreBuildErrors: true },
}

export default withPayload(config, { devBundleServerPackages: false })
