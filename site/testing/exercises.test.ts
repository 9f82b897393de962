/** Exercises, predictions and the explorer, as somebody meets them in a lesson: by mouse, by keys, after a reload. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { inBrowser, patience } from './in-browser.ts'

const every = '/modules/90-every-part/'
const question = (page: Page, at: number) => page.locator('.quiz fl-question').nth(at)

inBrowser('exercises', (scene) => {
  test('one answer: explained at once, kept over a reload, and sent', async () => {
    const page = await scene.open(every)
    const first = question(page, 0)
    await first.getByRole('button', { name: 'Answer' }).click()
    expect(await first.getByText('Choose an answer first.').isVisible()).toBe(true)
    expect(await first.getByText('It wins over every Allow.').isVisible()).toBe(false)
    await first.getByLabel('Allow').check()
    await first.getByRole('button', { name: 'Answer' }).click()
    await first.locator('.said', { hasText: 'Not yet.' }).waitFor()
    expect(await first.getByText('It wins over every Allow.').isVisible()).toBe(true)
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Try again')
    await expect.poll(() => scene.checker.actions().map(({ kind }) => kind), patience).toEqual(['answer'])
    expect(scene.checker.actions()[0]).toMatchObject({ module: '90-every-part', exercise: 'one-of-them', answer: 0 })
    await page.reload()
    await question(page, 0).locator('.said', { hasText: 'Not yet.' }).waitFor()
    await question(page, 0).getByRole('button', { name: 'Try again' }).click()
    await question(page, 0).getByLabel('Deny').check()
    await question(page, 0).getByRole('button', { name: 'Answer' }).click()
    await question(page, 0).locator('.said', { hasText: 'Right.' }).waitFor()
  })

  test('all questions by the keyboard alone', async () => {
    const page = await scene.open(every)
    await page.locator('fl-question:defined').first().waitFor()
    await question(page, 0).locator('input').first().focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await question(page, 0).locator('.said', { hasText: 'Right.' }).waitFor()
    await question(page, 1).locator('input').nth(1).focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await question(page, 1).locator('.said', { hasText: 'Right.' }).waitFor()
    const order = ['Make a second key', 'Switch to it', 'Deactivate the first', 'Delete the first']
    for (const [to, text] of order.entries()) {
      const line = question(page, 2).locator('.line', { hasText: text })
      for (;;) {
        const now = await question(page, 2)
          .locator('.line')
          .evaluateAll((lines, text) => lines.findIndex((one) => one.textContent?.includes(text)), text)
        if (now <= to) break
        await line.getByRole('button', { name: /^Move up/ }).focus()
        await page.keyboard.press('ArrowUp')
      }
    }
    await question(page, 2).getByRole('button', { name: 'Answer' }).press('Enter')
    await question(page, 2).locator('.said', { hasText: 'Right.' }).waitFor()
    await question(page, 3).locator('input').fill('123456789012')
    await page.keyboard.press('Enter')
    await question(page, 3).locator('.said', { hasText: 'Right.' }).waitFor()
  })

  test('sorting: by arrow keys, then by dragging', async () => {
    const page = await scene.open(every)
    const sort = page.locator('fl-sort')
    const item = (name: string) => sort.locator('.item', { hasText: name })
    await sort.getByRole('button', { name: 'Check the places' }).click()
    await sort.getByText('3 are not sorted yet.').waitFor()
    await item('The building').locator('input').first().focus()
    await page.keyboard.press('Space')
    expect(await sort.locator('.bin[data-bin=aws] .item').count()).toBe(1)
    await page.keyboard.press('ArrowRight')
    expect(await sort.locator('.bin[data-bin=you] .item').innerText()).toContain('The building')
    await page.keyboard.press('ArrowLeft')
    await item('The users').dragTo(sort.locator('.bin[data-bin=you]'))
    await item('Broken disks').dragTo(sort.locator('.bin[data-bin=you]'))
    await sort.getByRole('button', { name: 'Check the places' }).click()
    await sort.getByText('2 of 3 are in their place.').waitFor()
    expect(await item('Broken disks').innerText()).toMatch(/belongs to AWS[\s\S]*taken out and destroyed/)
    await expect
      .poll(() => scene.checker.actions().at(-1), patience)
      .toMatchObject({ exercise: 'duties', answer: { building: 'aws', users: 'you', disks: 'you' } })
  })

  test('sorting: what was chosen before the scripts were here counts', async () => {
    const page = await scene.context.newPage()
    const { promise: slow, resolve: arrive } = Promise.withResolvers<void>()
    await page.route('**/*.js', async (route) => {
      await slow
      await route.continue()
    })
    await page.goto(every, { waitUntil: 'commit' })
    const sort = page.locator('fl-sort')
    await sort.locator('.item', { hasText: 'The building' }).locator('label').first().click()
    arrive()
    await sort.locator('.bin[data-bin=aws] .item', { hasText: 'The building' }).waitFor()
    await sort.getByRole('button', { name: 'Check the places' }).click()
    await sort.getByText('2 are not sorted yet.').waitFor()
  })

  test('ARNs: any is explained as it is typed; one is read, one is written', async () => {
    await scene.comes()
    const page = await scene.open(every)
    const reader = page.locator('fl-arn-reader')
    await reader.locator('input').fill('arn:aws:s3:::kape-invoices/*')
    await reader.getByText('Every object in the bucket kape-invoices').waitFor()
    await reader.locator('input').fill('arn:aws')
    await reader.getByText('An ARN has six parts').waitFor()

    const read = page.locator('fl-arn-exercise[data-set=arn-read]')
    for (const [at, part] of ['partition', 'service', 'account', 'region', 'resource'].entries())
      await read.locator('select').nth(at).selectOption(part)
    await read.getByRole('button', { name: 'Answer' }).click()
    await read.getByText('This is the region.').waitFor()
    await read.getByRole('button', { name: 'Try again' }).click()
    await read.locator('select').nth(2).selectOption('region')
    await read.locator('select').nth(3).selectOption('account')
    await read.getByRole('button', { name: 'Answer' }).click()
    await read.locator('.said', { hasText: 'Right.' }).waitFor()
    await expect
      .poll(() => scene.checker.actions().at(-1), patience)
      .toMatchObject({ answer: { service: 'iam', region: '', account: '482719305561', resource: 'user/mara' } })

    const build = page.locator('fl-arn-exercise[data-set=arn-build]').first()
    await build.locator('input').fill('arn:aws:iam:us-east-1:482719305561:role/deploy')
    await build.getByRole('button', { name: 'Answer' }).click()
    expect(await build.locator('[data-was=wrong]').innerText()).toContain('Region')
  })

  test('a guess is committed first; the account answers beside it, and both stay', async () => {
    await scene.comes()
    const page = await scene.open(every)
    const predict = page.locator('fl-predict').first()
    await predict.getByRole('button', { name: 'Commit the guess' }).click()
    await predict.getByText('Choose Allowed or Denied first.').waitFor()
    await predict.getByLabel('Allowed').check()
    await predict.getByRole('button', { name: 'Commit the guess' }).click()
    await predict.getByText('Other than you said.').waitFor()
    expect(await predict.locator('.guess').innerText()).toMatch(/Your guess\s+Allowed[\s\S]*The account\s+Denied/)
    await page.reload()
    await page.locator('fl-predict').first().getByText('Other than you said.').waitFor()
  })

  test.each(['/explorer/', '/modules/90-every-part/'])(
    'nothing moves when an explorer of %s comes alive',
    async (path) => {
      // The first visit draws its words before their font is there.
      const first = await scene.open('/glossary/')
      await first.waitForFunction(() => localStorage.getItem('first-line:font') === 'here')
      const sizes = async (alive: boolean) => {
        const page = await scene.context.newPage()
        if (!alive) await page.route('**/*.js', (route) => route.abort())
        await page.goto(path)
        await page.evaluate(() => document.fonts.ready)
        const all: object[] = []
        for (const explorer of await page.locator('fl-explorer').all()) {
          await explorer.scrollIntoViewIfNeeded()
          if (alive) await explorer.locator('.right:not([inert])').waitFor({ state: 'attached' })
          all.push(await explorer.evaluate((one) => [one.clientWidth, one.clientHeight]))
        }
        return all
      }
      expect(await sizes(true)).toEqual(await sizes(false))
    },
  )

  test('the explorer: a guess, the decision, a change, a link that opens the same', async () => {
    const page = await scene.open(every)
    const explorer = page.locator('fl-explorer').first()
    await explorer.scrollIntoViewIfNeeded()
    await explorer.getByLabel('Denied').check()
    await explorer.getByRole('button', { name: 'Commit the guess' }).click()
    await explorer.getByText('Denied: nothing allows it').waitFor()
    await explorer.getByText('As you said.').waitFor()
    await explorer.getByRole('button', { name: 'Change the request or the policies' }).click()
    expect(await explorer.locator(':focus').getAttribute('data-field')).toBe('principal')
    await explorer.locator('[data-field=action]').fill('s3:GetObject')
    await explorer.locator('.big', { hasText: 'Allowed' }).waitFor()
    const text = explorer.locator('textarea').first()
    await text.fill((await text.inputValue()).replace('"Allow"', '"Deny"'))
    await explorer.getByText('Denied: a statement forbids it').waitFor()
    expect(await explorer.locator('.editor .strong').first().innerText()).toContain('"Deny"')
    await text.fill('{')
    await explorer.getByText('This is not valid JSON').waitFor()
    await explorer.getByRole('button', { name: 'As it was' }).click()
    await explorer.getByText('Denied: nothing allows it').waitFor()
    await explorer.locator('[data-field=resource]').fill('arn:aws:s3:::other/Übersicht')
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', {
        value: { writeText: async (link: string) => document.body.setAttribute('data-link', link) },
      })
    })
    await explorer.getByRole('button', { name: 'Copy link' }).click()
    const link = (await page.locator('body').getAttribute('data-link')) ?? ''
    const other = await scene.open(link.replace(scene.checker.url, ''))
    await other.getByText('Denied: nothing allows it').waitFor()
    const resource = other.locator('[data-field=resource]')
    await expect.poll(() => resource.inputValue(), patience).toBe('arn:aws:s3:::other/Übersicht')
  })

  test('a drawing is shown larger, and the focus comes back from it', async () => {
    const page = await scene.open(every)
    const figure = page.locator('.diagram').first()
    const drawn = () => figure.locator('svg.wide').evaluate((svg) => svg.getBoundingClientRect().width)
    const [small, button] = [await drawn(), figure.getByRole('button', { name: 'Show larger' })]
    await button.click()
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    expect(await dialog.locator('svg').evaluate((svg) => svg.getBoundingClientRect().width)).toBeGreaterThan(small)
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    expect(await button.evaluate((one) => one === document.activeElement)).toBe(true)
    expect(await drawn()).toBe(small)
  })

  test('earlier questions come back: what was wrong first', async () => {
    await scene.comes()
    const page = await scene.open('/modules/06-users/')
    await page.evaluate(() =>
      localStorage.setItem(
        'first-line:answers',
        JSON.stringify({ '06-users/what-is-new': { answer: 0, right: false, at: '2026-11-22T14:05:00.000Z' } }),
      ),
    )
    await page.goto(every)
    const recall = page.locator('fl-recall fl-question')
    await expect.poll(() => recall.count(), patience).toBe(2)
    await expect.poll(() => recall.first().innerText(), patience).toContain('What may a new user do?')
    expect(await recall.first().getByText('Nobody has allowed anything yet.').isVisible()).toBe(false)
  })

  test('without scripts every question can be read with its answers', async () => {
    const plain = await scene.browser.newContext({ baseURL: scene.checker.url, javaScriptEnabled: false })
    const page = await plain.newPage()
    await page.goto(every)
    expect(await page.getByText('It wins over every Allow.').first().isVisible()).toBe(true)
    expect(await page.getByText('They are taken out and destroyed where they are.').isVisible()).toBe(true)
    expect(await page.getByText('a bucket goes through a gate').isVisible()).toBe(false)
    expect(await page.locator('.diagram svg.wide').getAttribute('aria-label')).toContain('goes through a gate')
    await plain.close()
  })

  test.each(['light', 'dark'] as const)('axe finds nothing once everything is answered: %s', async (colorScheme) => {
    const context = await scene.browser.newContext({
      baseURL: scene.checker.url,
      viewport: { width: 1440, height: 900 },
      colorScheme,
      reducedMotion: 'reduce',
    })
    await context.addCookies([{ name: 'fake-learner', value: '1', url: scene.checker.url }])
    const page = await context.newPage()
    await page.goto(every)
    await page.getByText('Sandbox, saved').waitFor()
    await question(page, 0).getByLabel('Allow').check()
    await question(page, 0).getByRole('button', { name: 'Answer' }).click()
    await question(page, 2).getByRole('button', { name: 'Answer' }).click()
    const sort = page.locator('fl-sort')
    for (const item of await sort.locator('.item').all()) await item.locator('label').first().click()
    await sort.getByRole('button', { name: 'Check the places' }).click()
    await page.locator('fl-predict').first().getByLabel('Allowed').check()
    await page.locator('fl-predict').first().getByRole('button', { name: 'Commit the guess' }).click()
    const explorer = page.locator('fl-explorer').first()
    await explorer.scrollIntoViewIfNeeded()
    await explorer.getByLabel('Denied').check()
    await explorer.getByRole('button', { name: 'Commit the guess' }).click()
    await explorer.locator('.told').waitFor()
    await page.locator('fl-arrival button').click()
    await page.locator('main').getByText('A new user appeared in the night').waitFor()
    const { violations } = await new AxeBuilder({ page }).include('.lesson').analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    await context.close()
  })
})
