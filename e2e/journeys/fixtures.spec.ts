/** The modules for tests over the workshop as it runs: every component of a lesson, and everything that breaks on the way. */
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright/test'
import { builtSite } from '../../site/testing/built-site.ts'
import { answerAll } from '../exercises.ts'
import { newcomer } from '../fixture-labs.ts'
import { Lesson } from '../lesson.ts'
import { Workshop } from '../server.ts'
import { test as base, expect } from '../workshop-test.ts'

const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from the pattern
  workshop: async ({}, use) => {
    await using workshop = new Workshop([], join(import.meta.dirname, '../fixture-workshop.ts'))
    await workshop.start()
    await use(workshop)
  },
})

const every = '90-every-part'
const administrator = 'arn:aws:iam::aws:policy/AdministratorAccess'
const gone = /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|Failed to fetch/

test.beforeAll(() => {
  test.setTimeout(400_000)
  builtSite()
})

const state = (page: Page, step: string) => page.locator(`fl-step[data-step="${step}"] > .step`)
async function expectState(page: Page, step: string, expected: string): Promise<void> {
  await expect(state(page, step), `step ${step}`).toHaveAttribute('data-state', expected, { timeout: 30_000 })
}

/** How many live connections the server has. */
function liveConnections({ output }: Workshop): number {
  return Number([...output.matchAll(/live connections: (\d+)/g)].at(-1)?.[1] ?? 0)
}

async function eightTabs(context: BrowserContext, first: Page, watch: (page: Page) => void): Promise<Page[]> {
  const others = await Promise.all(Array.from({ length: 7 }, () => context.newPage()))
  for (const page of others) {
    watch(page)
    await page.goto(first.url())
  }
  return [first, ...others]
}

test('from the first visit through every component to a certificate', async ({ page, workshop }) => {
  test.setTimeout(240_000)
  const lesson = new Lesson(page, workshop)
  await page.goto(workshop.url)
  await page.locator('.hero').getByRole('link', { name: 'Start the workshop' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Users, for tests')
  expect((await page.context().cookies()).length, 'looking makes no learner').toBe(0)

  await test.step('a module of commands', async () => {
    await expectState(page, 'create-user', 'idle')
    await lesson.terminal.type('aws iam create-user --user-name mara')
    await expectState(page, 'create-user', 'passed')
    await lesson.terminal.type(`aws iam attach-user-policy --user-name mara --policy-arn ${administrator}`)
    await expectState(page, 'give-administrator', 'passed')
    await answerAll(page.locator('main'), await lesson.accountId())
    await lesson.terminal.type(`aws iam detach-user-policy --user-name mara --policy-arn ${administrator}`)
    await expectState(page, 'give-administrator', 'undone')
    await lesson.terminal.type('aws iam delete-user --user-name mara')
    await expectState(page, 'create-user', 'undone')
  })

  await lesson.open(every)
  await test.step('a term is explained where it stands', async () => {
    const term = page.locator('fl-term').first()
    await term.getByRole('button').focus()
    await expect(term.getByText(/./).last()).toBeVisible()
  })

  await test.step('Run types, and Enter is the reader’s', async () => {
    await page.locator('fl-run', { hasText: 'create-user' }).getByRole('button', { name: /^Run/ }).click()
    await expect.poll(() => lesson.terminal.text()).toMatch(/create-user --user-name mara\s*$/)
    await expectState(page, 'is-idle', 'idle')
    await page.keyboard.press('Enter')
    await expectState(page, 'is-idle', 'passed')
    const blank = page.locator('fl-run', { hasText: 'attach-user-policy' })
    await blank.getByRole('button', { name: /^Run/ }).click()
    await page.keyboard.type(`${administrator}\n`)
    await expectState(page, 'is-undone', 'passed')
    await expect(state(page, 'is-undone')).toContainText(`arn:aws:iam::${await lesson.accountId()}:user/mara`)
  })

  await test.step('what waited for another step goes on', async () => {
    await lesson.terminal.type('aws iam create-access-key --user-name mara --query AccessKey.Status')
    await expectState(page, 'is-blocked', 'passed')
  })

  await test.step('a fault is ours, and goes when somebody is hired', async () => {
    const early = state(page, 'is-unverifiable')
    await early.getByRole('button', { name: /^Check/ }).click()
    await expect(early).toContainText('Press Begin.')
    await expectState(page, 'is-error', 'error')
    await expect(state(page, 'is-error')).toContainText('This is our fault, not yours.')
    const arrival = page.locator('fl-arrival')
    await arrival.getByRole('button', { name: 'Begin', exact: true }).click()
    await expect(arrival).toContainText(`${newcomer} was hired`, { timeout: 30_000 })
    await expectState(page, 'is-error', 'passed')
  })

  await test.step('a guess is committed, and the account answers beside it', async () => {
    const predict = page.locator('fl-predict').first()
    await predict.getByLabel('Denied').check()
    await predict.getByRole('button', { name: 'Commit the guess' }).click()
    await expect(predict.locator('.guess')).toContainText(/Your guess\s*Denied[\s\S]*The account\s*Denied/)
  })

  await test.step('every exercise, and what comes back of an earlier module', async () => {
    await expect(page.locator('fl-recall fl-question')).toHaveCount(2)
    await answerAll(page.locator('main'), await lesson.accountId())
    for (const step of ['is-checking', 'is-passed', 'is-failed']) await expectState(page, step, 'passed')
    await page.locator('fl-arn-reader input').fill('arn:aws:s3:::kape-invoices/*')
    await expect(page.locator('fl-arn-reader')).toContainText('Every object in the bucket kape-invoices')
  })

  await test.step('the explorer decides in the page', async () => {
    const explorer = page.locator('fl-explorer').first()
    // It is loaded when somebody comes near.
    await explorer.scrollIntoViewIfNeeded()
    await explorer.getByLabel('Denied').check()
    await explorer.getByRole('button', { name: 'Commit the guess' }).click()
    await expect(explorer).toContainText('Denied: nothing allows it')
  })

  await test.step('the word of who is asked for it', async () => {
    const attested = state(page, 'is-unverifiable')
    await attested.getByRole('button', { name: /^Check/ }).click()
    await expectState(page, 'is-unverifiable', 'unverifiable')
    await attested.getByLabel('What you did').fill('I looked at it for a while.')
    await attested.getByRole('button', { name: 'I have done it' }).click()
    await expectState(page, 'is-unverifiable', 'passed')
  })

  await test.step('the drawing, the time, the score, another machine, the console', async () => {
    await page.getByRole('button', { name: 'Show larger' }).click()
    await expect(page.getByRole('dialog').locator('svg')).toBeVisible()
    await page.keyboard.press('Escape')
    const pass = page.locator('fl-pass-time')
    await pass.getByRole('button').click()
    await expect(pass.locator('[data-said]')).toContainText(/\d/, { timeout: 30_000 })
    await expect(page.locator('fl-score')).toContainText(/\d/)
    await page
      .locator('fl-run', { hasText: 'get-caller-identity' })
      .last()
      .getByRole('button', { name: /^Run/ })
      .click()
    await expect(page.getByRole('tab', { name: 'Attacker', exact: true })).toHaveAttribute('aria-selected', 'true')
    await page.getByRole('link', { name: 'Open Users' }).click()
    await expect(page.locator('#tab-console')).toHaveAttribute('aria-selected', 'true')
    await expect(lesson.console.getByRole('radio', { name: /^Root user/ })).toBeVisible({ timeout: 30_000 })
  })

  await test.step('the next module, alone', async () => {
    await page.getByRole('link', { name: 'Next: After it' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('After it')
    await lesson.run('CloudShell', 'aws iam create-user --user-name tom')
    await expectState(page, 'arrive', 'passed')
  })

  await page.goto(`${workshop.url}/results/`)
  await page.getByLabel('The name on it').fill('Mara Lind')
  await page.getByRole('button', { name: 'Make the certificate' }).click()
  const certificate = page.locator('article.certificate')
  await expect(certificate).toContainText('Mara Lind')
  // Two of the first module, eight of the second, one of the third; what was undone since was done once.
  await expect(certificate).toContainText('11 steps')
  await expect(certificate).toContainText(/1 on (your|their|her|the learner’s) word|1 attested/)

  const id = new URL(page.url()).searchParams.get('id')
  await page.context().clearCookies()
  await page.goto(`${workshop.url}/certificate/?id=${id}`)
  await expect(page.locator('.validity')).toHaveClass(/is-through/)
})

test('eight tabs are one connection, also after the server was killed', async ({
  page,
  context,
  workshop,
  watch,
  forgive,
}) => {
  test.setTimeout(240_000)
  forgive(gone)
  const lesson = new Lesson(page, workshop)
  await lesson.open(every)
  await lesson.terminal.type('aws iam create-user --user-name mara')
  await expectState(page, 'is-idle', 'passed')
  const tabs = await eightTabs(context, page, watch)
  for (const tab of tabs) await expectState(tab, 'is-idle', 'passed')
  expect(liveConnections(workshop)).toBe(1)

  await lesson.terminal.type(`aws iam attach-user-policy --user-name mara --policy-arn ${administrator}`)
  for (const tab of tabs) await expectState(tab, 'is-undone', 'passed')

  await workshop.stop('SIGKILL')
  for (const tab of tabs) await expect(tab.getByText('Offline. Trying again by itself.')).toBeVisible()
  await workshop.start()
  for (const tab of tabs) await expect(tab.locator('.where-am-i')).toContainText('saved', { timeout: 30_000 })
  await lesson.terminal.type('aws iam delete-user --user-name nobody || aws iam create-user --user-name tom')
  await lesson.terminal.type(`aws iam detach-user-policy --user-name mara --policy-arn ${administrator}`)
  for (const tab of tabs) await expectState(tab, 'is-undone', 'undone')
  expect(liveConnections(workshop)).toBe(1)

  // The tab that was first goes; those that stay hear on.
  await page.close()
  const [, second] = tabs
  await new Lesson(second!, workshop).terminal.type(
    'aws iam create-access-key --user-name mara --query AccessKey.Status',
  )
  for (const tab of tabs.slice(1)) await expectState(tab, 'is-blocked', 'blocked')
  expect(liveConnections(workshop)).toBe(1)
})

test('what is answered while the server is dead is kept over a reload, and saved once', async ({
  page,
  workshop,
  forgive,
}) => {
  forgive(gone)
  forgive(/ERR_FAILED/)
  await page.goto(`${workshop.url}/modules/${every}/`)
  const questions = page.locator('.quiz fl-question')
  const choose = async (at: number) => {
    await questions.nth(at).locator('input').first().check()
    await questions.nth(at).getByRole('button', { name: 'Answer' }).click()
  }
  await choose(0)
  await expect(page.locator('.where-am-i')).toContainText('saved')

  await workshop.stop('SIGKILL')
  await choose(1)
  await page.locator('fl-sort').getByRole('button', { name: 'Check the places' }).scrollIntoViewIfNeeded()
  await expect(page.getByText('Offline. 1 change is kept here and goes out when you are back.')).toBeVisible()

  await workshop.start()
  await page.route('**/api/actions', (route) => route.abort())
  await page.reload()
  await expect(page.getByText(/1 change is kept here/)).toBeVisible()
  await expect(questions.nth(1).locator('.said')).toContainText('Not yet.')

  await page.unroute('**/api/actions')
  await expect(page.locator('.where-am-i')).toContainText('saved', { timeout: 30_000 })
  const answers = async () => {
    const { modules } = await (await page.request.get(`${workshop.url}/api/results`)).json()
    return modules.flatMap((one: { answers: { exercise: string; tries: number }[] }) =>
      one.answers.map(({ exercise, tries }) => `${exercise}: ${tries}`),
    )
  }
  await expect.poll(answers).toEqual(['one-of-them: 1', 'some-of-them: 1'])
})

test('a cookie that the server does not know is another learner’s beginning, and says so', async ({
  page,
  context,
  workshop,
  forgive,
}) => {
  forgive(/401/)
  const lesson = new Lesson(page, workshop)
  await lesson.open(every)
  await lesson.terminal.type('aws iam create-user --user-name mara')
  await expectState(page, 'is-idle', 'passed')
  const first = await lesson.accountId()
  const [cookie] = await context.cookies()
  await context.addCookies([{ ...cookie!, value: `${cookie!.value.slice(0, -4)}AAAA` }])

  await page.reload()
  await expectState(page, 'is-idle', 'idle')
  await expect(page.locator('.where-am-i')).toContainText('no account yet')
  await lesson.terminal.type('aws iam create-user --user-name mara')
  await expectState(page, 'is-idle', 'passed')
  expect(await lesson.accountId()).not.toBe(first)
})

test('a reset takes the account and the cards, and is undone', async ({ page, workshop }) => {
  test.setTimeout(180_000)
  const lesson = new Lesson(page, workshop)
  await lesson.open(every)
  await lesson.terminal.type('aws iam create-user --user-name mara; echo mine > note')
  await expectState(page, 'is-idle', 'passed')
  await page.getByText('This lab', { exact: true }).click()
  await page.getByRole('button', { name: 'Reset this lab' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.locator('.changes')).toContainText('mara', { timeout: 60_000 })
  await dialog.getByRole('button', { name: 'Put it back' }).click()
  await expectState(page, 'is-idle', 'idle')
  await lesson.terminal.typeAfresh('cat note; aws iam get-user --user-name mara')
  const empty = await lesson.terminal.text()
  expect(empty).toContain('No such file')
  expect(empty).toContain('NoSuchEntity')

  await page.getByRole('button', { name: 'Undo this' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Go back' }).click()
  await expectState(page, 'is-idle', 'passed')
  await lesson.terminal.typeAfresh('cat note; aws iam get-user --user-name mara --query User.UserName')
  expect(await lesson.terminal.text()).toMatch(/^mine$[\s\S]*^"mara"$/m)
})

test('JavaScript that does not load leaves every part readable', async ({ page, workshop, forgive }) => {
  forgive(/ERR_FAILED|Failed to load/)
  await page.route('**/*.js', (route) => route.abort())
  await page.goto(`${workshop.url}/modules/${every}/`)
  await expect(page.getByText('It wins over every Allow.').first()).toBeVisible()
  await expect(page.getByText('Press the button.')).toBeVisible()
  await expect(page.locator('.diagram svg.wide')).toBeVisible()
  await expect(page.locator('[data-step] .step-task').first()).toBeVisible()
  for (const path of ['console', 'cli']) await expect(page.locator(`fl-path[data-path=${path}]`).first()).toBeVisible()
})
