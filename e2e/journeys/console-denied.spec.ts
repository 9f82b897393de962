/** Somebody who may do nothing: every page says so in AWS's words, and *Why?* shows the decision. */
import { CreateLoginProfileCommand, CreateUserCommand } from '@aws-sdk/client-iam'
import { iamOf, openAsRoot, signInAsUser, signOut } from '../console.ts'
import { expect, test } from '../workshop-test.ts'

const refusals = /Failed to load resource: the server responded with a status of 40[0-9]/

test('a user without permissions sees AWS\u2019s refusal on each page, and why', async ({
  page,
  workshop,
  forgive,
}) => {
  test.setTimeout(240_000)
  forgive(refusals)
  const root = await openAsRoot(page, workshop)
  const iam = await iamOf(page, workshop)
  await iam.send(new CreateUserCommand({ UserName: 'nobody' }))
  await iam.send(new CreateLoginProfileCommand({ UserName: 'nobody', Password: 'Ristretto-2026!' }))
  await signOut(page)
  await signInAsUser(page, workshop, root.accountId, 'nobody', 'Ristretto-2026!')
  await page.getByRole('button', { name: /^Account menu: nobody/ }).waitFor()

  const arn = `arn:aws:iam::${root.accountId}:user/nobody`
  const denied = (action: string) =>
    page.getByText(`User: ${arn} is not authorized to perform: ${action}`, { exact: false }).first()
  for (const [path, action] of [
    ['/iam', 'iam:GetAccountSummary'],
    ['/iam/users', 'iam:ListUsers'],
    ['/iam/users/intern-2019', 'iam:GetUser'],
    ['/iam/groups', 'iam:ListGroups'],
    ['/iam/roles', 'iam:ListRoles'],
    ['/iam/policies', 'iam:ListPolicies'],
    ['/iam/account_settings', 'iam:GetAccountPasswordPolicy'],
    ['/iam/security_credentials', 'iam:ListMFADevices'],
    ['/billing/account', 'account:GetAccountInformation'],
  ] as const) {
    await page.goto(`${workshop.url}/console${path}`)
    await expect(denied(action), path).toBeVisible()
  }

  await page.goto(`${workshop.url}/console/iam/users`)
  await denied('iam:ListUsers').waitFor()
  await page.getByRole('button', { name: 'Why?' }).first().click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('An allow was needed here, and there is none.')).toBeVisible()

  await page.goto(`${workshop.url}/console/iam/groups/create`)
  await page.getByLabel('User group name').fill('Mine')
  await page.getByRole('button', { name: 'Create user group' }).click()
  await expect(denied('iam:CreateGroup')).toBeVisible()
  await expect(page.getByLabel('User group name')).toHaveValue('Mine')
})
