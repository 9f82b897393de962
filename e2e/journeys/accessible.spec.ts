/** Every page, light and dark, wide and narrow: axe finds nothing, and nothing runs out of the window. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '../workshop-test.ts'

const pages = ['/', '/modules/06-users/', '/glossary/', '/nowhere-at-all']
const themes = ['light', 'dark'] as const
const widths = [1440, 390]

for (const path of pages) {
  test(`${path} in both themes, at every width`, async ({ page, workshop, forgive }) => {
    if (path === '/nowhere-at-all') forgive(/404/)
    for (const colorScheme of themes) {
      for (const width of widths) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await page.setViewportSize({ width, height: 900 })
        await page.goto(workshop.url + path)
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze()
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
        expect(found, `${path} ${colorScheme} ${width}`).toEqual([])
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect(overflow, `${path} at ${width} scrolls sideways`).toBeLessThanOrEqual(0)
      }
    }
  })
}
