import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Title and description stand in the head for everybody, not only for known robots: kept pages are the same for all.
  htmlLimitedBots: /.*/,
  // `npm run check` checks the types of the whole repository once.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: `${import.meta.dirname}/..` },
  experimental: { serverActions: { bodySizeLimit: '170mb' } },
}

export default config
