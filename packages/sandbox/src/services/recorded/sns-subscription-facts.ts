/**
 * Topics and subscriptions, as SNS answered when LocalStack recorded it on AWS (tests/aws/services/sns/test_sns.snapshot.json
 * and test_sns_filter_policy.snapshot.json, August 2023 to October 2025).
 */
import type { AwsStructure } from '@first-line/aws-api'
import type { Answered } from '../../testing/client.ts'
import type { Scenario, Step } from './scenario.ts'

const AccountId = '111122223333'
const topic = (name: string): string => `arn:aws:sns:us-east-1:${AccountId}:${name}`
const queue = (name: string): string => `arn:aws:sqs:us-east-1:${AccountId}:${name}`
const TopicArn = topic('recorded')
const sns = (operation: string, input: Step[2], outcome?: Step[3]): Step => ['sns', operation, input, outcome]
const create = sns('CreateTopic', { Name: 'recorded' })
const refused = (message: string): string => `InvalidParameter 400: Invalid parameter: ${message}`
const subscribed = (answers: readonly Answered[], at: number): string => String(answers[at]?.output?.SubscriptionArn)

/** A queue of the same account needs no confirmation. */
const subscribe = (Attributes: AwsStructure = {}, outcome?: Step[3], more: AwsStructure = {}): Step =>
  sns('Subscribe', { TopicArn, Protocol: 'sqs', Endpoint: queue('recorded'), Attributes, ...more }, outcome)
const filter = (policy: unknown, outcome?: Step[3], FilterPolicyScope?: string): Step =>
  subscribe({ FilterPolicy: JSON.stringify(policy), ...(FilterPolicyScope && { FilterPolicyScope }) }, outcome)
/** The source is left out since 2025. */
const place = (column: number): string =>
  `\n at [Source: REDACTED (\`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION\` disabled); line: 1, column: ${column}]`
const badFilter = (message: string, column?: number): string =>
  refused(`Attributes Reason: FilterPolicy: ${message}${column === undefined ? '' : place(column)}`)
const numeric = (values: unknown[], message: string, column: number): Step =>
  filter({ key: [{ numeric: values }] }, badFilter(message, column))
const set = (AttributeName: string, AttributeValue: string, outcome?: Step[3]): Step =>
  sns(
    'SetSubscriptionAttributes',
    (told) => ({ SubscriptionArn: subscribed(told, 1), AttributeName, AttributeValue }),
    outcome,
  )
const attributes = (Attributes: AwsStructure): Step =>
  sns('GetSubscriptionAttributes', (told) => ({ SubscriptionArn: subscribed(told, 1) }), { holds: { Attributes } })

export const snsSubscriptionScenarios: readonly Scenario[] = [
  {
    name: 'SNS: topics and their tags',
    steps: [
      sns(
        'CreateTopic',
        {
          Name: 'recorded',
          Tags: [
            { Key: 'a', Value: '1' },
            { Key: 'b', Value: '2' },
          ],
        },
        { holds: { TopicArn } },
      ),
      sns('CreateTopic', { Name: 'recorded', Tags: [{ Key: 'a', Value: '1' }] }, { holds: { TopicArn } }),
      sns('CreateTopic', { Name: 'recorded' }, { holds: { TopicArn } }),
      sns(
        'CreateTopic',
        { Name: 'recorded', Tags: [{ Key: 'c', Value: '3' }] },
        refused('Tags Reason: Topic already exists with different tags'),
      ),
      sns(
        'TagResource',
        {
          ResourceArn: TopicArn,
          Tags: [
            { Key: 'k1', Value: 'v1' },
            { Key: 'k2', Value: 'v2' },
            { Key: 'k2', Value: 'v2' },
          ],
        },
        refused('Duplicated keys are not allowed.'),
      ),
      sns('UntagResource', { ResourceArn: TopicArn, TagKeys: ['a'] }),
      sns('ListTagsForResource', { ResourceArn: TopicArn }, { holds: { Tags: [{ Key: 'b', Value: '2' }] } }),
      sns('SetTopicAttributes', { TopicArn, AttributeName: 'DisplayName', AttributeValue: 'AlreadySet' }),
      sns('CreateTopic', { Name: 'recorded' }, { holds: { TopicArn } }),
      sns(
        'GetTopicAttributes',
        { TopicArn },
        {
          holds: {
            Attributes: {
              DisplayName: 'AlreadySet',
              Owner: AccountId,
              SubscriptionsConfirmed: '0',
              SubscriptionsDeleted: '0',
              SubscriptionsPending: '0',
              TopicArn,
            },
          },
        },
      ),
      sns('CreateTopic', { Name: 'a'.repeat(256) }),
      sns('CreateTopic', { Name: '' }, refused('Topic Name')),
      sns('CreateTopic', { Name: 'a'.repeat(257) }, refused('Topic Name')),
      ...[':', ';', '!', '@', '|', '^', '%', ' '].map((c) =>
        sns('CreateTopic', { Name: `bad${c}name` }, refused('Topic Name')),
      ),
      sns('CreateTopic', {
        Name: 'recorded.fifo',
        Attributes: { DisplayName: 'TestTopic', SignatureVersion: '2', FifoTopic: 'true' },
      }),
      sns(
        'GetTopicAttributes',
        { TopicArn: topic('recorded.fifo') },
        {
          holds: {
            Attributes: {
              ContentBasedDeduplication: 'false',
              DisplayName: 'TestTopic',
              FifoTopic: 'true',
              SignatureVersion: '2',
            },
          },
        },
      ),
      sns('DeleteTopic', { TopicArn }),
      sns('DeleteTopic', { TopicArn }),
      sns('CreateTopic', { Name: 'recorded', Tags: [{ Key: 'c', Value: '3' }] }, { holds: { TopicArn } }),
    ],
  },
  {
    name: 'SNS: attributes of subscriptions',
    steps: [
      create,
      subscribe(),
      attributes({
        ConfirmationWasAuthenticated: 'true',
        Endpoint: queue('recorded'),
        Owner: AccountId,
        PendingConfirmation: 'false',
        Protocol: 'sqs',
        RawMessageDelivery: 'false',
        SubscriptionPrincipal: `arn:aws:iam::${AccountId}:root`,
        TopicArn,
      }),
      set('FakeAttribute', 'x', refused('AttributeName')),
      set(
        'RawMessageDelivery',
        'test-ValUe',
        refused('RawMessageDelivery: Invalid value [test-ValUe]. Must be true or false.'),
      ),
      set('RawMessageDelivery', '', refused('RawMessageDelivery: Invalid value []. Must be true or false.')),
      set(
        'RedrivePolicy',
        '{"deadLetterTargetArn": "fake-arn"}',
        refused('RedrivePolicy: deadLetterTargetArn is an invalid arn'),
      ),
      ...['RedrivePolicy', 'FilterPolicy'].map((name) =>
        set(
          name,
          '{invalidjson}',
          refused(
            `${name}: failed to parse JSON. Unexpected character ('i' (code 105)): was expecting double-quote to start field name${place(2)}`,
          ),
        ),
      ),
      set('FilterPolicyScope', 'MessageBody'),
      attributes({ RawMessageDelivery: 'false' }),
      set(
        'FilterPolicyScope',
        'RandomValue',
        refused('FilterPolicyScope: Invalid value [RandomValue]. Please use either MessageBody or MessageAttributes'),
      ),
      set('FilterPolicy', '{"attr":["match-this"]}'),
      attributes({ FilterPolicy: '{"attr":["match-this"]}', FilterPolicyScope: 'MessageBody' }),
      set('RawMessageDelivery', 'true'),
      attributes({ RawMessageDelivery: 'true' }),
      subscribe(
        { RawMessageDelivery: 'wrongvalue' },
        refused('Attributes Reason: RawMessageDelivery: Invalid value [wrongvalue]. Must be true or false.'),
      ),
      subscribe({}, refused('SQS endpoint ARN'), {
        Endpoint: 'https://sqs.us-east-1.amazonaws.com/111122223333/recorded',
      }),
      subscribe(
        {},
        'InvalidParameter 400: Invalid parameter: Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics',
        { Endpoint: queue('recorded.fifo') },
      ),
    ],
  },
  {
    name: 'SNS: unsubscribing, and confirming what nobody asked',
    steps: [
      create,
      subscribe(),
      sns(
        'ListSubscriptionsByTopic',
        { TopicArn },
        { holds: { Subscriptions: [{ Endpoint: queue('recorded'), Owner: AccountId, Protocol: 'sqs', TopicArn }] } },
      ),
      sns('Unsubscribe', (told) => ({ SubscriptionArn: subscribed(told, 1) })),
      set('RawMessageDelivery', 'true', 'NotFound 404: Subscription does not exist'),
      sns('ListSubscriptionsByTopic', { TopicArn }, { holds: { Subscriptions: [] } }),
      sns('Unsubscribe', (told) => ({ SubscriptionArn: subscribed(told, 1) })),
      sns('ConfirmSubscription', { TopicArn, Token: 'randomtoken' }, 'InvalidParameter 400: Invalid token'),
      ...[TopicArn, topic('nothing')].map((where) =>
        sns(
          'ConfirmSubscription',
          {
            TopicArn: where,
            Token:
              '51b2ff3edb475b7d91550e0ab6edf0c1de2a34e6ebaf6c2262a001bcb7e051c43aa00022ceecce70bd2a67b2042da8d8eb47fef7a4e4e942d23e7fa56146b9ee35da040b4b8af564cc4184a7391c834cb75d75c22981f776ad1ce8805e9bab29da2329985337bb8095627907b46c8577c8440556b6f86582a954758026f41fc62041c4b3f67b0f5921232b5dae5aaca1',
          },
          refused('Token'),
        ),
      ),
    ],
  },
  {
    name: 'SNS: filter policies that are none',
    steps: [
      create,
      filter({ key: [['value']] }, badFilter('Match value must be String, number, true, false, or null', 10)),
      filter({ key: [{ 'wrong-operator': true }] }, badFilter('Unrecognized match type wrong-operator', 31)),
      filter(
        { key: [{ suffix: 'value', prefix: 'value2' }] },
        badFilter('Only one key allowed in match expression', 37),
      ),
      ...(
        [
          [100, 22],
          [null, 23],
          [[], 20],
          [['test', 'test2'], 20],
        ] as const
      ).map(([suffix, column]) =>
        filter({ key: [{ suffix }] }, badFilter('suffix match pattern must be a string', column)),
      ),
      filter({ key: { suffix: 'value' } }, badFilter('"suffix" must be an object or an array', 19)),
      filter({ key: { suffix: 'value', prefix: 'value' } }, badFilter('"suffix" must be an object or an array', 19)),
      filter({ key: { 'not-an-operator': 'value' } }, badFilter('"not-an-operator" must be an object or an array', 28)),
      filter({ key_a: 'value_one' }, badFilter('"key_a" must be an object or an array', 11)),
      ...(
        [
          [null, 23],
          ['no', 20],
        ] as const
      ).map(([exists, column]) =>
        filter({ key: [{ exists }] }, badFilter('exists match pattern must be either true or false.', column)),
      ),
      numeric([], 'Invalid member in numeric match: ]', 22),
      numeric(['operator'], 'Unrecognized numeric range operator: operator', 32),
      numeric([1, '<='], 'Invalid member in numeric match: 1', 22),
      numeric(['=', '000'], 'Value of equals must be numeric', 26),
      numeric(['>='], 'Value of >= must be numeric', 26),
      numeric(['<', 100, '>', 10], 'Too many elements in numeric expression', 30),
      numeric(['>=', 1, '>', 2], 'Bad numeric range operator: >', 31),
      numeric(['>', 3, '<', 1], 'Bottom must be less than top', 33),
      numeric(['>', 20, '<='], 'Value of <= must be numeric', 33),
      numeric(['>', 20, 30], 'Bad value in numeric range: 30', 30),
      numeric(['>', 20, 'test'], 'Bad numeric range operator: test', 34),
      numeric(['>', '20', '<', '30'], 'Value of > must be numeric', 26),
      numeric(['>', 20, '<', '30'], 'Value of < must be numeric', 33),
      numeric(['>', 20, '<', 30, '<', 50], 'Too many terms in numeric range expression', 36),
      filter(
        { object: { key: [{ prefix: 'auto-' }] } },
        refused('Filter policy scope MessageAttributes does not support nested filter policy'),
      ),
      filter({ object: { key: [{ prefix: 'auto-' }] } }, undefined, 'MessageBody'),
      filter(
        Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((key) => [key, ['x']])),
        badFilter('Filter policy can not have more than 5 keys'),
      ),
      filter({ key: Array.from({ length: 151 }, (_, at) => String(at)) }, badFilter('Filter policy is too complex')),
    ],
  },
]
