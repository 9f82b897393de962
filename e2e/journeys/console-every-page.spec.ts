/**
 * A walk over every link of the console, tabs included: no dead end, no fault, no grey button without a reason. And every
 * page as somebody sees it who may do nothing.
 */
import { CreateLoginProfileCommand, CreateUserCommand } from '@aws-sdk/client-iam'
import type { Page } from 'playwright/test'
import { go, iamOf, openAsRoot, settled, signInAsUser, signOut } from '../console.ts'
import { furnish } from '../console-pages.ts'
import { expect, test } from '../workshop-test.ts'

const refusals = /Failed to load resource: the server responded with a status of 40[0-9]/

/** One page of AWS's thousand policies stands for all, and so does one of the events. */
const alike = [/\/iam\/policies\/arn%3Aaws%3Aiam%3A%3Aaws%3A/, /\/cloudtrail\/events\//]

test('a walk over every link finds no dead end', async ({ page, workshop, forgive }) => {
  test.setTimeout(900_000)
  forgive(refusals)
  await openAsRoot(page, workshop)
  const pages = await furnish(page, workshop)
  await page.goto(`${workshop.url}/console/`)
  const seen = new Set<string>()
  // What only a button leads to is walked from, too.
  const ahead = ['/', ...Object.values(pages)]
  const add = (links: readonly string[]) => {
    for (const link of links) {
      const kind = alike.find((pattern) => pattern.test(link))
      if (kind && [...seen, ...ahead].some((one) => kind.test(one))) continue
      if (!seen.has(link)) ahead.push(link)
    }
  }
  for (let path = ahead.shift(); path !== undefined; path = ahead.shift()) {
    if (seen.has(path)) continue
    seen.add(path)
    await go(page, path)
    await settled(page)
    await looksRight(page, path)
    add(await linksOf(page))
    for (const name of await page.locator('main').getByRole('tab').allInnerTexts()) {
      await page.locator('main').getByRole('tab', { name, exact: true }).click()
      await settled(page)
      await looksRight(page, `${path}, ${name}`)
      add(await linksOf(page))
    }
  }
  expect(seen.size).toBeGreaterThan(Object.keys(pages).length)
})

/** The addresses that the page links to, without `/console`. */
async function linksOf(page: Page): Promise<string[]> {
  const links = await page
    .locator('a[href^="/console"]')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''))
  return [...new Set(links.map((link) => link.slice('/console'.length) || '/'))]
}

async function looksRight(page: Page, where: string): Promise<void> {
  const heading = await page.getByRole('heading', { level: 1 }).first().innerText()
  expect.soft(heading, where).not.toContain('not part of the practice console')
  expect.soft(await page.locator('main').getByText('Retry').allInnerTexts(), `${where} shows a fault`).toEqual([])
  // A button that says why it does nothing can be reached, and so has no `disabled`. Those of paging explain themselves.
  const grey = await page
    .locator('main button:disabled')
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.textContent ?? ''))
  expect
    .soft(
      grey.filter((name) => !/^(Previous|Next) page$/.test(name)),
      `${where}: grey without a reason`,
    )
    .toEqual([])
}

/** They read nothing: what may not be done is refused when the form is sent. */
const readNothing = [
  '/',
  '/home',
  '/switchrole',
  '/iam/authorization-details',
  '/iam/credential_report',
  '/iam/groups/:name/create-inline-policy',
  '/iam/policies/create',
  '/iam/roles/:name/create-inline-policy',
  '/iam/roles/create',
  '/iam/security_credentials/access-key',
  '/iam/security_credentials/mfa',
  '/iam/users/:name/access-key',
  '/iam/users/:name/create-inline-policy',
  '/iam/users/:name/mfa',
  '/iam/users/create',
  '/s3/buckets/:bucket/upload',
  '/s3/create',
  '/sns/topics/:arn/publish',
]

test('somebody who may do nothing is told so on each page, and why', async ({ page, workshop, forgive }) => {
  test.setTimeout(600_000)
  forgive(refusals)
  const root = await openAsRoot(page, workshop)
  const pages = await furnish(page, workshop)
  const iam = await iamOf(page, workshop)
  const Password = 'Long-enough-4-nobody!'
  await iam.send(new CreateUserCommand({ UserName: 'nobody' }))
  await iam.send(new CreateLoginProfileCommand({ UserName: 'nobody', Password }))
  await signOut(page)
  await signInAsUser(page, workshop, root.accountId, 'nobody', Password)
  await page.getByRole('button', { name: /^Account menu: nobody/ }).waitFor()
  for (const [pattern, path] of Object.entries(pages)) {
    if (readNothing.includes(pattern)) continue
    await go(page, path)
    await expect.soft(page.getByRole('button', { name: 'Why?' }).first(), path).toBeVisible()
  }
})
