/** The pages without a mouse, at 200 % zoom, and with motion reduced. */
import { describe, expect, test } from 'vitest'
import { inBrowser } from './in-browser.ts'
import { stopAt } from './stop-at.ts'

/** The lesson's page has the terminal on it: its way in and out by keys is tested with the pages. */
const all = ['/', '/explorer/', '/results/', '/account/', '/settings/', '/preflight/', '/glossary/', '/certificate/']
const sampled = process.env.TEST_ALL === '1' ? all : ['/', '/explorer/', '/account/']

inBrowser('for everyone', (scene) => {
  describe.each(sampled)('%s', (path) => {
    test('each stop of the Tab key has a name, shows that it is there, and leads on', async () => {
      await scene.comes()
      const page = await scene.open(path)
      await page.getByText('Sandbox, saved').waitFor()
      const stops: string[] = []
      for (let at = 0; at < 260; at++) {
        await page.keyboard.press('Tab')
        const stop = await stopAt(page)
        // Past the last one the focus is the browser's own.
        if (!stop) break
        expect(stop, `stop ${at} of ${path}`).toMatchObject({ named: true, seen: true })
        stops.push(stop.is)
      }
      expect(stops.length).toBeGreaterThan(8)
      expect(stops[0]).toContain('skip')
    })

    test('at 200 % nothing runs out of the window, and the header leaves room to read', async () => {
      await scene.comes()
      const page = await scene.open(path)
      await page.setViewportSize({ width: 640, height: 400 })
      await page.getByText('Sandbox, saved').waitFor({ state: 'attached' })
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
      const fixed = await page.evaluate(() =>
        [...document.querySelectorAll('body *')]
          .filter((one) => ['fixed', 'sticky'].includes(getComputedStyle(one).position))
          .map((one) => one.getBoundingClientRect())
          .filter(({ top, bottom, width }) => bottom > 0 && top < innerHeight && width > innerWidth / 2)
          .reduce((sum, { height }) => sum + height, 0),
      )
      expect(fixed).toBeLessThan(160)
    })

    test('with motion reduced nothing moves', async () => {
      await scene.comes()
      const page = await scene.context.newPage()
      await page.emulateMedia({ reducedMotion: 'reduce' })
      await page.goto(path)
      await page.getByText('Sandbox, saved').waitFor()
      const moving = () =>
        page.evaluate(() =>
          document
            .getAnimations()
            .filter((one) => Number(one.effect?.getComputedTiming().endTime ?? 0) > 20)
            .map((one) => ('animationName' in one ? String(one.animationName) : one.constructor.name)),
        )
      expect(await moving()).toEqual([])
    })
  })
})
