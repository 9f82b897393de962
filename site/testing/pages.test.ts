/** The built pages in a real browser: verdicts, the workbench, what is kept, and that axe finds nothing. */
import { AxeBuilder } from '@axe-core/playwright'
import type { StepState } from '@first-line/checker/contract'
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { inBrowser, patience } from './in-browser.ts'

const every = '/modules/90-every-part/'
const at = '2026-11-22T14:05:00.000Z'

const state = (status: StepState['status'], of: Partial<StepState> = {}): StepState => ({
  module: '90-every-part',
  step: `is-${status}`,
  status,
  attempts: 1,
  checkedAt: at,
  ...of,
})
const everyState: readonly StepState[] = [
  state('checking'),
  state('passed', {
    passedAt: at,
    basis: 'observed',
    seen: 'There is a user called mara: arn:aws:iam::482719305561:user/mara.',
    evidence: [{ label: 'Unique id', value: 'AIDAXK4Q7WPN2ZLMB5TRG' }],
  }),
  state('failed', {
    reason: 'no-policy',
    seen: 'mara has no policy.',
    expected: 'mara may do everything.',
    next: 'Attach `AdministratorAccess`.',
    hint: 'What has to be true?',
  }),
  state('undone', { passedAt: at, reason: 'no-policy', seen: 'mara has no policy.', next: 'Attach it again.' }),
  state('blocked', { waitsFor: 'is-passed', message: 'There is no user called mara yet.' }),
  state('unverifiable', { message: 'LocalStack has no Budgets.' }),
  state('error', { message: 'The account did not answer within 5 seconds.' }),
]

inBrowser('the pages', (scene) => {
  const card = (page: Page, step: string) => page.locator(`fl-step[data-step="${step}"] .step`)
  const shows = (page: Page, step: string, status: string) =>
    expect.poll(() => card(page, step).getAttribute('data-state'), patience).toBe(status)

  test('looking makes no learner; the first check makes one, and the verdict is announced once', async () => {
    const page = await scene.context.newPage()
    await page.goto(every)
    await page.locator('#tab-account').click()
    await page.getByText('You have no account yet.').waitFor()
    expect(scene.checker.learners()).toBe(0)

    scene.checker.answer(state('failed', { step: 'is-idle', reason: 'x', next: 'Make the user.' }))
    await card(page, 'is-idle').getByRole('button', { name: 'Check now' }).click()
    await shows(page, 'is-idle', 'failed')
    expect(scene.checker.learners()).toBe(1)
    await expect
      .poll(() => page.locator('fl-announcer').textContent(), patience)
      .toBe('Step 1, not yet. Next: Make the user.')
    // The button that was pressed is another now, and the focus is on it.
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Check again')
  })

  test('a change to the account turns the card green, without a click', async () => {
    await scene.comes()
    const page = await scene.context.newPage()
    await page.goto(every)
    await expect.poll(() => scene.checker.connections(), patience).toBe(1)
    scene.checker.setStep(state('passed', { step: 'is-idle', passedAt: at, seen: 'There it is.' }))
    await shows(page, 'is-idle', 'passed')
    await expect
      .poll(() => page.locator('fl-announcer').textContent(), patience)
      .toBe('Step 1 passed. There it is. Next: step 2.')
    expect(await page.locator('.rail [data-step="is-idle"]').getAttribute('data-state')).toBe('passed')
    await page.reload()
    await shows(page, 'is-idle', 'passed')
    expect(await page.locator('fl-announcer').textContent()).toBe('')
  })

  test('eight tabs, one connection', async () => {
    await scene.comes()
    const pages = await Promise.all(Array.from({ length: 8 }, () => scene.context.newPage()))
    await Promise.all(pages.map((page) => page.goto(every)))
    await expect.poll(() => scene.checker.connections(), patience).toBe(1)
    scene.checker.setStep(state('passed', { step: 'is-idle', passedAt: at }))
    await Promise.all(pages.map((page) => shows(page, 'is-idle', 'passed')))
    expect(scene.checker.connections()).toBe(1)
  })

  test('a break is said in words, and what came in it is caught up', async () => {
    await scene.comes()
    const page = await scene.context.newPage()
    await page.goto(every)
    await expect.poll(() => scene.checker.connections(), patience).toBe(1)
    scene.checker.cut(true)
    await page.getByText('Offline. Trying again by itself.').waitFor()
    await card(page, 'is-idle').getByRole('button', { name: 'Check now' }).click()
    await shows(page, 'is-idle', 'error')
    scene.checker.setStep(state('passed', { step: 'is-blocked', passedAt: at }))
    scene.checker.cut()
    await shows(page, 'is-blocked', 'passed')
    await page.getByText('Sandbox, saved').waitFor()
  })

  test('a cookie that is gone: the page says that there is no account, and the next check makes another', async () => {
    await scene.comes()
    scene.checker.setStep(state('passed', { step: 'is-idle', passedAt: at }))
    const page = await scene.context.newPage()
    await page.goto(every)
    await shows(page, 'is-idle', 'passed')
    await expect.poll(() => scene.checker.connections(), patience).toBe(1)
    await scene.context.clearCookies()
    scene.checker.cut()
    await page.getByText('Sandbox, no account yet').waitFor()
    await shows(page, 'is-idle', 'idle')
    scene.checker.answer(state('failed', { step: 'is-idle', reason: 'x', next: 'Begin.' }))
    await card(page, 'is-idle').getByRole('button', { name: 'Check now' }).click()
    await shows(page, 'is-idle', 'failed')
    expect(scene.checker.learners()).toBe(1)
    await page.getByText('Sandbox, saved').waitFor()
  })

  test('the request list says who, what and the answer', async () => {
    await scene.comes()
    const page = await scene.context.newPage()
    await page.goto(every)
    await expect.poll(() => scene.checker.connections(), patience).toBe(1)
    scene.checker.addActivity({
      id: '1',
      at,
      principal: 'arn:aws:iam::482719305561:user/mara',
      service: 'iam',
      action: 'iam:CreateUser',
      resource: 'arn:aws:iam::482719305561:user/tom',
      outcome: 'denied',
      because: 'no identity-based policy allows it',
    })
    await page.getByRole('tab', { name: 'Activity 1 denied' }).click()
    expect(await page.locator('.requests li').innerText()).toMatch(
      /iam:CreateUser\nuser\/mara on user\/tom\s+denied\s+no identity-based policy allows it/,
    )
    // A second page, and a reload, know of it too.
    const second = await scene.context.newPage()
    await second.goto(every)
    await second.getByRole('tab', { name: 'Activity 1 denied' }).waitFor()
  })

  test('the divider is moved by keys and by mouse, and stays', async () => {
    const page = await scene.context.newPage()
    await page.goto(every)
    const divider = page.getByRole('separator')
    const share = async () => Math.round((100 * ((await page.locator('.bench').boundingBox())?.width ?? 0)) / 1440)
    await expect.poll(() => divider.getAttribute('aria-valuetext'), patience).not.toBeNull()
    await divider.focus()
    await page.keyboard.press('Home')
    expect(await share()).toBe(30)
    await page.keyboard.press('ArrowLeft')
    expect([await share(), await divider.getAttribute('aria-valuenow')]).toEqual([32, '32'])
    const box = await divider.boundingBox()
    await page.mouse.move((box?.x ?? 0) + 6, 400)
    await page.mouse.down()
    await page.mouse.move(576, 400, { steps: 4 })
    await page.mouse.up()
    expect(await share()).toBe(60)
    await page.reload()
    expect(await share()).toBe(60)
  })

  test('console or command line is chosen once', async () => {
    const page = await scene.context.newPage()
    await page.goto(every)
    const tabs = page.locator('.paths').getByRole('tab', { name: 'Console' })
    await expect.poll(() => tabs.count(), patience).toBe(2)
    expect(await page.getByText('Press the button.').isVisible()).toBe(false)
    await tabs.first().click()
    expect(await page.getByText('Press the button.').isVisible()).toBe(true)
    await page.keyboard.press('ArrowRight')
    expect(await page.getByText('Press the button.').isVisible()).toBe(false)
    await tabs.first().click()
    await page.reload()
    expect(await page.getByText('Press the button.').isVisible()).toBe(true)
  })

  test('the theme goes round, stays, and does not flash', async () => {
    const page = await scene.context.newPage()
    await page.goto('/')
    const button = page.getByRole('button', { name: /^Theme/ })
    await button.click()
    await button.click()
    expect(await button.getAttribute('aria-label')).toBe('Theme: dark. Change.')
    await page.goto(every)
    expect(await page.evaluate(() => getComputedStyle(document.body.parentElement as Element).backgroundColor)).toBe(
      'rgb(14, 21, 19)',
    )
    await page.goto('/about/')
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
  })

  test('going to the next module keeps the workbench, and the lesson is another', async () => {
    const page = await scene.context.newPage()
    await page.goto(every)
    await page.locator('.xterm').waitFor()
    await page.locator('.xterm').evaluate((screen) => screen.setAttribute('data-mine', ''))
    await page.getByRole('link', { name: 'Next: After it' }).click()
    await page.getByRole('heading', { level: 1, name: '91 After it' }).waitFor()
    expect(await page.locator('.xterm[data-mine]').count()).toBe(1)
    expect(new URL(page.url()).pathname).toBe('/modules/91-after-it/')
    await page.locator('#tab-account').click()
    await page.getByText('You have no account yet.').waitFor()
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: '90 Every part' }).waitFor()
    expect(await page.locator('.xterm[data-mine]').count()).toBe(1)
  })

  const screen = (page: Page) => page.locator('.xterm-rows').innerText()
  const prompt = async (page: Page) => {
    await page.locator('.xterm').waitFor()
    await expect.poll(() => screen(page), patience).toMatch(/\$\s*$/)
  }

  test('Run types the command, leaves Enter to the reader, and puts the cursor where the blank is', async () => {
    const page = await scene.context.newPage()
    await page.goto(every)
    await prompt(page)
    await page.locator('fl-run', { hasText: 'attach-user-policy' }).getByRole('button', { name: /^Run/ }).click()
    await page.keyboard.type('arn:x')
    await expect.poll(() => screen(page), patience).toMatch(/--policy-arn arn:x\s*$/)
    expect(scene.checker.learners()).toBe(0)
  })

  test('the terminal keeps its text over a reload, without its secrets', async () => {
    const page = await scene.context.newPage()
    await page.goto(every)
    await prompt(page)
    await page.locator('.xterm').click()
    await page.keyboard.type('echo SecretAccessKey: wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY is $((40 + 2))\n')
    await expect.poll(() => screen(page), patience).toMatch(/EXAMPLEKEY is 42/)
    expect(scene.checker.learners()).toBe(1)
    await page.reload()
    await expect
      .poll(() => screen(page), patience)
      .toMatch(/SecretAccessKey: \(not kept\) is 42[\s\S]*before the page was loaded again/)
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain('wJalr')
  })

  test('the keyboard can leave the terminal', async () => {
    const page = await scene.context.newPage()
    await page.goto(every)
    await prompt(page)
    await page.locator('#tab-terminal').focus()
    const inside = () => page.evaluate(() => document.activeElement?.closest('.xterm') !== null)
    // Machines and the terminal's own buttons come first.
    for (let stops = 0; stops < 9 && !(await inside()); stops++) await page.keyboard.press('Tab')
    expect(await inside()).toBe(true)
    await page.keyboard.press('Tab')
    expect(await inside()).toBe(true)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Shift+Tab')
    expect(await inside()).toBe(false)
  })

  test('plain http on a LAN, no secure context: it connects, checks and copies', async () => {
    const page = await scene.context.newPage()
    await page.goto(`${scene.checker.url.replace('127.0.0.1', 'workshop.test')}${every}`)
    expect(await page.evaluate(() => isSecureContext)).toBe(false)
    scene.checker.answer(state('passed', { step: 'is-idle', passedAt: at }))
    await card(page, 'is-idle').getByRole('button', { name: 'Check now' }).click()
    await shows(page, 'is-idle', 'passed')
    await expect.poll(() => scene.checker.connections(), patience).toBe(1)
    await page.locator('fl-run').first().getByRole('button', { name: /^Copy/ }).click()
    await page.getByRole('button', { name: /^Copy/ }).first().filter({ hasText: 'Copied' }).waitFor()
  })

  test('home says Start, and then where one was', async () => {
    await scene.comes()
    scene.checker.setStep({ module: '06-users', step: 'create-user', status: 'passed', passedAt: at, attempts: 1 })
    const page = await scene.context.newPage()
    await page.goto('/')
    await page.locator('.hero').getByRole('link', { name: 'Start the workshop' }).click()
    await page.getByRole('heading', { level: 1, name: /Users, for tests/ }).waitFor()
    await expect
      .poll(() => page.evaluate(() => localStorage.getItem('first-line:visit')), patience)
      .toContain('06-users')
    await page.goto('/')
    await page.getByText('1 of 3 steps passed').waitFor()
    const go = page.locator('.hero').getByRole('link', { name: 'Continue: Users, for tests' })
    expect(await go.getAttribute('href')).toBe('/modules/06-users/#give-administrator')
  })

  test('without scripts the lesson still reads', async () => {
    const plain = await scene.browser.newContext({ baseURL: scene.checker.url, javaScriptEnabled: false })
    const page = await plain.newPage()
    await page.goto(every)
    expect(await page.getByRole('heading', { name: 'A step that is idle' }).isVisible()).toBe(true)
    expect(await page.getByText('Press the button.').isVisible()).toBe(true)
    await plain.close()
  })

  /** Every page in both themes; by default one of them in dark, and every pane of the workbench once. */
  const looked = (['light', 'dark'] as const).flatMap((scheme) =>
    (
      [
        [1440, '/'],
        [390, '/'],
        [1440, every],
        [390, every],
        [1440, '/modules/06-users/'],
        [1440, '/about/'],
        [390, '/glossary/'],
        [1440, '/nowhere/'],
        [1440, '/explorer/'],
        [390, '/explorer/'],
        [1440, '/preflight/'],
        [390, '/results/'],
        [1440, '/settings/'],
        [390, '/settings/'],
        [1440, '/account/'],
        [390, '/account/'],
        [1440, '/certificate/?id=FL-7K2M-9QXT'],
        [1440, '/modules/90-every-part/handout/'],
      ] as const
    ).map(([width, path]) => ({ scheme, width, path })),
  )
  const sampled = looked.filter(
    ({ scheme, path }) => process.env.TEST_ALL === '1' || scheme === 'light' || path === every,
  )

  test.each(sampled)('axe finds nothing: $scheme, $width, $path', async ({ scheme: colorScheme, width, path }) => {
    await scene.comes()
    for (const step of everyState) scene.checker.setStep(step)
    scene.checker.addActivity({
      id: '1',
      at,
      principal: 'anonymous',
      service: 's3',
      action: 's3:ListAllMyBuckets',
      outcome: 'denied',
      because: 'no identity',
    })
    const sized = await scene.browser.newContext({
      baseURL: scene.checker.url,
      viewport: { width, height: 900 },
      colorScheme,
      reducedMotion: 'reduce',
    })
    await sized.addCookies([{ name: 'fake-learner', value: '1', url: scene.checker.url }])
    const page = await sized.newPage()
    await page.goto(path)
    await page.getByText('Sandbox, saved').waitFor()
    const looks =
      path === every && (width < 960 === (colorScheme === 'light') || process.env.TEST_ALL === '1')
        ? ['lesson', 'activity', 'account', 'terminal']
        : ['whole']
    for (const look of looks) {
      if (look !== 'whole' && width < 960) await page.locator(`.phone [data-go="${look}"]`).click()
      else if (look !== 'whole' && look !== 'lesson') await page.locator(`#tab-${look}`).click()
      if (look === 'terminal') await page.locator('.xterm').waitFor()
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect([look, violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])]).toEqual([look, []])
      expect([look, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)]).toEqual([
        look,
        true,
      ])
    }
    await sized.close()
  })
})
