import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{labs,checker,site,packages/*,scripts,e2e}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    // Once more where nobody watches: a machine that stalled for a moment is no failure; `npm test` names what needed it.
    retry: process.env.CI ? 1 : 0,
  },
})
