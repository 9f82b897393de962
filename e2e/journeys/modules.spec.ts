/**
 * Every lab, in the page: laid where the module begins, then each step done by the terminal before one's eyes, until the
 * card says that it passed. The sample is one module; all of them when everything is asked for.
 */
import { modules } from '@first-line/labs/catalog'
import type { Locator, Page } from 'playwright/test'
import { expect, test } from '../workshop-test.ts'

const labs = modules.filter((module) => module.steps.some((step) => step.exercise === undefined && !step.attested))
const played = process.env.TEST_ALL === '1' ? labs : labs.filter(({ id }) => id === '08-groups')

async function catchUp(page: Page): Promise<void> {
  await page.getByText('This lab', { exact: true }).click()
  await page.getByRole('button', { name: 'Catch me up' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Catch me up' }).click()
  await expect(page.getByText('The account is as this module begins.', { exact: true })).toBeVisible({
    timeout: 120_000,
  })
}

/** What happened since: whatever stands before the step in the lesson is begun, as a reader would. */
async function beginWhatStandsBefore(page: Page, card: Locator): Promise<void> {
  for (const arrival of await page.locator('fl-arrival').all()) {
    const begin = arrival.getByRole('button', { name: 'Begin', exact: true })
    if ((await begin.count()) === 0) continue
    const isBefore = await card.evaluate(
      (step, other) => other !== null && (step.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING) !== 0,
      await arrival.elementHandle(),
    )
    if (!isBefore) continue
    await begin.click()
    await expect(begin).toHaveCount(0, { timeout: 60_000 })
  }
}

for (const { id, title, steps } of played) {
  test(`${title}: every step passes by the terminal`, async ({ page, workshop }) => {
    test.setTimeout(60_000 + steps.length * 60_000)
    await page.goto(`${workshop.url}/modules/${id}/`)
    await expect(page.locator('.xterm')).toBeVisible()
    if (id !== '00-welcome') await catchUp(page)

    for (const step of steps) {
      if (step.exercise !== undefined || step.attested) continue
      const card = page.locator(`#${step.id}`)
      await card.scrollIntoViewIfNeeded()
      await test.step(step.title, async () => {
        await beginWhatStandsBefore(page, card)
        await card.getByRole('button', { name: 'Do it for me' }).click()
        await card.getByRole('button', { name: 'Run it' }).click()
        await expect(card.getByText('Passed', { exact: true })).toBeVisible({ timeout: 60_000 })
      })
    }
  })
}
