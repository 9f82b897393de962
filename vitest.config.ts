import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{labs,checker,site,packages/*,scripts,e2e}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
  },
})
