/** The console as a tab of the workbench: a lesson leads into it, the authenticator scans what it shows, mail lies in the inbox. */
import {
  AuthorizeSecurityGroupIngressCommand,
  DescribeImagesCommand,
  DescribeInstancesCommand,
  EC2Client,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2'
import { GetAccountSummaryCommand } from '@aws-sdk/client-iam'
import type { Page } from 'playwright/test'
import { acting, iamOf, rootLogin, signInAsRoot } from '../console.ts'
import { Terminal } from '../terminal.ts'
import { expect, test } from '../workshop-test.ts'

const refusals = /Failed to load resource: the server responded with a status of 40[0-9]/

/** As a lesson's link does. */
const openConsole = (page: Page, path: string) =>
  page.evaluate((to) => dispatchEvent(new CustomEvent('workshop:open-console', { detail: { path: to } })), path)

test('a lesson opens a page of the console; the authenticator reads its QR code and gives the codes', async ({
  page,
  workshop,
  forgive,
}) => {
  test.setTimeout(240_000)
  forgive(refusals)
  const root = await rootLogin(page, workshop)
  await page.goto(`${workshop.url}/modules/06-users/`)
  // The tab's code comes after the lesson's.
  await page.waitForFunction(() => customElements.get('fl-console') !== undefined)
  await openConsole(page, '/console/iam/security_credentials/mfa')
  await expect(page.locator('#tab-console')).toHaveAttribute('aria-selected', 'true')
  const frame = page.frameLocator('iframe[title="Practice console"]')
  await frame.getByLabel('Root user email address').waitFor()
  await openConsole(page, '/console/iam/security_credentials/mfa')
  await signInAsRoot(frame, root)
  await frame.getByLabel('Device name').fill('in-the-page')
  await frame.getByRole('button', { name: 'Next', exact: true }).click()
  await frame.getByRole('button', { name: 'Show QR code' }).click()
  await frame.getByRole('img', { name: /QR code/ }).waitFor()

  await page.locator('#tab-authenticator').click()
  await page.getByRole('button', { name: 'Scan what the console shows' }).click()
  await expect(page.locator('.code-label')).toContainText(`in-the-page@${root.accountId}`)
  const shown = async () => (await page.locator('.code').getAttribute('data-code')) ?? ''
  const first = await shown()
  expect(first).toMatch(/^\d{6}$/)
  await expect.poll(shown, { timeout: 45_000 }).not.toBe(first)
  const second = await shown()

  await page.locator('#tab-console').click()
  await frame.getByLabel('MFA code 1').fill(first)
  await frame.getByLabel('MFA code 2').fill(second)
  await frame.getByRole('button', { name: 'Add MFA' }).click()
  await expect(frame.getByText('You have registered a virtual MFA device')).toBeVisible()
  const summary = await (await iamOf(page, workshop)).send(new GetAccountSummaryCommand({}))
  expect(summary.SummaryMap?.AccountMFAEnabled).toBe(1)

  await page.reload()
  await page.locator('#tab-authenticator').click()
  await expect(page.locator('.code-label')).toHaveCount(1)
  await page.locator('#tab-inbox').click()
  await expect(page.getByText('No mail. A budget alert would arrive here.')).toBeVisible()
})

test('Connect opens the machine in the terminal', async ({ page, workshop, forgive }) => {
  test.setTimeout(240_000)
  forgive(refusals)
  const root = await rootLogin(page, workshop)
  await page.goto(`${workshop.url}/modules/09-roles/`)
  await page.waitForFunction(() => customElements.get('fl-console') !== undefined)
  await openConsole(page, '/console/ec2/instances')
  const frame = page.frameLocator('iframe[title="Practice console"]')
  await frame.getByLabel('Root user email address').waitFor()
  await signInAsRoot(frame, root)
  await frame.getByRole('button', { name: /^Account menu/ }).waitFor()
  const ec2 = new EC2Client(await acting(page, workshop))
  const { Images = [] } = await ec2.send(new DescribeImagesCommand({ Owners: ['amazon'] }))
  const image = Images.find(({ Name = '', Architecture }) => /^al2023/.test(Name) && Architecture === 'x86_64')
  const { Instances = [] } = await ec2.send(
    new RunInstancesCommand({ ImageId: image?.ImageId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 }),
  )
  const id = Instances[0]?.InstanceId ?? ''
  const GroupId = Instances[0]?.SecurityGroups?.[0]?.GroupId
  const ssh = { FromPort: 22, ToPort: 22, IpProtocol: 'tcp', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [ssh] }))
  const state = async () =>
    (await ec2.send(new DescribeInstancesCommand({ InstanceIds: [id] }))).Reservations?.[0]?.Instances?.[0]?.State?.Name
  await expect.poll(state, { timeout: 30_000 }).toBe('running')
  await openConsole(page, `/console/ec2/instances/${id}/connect`)
  await frame.getByRole('button', { name: 'Connect', exact: true }).click()
  const terminal = new Terminal(page)
  await expect.poll(() => terminal.text(), { timeout: 20_000 }).toMatch(/\[ec2-user@ip-172-31-\d+-\d+ ~\]\$/)
})
