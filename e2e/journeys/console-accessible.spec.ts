/** Every page of the console that IAM has: axe finds nothing, nothing runs out of the window, no link leads nowhere. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright/test'
import { openAsRoot } from '../console.ts'
import { expect, test } from '../workshop-test.ts'

const refusals = /Failed to load resource: the server responded with a status of 40[0-9]/

const readOnly = encodeURIComponent('arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess')
const pages = [
  '/',
  '/iam',
  '/iam/users',
  '/iam/users/create',
  '/iam/users/intern-2019',
  '/iam/users/intern-2019?tab=security-credentials',
  '/iam/users/intern-2019/add-permissions',
  '/iam/users/intern-2019/create-inline-policy',
  '/iam/users/intern-2019/access-key',
  '/iam/groups',
  '/iam/groups/create',
  '/iam/roles',
  '/iam/roles/create',
  '/iam/policies',
  '/iam/policies/create',
  `/iam/policies/${readOnly}`,
  '/iam/account_settings',
  '/iam/account_settings/edit-password-policy',
  '/iam/security_credentials',
  '/iam/security_credentials/mfa',
  '/iam/security_credentials/access-key',
  '/iam/credential_report',
  '/iam/policy-simulator',
  '/iam/authorization-details',
  '/billing/account',
  '/nowhere-at-all',
]

/** The page has drawn what it has to say: nothing is being loaded any more. */
async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0)
  await expect(page.getByText(/^Loading /)).toHaveCount(0)
}

const views = [
  { colorScheme: 'light', width: 1440 },
  { colorScheme: 'dark', width: 390 },
  // The other two, and a wide screen, with everything.
  ...(process.env.TEST_ALL === '1'
    ? ([
        { colorScheme: 'dark', width: 1920 },
        { colorScheme: 'light', width: 390 },
      ] as const)
    : []),
] as const

for (const { colorScheme, width } of views) {
  test(`axe, ${colorScheme}, ${width} pixels`, async ({ page, workshop, forgive }) => {
    test.setTimeout(600_000)
    forgive(refusals)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 900 })
    await page.goto(`${workshop.url}/console/`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await finds(page, 'sign-in')
    // A phone's bar has the account menu behind "More".
    await page.setViewportSize({ width: 1440, height: 900 })
    await openAsRoot(page, workshop)
    await page.setViewportSize({ width, height: 900 })
    for (const path of pages) {
      await page.goto(`${workshop.url}/console${path}`)
      await settled(page)
      await finds(page, path)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect.soft(overflow, `${path} at ${width} scrolls sideways`).toBeLessThanOrEqual(0)
    }
  })
}

async function finds(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 200)).join(' ')}`)
  expect.soft(found, where).toEqual([])
}

test('a walk over every link finds no dead end', async ({ page, workshop, forgive }) => {
  test.setTimeout(600_000)
  forgive(refusals)
  await openAsRoot(page, workshop)
  const walked = new Set<string>()
  const ahead = ['/console/']
  while (ahead.length > 0) {
    const address = ahead.pop()
    if (address === undefined || walked.has(address) || walked.size > 80) continue
    walked.add(address)
    await page.goto(workshop.url + address)
    await settled(page)
    const heading = await page.getByRole('heading', { level: 1 }).first().innerText()
    expect.soft(heading, address).not.toContain('not part of the practice console')
    const links = await page
      .locator('a[href^="/console"]')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''))
    for (const link of links) {
      // One page of AWS's thousand policies stands for all.
      if (
        link.includes('arn%3Aaws%3Aiam%3A%3Aaws') &&
        [...walked, ...ahead].some((one) => one.includes('arn%3Aaws%3Aiam%3A%3Aaws'))
      )
        continue
      if (!walked.has(link)) ahead.push(link)
    }
  }
  expect(walked.size).toBeGreaterThan(15)
})
