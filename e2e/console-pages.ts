/**
 * Every page of the console, in an account that has something to show on each: what is looked at by axe, by `npm run
 * pictures`, by somebody who may do nothing, and what the walk over the links must find.
 */
import { BudgetsClient, CreateBudgetCommand } from '@aws-sdk/client-budgets'
import { CreateTableCommand, DynamoDBClient, PutItemCommand, waitUntilTableExists } from '@aws-sdk/client-dynamodb'
import { CreateKeyPairCommand, DescribeImagesCommand, EC2Client, RunInstancesCommand } from '@aws-sdk/client-ec2'
import {
  AddRoleToInstanceProfileCommand,
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateAccountAliasCommand,
  CreateGroupCommand,
  CreateInstanceProfileCommand,
  CreateLoginProfileCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  CreateUserCommand,
  IAMClient,
  ListUsersCommand,
  PutGroupPolicyCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam'
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns'
import type { Page } from 'playwright/test'
import { acting } from './console.ts'
import { patterns } from './console-patterns.ts'
import type { Workshop } from './server.ts'

/** The address of each page in a furnished account, by its pattern. */
export type Pages = Readonly<Record<string, string>>

const awsManaged = (name: string) => `arn:aws:iam::aws:policy/${name}`
const document = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement })
const allow = (Action: string | string[], Resource = '*') => ({ Effect: 'Allow', Action, Resource })

/** A small company's account, with one of each thing. Root is signed in on the page, and does it with the SDK. */
export async function furnish(page: Page, workshop: Workshop): Promise<Pages> {
  const given = await acting(page, workshop)
  const { accountId } = (await (await page.request.get(`${workshop.url}/api/account`)).json()) as { accountId: string }
  const policy = await furnishIam(new IAMClient(given), accountId)
  const [instance, group] = await launch(new EC2Client(given))
  const bucket = await fill(new S3Client({ ...given, forcePathStyle: true }), accountId)
  const topic = await subscribe(new SNSClient(given))
  await budget(new BudgetsClient(given), accountId)
  await table(new DynamoDBClient(given))
  const denied = await refused(new IAMClient(given), workshop)
  // A fortnight in which the machine costs something.
  await page.request.post(`${workshop.url}/api/time`, {
    headers: { origin: workshop.url },
    data: { days: 14, hours: 0 },
  })
  const event = await firstEvent(page, workshop)
  const names: Record<string, string> = { users: 'mara', groups: 'Developers', roles: 'MenuReader', policies: policy }
  const others: Record<string, string> = {
    ...{ instances: instance, 'security-groups': group, buckets: bucket, topics: topic, budgets: 'Everything' },
    ...{ tables: 'MenuItems', events: event, 'authorization-details': denied, inline: 'Notes', objects: 'menu.txt' },
  }
  const address = (pattern: string) =>
    pattern.replaceAll(/([^/]+)\/:\w+/g, (_, kind: string) => {
      const name = names[kind] ?? others[kind]
      if (name === undefined) throw new Error(`nothing is furnished for ${pattern}`)
      return `${kind}/${encodeURIComponent(name)}`
    })
  return Object.fromEntries(patterns.map((pattern) => [pattern, address(pattern)]))
}

async function furnishIam(iam: IAMClient, account: string): Promise<string> {
  const mara = { UserName: 'mara' }
  const group = { GroupName: 'Developers' }
  const role = { RoleName: 'MenuReader' }
  const profile = { InstanceProfileName: 'MenuReader' }
  const notes = { PolicyName: 'Notes', PolicyDocument: document(allow('s3:GetObject', 'arn:aws:s3:::notes/*')) }
  const trust = { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }
  const arn = `arn:aws:iam::${account}:policy/MenuTable`
  const items = `arn:aws:dynamodb:us-east-1:${account}:table/MenuItems`
  await iam.send(new CreateAccountAliasCommand({ AccountAlias: 'kape-labs' }))
  const first = document(allow(['dynamodb:GetItem', 'dynamodb:Query'], items))
  await iam.send(
    new CreatePolicyCommand({ PolicyName: 'MenuTable', PolicyDocument: first, Description: 'Reads the menu' }),
  )
  const second = document(allow('dynamodb:*', items), { ...allow('dynamodb:DeleteTable'), Effect: 'Deny' })
  await iam.send(new CreatePolicyVersionCommand({ PolicyArn: arn, PolicyDocument: second, SetAsDefault: true }))
  const Tags = [{ Key: 'Team', Value: 'kitchen' }]
  await iam.send(new CreateUserCommand({ ...mara, Tags, PermissionsBoundary: awsManaged('PowerUserAccess') }))
  await iam.send(new CreateLoginProfileCommand({ ...mara, Password: 'Long-enough-4-mara!' }))
  await iam.send(new CreateAccessKeyCommand(mara))
  await iam.send(new AttachUserPolicyCommand({ ...mara, PolicyArn: arn }))
  await iam.send(new PutUserPolicyCommand({ ...mara, ...notes }))
  await iam.send(new CreateGroupCommand(group))
  await iam.send(new AttachGroupPolicyCommand({ ...group, PolicyArn: awsManaged('AmazonEC2ReadOnlyAccess') }))
  await iam.send(new PutGroupPolicyCommand({ ...group, ...notes }))
  await iam.send(new AddUserToGroupCommand({ ...group, ...mara }))
  await iam.send(new CreateRoleCommand({ ...role, AssumeRolePolicyDocument: document(trust) }))
  await iam.send(new AttachRolePolicyCommand({ ...role, PolicyArn: awsManaged('AmazonS3ReadOnlyAccess') }))
  await iam.send(new PutRolePolicyCommand({ ...role, ...notes }))
  await iam.send(new CreateInstanceProfileCommand(profile))
  await iam.send(new AddRoleToInstanceProfileCommand({ ...role, ...profile }))
  return arn
}

async function launch(ec2: EC2Client): Promise<[instance: string, group: string]> {
  const { Images = [] } = await ec2.send(new DescribeImagesCommand({ Owners: ['amazon'] }))
  const image = Images.find(({ Name = '', Architecture }) => /^al2023/.test(Name) && Architecture === 'x86_64')
  await ec2.send(new CreateKeyPairCommand({ KeyName: 'kape-key' }))
  const { Instances = [] } = await ec2.send(
    new RunInstancesCommand({
      ...{ ImageId: image?.ImageId, InstanceType: 't3.micro', KeyName: 'kape-key', MinCount: 1, MaxCount: 1 },
      IamInstanceProfile: { Name: 'MenuReader' },
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'menu printer' }] }],
    }),
  )
  const [made] = Instances
  return [made?.InstanceId ?? '', made?.SecurityGroups?.[0]?.GroupId ?? '']
}

async function fill(s3: S3Client, account: string): Promise<string> {
  const Bucket = `menu-cards-${account}-us-east-1-an`
  await s3.send(new CreateBucketCommand({ Bucket, BucketNamespace: 'account-regional' }))
  for (const Key of ['menu.txt', 'old/menu.txt'])
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'Monday: soup', ContentType: 'text/plain' }))
  return Bucket
}

async function subscribe(sns: SNSClient): Promise<string> {
  const { TopicArn = '' } = await sns.send(new CreateTopicCommand({ Name: 'costs' }))
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint: 'ines@kape-labs.example' }))
  return TopicArn
}

async function budget(budgets: BudgetsClient, AccountId: string): Promise<void> {
  await budgets.send(
    new CreateBudgetCommand({
      AccountId,
      Budget: {
        BudgetName: 'Everything',
        BudgetType: 'COST',
        TimeUnit: 'MONTHLY',
        BudgetLimit: { Amount: '5', Unit: 'USD' },
      },
      NotificationsWithSubscribers: [
        {
          Notification: { NotificationType: 'ACTUAL', ComparisonOperator: 'GREATER_THAN', Threshold: 50 },
          Subscribers: [{ SubscriptionType: 'EMAIL', Address: 'ines@kape-labs.example' }],
        },
      ],
    }),
  )
}

async function table(dynamodb: DynamoDBClient): Promise<void> {
  const TableName = 'MenuItems'
  await dynamodb.send(
    new CreateTableCommand({
      TableName,
      AttributeDefinitions: [{ AttributeName: 'Dish', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'Dish', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  )
  await waitUntilTableExists({ client: dynamodb, maxWaitTime: 30, minDelay: 0.2 }, { TableName })
  for (const [Dish, price] of Object.entries({ soup: '4.20', bread: '2' }))
    await dynamodb.send(new PutItemCommand({ TableName, Item: { Dish: { S: Dish }, Price: { N: price } } }))
}

/** A request of mara's that is refused: the id by which IAM explains it. */
async function refused(iam: IAMClient, { awsEndpoint }: Workshop): Promise<string> {
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'mara' }))
  const credentials = { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' }
  const mara = new IAMClient({ endpoint: awsEndpoint, region: 'us-east-1', credentials })
  const { message } = await mara.send(new ListUsersCommand({})).then(
    () => new Error('allowed'),
    (fault: Error) => fault,
  )
  const id = /authorization id: (\w+)/.exec(message)?.[1]
  if (id === undefined) throw new Error(`no authorization id in: ${message}`)
  return id
}

/** An event of the event history, as its page is addressed. */
async function firstEvent(page: Page, { url }: Workshop): Promise<string> {
  await page.goto(`${url}/console/cloudtrail`)
  const link = page.locator('a[href*="/cloudtrail/events/"]').first()
  return decodeURIComponent((await link.getAttribute('href', { timeout: 20_000 }))?.split('/').at(-1) ?? '')
}
