/**
 * Every lab, in the page: laid where the module begins, then each step done by the terminal before one's eyes, until the
 * card says that it passed. The sample is one module; all of them when everything is asked for.
 */
import { modules } from '@first-line/labs/catalog'
import { Lesson } from '../lesson.ts'
import { expect, test } from '../workshop-test.ts'

const labs = modules.filter((module) => module.steps.some((step) => step.exercise === undefined && !step.attested))
const played = process.env.TEST_ALL === '1' ? labs : labs.filter(({ id }) => id === '08-groups')

for (const { id, title, steps } of played) {
  test(`${title}: every step passes by the terminal`, async ({ page, workshop }) => {
    test.setTimeout(60_000 + steps.length * 60_000)
    const lesson = new Lesson(page, workshop)
    await lesson.open(id)
    if (id !== '00-welcome') await lesson.catchUp()
    // `aws login` asks a person: whoever typed it allows it.
    const asked = page.getByRole('dialog', { name: 'Let the command line act as you?' })
    await page.addLocatorHandler(asked, () => asked.getByRole('button', { name: 'Allow' }).click())

    for (const step of steps) {
      if (step.exercise !== undefined || step.attested) continue
      const card = lesson.card(step.id)
      await card.scrollIntoViewIfNeeded()
      await test.step(step.title, async () => {
        await lesson.beginWhatStandsBefore(step.id)
        if (step.guidance === 'unassisted') await lesson.askTwice(step.id)
        await card.getByRole('button', { name: 'Do it for me' }).click()
        await card.getByRole('button', { name: 'Run it' }).click()
        await expect(card.getByText('Passed', { exact: true })).toBeVisible({ timeout: 60_000 })
      })
    }
  })
}
