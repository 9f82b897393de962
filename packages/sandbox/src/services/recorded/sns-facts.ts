/** SNS, as recorded against AWS by LocalStack's tests/aws/services/sns, and as its API Reference's *Errors* have it. */
import type { Scenario, Step } from './scenario.ts'

const sns = (operation: string, input: Step[2], expected?: string): Step =>
  expected === undefined ? ['sns', operation, input] : ['sns', operation, input, expected]
const arn = (name: string): string => `arn:aws:sns:us-east-1:111122223333:${name}`
const TopicArn = arn('recorded')
const noTopic = 'NotFound 404: Topic does not exist'
const subscribe = (more: object, expected?: string): Step =>
  sns('Subscribe', { TopicArn, Protocol: 'email', Endpoint: 'dana@example.com', ...more }, expected)

export const snsScenarios: readonly Scenario[] = [
  {
    name: 'SNS: topics that are none',
    steps: [
      sns('GetTopicAttributes', { TopicArn: arn('nothing') }, noTopic),
      sns('Publish', { TopicArn: arn('nothing'), Message: 'x' }, noTopic),
      sns('Subscribe', { TopicArn: arn('nothing'), Protocol: 'email', Endpoint: 'dana@example.com' }, noTopic),
      sns('DeleteTopic', { TopicArn: arn('nothing') }),
      sns('CreateTopic', { Name: 'two words' }, 'InvalidParameter 400: Invalid parameter: Topic Name'),
      sns('CreateTopic', { Name: 'a.fifo' }, 'InvalidParameter 400: Invalid parameter: Topic Name'),
      sns(
        'GetTopicAttributes',
        { TopicArn: 'recorded' },
        'InvalidParameter 400: Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1',
      ),
    ],
  },
  {
    name: 'SNS: messages that are none',
    steps: [
      sns('CreateTopic', { Name: 'recorded' }),
      sns('Publish', { TopicArn, Message: '' }, 'InvalidParameter 400: Invalid parameter: Empty message'),
      sns('Publish', { TopicArn, Message: 'x', Subject: '' }, 'InvalidParameter 400: Invalid parameter: Subject'),
      sns(
        'Publish',
        { TopicArn, Message: '{', MessageStructure: 'json' },
        'InvalidParameter 400: Invalid parameter: Message Structure - JSON message body failed to parse',
      ),
      sns(
        'Publish',
        { TopicArn, Message: '{"sqs":"x"}', MessageStructure: 'json' },
        'InvalidParameter 400: Invalid parameter: Message Structure - No default entry in JSON message body',
      ),
      sns(
        'Publish',
        { TopicArn, Message: 'x'.repeat(262_145) },
        'InvalidParameter 400: Invalid parameter: Message too long',
      ),
      sns(
        'Publish',
        { Message: 'x', PhoneNumber: 'abc' },
        'InvalidParameter 400: Invalid parameter: PhoneNumber Reason: abc is not valid to publish to',
      ),
    ],
  },
  {
    name: 'SNS: subscriptions that are none',
    steps: [
      sns('CreateTopic', { Name: 'recorded' }),
      subscribe(
        { Protocol: 'pigeon' },
        'InvalidParameter 400: Invalid parameter: Amazon SNS does not support this protocol string: pigeon',
      ),
      subscribe(
        { Protocol: 'http', Endpoint: 'dana' },
        'InvalidParameter 400: Invalid parameter: Endpoint must match the specified protocol',
      ),
      sns('Unsubscribe', { SubscriptionArn: `${TopicArn}:00000000-0000-4000-8000-000000000000` }),
      sns(
        'GetSubscriptionAttributes',
        { SubscriptionArn: `${TopicArn}:00000000-0000-4000-8000-000000000000` },
        'NotFound 404: Subscription does not exist',
      ),
    ],
  },
]
