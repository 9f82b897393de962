/** A whole lesson with its workbench for everyone: by keys alone, at 200 %, on a phone, in forced colours. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright/test'
import { type Stop, stopAt } from '../../site/testing/stop-at.ts'
import { Terminal } from '../terminal.ts'
import { expect, test } from '../workshop-test.ts'

const lesson = '/modules/06-users/'

/** Tab by Tab through the page, until it begins again. Leaves the terminal as the terminal says. */
async function walk(page: Page, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<Stop[]> {
  const stops: Stop[] = []
  await page.evaluate(() => delete document.documentElement.dataset.walked)
  for (let at = 0; at < 500; at++) {
    await page.keyboard.press(key)
    // A browser without a frame of its own goes on with the first one.
    const again = await page.evaluate(() => {
      const { activeElement: here, documentElement: root } = document
      const begins = root.dataset.walked === undefined
      if (begins) document.querySelector('[data-first-stop]')?.removeAttribute('data-first-stop')
      if (begins) here?.setAttribute('data-first-stop', '')
      root.dataset.walked = ''
      return !begins && here?.hasAttribute('data-first-stop')
    })
    const stop = await stopAt(page)
    if (!stop || again) return stops
    stops.push(stop)
    if (stop.terminal) await page.keyboard.press('Escape')
  }
  throw new Error(
    `The focus never came round: ${stops
      .slice(-6)
      .map(({ is }) => is)
      .join(' → ')}`,
  )
}

async function begin(page: Page, url: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(url + lesson)
  const terminal = new Terminal(page)
  await terminal.ready(30_000)
  await terminal.type('aws iam create-user --user-name mara', 30_000)
  await expect(page.locator('[data-step=create-user] > .step')).toHaveAttribute('data-state', 'passed')
}

test('every stop of the Tab key has a name, is seen, and leads on, through the terminal and out', async ({
  page,
  workshop,
}) => {
  test.setTimeout(240_000)
  await begin(page, workshop.url)
  await expect(page.locator('.xterm-helper-textarea').first()).toHaveAccessibleName(
    'CloudShell. Terminal. Escape, then Tab, leaves it.',
  )
  await page.reload()
  await new Terminal(page).ready(30_000)
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  const stops = await walk(page)
  expect(stops[0]?.is).toContain('skip')
  expect(
    stops.filter(({ named }) => !named),
    'without a name',
  ).toEqual([])
  expect(
    stops.filter(({ seen }) => !seen),
    'not seen',
  ).toEqual([])
  expect(
    stops.filter(({ clear }) => !clear),
    'under something, or out of the window',
  ).toEqual([])
  expect(stops.filter(({ terminal }) => terminal)).toHaveLength(1)
  const steps = await page.locator('fl-step').count()
  const checks = stops.filter(({ is }) => /Check (now|again)/.test(is))
  expect(checks, 'each step’s own button').toHaveLength(steps)

  const back = await walk(page, 'Shift+Tab')
  // The card of a term opens when the focus comes to the term; on the way back that is after its link.
  const lasting = (all: Stop[]) => all.map(({ is }) => is).filter((is) => !is.startsWith('a.more'))
  expect(lasting(back).toReversed()).toEqual(lasting(stops))
})

test('a verdict, a hint, a tab and a dialog keep the focus where the reader was', async ({ page, workshop }) => {
  await begin(page, workshop.url)
  const focus = () => page.evaluate(() => (document.activeElement as HTMLElement | null)?.innerText.trim())
  const card = page.locator('[data-step=give-administrator]')
  await card.getByRole('button', { name: /^Check/ }).focus()
  await page.keyboard.press('Enter')
  await expect(card.getByRole('button', { name: 'Check again' })).toBeFocused()
  await card.getByRole('button', { name: 'A hint' }).focus()
  await page.keyboard.press('Enter')
  await expect(card.getByRole('button', { name: 'Another hint' })).toBeFocused()
  await card.getByRole('button', { name: 'Do it for me' }).focus()
  await page.keyboard.press('Enter')
  expect(await focus()).toBe('Run it')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(await focus()).toBe('Do it for me')

  const tools = page.getByText('This lab', { exact: true })
  await tools.focus()
  await page.keyboard.press('Enter')
  const reset = page.getByRole('button', { name: 'Reset this lab' })
  await reset.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true)
  await page.keyboard.press('Escape')
  await expect(reset).toBeFocused()
})

test('at 200 % everything is there, and nothing scrolls in two directions', async ({ page, workshop }) => {
  await begin(page, workshop.url)
  await page.setViewportSize({ width: 720, height: 450 })
  await page.reload()
  await expectNoSideways(page)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await heightOfWhatStays(page)).toBeLessThan(160)
  await page.locator('.phone').getByRole('button', { name: 'Terminal' }).click()
  await expect(page.locator('.xterm')).toBeVisible()
  await expectNoSideways(page)
})

test('at 390 pixels each part is reached by the bar below, and axe finds nothing in it', async ({ page, workshop }) => {
  test.setTimeout(120_000)
  await begin(page, workshop.url)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.reload()
  const stops = await walk(page)
  expect(stops.filter(({ named, seen, clear }) => !named || !seen || !clear)).toEqual([])
  for (const part of await page.locator('.phone button').all()) {
    const name = await part.innerText()
    await part.click()
    await expectNoSideways(page)
    const size = await part.boundingBox()
    expect(Math.min(size?.width ?? 0, size?.height ?? 0), `the target ${name}`).toBeGreaterThanOrEqual(24)
    await expectNoViolations(page, name)
  }
})

test('in forced colours verdicts differ by shape, and the focus is seen', async ({ page, workshop }) => {
  test.setTimeout(120_000)
  await begin(page, workshop.url)
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  await expectNoViolations(page, 'forced colours')
  const glyph = async (step: string) => {
    const card = page.locator(`[data-step=${step}] > .step`)
    await expect(card.locator('.gate svg').first()).toBeVisible()
    return card.locator('.gate svg').first().innerHTML()
  }
  expect(await glyph('create-user')).not.toBe(await glyph('retire-intern'))
  const button = page.locator('[data-step=create-user]').getByRole('button', { name: 'Check again' })
  await button.focus()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Tab')
  const outline = await button.evaluate((one) => getComputedStyle(one).outlineStyle)
  expect(outline).not.toBe('none')
  const border = await button.evaluate((one) => getComputedStyle(one).borderTopStyle)
  expect(border, 'a button without colours still has an edge').not.toBe('none')
})

async function expectNoSideways(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *, .workbench *')]
      .filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1)
      .filter((one) => ['hidden', 'clip'].includes(getComputedStyle(one).overflowX) && one.clientWidth > 20)
      // A field scrolls by its own caret.
      .filter((one) => one.closest('.xterm, .vh, input, textarea') === null)
      .map((one) => `${one.localName}.${one.className}`),
  )
  expect(cut, 'cut off at its right').toEqual([])
}

/** What is fixed or sticky takes the room from what is read. */
const heightOfWhatStays = (page: Page): Promise<number> =>
  page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((one) => ['fixed', 'sticky'].includes(getComputedStyle(one).position) && one.checkVisibility())
      .map((one) => one.getBoundingClientRect())
      .filter(({ top, bottom, width }) => bottom > 0 && top < innerHeight && width > innerWidth / 2)
      .reduce((sum, { height }) => sum + height, 0),
  )

async function expectNoViolations(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
  expect(found, where).toEqual([])
}
