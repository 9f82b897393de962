/** Every page of the console: axe finds nothing, and nothing runs out of the window, light and dark, 390 to 1920 pixels. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright/test'
import { go, openAsRoot, settled } from '../console.ts'
import { furnish } from '../console-pages.ts'
import { expect, test } from '../workshop-test.ts'

const refusals = /Failed to load resource: the server responded with a status of 40[0-9]/

const views = [
  { colorScheme: 'light', width: 1440 },
  { colorScheme: 'dark', width: 390 },
] as const

for (const { colorScheme, width } of views) {
  test(`axe, ${colorScheme}, ${width} pixels`, async ({ page, workshop, forgive }) => {
    test.setTimeout(900_000)
    forgive(refusals)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 900 })
    await page.goto(`${workshop.url}/console/`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await finds(page, 'sign-in')
    // A phone's bar has the account menu behind "More".
    await page.setViewportSize({ width: 1440, height: 900 })
    await openAsRoot(page, workshop)
    const pages = await furnish(page, workshop)
    await page.setViewportSize({ width, height: 900 })
    await page.goto(`${workshop.url}/console/`)
    for (const path of Object.values(pages)) {
      await go(page, path)
      await settled(page)
      await finds(page, path)
      await fits(page, path, [width, width === 390 ? 640 : 1920])
      await page.setViewportSize({ width, height: 900 })
    }
  })
}

async function finds(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 200)).join(' ')}`)
  expect.soft(found, where).toEqual([])
}

async function fits(page: Page, path: string, widths: readonly number[]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect.soft(overflow, `${path} at ${width} scrolls sideways`).toBeLessThanOrEqual(0)
  }
}
