import {
  ConfirmSubscriptionCommand,
  CreateTopicCommand,
  DeleteTopicCommand,
  GetSubscriptionAttributesCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListSubscriptionsCommand,
  PublishCommand,
  SetSubscriptionAttributesCommand,
  SNSClient,
  SubscribeCommand,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns'
import type { SigningCredentials } from '@first-line/aws-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inbox, type Mail } from '../../mail/inbox.ts'
import { ACCOUNT } from '../../testing/sandbox.ts'
import { answerOf, errorOf, type ServedBench, servedBench } from '../../testing/served.ts'

let bench: ServedBench
let sns: SNSClient
const clients: SNSClient[] = []

function snsWith(credentials: SigningCredentials): SNSClient {
  const client = new SNSClient({ region: 'us-east-1', endpoint: bench.url, credentials, maxAttempts: 1 })
  clients.push(client)
  return client
}

beforeAll(async () => {
  bench = await servedBench({
    users: [
      { userName: 'eve', accessKeys: [{}] },
      {
        userName: 'dana',
        accessKeys: [{}],
        inlinePolicies: {
          own: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: 'sns:Subscribe',
                Resource: '*',
                Condition: {
                  StringEquals: { 'sns:Protocol': 'email' },
                  StringLike: { 'sns:Endpoint': '*@kape.example' },
                },
              },
            ],
          },
        },
      },
    ],
  })
  sns = snsWith(bench.rootKey)
})

afterAll(async () => {
  for (const client of clients) client.destroy()
  await bench.close()
})

const arnOf = (name: string) => `arn:aws:sns:us-east-1:${ACCOUNT}:${name}`
const mails = (): Promise<Mail[]> => bench.world.read((state) => state.table(inbox, ACCOUNT).list())

async function topic(name: string): Promise<string> {
  return (await sns.send(new CreateTopicCommand({ Name: name }))).TopicArn!
}

/** Subscribes an address and confirms it with the token of the mail. */
async function subscribed(
  TopicArn: string,
  Endpoint: string,
  Attributes: Record<string, string> = {},
): Promise<string> {
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint, Attributes }))
  const { Token } = (await mails()).at(-1)!.action!.input
  return (await sns.send(new ConfirmSubscriptionCommand({ TopicArn, Token }))).SubscriptionArn!
}

describe('a subscription by mail', () => {
  test('is asked for in the inbox, and nothing is sent before it is confirmed', async () => {
    const TopicArn = await topic('alerts')
    const answer = await answerOf(
      sns.send(new SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint: 'dana@kape.example' })),
    )
    expect(answer).toEqual({ SubscriptionArn: 'pending confirmation' })
    await sns.send(new PublishCommand({ TopicArn, Message: 'too early' }))
    const [mail, ...more] = await mails()
    expect(more).toEqual([])
    const Token = mail!.action!.input.Token
    expect(mail).toEqual({
      id: expect.any(String),
      date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      from: 'AWS Notifications <no-reply@sns.amazonaws.com>',
      to: 'dana@kape.example',
      subject: 'AWS Notification - Subscription Confirmation',
      text: expect.stringContaining(`aws sns confirm-subscription --topic-arn ${TopicArn} --token ${Token}`),
      action: { service: 'sns', operation: 'ConfirmSubscription', input: { TopicArn, Token } },
    })
    expect((await answerOf(sns.send(new ListSubscriptionsByTopicCommand({ TopicArn })))).Subscriptions).toEqual([
      {
        SubscriptionArn: 'PendingConfirmation',
        Owner: ACCOUNT,
        Protocol: 'email',
        Endpoint: 'dana@kape.example',
        TopicArn,
      },
    ])
    const confirmed = await answerOf(sns.send(new ConfirmSubscriptionCommand({ TopicArn, Token })))
    expect(confirmed).toEqual({ SubscriptionArn: expect.stringMatching(`^${TopicArn}:[0-9a-f-]{36}$`) })
    expect(await answerOf(sns.send(new ConfirmSubscriptionCommand({ TopicArn, Token })))).toEqual(confirmed)
    await sns.send(new PublishCommand({ TopicArn, Subject: 'Look', Message: 'in time' }))
    expect((await mails()).slice(1)).toMatchObject([
      { to: 'dana@kape.example', subject: 'Look', text: expect.stringMatching(/^in time\n/) },
    ])
    const { Attributes } = await sns.send(new GetTopicAttributesCommand({ TopicArn }))
    expect(Attributes).toMatchObject({
      SubscriptionsConfirmed: '1',
      SubscriptionsPending: '0',
      SubscriptionsDeleted: '0',
    })
    expect(
      await answerOf(sns.send(new GetSubscriptionAttributesCommand(confirmed as { SubscriptionArn: string }))),
    ).toEqual({
      Attributes: {
        ConfirmationWasAuthenticated: 'false',
        Endpoint: 'dana@kape.example',
        Owner: ACCOUNT,
        PendingConfirmation: 'false',
        Protocol: 'email',
        RawMessageDelivery: 'false',
        SubscriptionArn: confirmed.SubscriptionArn,
        SubscriptionPrincipal: `arn:aws:iam::${ACCOUNT}:root`,
        TopicArn,
      },
    })
    expect((await sns.send(new ListSubscriptionsCommand({}))).Subscriptions).toHaveLength(1)
  })

  test('can be confirmed, and ended, by a link that nobody signed', async () => {
    const TopicArn = await topic('links')
    await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint: 'l@kape.example' }))
    const { Token } = (await mails()).at(-1)!.action!.input
    const link = (query: Record<string, string>) =>
      fetch(`${bench.url}/?${new URLSearchParams({ Version: '2010-03-31', ...query })}`, {
        headers: { host: 'sns.us-east-1.amazonaws.com' },
      })
    const answer = await link({ Action: 'ConfirmSubscription', TopicArn, Token })
    expect(answer.status).toBe(200)
    const arn = /<SubscriptionArn>(.*)<\/SubscriptionArn>/.exec(await answer.text())![1]!
    expect((await link({ Action: 'Unsubscribe', SubscriptionArn: arn })).status).toBe(200)
    expect(await errorOf(sns.send(new GetSubscriptionAttributesCommand({ SubscriptionArn: arn })))).toBe(
      'NotFound 404: Subscription does not exist',
    )
  })

  test('that was confirmed by somebody proven is ended by somebody proven', async () => {
    const TopicArn = await topic('careful')
    await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint: 'c@kape.example' }))
    const { Token } = (await mails()).at(-1)!.action!.input
    const unsigned = bench.with()
    const input = { TopicArn, Token, AuthenticateOnUnsubscribe: 'true' }
    expect((await unsigned('sns', 'ConfirmSubscription', input)).code).toBe('AuthorizationError')
    const { SubscriptionArn } = await sns.send(new ConfirmSubscriptionCommand(input))
    expect((await unsigned('sns', 'Unsubscribe', { SubscriptionArn: SubscriptionArn! })).code).toBe(
      'AuthorizationError',
    )
    await sns.send(new UnsubscribeCommand({ SubscriptionArn }))
    await sns.send(new UnsubscribeCommand({ SubscriptionArn }))
  })

  test('tokens are good for two days', async () => {
    const TopicArn = await topic('late')
    await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint: 'late@kape.example' }))
    const { Token } = (await mails()).at(-1)!.action!.input
    await bench.world.ledger.advance(2 * 86_400_000 + 1_000)
    expect(await errorOf(sns.send(new ConfirmSubscriptionCommand({ TopicArn, Token })))).toBe(
      'InvalidParameter 400: Invalid parameter: Token',
    )
  })

  test('needs the permission for its protocol and its endpoint', async () => {
    const TopicArn = await topic('guarded')
    const dana = snsWith(bench.keyOf('dana'))
    const ask = (Protocol: string, Endpoint: string) =>
      errorOf(dana.send(new SubscribeCommand({ TopicArn, Protocol, Endpoint })))
    const denied = `AuthorizationError 403: User: arn:aws:iam::${ACCOUNT}:user/dana is not authorized to perform: SNS:Subscribe on resource: ${TopicArn} because no identity-based policy allows the SNS:Subscribe action`
    expect(await ask('email', 'x@kape.example')).toBe('no error')
    expect(await ask('email', 'x@elsewhere.example')).toBe(denied)
    expect(await ask('http', 'http://127.0.0.1/x@kape.example')).toBe(denied)
  })

  test('goes with its topic', async () => {
    const TopicArn = await topic('gone')
    const SubscriptionArn = await subscribed(TopicArn, 'gone@kape.example')
    await sns.send(new DeleteTopicCommand({ TopicArn }))
    expect(await errorOf(sns.send(new GetSubscriptionAttributesCommand({ SubscriptionArn })))).toBe(
      'NotFound 404: Subscription does not exist',
    )
    await topic('gone')
    expect((await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }))).Subscriptions).toEqual([])
  })
})

describe('what is refused', () => {
  const refused: Array<[string, { Protocol: string; Endpoint?: string; Attributes?: Record<string, string> }, string]> =
    [
      [
        'a protocol',
        { Protocol: 'pigeon', Endpoint: 'x' },
        'Invalid parameter: Amazon SNS does not support this protocol string: pigeon',
      ],
      ['no address', { Protocol: 'email', Endpoint: 'dana' }, 'Invalid parameter: Email address'],
      [
        'http for https',
        { Protocol: 'https', Endpoint: 'http://x.example' },
        'Invalid parameter: Endpoint must match the specified protocol',
      ],
      [
        'a queue’s URL',
        { Protocol: 'sqs', Endpoint: 'https://sqs.us-east-1.amazonaws.com/1/q' },
        'Invalid parameter: SQS endpoint ARN',
      ],
      ['a number', { Protocol: 'sms', Endpoint: 'invalid-number' }, 'Invalid SMS endpoint: invalid-number'],
      [
        'raw delivery',
        { Protocol: 'email', Endpoint: 'a@b.example', Attributes: { RawMessageDelivery: 'wrongvalue' } },
        'Invalid parameter: Attributes Reason: RawMessageDelivery: Invalid value [wrongvalue]. Must be true or false.',
      ],
      [
        'six keys',
        {
          Protocol: 'email',
          Endpoint: 'a@b.example',
          Attributes: {
            FilterPolicy: JSON.stringify(Object.fromEntries('abcdef'.split('').map((key) => [key, ['1']]))),
          },
        },
        'Invalid parameter: Attributes Reason: FilterPolicy: Filter policy can not have more than 5 keys',
      ],
      [
        'nesting among attributes',
        { Protocol: 'email', Endpoint: 'a@b.example', Attributes: { FilterPolicy: '{"a":{"b":["c"]}}' } },
        'Invalid parameter: Filter policy scope MessageAttributes does not support nested filter policy',
      ],
    ]
  test.each(refused)('%s', async (_, input, message) => {
    const TopicArn = await topic('refusals')
    expect(await errorOf(sns.send(new SubscribeCommand({ TopicArn, ...input })))).toBe(
      `InvalidParameter 400: ${message}`,
    )
  })

  test('topics that are not there, and ARNs that are none', async () => {
    const ask = (TopicArn: string) =>
      errorOf(sns.send(new SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint: 'a@b.example' })))
    expect(await ask(arnOf('nowhere'))).toBe('NotFound 404: Topic does not exist')
    expect(await ask('arn:aws:sns:us-east-1:999999999999:nowhere')).toContain(
      'because no resource-based policy allows the SNS:Subscribe action',
    )
    expect(await ask('x')).toBe(
      'InvalidParameter 400: Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1',
    )
    expect(await ask(arnOf('x').replace('us-east-1', 'eu-west-1'))).toBe(
      'InvalidParameter 400: Invalid parameter: TopicArn',
    )
  })

  test('subscribing again with other attributes; setting what no subscription has', async () => {
    const TopicArn = await topic('again')
    const SubscriptionArn = await subscribed(TopicArn, 'again@kape.example', { FilterPolicy: '{"a":["b"]}' })
    const again = (FilterPolicy: string) =>
      sns.send(
        new SubscribeCommand({
          TopicArn,
          Protocol: 'email',
          Endpoint: 'again@kape.example',
          Attributes: { FilterPolicy },
        }),
      )
    expect((await again('{"a":["b"]}')).SubscriptionArn).toBe(SubscriptionArn)
    expect(await errorOf(again('{"a":["c"]}'))).toBe(
      'InvalidParameter 400: Invalid parameter: Attributes Reason: Subscription already exists with different attributes',
    )
    const set = (AttributeName: string, AttributeValue: string) =>
      errorOf(sns.send(new SetSubscriptionAttributesCommand({ SubscriptionArn, AttributeName, AttributeValue })))
    expect(await set('Nothing', 'x')).toBe('InvalidParameter 400: Invalid parameter: AttributeName')
    expect(await set('FilterPolicyScope', 'RandomValue')).toBe(
      'InvalidParameter 400: Invalid parameter: FilterPolicyScope: Invalid value [RandomValue]. Please use either MessageBody or MessageAttributes',
    )
    expect(await set('RedrivePolicy', '{"deadLetterTargetArn":"x"}')).toBe(
      'InvalidParameter 400: Invalid parameter: RedrivePolicy: deadLetterTargetArn is an invalid arn',
    )
    expect(await set('FilterPolicyScope', 'MessageBody')).toBe('no error')
    const { Attributes } = await sns.send(new GetSubscriptionAttributesCommand({ SubscriptionArn }))
    expect(Attributes).toMatchObject({ FilterPolicy: '{"a":["b"]}', FilterPolicyScope: 'MessageBody' })
  })
})
