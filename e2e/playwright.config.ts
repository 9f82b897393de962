import { defineConfig } from 'playwright/test'

const browser = process.env.FIRST_LINE_BROWSER

/** Chromium without its own network life; the workshop makes no request to anybody else, and the tests see that. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A name of a LAN, without a LAN: plain http there is not a secure context.
  '--host-resolver-rules=MAP workshop.test 127.0.0.1',
]

export default defineConfig({
  testDir: './journeys',
  // A journey through yesterday's pages proves nothing about today's.
  globalSetup: './build-first.ts',
  testMatch: '**/*.spec.ts',
  // What takes minutes is left to test:all: the console page by page, read back by the SDK, and the terminal key by key.
  testIgnore:
    process.env.TEST_ALL === '1'
      ? []
      : [
          /(console-(accessible|beside-lesson|credentials|every-page|iam|modules|services|states|keyboard)|fixtures|lesson-accessible|terminal|whole-workshop)\.spec/,
        ],
  outputDir: '../test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  fullyParallel: false,
  // Each file has a server of its own, and a browser takes a processor of its own.
  workers: '50%',
  // A journey that fails once and then passes is told as flaky, and fails nobody's work.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: !!process.env.CI,
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    launchOptions: { args, ...(browser ? { executablePath: browser } : {}) },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
})
