/** The labs' tasks by keys alone: Tab until what is wanted has the focus, then Enter, Space, arrows and letters. */
import { BudgetsClient, DescribeBudgetsCommand } from '@aws-sdk/client-budgets'
import { DescribeInstancesCommand, EC2Client } from '@aws-sdk/client-ec2'
import {
  GetAccountSummaryCommand,
  GetPolicyVersionCommand,
  ListAttachedUserPoliciesCommand,
  ListPoliciesCommand,
  ListUsersCommand,
} from '@aws-sdk/client-iam'
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import type { Page } from 'playwright/test'
import { stopAt } from '../../site/testing/stop-at.ts'
import { acting, codeOf, iamOf, openAsRoot, rootLogin, settled } from '../console.ts'
import { expect, test } from '../workshop-test.ts'

const refusals = /Failed to load resource: the server responded with a status of 40[0-9]/

type Role = 'button' | 'textbox' | 'searchbox' | 'checkbox' | 'radio' | 'tab' | 'link' | 'combobox'

class Keys {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  press(...keys: string[]): Promise<void> {
    return keys.reduce((before, key) => before.then(() => this.#page.keyboard.press(key)), Promise.resolve())
  }

  type(text: string): Promise<void> {
    return this.#page.keyboard.type(text)
  }

  /** Tab until it has the focus. A page of the console has fewer stops than this. */
  async to(role: Role, name: string | RegExp): Promise<void> {
    const wanted = this.#page.getByRole(role, { name, ...(typeof name === 'string' && { exact: true }) })
    await wanted.first().waitFor()
    for (let stop = 0; stop < 250; stop++) {
      const there = await wanted.evaluateAll((all) =>
        all.some((one) => one === document.activeElement || one.contains(document.activeElement)),
      )
      if (there) return
      await this.press('Tab')
    }
    throw new Error(`Tab never comes to the ${role} ${name}`)
  }

  async click(role: Role, name: string | RegExp): Promise<void> {
    await this.to(role, name)
    await this.press(role === 'checkbox' || role === 'radio' ? 'Space' : 'Enter')
  }

  async fill(name: string | RegExp, text: string, role: Role = 'textbox'): Promise<void> {
    await this.to(role, name)
    await this.press('ControlOrMeta+a')
    await this.type(text)
  }

  /** By the search of the bar. */
  async open(words: string, heading: string): Promise<void> {
    await this.press('Alt+s')
    await this.type(words)
    await this.#page.getByRole('option').first().waitFor()
    await this.press('Enter')
    await this.#page.getByRole('heading', { name: heading }).first().waitFor()
    await settled(this.#page)
  }
}

test('users, policies and root\u2019s second factor', async ({ page, workshop, forgive }) => {
  test.setTimeout(300_000)
  forgive(refusals)
  const keys = new Keys(page)
  const root = await rootLogin(page, workshop)
  await page.goto(`${workshop.url}/console/`)
  await keys.fill('Root user email address', root.email)
  await keys.press('Enter')
  await keys.fill('Password', root.password)
  await keys.press('Enter')
  await page.getByRole('heading', { name: 'Console Home' }).waitFor()
  const iam = await iamOf(page, workshop)

  await keys.open('create user', 'Specify user details')
  await keys.fill('User name', 'dana')
  await keys.click('checkbox', /Provide user access to the AWS Management Console/)
  await keys.click('button', 'Next')
  await keys.to('radio', /Add user to group/)
  await keys.press('ArrowDown', 'ArrowDown')
  await keys.fill('Search policies', 'AdministratorAccess', 'searchbox')
  await keys.click('checkbox', 'Select AdministratorAccess')
  await keys.click('button', 'Next')
  await keys.click('button', 'Create user')
  await page.getByRole('heading', { name: 'Retrieve password' }).waitFor()
  const attached = await iam.send(new ListAttachedUserPoliciesCommand({ UserName: 'dana' }))
  expect(attached.AttachedPolicies?.map(({ PolicyName }) => PolicyName)).toContain('AdministratorAccess')

  await keys.open('iam users', 'Users')
  await keys.click('radio', 'Select dana')
  await keys.click('button', 'Delete')
  await keys.fill(/To confirm, enter "dana"/, 'dana')
  await keys.click('button', 'Delete user')
  await expect(page.getByText('User dana deleted.')).toBeVisible({ timeout: 40_000 })
  const left = await iam.send(new ListUsersCommand({}))
  expect(left.Users?.map(({ UserName }) => UserName)).toEqual(['intern-2019'])

  await keys.open('create policy', 'Specify permissions')
  await keys.to('button', 'Visual')
  await keys.press('ArrowRight', 'Enter')
  const Statement = [{ Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: '*' }]
  await keys.fill('Policy document', JSON.stringify({ Version: '2012-10-17', Statement }))
  await keys.click('button', 'Next')
  await keys.fill('Policy name', 'MenuReader')
  await keys.click('button', 'Create policy')
  await expect(page.getByText('Policy MenuReader created.')).toBeVisible()
  const [policy] = (await iam.send(new ListPoliciesCommand({ Scope: 'Local' }))).Policies ?? []
  const version = await iam.send(new GetPolicyVersionCommand({ PolicyArn: policy?.Arn, VersionId: 'v1' }))
  expect(JSON.parse(decodeURIComponent(version.PolicyVersion?.Document ?? '')).Statement).toEqual(Statement)

  await keys.click('button', /^Account menu/)
  await page.getByRole('menuitem', { name: 'Security credentials' }).waitFor()
  await keys.press('ArrowDown', 'ArrowDown', 'Enter')
  await keys.click('button', 'Assign MFA device')
  await keys.fill('Device name', 'ines-phone')
  await keys.click('button', 'Next')
  await keys.click('button', 'Show secret key')
  const secret = /\b[A-Z2-7]{64}\b/.exec(await page.locator('main').innerText())?.[0] ?? ''
  await keys.fill('MFA code 1', codeOf(secret, -1))
  await keys.fill('MFA code 2', codeOf(secret))
  await keys.click('button', 'Add MFA')
  await expect(page.getByText('You have registered a virtual MFA device for the root user')).toBeVisible()
  expect((await iam.send(new GetAccountSummaryCommand({}))).SummaryMap?.AccountMFAEnabled).toBe(1)
})

test('a bucket with a file, a machine, a budget', async ({ page, workshop, forgive }) => {
  test.setTimeout(300_000)
  forgive(refusals)
  const keys = new Keys(page)
  const root = await rootLogin(page, workshop)
  await page.goto(`${workshop.url}/console/s3/create`)
  await keys.fill('Root user email address', root.email)
  await keys.press('Enter')
  await keys.fill('Password', root.password)
  await keys.press('Enter')

  const Bucket = `menu-cards-${root.accountId}-us-east-1-an`
  await keys.fill('Bucket name prefix', 'menu-cards')
  await keys.click('button', 'Create bucket')
  await keys.click('link', Bucket)
  await keys.click('button', 'Upload')
  const chooser = page.waitForEvent('filechooser')
  await keys.click('button', 'Add files')
  await (await chooser).setFiles({ name: 'menu.txt', mimeType: 'text/plain', buffer: Buffer.from('Monday: soup') })
  await page.getByText('menu.txt').first().waitFor()
  await keys.click('button', 'Upload')
  await expect(page.getByText('Upload succeeded: 1 file.')).toBeVisible()
  const given = await acting(page, workshop)
  const kept = await new S3Client({ ...given, forcePathStyle: true }).send(
    new GetObjectCommand({ Bucket, Key: 'menu.txt' }),
  )
  expect(await kept.Body?.transformToString()).toBe('Monday: soup')

  await keys.open('launch instance', 'Launch an instance')
  await keys.fill('Name', 'menu printer')
  await keys.to('button', /Key pair name - required/)
  await keys.press('Enter')
  await page.getByRole('option').first().waitFor()
  await keys.press('ArrowDown', 'Enter')
  await keys.click('button', 'Launch instance')
  await expect(page.getByText(/Successfully initiated launch of instance/)).toBeVisible()
  const { Reservations } = await new EC2Client(given).send(new DescribeInstancesCommand({}))
  expect(Reservations?.[0]?.Instances?.[0]?.Tags).toEqual([{ Key: 'Name', Value: 'menu printer' }])

  await keys.open('create budget', 'Create budget')
  await keys.to('radio', /Use a template/)
  await keys.press('ArrowDown')
  await keys.click('button', 'Next')
  await keys.fill('Budget name', 'storage')
  await keys.fill('Enter your budgeted amount ($)', '10')
  await keys.to('radio', /All AWS services/)
  await keys.press('ArrowDown')
  await keys.click('button', 'Add filter')
  await keys.to('button', /Values/)
  await keys.press('Enter')
  await page.getByRole('combobox', { name: 'Filter services' }).waitFor()
  await keys.type('Simple Storage')
  await keys.press('ArrowDown', 'Enter', 'Escape')
  await keys.click('button', 'Next')
  await keys.fill('Alert #1: threshold', '70')
  await keys.fill('Alert #1: email recipients', 'ines@kape-labs.example')
  await keys.click('button', 'Next')
  await keys.click('button', 'Next')
  await keys.click('button', 'Create budget')
  await expect(page.getByText('Your budget storage has been created.')).toBeVisible()
  const { Budgets } = await new BudgetsClient(given).send(new DescribeBudgetsCommand({ AccountId: root.accountId }))
  expect(Budgets?.[0]).toMatchObject({
    BudgetName: 'storage',
    TimeUnit: 'MONTHLY',
    CostFilters: { Service: ['Amazon Simple Storage Service'] },
  })
})

test('in forced colours the focus is seen at every stop of a wizard', async ({ page, workshop }) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  await openAsRoot(page, workshop, '/iam/users/create')
  await page.getByRole('heading', { name: 'Specify user details' }).waitFor()
  const stops: string[] = []
  for (let at = 0; at < 60; at++) {
    await page.keyboard.press('Tab')
    const stop = await stopAt(page)
    if (!stop) break
    expect(stop, `stop ${at}`).toMatchObject({ named: true, seen: true })
    stops.push(stop.is)
  }
  expect(stops.length).toBeGreaterThan(15)
})
