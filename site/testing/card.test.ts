/** What a card offers beside its verdict, laying the account anew, the queue, search, and the pages about a learner. */
import { expect, test } from 'vitest'
import { inBrowser, patience } from './in-browser.ts'

const users = '/modules/06-users/'
const at = '2026-11-22T14:05:00.000Z'

inBrowser('a step and what is around it', (scene) => {
  const help = (page: Awaited<ReturnType<typeof scene.open>>, step: string) =>
    page.locator(`fl-step[data-step="${step}"] fl-step-help`)

  test('hints come one by one, and the focus stays', async () => {
    const page = await scene.open(users)
    const of = help(page, 'create-user')
    await of.getByRole('button', { name: 'A hint' }).click()
    await of.getByText('What keeps the users?').waitFor()
    expect(await of.getByText('IAM does.').count()).toBe(0)
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Another hint')
    await page.keyboard.press('Enter')
    await of.getByText('IAM does.').waitFor()
    await page.keyboard.press('Enter')
    await of.getByText('aws iam create-user does it.').waitFor()
    await expect.poll(() => of.getByRole('button', { name: 'Another hint' }).count(), patience).toBe(0)
    expect(scene.checker.learners()).toBe(1)
  })

  test('the solution says what each command does; in an unassisted step it waits for a try', async () => {
    await scene.comes()
    const page = await scene.open(users)
    await help(page, 'create-user').getByRole('button', { name: 'Show solution' }).click()
    await help(page, 'create-user').getByText('Makes the user.').waitFor()
    await help(page, 'sign-in').getByRole('button', { name: 'Show solution' }).click()
    await help(page, 'sign-in').getByText('Try it once first').waitFor()
    const marks = page.locator('fl-step[data-step="sign-in"] .step-marks')
    expect(await marks.innerText()).toMatch(/Unassisted[\s\S]*Console only[\s\S]*Extra/)
  })

  test('Do it for me asks first, then runs before the reader’s eyes', async () => {
    await scene.comes()
    const page = await scene.open(users)
    const of = help(page, 'create-user')
    await of.getByRole('button', { name: 'Do it for me' }).click()
    await of.getByText('counts as done with help').waitFor()
    await of.getByRole('button', { name: 'I try it myself' }).click()
    expect(await of.getByText('counts as done with help').count()).toBe(0)
    await of.getByRole('button', { name: 'Do it for me' }).click()
    await of.getByRole('button', { name: 'Run it' }).click()
    await of.getByText('It runs in the terminal.').waitFor()
    await expect
      .poll(() => page.locator('.xterm-rows').first().innerText(), { timeout: 30_000 })
      .toContain('aws iam create-user --user-name mara')
  })

  test('where nobody can see it, a word is taken, and a verdict meanwhile does not take the text away', async () => {
    await scene.comes()
    const step = { module: '06-users', step: 'create-user', attempts: 1, checkedAt: at } as const
    scene.checker.setStep({ ...step, status: 'unverifiable', message: 'This target keeps no record.' })
    const page = await scene.open(users)
    const of = help(page, 'create-user')
    await of.getByLabel('What you did').fill('I made her in the console.')
    scene.checker.setStep({ ...step, status: 'unverifiable', message: 'It still keeps none.' })
    await page.locator('main').getByText('It still keeps none.').waitFor()
    expect(await of.getByLabel('What you did').inputValue()).toBe('I made her in the console.')
    await of.getByRole('button', { name: 'I have done it' }).click()
    await of.getByText('Your word is kept.').waitFor()
    await expect
      .poll(() => scene.checker.actions(), patience)
      .toMatchObject([{ kind: 'attest', step: 'create-user', words: 'I made her in the console.' }])
  })

  test('a reset shows what changes, can be left, and can be undone', async () => {
    await scene.comes()
    scene.checker.setStep({ module: '06-users', step: 'create-user', status: 'passed', passedAt: at, attempts: 1 })
    const page = await scene.open(users)
    await page.getByText('This lab', { exact: true }).click()
    const opener = page.getByRole('button', { name: 'Reset this lab' })
    await opener.click()
    const dialog = page.getByRole('dialog', { name: 'Put this lab back to its start?' })
    await dialog.getByText('AKIAXK4Q7WPN5JQ2RT8D').waitFor()
    expect(await dialog.innerText()).toMatch(/gone\s+user mara[\s\S]*of mara[\s\S]*1 step would have another state/)
    await page.keyboard.press('Escape')
    expect(await dialog.count()).toBe(0)
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Reset this lab')
    await opener.click()
    await dialog.getByRole('button', { name: 'Put it back' }).click()
    await page.locator('main').getByText('The lab is at its start.').waitFor()
    await page.getByRole('button', { name: 'Undo this' }).click()
    await page.getByRole('dialog', { name: 'Go back?' }).getByRole('button', { name: 'Go back' }).click()
    await page.locator('main').getByText('It is as it was.').waitFor()
  })

  test('offline: what is typed is counted, survives a reload, and goes out once', async () => {
    await scene.comes()
    const page = await scene.open('/modules/90-every-part/')
    await page.getByText('Sandbox, saved').waitFor()
    scene.checker.cut(true)
    const first = page.locator('.quiz fl-question').first()
    await first.getByLabel('Deny').check()
    await first.getByRole('button', { name: 'Answer' }).click()
    await page.getByText('Offline. 1 change is kept here').waitFor()
    await page.reload()
    await page.locator('.quiz fl-question').first().locator('.said', { hasText: 'Right.' }).waitFor()
    expect(scene.checker.actions()).toEqual([])
    scene.checker.cut()
    await expect.poll(() => scene.checker.actions().length, { timeout: 40_000 }).toBe(1)
    await page.getByText('Sandbox, saved').waitFor()
    await page.reload()
    await page.getByText('Sandbox, saved').waitFor()
    expect(scene.checker.actions().length).toBe(1)
  })

  test('search: by the slash, by arrow keys, to the glossary and into a lesson', async () => {
    const page = await scene.open('/')
    // Scripts come after the first paint: a key before that is nobody's.
    await page.locator('fl-search:defined').waitFor({ state: 'attached' })
    await page.keyboard.press('/')
    const dialog = page.getByRole('dialog', { name: 'Search lessons and glossary' })
    await dialog.getByRole('searchbox').fill('implicit deny')
    await dialog.getByRole('link', { name: 'Glossary: Implicit deny' }).waitFor()
    await dialog.getByRole('searchbox').fill('attacker machine anything')
    await dialog.getByRole('searchbox').fill('principal')
    await dialog.getByRole('link', { name: 'Every part' }).first().waitFor()
    await page.keyboard.press('ArrowDown')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('A')
    await page.keyboard.press('Enter')
    await page.waitForURL(/modules|glossary/)
  })

  test('a slash in a field is a slash', async () => {
    const page = await scene.open('/explorer/')
    const field = page.locator('[data-field=resource]')
    // It can be typed in once the engine is here.
    await expect.poll(() => field.evaluate((input) => input.closest('[inert]') === null), patience).toBe(true)
    await field.focus()
    await page.keyboard.press('End')
    await page.keyboard.type('/')
    expect(await field.inputValue()).toMatch(/\/$/)
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  test('preflight says what works, and where one works', async () => {
    const page = await scene.open('/preflight/')
    await page.locator('[data-summary]', { hasText: 'Everything works' }).waitFor()
    expect(await page.locator('[data-target=sandbox]').innerText()).toContain('you are here')
  })

  test('settings hold at once, on other pages, and after a reload', async () => {
    const page = await scene.open('/settings/')
    await page.locator('label', { hasText: 'Much larger' }).click()
    await page.locator('label', { hasText: /^None$/ }).click()
    await page.locator('label', { hasText: /^Dark$/ }).click()
    const root = () => page.evaluate(() => ({ ...document.documentElement.dataset }))
    await expect.poll(root, patience).toMatchObject({ text: 'larger', motion: 'reduce', theme: 'dark' })
    await page.goto(users)
    expect(await root()).toMatchObject({ text: 'larger', motion: 'reduce', theme: 'dark' })
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('20px')
  })

  test('results, and the certificate with its verification', async () => {
    await scene.comes()
    const page = await scene.open('/results/')
    await page.locator('main').getByText('5 of 12 core steps passed').waitFor()
    await page.locator('main').getByText('you said allowed, the account denied.').waitFor()
    await page.getByLabel('The name on it').fill('Mara Lind')
    await page.getByRole('button', { name: 'Make the certificate' }).click()
    await page.locator('main').getByText('Valid. This server has signed it').waitFor()
    await page.getByLabel('Certificate id').fill('FL-0000-0000')
    await page.getByRole('button', { name: 'Verify' }).click()
    await page.locator('main').getByText('This server has issued no certificate of this id.').first().waitFor()
  })

  test('the account: its keys, a code for another device, deleting asks first', async () => {
    await scene.comes()
    const page = await scene.open('/account/')
    await page.getByText('AKIAXK4Q7WPN2ZLMB5TR').waitFor()
    await page.getByRole('button', { name: 'Make a code' }).click()
    await page.getByText('BCDF-GHJK-LMNP').waitFor()
    await page.getByRole('button', { name: 'Delete it' }).click()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Keep it')
    await page.keyboard.press('Enter')
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  test('what happened since is played once, and says what it broke', async () => {
    await scene.comes()
    const page = await scene.open('/modules/90-every-part/')
    await page.getByRole('button', { name: 'Begin' }).click()
    await page.getByText('“Create the user mara” in Users, for tests was right before.').waitFor()
    expect(await page.getByRole('link', { name: 'Look', exact: true }).getAttribute('href')).toBe(
      '/modules/06-users/#create-user',
    )
  })

  test('a page that is not there names the nearest one', async () => {
    const page = await scene.open('/modules/06-user/')
    expect(await page.getByRole('link', { name: '6 Users, for tests' }).getAttribute('href')).toBe(users)
  })

  test('a route steps back what is not on it', async () => {
    const page = await scene.open('/')
    await page.locator('label', { hasText: '90 minutes' }).click()
    await page.locator('[data-home=route]', { hasText: /^[4-9] modules on it/ }).waitFor()
    expect(await page.locator('.map [data-number="1"]').getAttribute('data-off')).toBe('')
    await page.reload()
    await expect.poll(() => page.locator('.map [data-number="1"]').getAttribute('data-off'), patience).toBe('')
  })
})
