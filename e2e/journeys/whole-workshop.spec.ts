/**
 * The whole workshop, from the first page to the certificate, in one account and without help: every lesson in its order,
 * every step by mouse and keyboard as its *Console* tab says, every exercise answered. Some twenty minutes.
 */
import { modules } from '@first-line/labs/catalog'
import { clicksOf } from '../console-path/index.ts'
import { Lesson } from '../lesson.ts'
import { expect, test } from '../workshop-test.ts'

// AWS answers a refusal with 4xx, and a browser says so on its console.
const refusals = /Failed to load resource: the server responded with a status of 40[0-9]/

test('from module 0 to the certificate, in one account', async ({ page, workshop, forgive }) => {
  test.setTimeout(3_600_000)
  forgive(refusals)
  const lesson = new Lesson(page, workshop)
  for (const { id, title, steps } of modules) {
    await lesson.open(id)
    for (const step of steps) {
      await test.step(`${title}: ${step.title}`, async () => {
        await lesson.beginWhatStandsBefore(step.id)
        const clicks = clicksOf[id]?.[step.id]
        if (clicks) await clicks(lesson)
        else await lesson.answer(step.id)
        await lesson.passes(step.id)
      })
    }
  }

  await page.goto(`${workshop.url}/results/`)
  await page.getByLabel('The name on it').fill('Mara Lind')
  await page.getByRole('button', { name: 'Make the certificate' }).click()
  const certificate = page.locator('article.certificate')
  await expect(certificate.getByRole('heading', { name: 'Mara Lind' })).toBeVisible()
  await expect(certificate).toContainText('in the full route')
  for (const { title } of modules) await expect(certificate).toContainText(title)
  await expect(page.getByRole('main').getByText('Valid. This server has signed it')).toBeVisible()
})
