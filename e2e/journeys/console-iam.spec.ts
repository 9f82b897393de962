/** What the labs of IAM ask for, done in the console alone, and read back by the SDK. */
import {
  CreateUserCommand,
  GetAccountPasswordPolicyCommand,
  GetGroupCommand,
  GetInstanceProfileCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  ListAttachedGroupPoliciesCommand,
  ListAttachedRolePoliciesCommand,
  ListAttachedUserPoliciesCommand,
  ListPoliciesCommand,
  ListUsersCommand,
} from '@aws-sdk/client-iam'
import type { Page } from 'playwright/test'
import { iamOf, openAsRoot } from '../console.ts'
import { expect, test } from '../workshop-test.ts'

const refusals = /Failed to load resource: the server responded with a status of 40[0-9]/

/** Picks a row of the page's list of policies. */
async function pickPolicy(page: Page, name: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search policies' }).first().fill(name)
  await page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check()
}

test('a group with a policy, and a user in it; then the user is deleted', async ({ page, workshop, forgive }) => {
  test.setTimeout(180_000)
  forgive(refusals)
  await openAsRoot(page, workshop, '/iam/groups')
  await page.getByRole('button', { name: 'Create group' }).first().click()
  await page.getByLabel('User group name').fill('Developers')
  await page.getByRole('checkbox', { name: 'Select intern-2019' }).check()
  await pickPolicy(page, 'AmazonEC2ReadOnlyAccess')
  await page.getByRole('button', { name: 'Create user group' }).click()
  await expect(page.getByText('User group Developers created.')).toBeVisible()
  const iam = await iamOf(page, workshop)
  const { Users } = await iam.send(new GetGroupCommand({ GroupName: 'Developers' }))
  expect(Users?.map(({ UserName }) => UserName)).toEqual(['intern-2019'])
  const attached = await iam.send(new ListAttachedGroupPoliciesCommand({ GroupName: 'Developers' }))
  expect(attached.AttachedPolicies?.map(({ PolicyName }) => PolicyName)).toEqual(['AmazonEC2ReadOnlyAccess'])

  await page.getByRole('button', { name: 'API calls' }).click()
  await expect(page.getByText('aws iam create-group --group-name Developers')).toBeVisible()
  await page.getByRole('button', { name: 'Close API calls' }).click()

  await page.goto(`${workshop.url}/console/iam/users/intern-2019`)
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('intern-2019')
  await page.getByRole('dialog').getByRole('button', { name: 'Delete user' }).click()
  // A dozen calls, one after another: what hangs on a user goes first.
  await expect(page.getByText('User intern-2019 deleted.')).toBeVisible({ timeout: 40_000 })
  expect((await iam.send(new ListUsersCommand({}))).Users).toEqual([])
})

test('a policy written in the visual editor, changed as text, compared, and set back', async ({
  page,
  workshop,
  forgive,
}) => {
  test.setTimeout(180_000)
  forgive(refusals)
  await openAsRoot(page, workshop, '/iam/policies/create')
  await page
    .getByRole('button', { name: /Choose a service|Service/ })
    .last()
    .click()
  await page.getByRole('combobox').last().fill('dynamodb')
  await page
    .getByRole('option')
    .filter({ hasText: /Amazon DynamoDB\s*dynamodb/ })
    .first()
    .click()
  await page.getByRole('searchbox', { name: 'Filter actions' }).fill('GetItem')
  await page.getByRole('checkbox', { name: 'GetItem', exact: true }).check()
  await page.getByRole('button', { name: 'JSON', exact: true }).click()
  const text = page.getByLabel('Policy document')
  expect(JSON.parse(await text.inputValue()).Statement[0].Action).toBe('dynamodb:GetItem')
  await text.fill('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"dynamodb:GetItm","Resource":"*"}]}')
  await expect(page.getByText(/1 warning/)).toBeVisible()
  await text.fill('{"Version":"2012-10-17","Statement":[{"Effect":"Alow","Action":"dynamodb:GetItem","Resource":"*"}]}')
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await expect(page.getByText(/^IAM would not take this policy\. Effect is Allow or Deny, not Alow\./)).toBeVisible()
  await text.fill(
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"dynamodb:GetItem","Resource":"*"}]}',
  )
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await page.getByLabel('Policy name').fill('MenuReader')
  await page.getByRole('button', { name: 'Create policy' }).click()
  await expect(page.getByText('Policy MenuReader created.')).toBeVisible()

  const iam = await iamOf(page, workshop)
  const arn = (await iam.send(new ListPoliciesCommand({ Scope: 'Local' }))).Policies?.[0]?.Arn
  await page.goto(`${workshop.url}/console/iam/policies/${encodeURIComponent(arn!)}/edit`)
  await page.getByRole('button', { name: 'JSON', exact: true }).click()
  await text.fill(
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["dynamodb:GetItem","dynamodb:Query"],"Resource":"*"}]}',
  )
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('Policy MenuReader updated.')).toBeVisible()
  const version = await iam.send(new GetPolicyVersionCommand({ PolicyArn: arn, VersionId: 'v2' }))
  expect(decodeURIComponent(version.PolicyVersion?.Document ?? '')).toContain('dynamodb:Query')

  await page.getByRole('tab', { name: 'Policy versions' }).click()
  await page.getByRole('checkbox', { name: 'Select v1' }).check()
  await page.getByRole('checkbox', { name: 'Select v2' }).check()
  await expect(page.locator('ins').filter({ hasText: 'dynamodb:Query' })).toBeVisible()
  await page.getByRole('checkbox', { name: 'Select v2' }).uncheck()
  await page.getByRole('button', { name: 'Set as default' }).click()
  await expect(page.getByText('Version 1 is the default now.')).toBeVisible()
  expect((await iam.send(new GetPolicyCommand({ PolicyArn: arn }))).Policy?.DefaultVersionId).toBe('v1')
})

test('a role for instances comes with its instance profile', async ({ page, workshop, forgive }) => {
  test.setTimeout(120_000)
  forgive(refusals)
  await openAsRoot(page, workshop, '/iam/roles/create')
  await page.getByRole('button', { name: /Choose a service|Service or use case/ }).click()
  await page.getByRole('option', { name: 'EC2' }).click()
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await pickPolicy(page, 'AmazonS3ReadOnlyAccess')
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await page.getByLabel('Role name').fill('EC2_S3ReadOnlyAccess')
  await page.getByRole('button', { name: 'Create role' }).click()
  await expect(page.getByText('Role EC2_S3ReadOnlyAccess created.')).toBeVisible()
  const iam = await iamOf(page, workshop)
  const name = { RoleName: 'EC2_S3ReadOnlyAccess' }
  const { Role } = await iam.send(new GetRoleCommand(name))
  expect(JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')).Statement).toEqual([
    { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
  ])
  const attached = await iam.send(new ListAttachedRolePoliciesCommand(name))
  expect(attached.AttachedPolicies?.map(({ PolicyName }) => PolicyName)).toEqual(['AmazonS3ReadOnlyAccess'])
  const profile = await iam.send(new GetInstanceProfileCommand({ InstanceProfileName: 'EC2_S3ReadOnlyAccess' }))
  expect(profile.InstanceProfile?.Roles?.map(({ RoleName }) => RoleName)).toEqual(['EC2_S3ReadOnlyAccess'])
})

test('a password policy, a closed STS endpoint, and the switch for the bill', async ({ page, workshop, forgive }) => {
  test.setTimeout(120_000)
  forgive(refusals)
  await openAsRoot(page, workshop, '/iam/account_settings/edit-password-policy')
  await page.getByRole('radio', { name: 'Custom' }).check()
  await page.getByLabel('Password minimum length').fill('14')
  await page.getByRole('checkbox', { name: 'Prevent password reuse' }).check()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByRole('button', { name: 'Set custom' }).click()
  await expect(page.getByText('Password requirements for IAM users are updated.')).toBeVisible()
  const { PasswordPolicy } = await (await iamOf(page, workshop)).send(new GetAccountPasswordPolicyCommand({}))
  expect(PasswordPolicy).toMatchObject({
    ...{
      MinimumPasswordLength: 14,
      PasswordReusePrevention: 5,
      AllowUsersToChangePassword: true,
      RequireSymbols: true,
    },
  })

  await page.getByRole('searchbox', { name: 'Search Regions' }).fill('sa-east-1')
  await page
    .getByRole('checkbox', { name: /STS in South America/ })
    .or(page.getByRole('switch', { name: /STS in South America/ }))
    .first()
    .click()
  await page.getByRole('button', { name: 'Deactivate' }).click()
  await expect(page.getByText('STS in South America (São Paulo) is inactive.')).toBeVisible()

  await page.goto(`${workshop.url}/console/billing/account`)
  const section = page.locator('div').filter({ has: page.getByRole('heading', { name: /IAM user and role access/ }) })
  await section.getByRole('button', { name: 'Edit', exact: true }).last().click()
  await page.getByRole('checkbox', { name: 'Activate IAM Access' }).check()
  await page.getByRole('button', { name: 'Update', exact: true }).click()
  await expect(page.getByText('IAM user/role access to billing information activated.').first()).toBeVisible()
})

test('what somebody does behind the console shows in it, without a click', async ({ page, workshop, forgive }) => {
  forgive(refusals)
  await openAsRoot(page, workshop, '/iam/users')
  await expect(page.getByRole('link', { name: 'intern-2019' })).toBeVisible()
  await (await iamOf(page, workshop)).send(new CreateUserCommand({ UserName: 'from-afar' }))
  await expect(page.getByRole('link', { name: 'from-afar' })).toBeVisible()
})

test('a policy is left out of a simulation, and stays attached', async ({ page, workshop, forgive }) => {
  test.setTimeout(120_000)
  forgive(refusals)
  await openAsRoot(page, workshop, '/iam/policy-simulator?user=intern-2019')
  const policy = page.getByRole('checkbox', { name: 'AdministratorAccess', exact: true })
  await expect(policy).toBeChecked()
  await page
    .getByRole('button', { name: /^Actions/ })
    .first()
    .click()
  await page.getByRole('combobox').last().fill('DeleteBucketPolicy')
  await page
    .getByRole('listbox', { name: 'Choose actions' })
    .getByText('s3:DeleteBucketPolicy', { exact: true })
    .first()
    .click()
  await page.keyboard.press('Escape')
  const results = page.getByRole('table', { name: 'Results' })
  for (const included of [false, true]) {
    await policy.setChecked(included)
    await page.getByRole('button', { name: 'Run simulation' }).click()
    await expect(results).toContainText(included ? 'Allowed' : 'Denied: nothing allows it')
  }
  const iam = await iamOf(page, workshop)
  const { AttachedPolicies } = await iam.send(new ListAttachedUserPoliciesCommand({ UserName: 'intern-2019' }))
  expect(AttachedPolicies?.map(({ PolicyName }) => PolicyName)).toEqual(['AdministratorAccess'])
})
