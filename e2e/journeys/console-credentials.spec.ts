/** Root's second factor, its left-behind key, and a user's own keys: made and unmade in the console, read back by the SDK. */
import {
  GetAccessKeyLastUsedCommand,
  GetAccountSummaryCommand,
  ListAccessKeysCommand,
  ListUserTagsCommand,
  ListVirtualMFADevicesCommand,
} from '@aws-sdk/client-iam'
import { codeOf, iamOf, openAsRoot, signInAsRoot, signOut } from '../console.ts'
import { expect, test } from '../workshop-test.ts'

const refusals = /Failed to load resource: the server responded with a status of 40[0-9]/

test('root gets a second factor, and the password alone is no longer enough', async ({ page, workshop, forgive }) => {
  test.setTimeout(240_000)
  forgive(refusals)
  const root = await openAsRoot(page, workshop, '/iam/security_credentials')
  await expect(page.getByText(/AWS requires it within 35 days/)).toBeVisible()
  await page.getByRole('button', { name: 'Assign MFA device' }).first().click()
  await page.getByLabel('Device name').fill('ines-phone')
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await page.getByRole('button', { name: 'Show secret key' }).click()
  const secret = /\b[A-Z2-7]{64}\b/.exec(await page.locator('main').innerText())?.[0]
  expect(secret, 'a seed of 64 characters').toBeDefined()

  await page.getByLabel('MFA code 1').fill('000000')
  await page.getByLabel('MFA code 2').fill('000001')
  await page.getByRole('button', { name: 'Add MFA' }).click()
  await expect(page.getByText(/Authentication code for device is not valid/)).toBeVisible()
  await page.getByLabel('MFA code 1').fill(codeOf(secret!, -1))
  await page.getByLabel('MFA code 2').fill(codeOf(secret!))
  await page.getByRole('button', { name: 'Add MFA' }).click()
  await expect(page.getByText('You have registered a virtual MFA device for the root user')).toBeVisible()
  const iam = await iamOf(page, workshop)
  expect((await iam.send(new GetAccountSummaryCommand({}))).SummaryMap?.AccountMFAEnabled).toBe(1)
  const devices = (await iam.send(new ListVirtualMFADevicesCommand({ AssignmentStatus: 'Assigned' }))).VirtualMFADevices
  expect(devices?.map(({ SerialNumber }) => SerialNumber?.split('/').at(-1))).toEqual(['ines-phone'])

  await signOut(page)
  await signInAsRoot(page, root)
  await page.getByRole('heading', { name: 'Multi-factor authentication' }).waitFor()
  // The code that enrolled the device has been used: it works once.
  await page.getByLabel('MFA code').fill(codeOf(secret!))
  await page.getByRole('button', { name: 'Submit' }).click()
  await expect(page.getByText('The code was not accepted')).toBeVisible()
  await page.getByLabel('MFA code').fill(codeOf(secret!, 1))
  await page.getByRole('button', { name: 'Submit' }).click()
  await page.getByRole('button', { name: /^Account menu/ }).waitFor()
  await expect(page.getByText(/left to register MFA/)).toHaveCount(0)
})

test('the key that was left behind is deleted: its id has to be typed', async ({ page, workshop, forgive }) => {
  forgive(refusals)
  await openAsRoot(page, workshop, '/iam/security_credentials')
  const actions = page.getByRole('button', { name: /^Actions for AKIA/ })
  const id = /AKIA\w{16}/.exec((await actions.getAttribute('aria-label')) ?? '')?.[0]
  await actions.click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  const confirm = page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true })
  await expect(confirm).toBeDisabled()
  await page.getByRole('dialog').getByRole('textbox').fill(id!)
  await confirm.click()
  await expect(page.getByText(`Access key ${id} deleted.`)).toBeVisible()
  const keys = (await (await iamOf(page, workshop)).send(new ListAccessKeysCommand({}))).AccessKeyMetadata
  expect(keys).toEqual([])
})

test('a user gets an access key with a description; the secret is shown once, and works', async ({
  page,
  workshop,
  forgive,
}) => {
  forgive(refusals)
  await openAsRoot(page, workshop, '/iam/users/intern-2019?tab=security-credentials')
  await page.getByRole('button', { name: 'Create access key' }).click()
  await page.getByRole('radio', { name: /Command Line Interface/ }).check()
  await expect(page.getByText(/aws login signs in with this console session/)).toBeVisible()
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await expect(
    page.getByText('Confirm that you want to create an access key all the same.', { exact: true }),
  ).toBeVisible()
  await page.getByRole('checkbox', { name: /I understand the above recommendation/ }).check()
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await page.getByLabel('Description tag value').fill('label printer')
  await page.getByRole('button', { name: 'Create access key' }).click()
  await page.getByRole('heading', { name: 'Retrieve access keys' }).waitFor()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download .csv file' }).click()
  const file = await (await download).createReadStream()
  const text = (await file.toArray()).join('')
  const [, accessKeyId = '', secretAccessKey = ''] = /\n(AKIA\w{16}),(\S{40})/.exec(text) ?? []
  expect(accessKeyId).not.toBe('')
  await page.getByRole('button', { name: 'Done' }).click()

  const iam = await iamOf(page, workshop)
  const tags = (await iam.send(new ListUserTagsCommand({ UserName: 'intern-2019' }))).Tags
  expect(tags).toEqual([{ Key: accessKeyId, Value: 'label printer' }])
  const { IAMClient } = await import('@aws-sdk/client-iam')
  const own = new IAMClient({
    ...{ endpoint: workshop.awsEndpoint, region: 'us-east-1', credentials: { accessKeyId, secretAccessKey } },
  })
  await own.send(new ListAccessKeysCommand({}))
  const used = await iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: accessKeyId }))
  expect(used.AccessKeyLastUsed?.ServiceName).toBe('iam')
})
