/** The site over the workshop as it runs: exercises that pass steps, reset and undo, another device, being forgotten. */
import type { Page } from 'playwright/test'
import { Terminal } from '../terminal.ts'
import { expect, test } from '../workshop-test.ts'

const step = (page: Page, id: string) => page.locator(`fl-step[data-step=${id}] > .step`)
const state = async (page: Page, id: string, expected: string) =>
  expect
    .poll(() => step(page, id).getAttribute('data-state'), { message: `step ${id}`, timeout: 30_000 })
    .toBe(expected)
const accountId = (page: Page) =>
  page.evaluate(async () => (await (await fetch('/api/hello')).json()).learner?.accountId as string | undefined)

test('an exercise passes its step on the server, after a wrong try that does not', async ({ page, workshop }) => {
  await page.goto(`${workshop.url}/modules/02-shared-responsibility/`)
  const sort = page.locator('fl-sort').first()
  await expect(sort.locator('.item').first()).toBeVisible()
  const place = async (right: boolean) => {
    const ids = await sort.locator('.item').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.item))
    // An item moves to its place, so that it is found by its id and not by where it stood.
    for (const id of ids) {
      const item = sort.locator(`.item[data-item="${id}"]`)
      const belongs = await item.getAttribute('data-belongs')
      const inputs = item.locator('input')
      const values = await inputs.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))
      const to = right ? values.indexOf(belongs ?? '') : values.findIndex((value) => value !== belongs)
      await item.locator('label').nth(to).click()
    }
    await sort.getByRole('button', { name: 'Check the places' }).click()
  }
  await place(false)
  await expect(sort.locator('.said')).toContainText('0 of')
  await expect(page.locator('.where-am-i')).toContainText('saved')
  expect(await step(page, 'sort-duties').getAttribute('data-state')).not.toBe('passed')
  await sort.getByRole('button', { name: 'Sort again' }).click()
  await place(true)
  await expect(sort.locator('.said')).toHaveText('All of them are in their place.')
  await state(page, 'sort-duties', 'passed')
  await page.reload()
  await state(page, 'sort-duties', 'passed')
})

test('Do it for me runs before the reader’s eyes, and the card says that it was helped', async ({ page, workshop }) => {
  await page.goto(`${workshop.url}/modules/06-users/`)
  const help = page.locator('fl-step[data-step=create-user] fl-step-help')
  await help.getByRole('button', { name: 'Do it for me' }).click()
  await help.getByRole('button', { name: 'Run it' }).click()
  await state(page, 'create-user', 'passed')
  await expect(step(page, 'create-user').locator('.beside')).toContainText('with help')
  expect(await new Terminal(page).text()).toContain('aws iam create-user --user-name mara')
})

test('a reset says what goes, takes it, and is undone', async ({ page, workshop }) => {
  test.setTimeout(180_000)
  await page.goto(`${workshop.url}/modules/06-users/`)
  await new Terminal(page).type('aws iam create-user --user-name mara')
  await state(page, 'create-user', 'passed')
  await page.getByText('This lab', { exact: true }).click()
  await page.getByRole('button', { name: 'Reset this lab' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.locator('.changes')).toContainText('mara', { timeout: 60_000 })
  await dialog.getByRole('button', { name: 'Put it back' }).click()
  await expect(page.locator('main').getByText('The lab is at its start.')).toBeVisible({ timeout: 60_000 })
  await expect.poll(() => step(page, 'create-user').getAttribute('data-state'), { timeout: 30_000 }).not.toBe('passed')
  await page.getByRole('button', { name: 'Undo this' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Go back' }).click()
  await expect(page.locator('main').getByText('It is as it was.')).toBeVisible({ timeout: 60_000 })
  await state(page, 'create-user', 'passed')
})

test('a code moves the account to another device, once; then everything is forgotten', async ({
  page,
  workshop,
  browser,
  watch,
}) => {
  await page.goto(`${workshop.url}/account/`)
  await page.getByRole('button', { name: 'Make it now' }).first().click()
  await expect(page.getByText('Access keys that exist')).toBeVisible()
  const mine = await accountId(page)
  expect(mine).toMatch(/^\d{12}$/)
  await page.getByRole('button', { name: 'Make a code' }).click()
  const code = (await page.locator('[data-code] .code').innerText()).trim()
  expect(code).toMatch(/^[A-Z]{4}-[A-Z]{4}-[A-Z]{4}$/)

  const device = await browser.newContext()
  const other = await device.newPage()
  watch(other)
  await other.goto(`${workshop.url}/account/`)
  await other.getByLabel('The code').fill(code.toLowerCase().replaceAll('-', ' '))
  await other.getByRole('button', { name: 'Go on here' }).click()
  await expect(other.getByText('This browser goes on where the other one was.')).toBeVisible()
  expect(await accountId(other)).toBe(mine)

  await page.getByRole('button', { name: 'Delete it' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete everything' }).click()
  await expect(page.locator('main').getByText('Everything is deleted.')).toBeVisible()
  expect(await accountId(page)).toBeUndefined()
  await device.close()
})

test('a cookie that is gone takes nothing typed with it', async ({ page, context, workshop, forgive }) => {
  forgive(/401/)
  await page.goto(`${workshop.url}/modules/02-shared-responsibility/`)
  const question = page.locator('.quiz fl-question').first()
  await question.locator('input').first().check()
  await question.getByRole('button', { name: 'Answer' }).click()
  await expect(page.locator('.where-am-i')).toContainText('saved')
  const first = await accountId(page)
  await context.clearCookies()
  const second = page.locator('.quiz fl-question').nth(1)
  await second.locator('input').first().check()
  await second.getByRole('button', { name: 'Answer' }).click()
  await expect.poll(() => accountId(page), { timeout: 20_000 }).toMatch(/^\d{12}$/)
  expect(await accountId(page)).not.toBe(first)
  await expect
    .poll(
      () =>
        page.evaluate(async () => {
          const { modules } = await (await fetch('/api/results')).json()
          return modules.flatMap((one: { answers: unknown[] }) => one.answers).length
        }),
      { timeout: 20_000 },
    )
    .toBe(1)
})

test('scripts that do not load leave a lesson that reads', async ({ page, workshop, forgive }) => {
  forgive(/ERR_FAILED|Failed to load/)
  await page.route('**/*.js', (route) => route.abort())
  await page.goto(`${workshop.url}/modules/06-users/`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Users and ARNs')
  await expect(page.getByText('aws iam create-user --user-name mara').first()).toBeVisible()
  await expect(page.locator('.option .why').first()).toBeVisible()
})

test('a certificate before its time says what is missing, though it was asked for before the scripts were here', async ({
  page,
  workshop,
  forgive,
}) => {
  forgive(/409/)
  const { promise: slow, resolve: arrive } = Promise.withResolvers<void>()
  await page.route('**/*.js', async (route) => {
    await slow
    await route.continue()
  })
  await page.goto(`${workshop.url}/results/`, { waitUntil: 'commit' })
  await page.getByLabel('The name on it').fill('Mara Lind')
  await page.getByRole('button', { name: 'Make the certificate' }).click()
  arrive()
  await expect(page.locator('main [data-said]')).not.toBeEmpty()
  expect(new URL(page.url()).pathname).toBe('/results/')
})

test('an example is chosen when the explorer opens, and its story goes with it; what was shared is none of them', async ({
  page,
  workshop,
}) => {
  await page.goto(`${workshop.url}/explorer/`)
  const examples = page.getByLabel('Examples')
  const resource = page.locator('[data-field=resource]')
  await expect(resource).toBeVisible()
  const titles = await examples.locator('option:not([hidden])').allInnerTexts()
  expect(titles.length).toBeGreaterThan(3)
  await expect(examples.locator('option:checked')).toHaveText(titles[0]!)
  const story = await page.locator('p[data-story]').innerText()
  expect(story).not.toBe('')
  await examples.selectOption({ label: titles[3]! })
  await expect(page.locator('p[data-story]')).not.toHaveText(story)
  await expect(page.locator('p[data-story]')).not.toBeEmpty()
  const situation = {
    principal: 'arn:aws:iam::1:user/x',
    action: 's3:GetObject',
    resource: '*',
    context: [],
    layers: {},
  }
  const shared = Buffer.from(JSON.stringify(situation)).toString('base64url')
  await page.goto('about:blank')
  await page.goto(`${workshop.url}/explorer/#s=${shared}`)
  await expect(resource).toHaveValue('*')
  await expect(examples).toHaveValue('')
  await expect(page.locator('p[data-story]')).toBeEmpty()
})
