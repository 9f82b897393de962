/**
 * Tests of the built pages in a real browser, over a checker that says what the test wants. Without a browser they are
 * skipped: FIRST_LINE_BROWSER names one, else it is looked for where Debian has it and where Playwright puts its own.
 */
import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from 'vitest'
import { builtSite } from './built-site.ts'
import { type FakeChecker, startFakeChecker } from './fake-checker.ts'

const executablePath = [process.env.FIRST_LINE_BROWSER, '/usr/bin/chromium', chromium.executablePath()].find(
  (path) => path && existsSync(path),
)

/** Two cores and a browser: what takes a blink alone may take seconds beside other tests. */
export const patience = { timeout: 15_000 }

/** What a test has to itself; made anew for each. */
export interface Scene {
  browser: Browser
  checker: FakeChecker
  context: BrowserContext
  /** what went wrong unseen; a test fails on anything in it */
  faults: string[]
  /** somebody who has been here: the cookie of a learner */
  comes(): Promise<void>
  open(path: string): Promise<Page>
}

export function inBrowser(name: string, body: (scene: Scene) => void): void {
  describe.skipIf(executablePath === undefined)(name, { timeout: 60_000 }, () => {
    let site: string
    const scene = {
      comes: () => scene.context.addCookies([{ name: 'fake-learner', value: '1', url: scene.checker.url }]),
      async open(path) {
        const page = await scene.context.newPage()
        await page.goto(path)
        return page
      },
    } as Scene

    beforeAll(async () => {
      site = builtSite()
      scene.browser = await chromium.launch({
        executablePath,
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
          '--host-resolver-rules=MAP workshop.test 127.0.0.1',
        ],
      })
    }, 400_000)
    afterAll(() => scene.browser.close())

    beforeEach(async () => {
      scene.checker = await startFakeChecker({ site })
      scene.faults = []
      scene.context = await scene.browser.newContext({
        baseURL: scene.checker.url,
        viewport: { width: 1440, height: 900 },
      })
      scene.context.on('weberror', (fault) => scene.faults.push(String(fault.error())))
      scene.context.on('console', (message) => {
        if (message.type() === 'error' && !/Failed to load resource|ERR_/.test(message.text()))
          scene.faults.push(message.text())
      })
      scene.context.on('request', (request) => {
        // By any name of this computer: one test comes by another.
        if (new URL(request.url()).port !== new URL(scene.checker.url).port)
          scene.faults.push(`a request to elsewhere: ${request.url()}`)
      })
    })
    afterEach(async () => {
      await scene.context.close()
      await scene.checker.close()
      expect(scene.faults).toEqual([])
    })

    body(scene)
  })
}
