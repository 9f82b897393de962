/** Signing in: root and users, alias and first password, what is refused, and two sessions side by side. */
import { GetUserCommand, ListAccountAliasesCommand, ListAttachedUserPoliciesCommand } from '@aws-sdk/client-iam'
import type { Page } from 'playwright/test'
import { iamOf, openAsRoot, rootLogin, signInAsRoot, signInAsUser, signOut } from '../console.ts'
import type { Workshop } from '../server.ts'
import { expect, test } from '../workshop-test.ts'

// AWS answers a refusal with 4xx, and a browser says so on its console.
const refusals = /Failed to load resource: the server responded with a status of 40[0-9]/

/** Through the wizard, with a password that is shown once; resolves with it. */
async function createUser(page: Page, workshop: Workshop, name: string): Promise<string> {
  await page.goto(`${workshop.url}/console/iam/users/create`)
  await page.getByLabel('User name').fill(name)
  await page.getByLabel(/Provide user access to the AWS Management Console/).check()
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await page.getByRole('radio', { name: /Attach policies directly/ }).check()
  await page.getByRole('searchbox', { name: 'Search policies' }).first().fill('AdministratorAccess')
  await page.getByRole('checkbox', { name: 'Select AdministratorAccess', exact: true }).check()
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await page.getByRole('button', { name: 'Create user' }).click()
  await page.getByRole('heading', { name: 'Retrieve password' }).waitFor()
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  const password = page.getByText('Console password', { exact: true }).locator('xpath=ancestor::*[.//button][1]')
  const shown = (await password.innerText()).split('\n').find((line) => /^\S{20}$/.test(line.trim()))
  if (shown === undefined) throw new Error(`no password on the page: ${await password.innerText()}`)
  return shown.trim()
}

test('root gives the account an alias and somebody a user, who signs in and must change the password', async ({
  page,
  workshop,
  forgive,
}) => {
  test.setTimeout(180_000)
  forgive(refusals)
  await openAsRoot(page, workshop, '/iam')
  await page.getByRole('button', { name: 'Create account alias' }).click()
  await page.getByLabel('Preferred alias').fill('kape-labs')
  await page.getByRole('button', { name: 'Save changes', exact: true }).click()
  await expect(page.getByText('Alias kape-labs created')).toBeVisible()
  const iam = await iamOf(page, workshop)
  expect((await iam.send(new ListAccountAliasesCommand({}))).AccountAliases).toEqual(['kape-labs'])

  const password = await createUser(page, workshop, 'dana')
  const attached = (await iam.send(new ListAttachedUserPoliciesCommand({ UserName: 'dana' }))).AttachedPolicies ?? []
  expect(attached.map(({ PolicyName }) => PolicyName).sort()).toEqual(['AdministratorAccess', 'IAMUserChangePassword'])
  await page.goto(`${workshop.url}/console/`)
  await signOut(page)
  expect((await page.request.get(`${workshop.url}/api/credentials?machine=cloudshell`)).status()).toBe(404)

  await signInAsUser(page, workshop, 'kape-labs', 'dana', password)
  await page.getByRole('heading', { name: 'You must change your password to continue' }).waitFor()
  await page.getByLabel('New password', { exact: true }).fill('short')
  await page.getByLabel('Retype new password').fill('short')
  await page.getByRole('button', { name: 'Confirm password change' }).click()
  await expect(page.getByText('Password does not conform to the account password policy.')).toBeVisible()
  await page.getByLabel('New password', { exact: true }).fill('Latte-macchiato-7')
  await page.getByLabel('Retype new password').fill('Latte-macchiato-7')
  await page.getByRole('button', { name: 'Confirm password change' }).click()
  await page.getByRole('button', { name: /^Account menu: dana @ kape-labs/ }).waitFor()
  const { User } = await (await iamOf(page, workshop)).send(new GetUserCommand({}))
  expect(User?.UserName).toBe('dana')
  expect(User?.PasswordLastUsed).toBeInstanceOf(Date)
})

test('a wrong password is refused, and after five nobody gets in for a while', async ({ page, workshop, forgive }) => {
  forgive(refusals)
  const root = await rootLogin(page, workshop)
  await page.goto(`${workshop.url}/console/`)
  await signInAsRoot(page, { ...root, password: 'guess' })
  const said = page.getByText('Your authentication information is incorrect. Please try again.')
  await expect(said).toBeVisible()
  for (let tries = 2; tries <= 5; tries++) {
    await page.getByRole('textbox', { name: 'Password', exact: true }).fill(`guess ${tries}`)
    const answer = page.waitForResponse(/console-signin/)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await answer
  }
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill(root.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('alert').or(page.locator('[class*=alert]')).first()).toBeVisible()
  await expect(page.getByRole('button', { name: /^Account menu/ })).toHaveCount(0)
})

test('two tabs are two sessions; one that ends asks to sign in again, and nothing is lost', async ({
  page,
  context,
  watch,
  workshop,
  forgive,
}) => {
  test.setTimeout(180_000)
  forgive(refusals)
  const root = await openAsRoot(page, workshop, '/iam/groups/create')
  const other = await context.newPage()
  watch(other)
  await other.goto(`${workshop.url}/console/`)
  await signInAsUser(other, workshop, root.accountId, 'intern-2019', 'Summer-of-2019!')
  await other.getByRole('button', { name: /^Account menu: intern-2019/ }).waitFor()
  await expect(page.getByRole('button', { name: /^Account menu/ })).toContainText(root.accountId.slice(0, 4))

  await page.getByLabel('User group name').fill('Developers')
  // The session ends behind the page's back: its secret is no longer the right one.
  await page.evaluate(() => {
    const key = 'first-line:console-session'
    const kept = JSON.parse(sessionStorage.getItem(key) ?? '{}')
    sessionStorage.setItem(key, JSON.stringify({ ...kept, sessionToken: 'ended', accessKeyId: 'ASIAAAAAAAAAAAAAAAAA' }))
  })
  await page.reload()
  await expect(page.getByText('Your session has ended')).toBeVisible()
  await signInAsRoot(page, root)
  await expect(page.getByText('Your session has ended')).toBeHidden()
  await expect(page.getByLabel('User group name')).toHaveValue('Developers')
  await page.getByRole('button', { name: 'Create user group' }).click()
  await expect(page.getByText('User group Developers created.')).toBeVisible()
})
