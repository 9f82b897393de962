import {
  GetResourcesCommand,
  type GetResourcesCommandInput,
  GetTagKeysCommand,
  GetTagValuesCommand,
  ResourceGroupsTaggingAPIClient,
  TagResourcesCommand,
  UntagResourcesCommand,
} from '@aws-sdk/client-resource-groups-tagging-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACCOUNT } from '../../testing/sandbox.ts'
import { answerOf, errorOf, type ServedBench, servedBench } from '../../testing/served.ts'

let bench: ServedBench
let client: ResourceGroupsTaggingAPIClient
let group: string

const TOPIC = `arn:aws:sns:us-east-1:${ACCOUNT}:alerts`
const TABLE = `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/orders`
const BUCKET = 'arn:aws:s3:::tagged-bucket'
const POLICY = `arn:aws:iam::${ACCOUNT}:policy/readers`
const BUDGET = `arn:aws:budgets::${ACCOUNT}:budget/monthly`
const all = () => [BUCKET, BUDGET, POLICY, TABLE, TOPIC, group].sort()

const clientOf = (credentials = bench.rootKey, region = 'us-east-1') =>
  new ResourceGroupsTaggingAPIClient({ region, endpoint: bench.url, credentials, maxAttempts: 1 })

const arnsOf = async (input: GetResourcesCommandInput, by = client) =>
  (await by.send(new GetResourcesCommand(input))).ResourceTagMappingList!.map(({ ResourceARN }) => ResourceARN)

beforeAll(async () => {
  bench = await servedBench({
    users: [
      {
        userName: 'tagger',
        accessKeys: [{}],
        inlinePolicies: {
          given: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action: ['tag:*', 'sns:TagResource'], Resource: '*' }],
          },
        },
      },
      { userName: 'nobody', accessKeys: [{}] },
    ],
    policies: [
      {
        policyName: 'readers',
        document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:Get*', Resource: '*' }] },
      },
    ],
    buckets: [{ name: 'tagged-bucket' }],
  })
  const { root } = bench
  await root('sns', 'CreateTopic', { Name: 'alerts' })
  await root('dynamodb', 'CreateTable', {
    TableName: 'orders',
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
  })
  await root('budgets', 'CreateBudget', {
    AccountId: ACCOUNT,
    Budget: {
      BudgetName: 'monthly',
      BudgetType: 'COST',
      TimeUnit: 'MONTHLY',
      BudgetLimit: { Amount: '1', Unit: 'USD' },
    },
  })
  const made = await root('ec2', 'CreateSecurityGroup', { GroupName: 'web', Description: 'web' })
  group = `arn:aws:ec2:us-east-1:${ACCOUNT}:security-group/${made.output!.GroupId}`
  client = clientOf()
})

afterAll(async () => {
  client.destroy()
  await bench.close()
  expect(bench.faults).toEqual([])
})

test('tags of every service are put, found and taken away', async () => {
  const tagged = await client.send(
    new TagResourcesCommand({ ResourceARNList: all(), Tags: { team: 'red', stage: 'dev' } }),
  )
  expect(tagged.FailedResourcesMap).toEqual({})
  expect(await answerOf(client.send(new GetResourcesCommand({ ResourceTypeFilters: ['sns'] })))).toEqual({
    PaginationToken: '',
    ResourceTagMappingList: [
      {
        ResourceARN: TOPIC,
        Tags: [
          { Key: 'team', Value: 'red' },
          { Key: 'stage', Value: 'dev' },
        ],
      },
    ],
  })
  expect(await arnsOf({})).toEqual(all())
  // The services themselves see them.
  const { output } = await bench.root('iam', 'ListPolicyTags', { PolicyArn: POLICY })
  expect(output!.Tags).toHaveLength(2)

  await client.send(new TagResourcesCommand({ ResourceARNList: [TABLE], Tags: { team: 'blue' } }))
  expect(await arnsOf({ TagFilters: [{ Key: 'team', Values: ['blue'] }] })).toEqual([TABLE])
  expect(await arnsOf({ TagFilters: [{ Key: 'team', Values: ['blue', 'red'] }, { Key: 'stage' }] })).toEqual(all())
  expect(await arnsOf({ ResourceTypeFilters: ['ec2:security-group', 's3'] })).toEqual([group, BUCKET].sort())
  expect(await arnsOf({ ResourceARNList: [BUDGET, POLICY] })).toEqual([BUDGET, POLICY])
  expect(await answerOf(client.send(new GetTagKeysCommand({})))).toEqual({
    PaginationToken: '',
    TagKeys: ['stage', 'team'],
  })
  expect(await answerOf(client.send(new GetTagValuesCommand({ Key: 'team' })))).toEqual({
    PaginationToken: '',
    TagValues: ['blue', 'red'],
  })
  await client.send(new UntagResourcesCommand({ ResourceARNList: all(), TagKeys: ['stage'] }))
  expect(await arnsOf({ TagFilters: [{ Key: 'stage' }] })).toEqual([])
})

test('resources come by pages', async () => {
  const found: Array<string | undefined> = []
  let PaginationToken: string | undefined
  do {
    const page = await client.send(new GetResourcesCommand({ ResourcesPerPage: 4, PaginationToken }))
    found.push(...page.ResourceTagMappingList!.map(({ ResourceARN }) => ResourceARN))
    PaginationToken = page.PaginationToken
  } while (PaginationToken)
  expect(found).toEqual(all())
})

test('another Region has other resources', async () => {
  const elsewhere = clientOf(bench.rootKey, 'eu-west-1')
  expect(await arnsOf({}, elsewhere)).toEqual([])
  elsewhere.destroy()
})

test('each service is asked for itself, and what it denies is told', async () => {
  const tagger = clientOf(bench.keyOf('tagger'))
  const sent = new TagResourcesCommand({ ResourceARNList: [TOPIC, TABLE], Tags: { owner: 'me' } })
  expect((await tagger.send(sent)).FailedResourcesMap).toEqual({
    [TABLE]: {
      StatusCode: 400,
      ErrorCode: 'AccessDeniedException',
      ErrorMessage: `User: arn:aws:iam::${ACCOUNT}:user/tagger is not authorized to perform: dynamodb:TagResource on resource: ${TABLE} because no identity-based policy allows the dynamodb:TagResource action`,
    },
  })
  expect(await arnsOf({ TagFilters: [{ Key: 'owner' }] })).toEqual([TOPIC])
  tagger.destroy()
})

test('who may not is refused as a whole', async () => {
  const nobody = clientOf(bench.keyOf('nobody'))
  for (const [command, action] of [
    [new TagResourcesCommand({ ResourceARNList: [TOPIC], Tags: { a: 'b' } }), 'tag:TagResources'],
    [new UntagResourcesCommand({ ResourceARNList: [TOPIC], TagKeys: ['a'] }), 'tag:UntagResources'],
  ] as const)
    expect(await errorOf(nobody.send(command as TagResourcesCommand))).toBe(
      `AccessDeniedException 400: User: arn:aws:iam::${ACCOUNT}:user/nobody is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`,
    )
  nobody.destroy()
})

test('what is not there fails for itself, what cannot be tagged fails the request', async () => {
  const gone = `${TOPIC}-gone`
  const sent = new TagResourcesCommand({ ResourceARNList: [gone], Tags: { a: 'b' } })
  expect((await client.send(sent)).FailedResourcesMap).toEqual({
    [gone]: { StatusCode: 404, ErrorCode: 'ResourceNotFound', ErrorMessage: 'Resource does not exist' },
  })
  const role = `arn:aws:iam::${ACCOUNT}:role/any`
  expect(await errorOf(client.send(new TagResourcesCommand({ ResourceARNList: [role], Tags: { a: 'b' } })))).toBe(
    `InvalidParameterException 400: ${role} not a valid AmazonResourceName (ARN)`,
  )
})
