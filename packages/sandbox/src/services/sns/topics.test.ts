import {
  AddPermissionCommand,
  CreateTopicCommand,
  DeleteTopicCommand,
  GetTopicAttributesCommand,
  ListTagsForResourceCommand,
  ListTopicsCommand,
  PublishBatchCommand,
  PublishCommand,
  type PublishCommandInput,
  RemovePermissionCommand,
  SetTopicAttributesCommand,
  SNSClient,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-sns'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inbox } from '../../mail/inbox.ts'
import { findCli, runCli } from '../../testing/aws-cli.ts'
import { ACCOUNT } from '../../testing/sandbox.ts'
import { answerOf, errorOf, type ServedBench, servedBench } from '../../testing/served.ts'

let bench: ServedBench
let sns: SNSClient
const cli = await findCli()

beforeAll(async () => {
  bench = await servedBench()
  sns = new SNSClient({ region: 'us-east-1', endpoint: bench.url, credentials: bench.rootKey, maxAttempts: 1 })
})

afterAll(async () => {
  sns.destroy()
  await bench.close()
})

const arnOf = (name: string) => `arn:aws:sns:us-east-1:${ACCOUNT}:${name}`
const policyOf = (name: string, statements: object[] = []) => ({
  Version: '2008-10-17',
  Id: '__default_policy_ID',
  Statement: [
    {
      Sid: '__default_statement_ID',
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: [
        'SNS:GetTopicAttributes',
        'SNS:SetTopicAttributes',
        'SNS:AddPermission',
        'SNS:RemovePermission',
        'SNS:DeleteTopic',
        'SNS:Subscribe',
        'SNS:ListSubscriptionsByTopic',
        'SNS:Publish',
      ],
      Resource: arnOf(name),
      Condition: { StringEquals: { 'AWS:SourceOwner': ACCOUNT } },
    },
    ...statements,
  ],
})

describe('topics', () => {
  test('are made with what AWS gives them', async () => {
    const TopicArn = arnOf('news')
    expect(await answerOf(sns.send(new CreateTopicCommand({ Name: 'news' })))).toEqual({ TopicArn })
    const { Attributes } = await sns.send(new GetTopicAttributesCommand({ TopicArn }))
    expect(Attributes).toEqual({
      DisplayName: '',
      EffectiveDeliveryPolicy:
        '{"http":{"defaultHealthyRetryPolicy":{"minDelayTarget":20,"maxDelayTarget":20,"numRetries":3,"numMaxDelayRetries":0,"numNoDelayRetries":0,"numMinDelayRetries":0,"backoffFunction":"linear"},"disableSubscriptionOverrides":false,"defaultRequestPolicy":{"headerContentType":"text/plain; charset=UTF-8"}}}',
      Owner: ACCOUNT,
      Policy: JSON.stringify(policyOf('news')),
      SubscriptionsConfirmed: '0',
      SubscriptionsDeleted: '0',
      SubscriptionsPending: '0',
      TopicArn,
    })
  })

  test('are made again when nothing changes', async () => {
    const again = (input: object) => errorOf(sns.send(new CreateTopicCommand({ Name: 'again', ...input })))
    const Tags = [{ Key: 'team', Value: 'red' }]
    expect(await again({ Attributes: { DisplayName: 'Again' }, Tags })).toBe('no error')
    expect(await again({})).toBe('no error')
    expect(await again({ Attributes: { DisplayName: 'Again' }, Tags })).toBe('no error')
    expect(await again({ Attributes: { DisplayName: 'Other' } })).toBe(
      'InvalidParameter 400: Invalid parameter: Attributes Reason: Topic already exists with different attributes',
    )
    expect(await again({ Tags: [{ Key: 'team', Value: 'blue' }] })).toBe(
      'InvalidParameter 400: Invalid parameter: Tags Reason: Topic already exists with different tags',
    )
    expect(await again({ Tags: [...Tags, ...Tags] })).toBe(
      'InvalidParameter 400: Invalid parameter: Duplicated keys are not allowed.',
    )
  })

  test.each(['', 'a'.repeat(257), 'a:b', 'a b', 'a.fifo', 'ö'])('cannot be called %j', async (Name) => {
    expect(await errorOf(sns.send(new CreateTopicCommand({ Name })))).toBe(
      'InvalidParameter 400: Invalid parameter: Topic Name',
    )
  })

  test('are deleted, twice if one likes', async () => {
    const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: 'brief' }))
    expect(await errorOf(sns.send(new DeleteTopicCommand({ TopicArn })))).toBe('no error')
    expect(await errorOf(sns.send(new DeleteTopicCommand({ TopicArn })))).toBe('no error')
    expect(await errorOf(sns.send(new GetTopicAttributesCommand({ TopicArn })))).toBe(
      'NotFound 404: Topic does not exist',
    )
  })

  test('take attributes that topics have', async () => {
    const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: 'set' }))
    const set = (AttributeName: string, AttributeValue?: string) =>
      errorOf(sns.send(new SetTopicAttributesCommand({ TopicArn, AttributeName, AttributeValue })))
    expect(await set('DisplayName', 'Alerts')).toBe('no error')
    expect((await sns.send(new GetTopicAttributesCommand({ TopicArn }))).Attributes?.DisplayName).toBe('Alerts')
    expect(await set('DisplayName')).toBe('no error')
    expect((await sns.send(new GetTopicAttributesCommand({ TopicArn }))).Attributes?.DisplayName).toBe('')
    const name = 'InvalidParameter 400: Invalid parameter: AttributeName'
    expect(await set('Nothing', 'x')).toBe(name)
    expect(await set('FifoTopic', 'false')).toBe(name)
    expect(await set('ContentBasedDeduplication', 'true')).toBe(name)
    expect(await set('Policy', '{')).toBe('InvalidParameter 400: Invalid parameter: Policy Error: null')
    const s3 = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: TopicArn }
    expect(await set('Policy', JSON.stringify({ Version: '2012-10-17', Statement: [s3] }))).toBe(
      'InvalidParameter 400: Invalid parameter: Policy statement action out of service scope!',
    )
  })

  test('give another account permission by label, and take it back', async () => {
    const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: 'shared' }))
    const { accountId, rootKey } = await bench.sandbox.createAccount(bench.world)
    const stranger = bench.with(rootKey!)
    const publish = async () => (await stranger('sns', 'Publish', { TopicArn: TopicArn!, Message: 'hi' })).code
    expect(await publish()).toBe('AuthorizationError')
    const add = (ActionName: string) =>
      sns.send(
        new AddPermissionCommand({ TopicArn, Label: 'ours', AWSAccountId: [accountId], ActionName: [ActionName] }),
      )
    await add('Publish')
    expect(await errorOf(add('Subscribe'))).toBe('InvalidParameter 400: Invalid parameter: Statement already exists')
    const { Attributes } = await sns.send(new GetTopicAttributesCommand({ TopicArn }))
    expect(JSON.parse(Attributes!.Policy!)).toEqual(
      policyOf('shared', [
        {
          Sid: 'ours',
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${accountId}:root` },
          Action: 'SNS:Publish',
          Resource: TopicArn,
        },
      ]),
    )
    expect(await publish()).toBeUndefined()
    await sns.send(new RemovePermissionCommand({ TopicArn, Label: 'ours' }))
    expect(await publish()).toBe('AuthorizationError')
  })

  test('are listed by Region, a hundred at a time', async () => {
    const west = { region: 'us-west-2' }
    for (let at = 0; at < 103; at += 1) await bench.root('sns', 'CreateTopic', { Name: `t${at}` }, west)
    const first = (await bench.root('sns', 'ListTopics', {}, west)).output!
    expect(first.Topics).toHaveLength(100)
    const second = (await bench.root('sns', 'ListTopics', { NextToken: first.NextToken! }, west)).output!
    expect(second).toEqual({
      Topics: ['t97', 't98', 't99'].map((name) => ({ TopicArn: `arn:aws:sns:us-west-2:${ACCOUNT}:${name}` })),
    })
    const here = (await sns.send(new ListTopicsCommand({}))).Topics!.map(({ TopicArn }) => TopicArn)
    expect(here).toContain(arnOf('news'))
    expect(here).not.toContain(arnOf('t1'))
  })

  test('are tagged', async () => {
    const { TopicArn: ResourceArn } = await sns.send(new CreateTopicCommand({ Name: 'tagged' }))
    await sns.send(
      new TagResourceCommand({
        ResourceArn,
        Tags: [
          { Key: 'a', Value: '1' },
          { Key: 'b', Value: '2' },
        ],
      }),
    )
    await sns.send(new TagResourceCommand({ ResourceArn, Tags: [{ Key: 'a', Value: '3' }] }))
    await sns.send(new UntagResourceCommand({ ResourceArn, TagKeys: ['b', 'c'] }))
    expect(await answerOf(sns.send(new ListTagsForResourceCommand({ ResourceArn })))).toEqual({
      Tags: [{ Key: 'a', Value: '3' }],
    })
    expect(await errorOf(sns.send(new ListTagsForResourceCommand({ ResourceArn: arnOf('none') })))).toBe(
      'ResourceNotFound 404: Resource does not exist',
    )
  })
})

describe('publishing', () => {
  const attribute = (name: string, DataType: string, StringValue?: string) => ({
    MessageAttributes: { [name]: { DataType, ...(StringValue !== undefined && { StringValue }) } },
  })
  const refused: Array<[string, Partial<PublishCommandInput>, string]> = [
    ['nothing', { Message: '' }, 'InvalidParameter 400: Invalid parameter: Empty message'],
    ['too much', { Message: 'a'.repeat(262_145) }, 'InvalidParameter 400: Invalid parameter: Message too long'],
    ['an empty subject', { Subject: '' }, 'InvalidParameter 400: Invalid parameter: Subject'],
    ['a subject of two lines', { Subject: 'a\nb' }, 'InvalidParameter 400: Invalid parameter: Subject'],
    [
      'no JSON',
      { MessageStructure: 'json', Message: 'x' },
      'InvalidParameter 400: Invalid parameter: Message Structure - JSON message body failed to parse',
    ],
    [
      'JSON without a default',
      { MessageStructure: 'json', Message: '{"email":"x"}' },
      'InvalidParameter 400: Invalid parameter: Message Structure - No default entry in JSON message body',
    ],
    [
      'an empty attribute',
      attribute('attr1', 'String', ''),
      "ParameterValueInvalid 400: The message attribute 'attr1' must contain non-empty message attribute value for message attribute type 'String'.",
    ],
    [
      'a type',
      attribute('attr1', 'Text', 'x'),
      "ParameterValueInvalid 400: The message attribute 'attr1' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.",
    ],
    [
      'a name',
      attribute('a^b', 'String', 'x'),
      "ParameterValueInvalid 400: Invalid non-alphanumeric character '#x5E' was found in the message attribute name. Can only include alphanumeric characters, hyphens, underscores, or dots.",
    ],
  ]
  test.each(refused)('%s is refused', async (_, input, message) => {
    const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: 'strict' }))
    expect(await errorOf(sns.send(new PublishCommand({ TopicArn, Message: 'x', ...input })))).toBe(message)
  })

  test('needs a target', async () => {
    expect(await errorOf(sns.send(new PublishCommand({ Message: 'x' })))).toBe(
      'InvalidParameter 400: Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter',
    )
    expect(await errorOf(sns.send(new PublishCommand({ TopicArn: 'x', Message: 'x' })))).toBe(
      'InvalidParameter 400: Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1',
    )
    expect(await errorOf(sns.send(new PublishCommand({ TargetArn: arnOf('none'), Message: 'x' })))).toBe(
      'NotFound 404: Topic does not exist',
    )
  })

  test('reaches whom the filter lets, each with the text of their protocol', async () => {
    const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: 'filtered' }))
    const mails = () => bench.world.read((state) => state.table(inbox, ACCOUNT).list())
    for (const [Endpoint, FilterPolicy, FilterPolicyScope] of [
      ['red@kape.example', '{"team":["red"]}', 'MessageAttributes'],
      ['cheap@kape.example', '{"cost":[{"numeric":["<",10]}]}', 'MessageAttributes'],
      ['deep@kape.example', '{"detail":{"state":["ALARM"]}}', 'MessageBody'],
    ] as const) {
      const Attributes = { FilterPolicy, FilterPolicyScope }
      await bench.root('sns', 'Subscribe', { TopicArn: TopicArn!, Protocol: 'email', Endpoint, Attributes })
      await bench.root('sns', 'ConfirmSubscription', (await mails()).at(-1)!.action!.input)
    }
    const told = async (input: Omit<PublishCommandInput, 'TopicArn'>) => {
      const before = (await mails()).length
      await sns.send(new PublishCommand({ TopicArn, ...input }))
      return (await mails())
        .slice(before)
        .map(({ to, text }) => `${to}: ${text.split('\n')[0]}`)
        .sort()
    }
    expect(await told({ Message: 'plain' })).toEqual([])
    expect(await told({ Message: 'red', ...attribute('team', 'String', 'red') })).toEqual(['red@kape.example: red'])
    expect(
      await told({
        Message: 'both',
        MessageAttributes: {
          team: { DataType: 'String.Array', StringValue: '["red"]' },
          cost: { DataType: 'Number', StringValue: '9.5' },
        },
      }),
    ).toEqual(['cheap@kape.example: both', 'red@kape.example: both'])
    const body = JSON.stringify({ detail: { state: 'ALARM' } })
    expect(await told({ Message: body })).toEqual([`deep@kape.example: ${body}`])
    const Message = JSON.stringify({ default: 'for all', email: 'for mail' })
    expect(await told({ Message, MessageStructure: 'json', ...attribute('team', 'String', 'red') })).toEqual([
      'red@kape.example: for mail',
    ])
  })

  test('in batches', async () => {
    const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: 'batch' }))
    const entry = (Id: string) => ({ Id, Message: 'x' })
    const batch = (...ids: string[]) =>
      sns.send(new PublishBatchCommand({ TopicArn, PublishBatchRequestEntries: ids.map(entry) }))
    expect(await answerOf(batch('1', '2'))).toEqual({
      Successful: ['1', '2'].map((Id) => ({ Id, MessageId: expect.stringMatching(/^[0-9a-f-]{36}$/) })),
      Failed: [],
    })
    expect(await errorOf(batch('1', '1'))).toBe(
      'BatchEntryIdsNotDistinct 400: Two or more batch entries in the request have the same Id.',
    )
    expect(await errorOf(batch(...'0123456789x'))).toBe(
      'TooManyEntriesInBatchRequest 400: The batch request contains more entries than permissible.',
    )
  })

  test('to FIFO topics, in order and once', async () => {
    const { TopicArn } = await sns.send(
      new CreateTopicCommand({ Name: 'line.fifo', Attributes: { FifoTopic: 'true' } }),
    )
    const publish = (input: object) => sns.send(new PublishCommand({ TopicArn, Message: 'x', ...input }))
    expect(await errorOf(publish({}))).toBe(
      'InvalidParameter 400: Invalid parameter: The MessageGroupId parameter is required for FIFO topics',
    )
    expect(await errorOf(publish({ MessageGroupId: 'g' }))).toBe(
      'InvalidParameter 400: Invalid parameter: The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    )
    const first = await answerOf(publish({ MessageGroupId: 'g', MessageDeduplicationId: '1' }))
    expect(first).toEqual({ MessageId: expect.any(String), SequenceNumber: '10000000000000000001' })
    expect(await answerOf(publish({ MessageGroupId: 'g', MessageDeduplicationId: '1' }))).toEqual(first)
    expect((await publish({ MessageGroupId: 'g', MessageDeduplicationId: '2' })).SequenceNumber).toBe(
      '10000000000000000002',
    )
  })
})

test.skipIf(!cli.path)('the real CLI', { timeout: 30_000 }, async () => {
  const run = (...args: string[]) => runCli(cli.path!, ['sns', ...args], { endpoint: bench.url, ...bench.rootKey })
  const made = await run('create-topic', '--name', 'by-cli', '--tags', 'Key=a,Value=b')
  expect(JSON.parse(made.stdout)).toEqual({ TopicArn: arnOf('by-cli') })
  const bad = await run('publish', '--topic-arn', arnOf('missing'), '--message', 'x')
  expect(bad.status).toBe(254)
  expect(bad.stderr.trim().split('\n')[0]).toBe(
    'aws: [ERROR]: An error occurred (NotFound) when calling the Publish operation: Topic does not exist',
  )
})
