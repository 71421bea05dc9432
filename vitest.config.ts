import { defineConfig } from 'vitest/config'

/** `types`: what the compiler must accept and refuse. `unit`: no database. `db`: on a real PostgreSQL, one fresh database a file. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'types',
          include: [],
          typecheck: { enabled: true, only: true, include: ['{kit,plugins}/**/*.test-d.ts'], tsconfig: 'tsconfig.test-d.json' },
        },
      },
      {
        test: {
          name: 'unit',
          include: ['{kit,plugins,integrations,cms,portal,dashboard,scripts}/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', '**/*.db.test.ts', '**/.next/**'],
        },
      },
      {
        // The exports map closes the server entries to browsers; tests are no browser.
        resolve: { conditions: ['node', 'production'] },
        ssr: { resolve: { conditions: ['node', 'production'] } },
        test: {
          name: 'db',
          include: ['{kit,plugins,integrations,cms,portal,scripts}/**/*.db.test.ts'],
          exclude: ['**/node_modules/**', '**/.next/**'],
          globalSetup: ['scripts/test-postgres.ts'],
          pool: 'forks',
          maxWorkers: 1,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
