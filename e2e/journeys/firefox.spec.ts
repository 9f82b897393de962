/** The first step of a lesson in Firefox: the page, the terminal, the live verdict, and all of it after a reload. */
import { expect, test } from 'playwright/test'
import type { Page } from 'puppeteer-core'
import { findFirefox, openFirefox } from '../firefox.ts'
import { Workshop } from '../server.ts'

const firefox = findFirefox()

const text = (page: Page, selector: string) =>
  page.$$eval(selector, (all) =>
    all
      .map((one) => (one as HTMLElement).innerText)
      .join('\n')
      .replaceAll('\u00a0', ' '),
  )
const state = (page: Page, step: string) =>
  page.$eval(`fl-step[data-step=${step}] > .step`, (card) => card.getAttribute('data-state'))

test('a step is done and seen in Firefox', async () => {
  test.skip(
    firefox === undefined,
    'there is no Firefox here (Debian: apt-get install firefox-esr; or FIRST_LINE_FIREFOX)',
  )
  test.setTimeout(180_000)
  await using workshop = new Workshop()
  await workshop.start()
  const browser = await openFirefox(firefox ?? '')
  try {
    expect(await browser.version()).toMatch(/firefox/i)
    const page = await browser.newPage()
    const faults: string[] = []
    page.on('pageerror', (fault) => faults.push(String(fault)))
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text())
    })
    await page.setViewport({ width: 1440, height: 900 })
    await page.goto(`${workshop.url}/modules/06-users/`)
    const screen = '.screens > .screen:not([hidden]) .xterm-rows'
    await expect.poll(() => text(page, screen), { timeout: 60_000 }).toMatch(/[$#]\s*$/)
    expect(await state(page, 'create-user')).toBe('idle')

    await page.focus('.screens > .screen:not([hidden]) .xterm-helper-textarea')
    await page.keyboard.type('aws iam create-user --user-name mara')
    await page.keyboard.press('Enter')
    await expect.poll(() => state(page, 'create-user'), { timeout: 60_000 }).toBe('passed')
    expect(await text(page, screen)).toContain('"UserName": "mara"')

    await page.reload()
    await expect.poll(() => state(page, 'create-user'), { timeout: 30_000 }).toBe('passed')
    expect(faults).toEqual([])
  } finally {
    await browser.close()
  }
})
