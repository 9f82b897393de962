/** What the labs ask of EC2, S3, Billing, SNS and CloudTrail, done in the console alone, and read back by the SDK. */

import { BudgetsClient, DescribeBudgetsCommand, DescribeNotificationsForBudgetCommand } from '@aws-sdk/client-budgets'
import { DescribeInstancesCommand, DescribeKeyPairsCommand, EC2Client } from '@aws-sdk/client-ec2'
import {
  AddRoleToInstanceProfileCommand,
  AttachUserPolicyCommand,
  CreateInstanceProfileCommand,
  CreateLoginProfileCommand,
  CreateRoleCommand,
  CreateUserCommand,
} from '@aws-sdk/client-iam'
import {
  CreateBucketCommand,
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  GetPublicAccessBlockCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { GetTopicAttributesCommand, ListSubscriptionsCommand, ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns'
import { acting, go, iamOf, openAsRoot, signInAsUser, signOut } from '../console.ts'
import { expect, test } from '../workshop-test.ts'

/** AWS's refusals are answers here, and the browser notes each of them. */
const refusals = /Failed to load resource: the server responded with a status of 40[0-9]/

test('a machine is launched, gets a role, and is terminated', async ({ page, workshop, forgive }) => {
  test.setTimeout(180_000)
  forgive(refusals)
  await openAsRoot(page, workshop, '/ec2/key-pairs')
  const ec2 = new EC2Client(await acting(page, workshop))
  const instance = async () => (await ec2.send(new DescribeInstancesCommand({}))).Reservations?.[0]?.Instances?.[0]

  await page.getByRole('button', { name: 'Create key pair' }).first().click()
  await page.getByRole('dialog').getByLabel('Name').fill('kape-key')
  const file = page.waitForEvent('download')
  await page.getByRole('dialog').getByRole('button', { name: 'Create key pair' }).click()
  expect((await file).suggestedFilename()).toBe('kape-key.pem')
  const { KeyPairs } = await ec2.send(new DescribeKeyPairsCommand({}))
  expect(KeyPairs?.map(({ KeyName, KeyType }) => [KeyName, KeyType])).toEqual([['kape-key', 'rsa']])

  await go(page, '/ec2/launch')
  await page.getByRole('button', { name: 'Launch instance' }).click()
  await expect(page.getByText('Something is missing')).toBeVisible()
  expect(await instance()).toBeUndefined()
  await page.getByLabel('Name', { exact: true }).fill('menu printer')
  await page.getByLabel('Key pair name - required').click()
  await page.getByRole('option', { name: /kape-key/ }).click()
  await page.getByRole('button', { name: 'Launch instance' }).click()
  await expect(page.getByText(/Successfully initiated launch of instance/)).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Running' })).toBeVisible({ timeout: 30_000 })
  const made = await instance()
  expect([made?.InstanceType, made?.KeyName, made?.MetadataOptions?.HttpTokens, made?.State?.Name]).toEqual([
    't3.micro',
    'kape-key',
    'required',
    'running',
  ])
  expect(made?.Tags).toEqual([{ Key: 'Name', Value: 'menu printer' }])

  const iam = await iamOf(page, workshop)
  const name = { RoleName: 'MenuReader' }
  const trust = { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [trust] })
  await iam.send(new CreateRoleCommand({ ...name, AssumeRolePolicyDocument }))
  await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: 'MenuReader' }))
  await iam.send(new AddRoleToInstanceProfileCommand({ ...name, InstanceProfileName: 'MenuReader' }))

  await page.getByRole('checkbox', { name: `Select ${made?.InstanceId}` }).check()
  await page.getByRole('button', { name: 'Actions', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Modify IAM role' }).click()
  await page.getByRole('button', { name: /IAM instance profile/ }).click()
  await page.getByRole('option', { name: /MenuReader/ }).click()
  await page.getByRole('button', { name: 'Update IAM role' }).click()
  await expect(page.getByText(/Attached MenuReader to instance/)).toBeVisible()
  expect((await instance())?.IamInstanceProfile?.Arn).toMatch(/instance-profile\/MenuReader$/)

  await page.getByRole('checkbox', { name: `Select ${made?.InstanceId}` }).check()
  await page.getByRole('button', { name: 'Instance state', exact: true }).first().click()
  await page.getByRole('menuitem', { name: 'Terminate (delete) instance' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Terminate (delete)' }).click()
  await expect(page.getByRole('cell', { name: 'Terminated' })).toBeVisible({ timeout: 30_000 })
  expect((await instance())?.State?.Name).toBe('terminated')
})

test('the bill is shut to an administrator until root opens it, and a budget tells of the first cent', async ({
  page,
  workshop,
  forgive,
}) => {
  test.setTimeout(180_000)
  forgive(refusals)
  const root = await openAsRoot(page, workshop, '/billing')
  await expect(page.getByRole('heading', { name: 'Cost summary' })).toBeVisible()
  await expect(page.getByText('Month-to-date cost')).toBeVisible()

  await go(page, '/billing/budgets/create')
  await page.getByRole('button', { name: 'Create budget' }).click()
  await expect(page.getByText(/somebody has to hear of it/)).toBeVisible()
  await page.getByLabel('Email recipients').fill('ines@kape-labs.example')
  await page.getByRole('button', { name: 'Create budget' }).click()
  await expect(page.getByText('Your budget My Zero-Spend Budget has been created.')).toBeVisible()
  const budgets = new BudgetsClient(await acting(page, workshop))
  const { Budgets } = await budgets.send(new DescribeBudgetsCommand({ AccountId: root.accountId }))
  expect(Budgets?.map(({ BudgetName, BudgetLimit }) => [BudgetName, Number(BudgetLimit?.Amount)])).toEqual([
    ['My Zero-Spend Budget', 1],
  ])
  const BudgetName = 'My Zero-Spend Budget'
  const told = await budgets.send(new DescribeNotificationsForBudgetCommand({ AccountId: root.accountId, BudgetName }))
  expect(told.Notifications?.map(({ Threshold, ThresholdType }) => [Threshold, ThresholdType])).toEqual([
    [0.01, 'ABSOLUTE_VALUE'],
  ])

  const iam = await iamOf(page, workshop)
  await iam.send(new CreateUserCommand({ UserName: 'mara' }))
  const PolicyArn = 'arn:aws:iam::aws:policy/AdministratorAccess'
  await iam.send(new AttachUserPolicyCommand({ UserName: 'mara', PolicyArn }))
  const Password = 'Long-enough-4-mara!'
  await iam.send(new CreateLoginProfileCommand({ UserName: 'mara', Password }))
  await signOut(page)
  await signInAsUser(page, workshop, root.accountId, 'mara', Password)
  await page.getByRole('button', { name: /^Account menu/ }).waitFor()
  for (const path of ['/billing', '/billing/bills', '/billing/cost-explorer', '/billing/budgets']) {
    await go(page, path)
    await expect(page.getByText('You Need Permissions')).toBeVisible()
    await expect(page.getByText(/You don't have permission to perform the following operation/)).toBeVisible()
  }
})

test('a bucket is made, filled, and given a policy', async ({ page, workshop, forgive }) => {
  test.setTimeout(180_000)
  forgive(refusals)
  const root = await openAsRoot(page, workshop, '/s3/create')
  const s3 = new S3Client({ ...(await acting(page, workshop)), forcePathStyle: true })
  const Bucket = `menu-cards-${root.accountId}-us-east-1-an`
  await page.getByLabel('Bucket name prefix').fill('menu-cards')
  await page.getByRole('button', { name: 'Create bucket' }).click()
  await expect(page.getByText(`Successfully created bucket "${Bucket}".`)).toBeVisible()
  const block = await s3.send(new GetPublicAccessBlockCommand({ Bucket }))
  expect(Object.values(block.PublicAccessBlockConfiguration ?? {})).toEqual([true, true, true, true])

  await page.getByRole('link', { name: Bucket }).click()
  await page.getByRole('button', { name: 'Upload' }).click()
  const file = { name: 'menu.txt', mimeType: 'text/plain', buffer: Buffer.from('Monday: soup') }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: 'Upload', exact: true }).click()
  await expect(page.getByText('Upload succeeded: 1 file.')).toBeVisible()
  const kept = await s3.send(new GetObjectCommand({ Bucket, Key: 'menu.txt' }))
  expect([await kept.Body?.transformToString(), kept.ContentType]).toEqual(['Monday: soup', 'text/plain'])

  await go(page, `/s3/buckets/${Bucket}/policy`)
  await page.getByRole('button', { name: 'Add new statement' }).click()
  const statement = {
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [`arn:aws:s3:::${Bucket}`, `arn:aws:s3:::${Bucket}/*`],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  }
  const text = page.getByLabel('Bucket policy as JSON')
  await text.fill('{ "Version": "2012-10-17", "Statement": [{ "Effect": "Maybe" }] }')
  await expect(page.getByText(/[1-9]\d* errors?/)).toBeVisible()
  await text.fill(JSON.stringify({ Version: '2012-10-17', Statement: [statement] }))
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('Successfully edited bucket policy.')).toBeVisible()
  // Read on the page: the SDK comes over plain http, which this policy forbids.
  await expect(page.locator('pre', { hasText: 'aws:SecureTransport' })).toBeVisible()
  await expect(s3.send(new GetBucketPolicyCommand({ Bucket }))).resolves.toMatchObject({
    Policy: expect.stringContaining('aws:SecureTransport'),
  })
})

test('a topic and its subscription, and the record of both', async ({ page, workshop, forgive }) => {
  test.setTimeout(180_000)
  forgive(refusals)
  await openAsRoot(page, workshop, '/sns/topics')
  const sns = new SNSClient(await acting(page, workshop))
  await page.getByRole('button', { name: 'Create topic' }).first().click()
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('costs')
  await page.getByRole('dialog').getByRole('button', { name: 'Create topic' }).click()
  await expect(page.getByText('Topic costs created successfully.')).toBeVisible()
  const [topic] = (await sns.send(new ListTopicsCommand({}))).Topics ?? []
  expect(topic?.TopicArn).toMatch(/:costs$/)

  await page.getByRole('button', { name: 'Create subscription' }).click()
  await page.getByRole('textbox', { name: 'Endpoint' }).fill('ines@kape-labs.example')
  await page.getByRole('dialog').getByRole('button', { name: 'Create subscription' }).click()
  await expect(page.getByText('Pending confirmation').first()).toBeVisible()
  const { Subscriptions } = await sns.send(new ListSubscriptionsCommand({}))
  expect(Subscriptions?.map(({ Endpoint, Protocol }) => [Endpoint, Protocol])).toEqual([
    ['ines@kape-labs.example', 'email'],
  ])

  await page.getByRole('tab', { name: 'Access policy' }).click()
  await page.getByRole('button', { name: 'Edit' }).click()
  const statement = {
    Effect: 'Allow',
    Principal: { Service: 'budgets.amazonaws.com' },
    Action: 'SNS:Publish',
    Resource: topic?.TopicArn,
  }
  await page.getByLabel('Access policy as JSON').fill(JSON.stringify({ Version: '2012-10-17', Statement: [statement] }))
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('Access policy saved.')).toBeVisible()
  const { Attributes } = await sns.send(new GetTopicAttributesCommand({ TopicArn: topic?.TopicArn }))
  expect(JSON.parse(Attributes?.Policy ?? '{}').Statement).toMatchObject([statement])

  await go(page, '/cloudtrail')
  await page.getByRole('link', { name: 'CreateTopic' }).click()
  await expect(page.getByText('"eventName": "CreateTopic"')).toBeVisible()
})

test('a file is dropped and its way is shown; what is overwritten or deleted is kept as a version', async ({
  page,
  workshop,
  context,
  forgive,
}) => {
  test.setTimeout(180_000)
  forgive(refusals)
  await openAsRoot(page, workshop, '/s3')
  const s3 = new S3Client({ ...(await acting(page, workshop)), forcePathStyle: true })
  const Bucket = 'menu-of-kape-labs'
  await s3.send(new CreateBucketCommand({ Bucket }))
  await go(page, `/s3/buckets/${Bucket}?tab=properties`)
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await page.getByRole('radio', { name: 'Enable' }).check()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect.poll(async () => (await s3.send(new GetBucketVersioningCommand({ Bucket }))).Status).toBe('Enabled')

  const drop = async (bytes: number) => {
    await go(page, `/s3/buckets/${Bucket}/upload`)
    const dropped = await page.evaluateHandle((size) => {
      const carried = new DataTransfer()
      carried.items.add(new File([new Uint8Array(size)], 'photo.bin'))
      return carried
    }, bytes)
    const zone = page.getByText('Drop files here, or choose them.')
    for (const type of ['dragenter', 'dragover', 'drop']) await zone.dispatchEvent(type, { dataTransfer: dropped })
    await expect(page.getByText('photo.bin')).toBeVisible()
    await page.getByRole('button', { name: 'Upload', exact: true }).click()
  }
  const line = await context.newCDPSession(page)
  const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 300_000 }
  await line.send('Network.emulateNetworkConditions', slow)
  await drop(6_000_000)
  const bar = page.getByRole('progressbar')
  await expect.poll(async () => Number(await bar.getAttribute('value')), { intervals: [50] }).toBeGreaterThan(10)
  await line.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: -1 })
  await expect(page.getByText('Upload succeeded: 1 file.')).toBeVisible({ timeout: 30_000 })
  expect((await s3.send(new HeadObjectCommand({ Bucket, Key: 'photo.bin' }))).ContentLength).toBe(6_000_000)

  await drop(7)
  await expect.poll(async () => (await s3.send(new ListObjectVersionsCommand({ Bucket }))).Versions?.length).toBe(2)
  await page.getByRole('checkbox', { name: 'Select photo.bin' }).check()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('delete')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Delete/ })
    .click()
  await expect
    .poll(async () => (await s3.send(new ListObjectVersionsCommand({ Bucket }))).DeleteMarkers?.length)
    .toBe(1)
  const { Versions } = await s3.send(new ListObjectVersionsCommand({ Bucket }))
  expect(Versions?.map(({ Size }) => Size)).toEqual([7, 6_000_000])
  await page
    .getByRole('switch', { name: 'Show versions' })
    .or(page.getByRole('checkbox', { name: 'Show versions' }))
    .first()
    .check()
  await expect(page.getByText('Delete marker')).toBeVisible()
})
