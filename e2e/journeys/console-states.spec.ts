/** What goes on around a task: a reload, an ended session, a lost network, plain http on a LAN, somebody else's role. */
import {
  CreateAccessKeyCommand,
  CreateLoginProfileCommand,
  CreateRoleCommand,
  CreateUserCommand,
  GetUserCommand,
  IAMClient,
  ListGroupsCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam'
import { acting, iamOf, openAsRoot, settled, signInAsRoot, signInAsUser, signOut } from '../console.ts'
import { expect, test } from '../workshop-test.ts'

const refusals = /Failed to load resource: the server responded with a status of 40[0-9]/

test('a reload in the middle of a wizard comes back to its step', async ({ page, workshop, forgive }) => {
  test.setTimeout(120_000)
  forgive(refusals)
  await openAsRoot(page, workshop, '/iam/users/create')
  await page.getByLabel('User name').fill('dana')
  await page.getByLabel(/Provide user access to the AWS Management Console/).check()
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await page.getByRole('radio', { name: /Attach policies directly/ }).check()
  await page.getByRole('searchbox', { name: 'Search policies' }).first().fill('PowerUserAccess')
  await page.getByRole('checkbox', { name: 'Select PowerUserAccess', exact: true }).check()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Set permissions' })).toBeVisible()
  await expect(page.getByRole('radio', { name: /Attach policies directly/ })).toBeChecked()
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await expect(page.getByText('PowerUserAccess').first()).toBeVisible()
  await page.getByRole('button', { name: 'Create user' }).click()
  await page.getByRole('heading', { name: 'Retrieve password' }).waitFor()
  const { User } = await (await iamOf(page, workshop)).send(new GetUserCommand({ UserName: 'dana' }))
  expect(User?.UserName).toBe('dana')
})

test('a session that ends in the middle of a form waits for the sign-in, and the form is sent', async ({
  page,
  workshop,
  forgive,
}) => {
  test.setTimeout(120_000)
  forgive(refusals)
  const root = await openAsRoot(page, workshop, '/iam/groups/create')
  await page.getByLabel('User group name').fill('Developers')
  // AWS says so of a session whose time is over; the account's clock cannot be turned.
  const body = `<ErrorResponse><Error><Code>ExpiredToken</Code><Message>The security token included in the request is expired</Message></Error></ErrorResponse>`
  await page.route('**/api/aws/**', (route) => route.fulfill({ status: 403, contentType: 'text/xml', body }))
  await page.getByRole('button', { name: 'Create user group' }).click()
  await expect(page.getByText('Your session has ended')).toBeVisible()
  await page.unroute('**/api/aws/**')
  await signInAsRoot(page, root)
  await expect(page.getByText('User group Developers created.')).toBeVisible()
  const { Groups } = await (await iamOf(page, workshop)).send(new ListGroupsCommand({}))
  expect(Groups?.map(({ GroupName }) => GroupName)).toEqual(['Developers'])
})

test('without a network nothing is lost, and it can be tried again', async ({ page, workshop, context, forgive }) => {
  test.setTimeout(120_000)
  forgive(refusals)
  forgive(/Failed to load resource: net::ERR_INTERNET_DISCONNECTED/)
  await openAsRoot(page, workshop, '/iam/groups/create')
  await settled(page)
  await page.getByLabel('User group name').fill('Developers')
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Create user group' }).click()
  await expect(page.getByText(/The account cannot be reached/).first()).toBeVisible()
  await expect(page.getByLabel('User group name')).toHaveValue('Developers')
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Create user group' }).click()
  await expect(page.getByText('User group Developers created.')).toBeVisible()
})

test('plain http on a LAN: signing in, a password that is made, copied and downloaded', async ({
  page,
  workshop,
  forgive,
}) => {
  test.setTimeout(120_000)
  forgive(refusals)
  // The name is known to the browser alone: what is asked before the sign-in is asked by the page.
  await page.goto(`http://workshop.test:${workshop.port}/console/iam/users/create`)
  const root = await page.evaluate(async () => {
    await fetch('/api/learner', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
    const card = (await (await fetch('/api/account')).json()) as Record<string, string>
    return { email: card.rootEmail ?? '', password: card.rootPassword ?? '', accountId: card.accountId ?? '' }
  })
  await signInAsRoot(page, root)
  expect(await page.evaluate(() => isSecureContext)).toBe(false)
  await page.getByLabel('User name').fill('dana')
  await page.getByLabel(/Provide user access to the AWS Management Console/).check()
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await page.getByRole('button', { name: 'Create user' }).click()
  await page.getByRole('heading', { name: 'Retrieve password' }).waitFor()
  const file = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download .csv file' }).click()
  expect((await (await (await file).createReadStream()).toArray()).join('')).toMatch(/^User name,.*\r?\ndana,/)
  await page.getByRole('button', { name: /^Copy/ }).first().click()
  await expect(page.getByText('Copied').first()).toBeVisible()
})

test('a user switches to a role and back; root may not', async ({ page, workshop, forgive }) => {
  test.setTimeout(120_000)
  forgive(refusals)
  const { accountId } = await openAsRoot(page, workshop, '/switchrole')
  await expect(page.getByText(/The root user cannot switch to a role/).first()).toBeVisible()
  const iam = await iamOf(page, workshop)
  const statement = (Action: string, more: object) =>
    JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, ...more }] })
  const arn = `arn:aws:iam::${accountId}:role/Auditor`
  const trust = statement('sts:AssumeRole', { Principal: { AWS: accountId } })
  await iam.send(new CreateRoleCommand({ RoleName: 'Auditor', AssumeRolePolicyDocument: trust }))
  const list = statement('iam:ListUsers', { Resource: '*' })
  await iam.send(new PutRolePolicyCommand({ RoleName: 'Auditor', PolicyName: 'list', PolicyDocument: list }))
  await iam.send(new CreateUserCommand({ UserName: 'dana' }))
  const Password = 'Long-enough-4-dana!'
  await iam.send(new CreateLoginProfileCommand({ UserName: 'dana', Password }))
  // Signing out ends the session whose credentials these were.
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({}))
  const credentials = { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! }
  const root = new IAMClient({ endpoint: workshop.awsEndpoint, region: 'us-east-1', credentials })
  await signOut(page)
  await signInAsUser(page, workshop, accountId, 'dana', Password)
  await page.getByRole('button', { name: /^Account menu: dana/ }).click()
  await page.getByRole('menuitem', { name: 'Switch role' }).click()
  await page.getByRole('textbox', { name: 'Account ID', exact: true }).fill(accountId)
  await page.getByLabel('IAM role name').fill('Auditor')
  await page.getByRole('button', { name: 'Switch Role' }).click()
  await expect(page.getByText(/dana is not authorized to perform: sts:AssumeRole on resource/)).toBeVisible()

  const assume = statement('sts:AssumeRole', { Resource: arn })
  await root.send(new PutUserPolicyCommand({ UserName: 'dana', PolicyName: 'assume', PolicyDocument: assume }))
  await page.getByRole('button', { name: 'Switch Role' }).click()
  await page.getByRole('button', { name: `Account menu: Auditor @ ${accountId}` }).waitFor()
  await page.goto(`${workshop.url}/console/iam/users`)
  await expect(page.getByRole('link', { name: 'intern-2019' })).toBeVisible()
  await page.getByRole('button', { name: /^Account menu: Auditor/ }).click()
  await page.getByRole('menuitem', { name: 'Switch back' }).click()
  await expect(page.getByText(/user\/dana is not authorized to perform: iam:ListUsers/)).toBeVisible()
  // The terminal's session is the sign-in's own, whatever the console has put on.
  expect((await acting(page, workshop)).credentials.accessKeyId).toMatch(/^ASIA/)
})

test('whoever leaves a form that is not saved is asked, by a link and by the browser\u2019s back', async ({
  page,
  workshop,
  forgive,
}) => {
  test.setTimeout(120_000)
  forgive(refusals)
  await openAsRoot(page, workshop, '/iam/groups')
  await page.getByRole('button', { name: 'Create group' }).first().click()
  await page.getByLabel('User group name').fill('Developers')
  const dialog = page.getByRole('dialog', { name: 'Leave page' })
  await page.goBack()
  await expect(dialog).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByLabel('User group name')).toHaveValue('Developers')
  await page.getByRole('navigation').getByRole('link', { name: 'Roles' }).click()
  await dialog.getByRole('button', { name: 'Leave' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Roles' })).toBeVisible()
  // Lost, as it said.
  await page.getByRole('navigation').getByRole('link', { name: 'User groups' }).click()
  await page.getByRole('button', { name: 'Create group' }).first().click()
  await expect(page.getByLabel('User group name')).toHaveValue('')
})
