import type { OperationSample, OperationSamples, SampleFacts } from '../../testing/sample.ts'

const arn = ({ account }: SampleFacts, name = 'alerts') => `arn:aws:sns:us-east-1:${account}:${name}`

const withTopic: NonNullable<OperationSample['before']> = async (root) => {
  await root('sns', 'CreateTopic', { Name: 'alerts', Tags: [{ Key: 'team', Value: 'red' }] })
  return undefined
}

const withSubscription: NonNullable<OperationSample['before']> = async (root, facts) => {
  await withTopic(root, facts)
  const { output } = await root('sns', 'Subscribe', {
    TopicArn: arn(facts),
    Protocol: 'email',
    Endpoint: 'bob@example.com',
    ReturnSubscriptionArn: true,
  })
  return { subscription: String(output?.SubscriptionArn) }
}

const onTopic = (input: object = {}): OperationSample => ({
  before: withTopic,
  input: (facts) => ({ TopicArn: arn(facts), ...input }),
  denied: (facts) => [arn(facts)],
})

const onResource = (input: object = {}): OperationSample => ({
  before: withTopic,
  input: (facts) => ({ ResourceArn: arn(facts), ...input }),
  denied: (facts) => [arn(facts)],
})

const onSubscription = (input: object = {}): OperationSample => ({
  before: withSubscription,
  input: ({ made }) => ({ SubscriptionArn: made.subscription, ...input }),
  denied: (facts) => [arn(facts)],
})

const list: OperationSample = { input: () => ({}), denied: (facts) => [arn(facts, '*')] }

/** A call of each operation that succeeds, and how its denials name the resource. */
export const snsSamples: OperationSamples = {
  AddPermission: onTopic({ Label: 'ours', AWSAccountId: ['210987654321'], ActionName: ['Publish'] }),
  ConfirmSubscription: { elsewhere: 'subscriptions.test.ts: the token is in a mail' },
  CreateTopic: { input: () => ({ Name: 'alerts' }), denied: (facts) => [arn(facts)] },
  DeleteTopic: onTopic(),
  GetSubscriptionAttributes: onSubscription(),
  GetTopicAttributes: onTopic(),
  ListSubscriptions: list,
  ListSubscriptionsByTopic: onTopic(),
  ListTagsForResource: onResource(),
  ListTopics: list,
  Publish: onTopic({ Message: 'hello' }),
  PublishBatch: onTopic({ PublishBatchRequestEntries: [{ Id: '1', Message: 'hello' }] }),
  RemovePermission: onTopic({ Label: 'ours' }),
  SetSubscriptionAttributes: onSubscription({ AttributeName: 'RawMessageDelivery', AttributeValue: 'false' }),
  SetTopicAttributes: onTopic({ AttributeName: 'DisplayName', AttributeValue: 'Alerts' }),
  Subscribe: onTopic({ Protocol: 'email', Endpoint: 'bob@example.com' }),
  TagResource: onResource({ Tags: [{ Key: 'team', Value: 'blue' }] }),
  UntagResource: onResource({ TagKeys: ['team'] }),
  Unsubscribe: onSubscription(),
}
