/** A picture of every page of the console, and of the sign-in, in an account that has something to show on each. */
import { join } from 'node:path'
import type { Browser } from 'playwright/test'
import { go, openAsRoot, settled } from './console.ts'
import { furnish } from './console-pages.ts'
import type { Workshop } from './server.ts'

const views = [
  { name: '1440-light', width: 1440, height: 900, colorScheme: 'light' },
  { name: '1440-dark', width: 1440, height: 900, colorScheme: 'dark' },
  { name: '390-light', width: 390, height: 844, colorScheme: 'light' },
  { name: '1920-dark', width: 1920, height: 1080, colorScheme: 'dark' },
] as const

/** `only`: a part of the paths' patterns, such as `/iam/users`. */
export async function consolePictures(browser: Browser, workshop: Workshop, out: string, only = ''): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  const page = await context.newPage()
  const take = async (title: string) => {
    for (const { name, width, height, colorScheme } of views) {
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.waitForTimeout(150)
      await page.screenshot({ path: join(out, `console-${title}-${name}.png`), fullPage: true })
    }
    await page.setViewportSize({ width: 1440, height: 900 })
  }
  await page.goto(`${workshop.url}/console/`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  if (only === '') await take('sign-in')
  await openAsRoot(page, workshop)
  const pages = await furnish(page, workshop)
  for (const [pattern, path] of Object.entries(pages)) {
    if (!pattern.includes(only)) continue
    await go(page, path)
    await settled(page)
    await take(pattern.replaceAll('/', '-').replaceAll(':', '').slice(1) || 'home')
  }
  await context.close()
}
