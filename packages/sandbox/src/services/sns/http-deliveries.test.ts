import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ACCOUNT, type TestBench, testBench } from '../../testing/sandbox.ts'
import { mayDeliver, startHttpDeliveries } from './http-deliveries.ts'

const got: Array<{ headers: IncomingHttpHeaders; body: Record<string, string> }> = []
const listener = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    got.push({ headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) })
    response.end()
  })
})

let bench: TestBench
let end: () => void

beforeAll(async () => {
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  bench = await testBench()
  end = startHttpDeliveries(bench.sandbox, { refusePorts: [4599] })
})

afterAll(() => {
  end()
  listener.close()
})

test('an endpoint on this machine is asked, and then told', async () => {
  const TopicArn = `arn:aws:sns:us-east-1:${ACCOUNT}:hooks`
  const Endpoint = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/hook`
  await bench.root('sns', 'CreateTopic', { Name: 'hooks' })
  await bench.root('sns', 'Subscribe', { TopicArn, Protocol: 'http', Endpoint })
  await vi.waitFor(() => expect(got).toHaveLength(1))
  expect(got[0]).toMatchObject({
    headers: {
      'content-type': 'text/plain; charset=UTF-8',
      'user-agent': 'Amazon Simple Notification Service Agent',
      'x-amz-sns-message-type': 'SubscriptionConfirmation',
      'x-amz-sns-topic-arn': TopicArn,
    },
    body: { Type: 'SubscriptionConfirmation', TopicArn },
  })
  await bench.root('sns', 'ConfirmSubscription', { TopicArn, Token: got[0]!.body.Token! })
  await bench.root('sns', 'Publish', { TopicArn, Subject: 'Look', Message: 'here' })
  await vi.waitFor(() => expect(got).toHaveLength(2))
  expect(got[1]).toMatchObject({
    headers: { 'x-amz-sns-message-type': 'Notification' },
    body: { Type: 'Notification', Subject: 'Look', Message: 'here', TopicArn, SignatureVersion: '1' },
  })
  expect(bench.faults).toEqual([])
})

test('a budget’s alert reaches an endpoint as soon as time has passed', async () => {
  got.length = 0
  const TopicArn = `arn:aws:sns:us-east-1:${ACCOUNT}:spend`
  const Endpoint = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/spend`
  await bench.root('sns', 'CreateTopic', { Name: 'spend' })
  await bench.root('sns', 'SetTopicAttributes', {
    TopicArn,
    AttributeName: 'Policy',
    AttributeValue: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'budgets.amazonaws.com' },
          Action: 'SNS:Publish',
          Resource: TopicArn,
        },
      ],
    }),
  })
  await bench.root('sns', 'Subscribe', { TopicArn, Protocol: 'http', Endpoint })
  await vi.waitFor(() => expect(got).toHaveLength(1))
  await bench.root('sns', 'ConfirmSubscription', { TopicArn, Token: got[0]!.body.Token! })
  await bench.root('budgets', 'CreateBudget', {
    AccountId: ACCOUNT,
    Budget: {
      BudgetName: 'zero',
      BudgetType: 'COST',
      TimeUnit: 'ANNUALLY',
      BudgetLimit: { Amount: '1', Unit: 'USD' },
    },
    NotificationsWithSubscribers: [
      {
        Notification: {
          NotificationType: 'ACTUAL',
          ComparisonOperator: 'GREATER_THAN',
          Threshold: 0.01,
          ThresholdType: 'ABSOLUTE_VALUE',
        },
        Subscribers: [{ SubscriptionType: 'SNS', Address: TopicArn }],
      },
    ],
  })
  await bench.root('ec2', 'AllocateAddress', { Domain: 'vpc' })
  expect(got).toHaveLength(1)
  await bench.world.ledger.advance(86_400_000)
  await vi.waitFor(() => expect(got).toHaveLength(2))
  expect(got[1]!.body).toMatchObject({
    Type: 'Notification',
    TopicArn,
    Subject: expect.stringContaining('AWS Budgets: zero'),
  })
  expect(bench.faults).toEqual([])
})

test.each([
  ['http://127.0.0.1:8080/x', true],
  ['http://localhost/x', true],
  ['https://[::1]:8443/', true],
  ['http://127.0.0.1:4599/accounts/1/reset', false],
  ['http://example.com/', false],
  ['http://127.0.0.1.example.com/', false],
  ['http://169.254.169.254/latest/', false],
  ['ftp://127.0.0.1/', false],
  ['nonsense', false],
])('%s: %s', (url, allowed) => {
  expect(mayDeliver(url, [4599])).toBe(allowed)
})
