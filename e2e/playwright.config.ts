import { defineConfig } from '@playwright/test'
import { findBrowser } from '../scripts/bootstrap/browser.mjs'

const minute = 60_000

/** The whole system, as people use it. One product for all tests, started by `product.ts`; every test has browser contexts of its own. */
export default defineConfig({
  testMatch: '*.test.ts',
  globalSetup: './product.ts',
  // A screenshot and the logs of what failed.
  outputDir: './failures',
  // The tests share one product on two cores; side by side they would change each other's figures.
  workers: 1,
  forbidOnly: true,
  // A second try on a busy machine; what needed it is named at the end as flaky, to be looked into.
  retries: process.env.CI ? 1 : 0,
  timeout: minute,
  expect: { timeout: 10_000 },
  globalTimeout: 22 * minute,
  use: {
    launchOptions: {
      executablePath: findBrowser() ?? 'chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
    baseURL: process.env.YZ_TEST_URL,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    contextOptions: { reducedMotion: 'reduce' },
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
  },
})
