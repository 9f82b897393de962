/** Reading SNS. */
import { ListSubscriptionsByTopicCommand, type Subscription } from '@aws-sdk/client-sns'
import type { Topic } from '@first-line/labs'
import { ask } from './ask.ts'
import { documentOf } from './documents.ts'
import { ofTopic } from './own-word.ts'
import { byToken, required } from './pages.ts'
import type { Principals } from './principals.ts'
import type { Reading } from './reading.ts'
import { attributesOfTopic, topicArnsOf } from './sns.ts'

export function readTopics(reading: Reading, principals: Principals): () => Promise<Topic[]> {
  const { clients, once, target } = reading

  const topic = (arn: string): Topic => ({
    basis: 'observed',
    arn,
    name: arn.slice(arn.lastIndexOf(':') + 1),
    policy: async () => documentOf(required((await attributesOfTopic(reading, arn)).Policy, 'Policy')),
    subscriptions: () =>
      once(`subscriptions of ${arn}`, async () => {
        const sns = await clients.sns()
        const all = await byToken(
          (NextToken) => sns.send(new ListSubscriptionsByTopicCommand({ TopicArn: arn, NextToken })),
          (page) => page.Subscriptions,
          (page) => page.NextToken,
        )
        return all.map(subscriptionOf)
      }),
    async lets(candidate, action, asking = {}) {
      reading.needs('can')
      const standing = await principals.standing(candidate)
      const ownWord = await ofTopic(reading, arn)
      return ask(standing, { action, asking: { ...asking, resource: arn }, basis: target.decides, ownWord })
    },
  })

  return async () => {
    reading.needs('topics')
    return (await topicArnsOf(reading)).map(topic)
  }
}

/** What waits for its confirmation has no ARN yet: SNS says so in the ARN's place. */
function subscriptionOf({ Protocol, Endpoint, SubscriptionArn }: Subscription) {
  return {
    protocol: required(Protocol, 'Protocol'),
    endpoint: Endpoint ?? '',
    confirmed: SubscriptionArn?.startsWith('arn:') ?? false,
  }
}
