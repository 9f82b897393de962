import type { Call } from '../../call.ts'
import type { Check } from '../../operation.ts'
import { accounts } from '../../world/account.ts'
import { resourceTagContext } from '../iam/tags.ts'
import { readTopicArn, type TopicName, topicArn } from './arns.ts'
import { subscriptions, type Topic, topicKey, topics } from './entities.ts'
import { noTopic } from './errors.ts'
import { topicPolicy } from './topic-policy.ts'

/** A topic, in whichever account of the world. */
export function findTopic(call: Call, name: TopicName): Topic | undefined {
  // An account nobody made has no tables.
  if (!call.world.table(accounts).has(name.account)) return undefined
  return call.table(topics, name.account).get(topicKey(name))
}

/** @throws AwsError NotFound */
export function existingTopic(call: Call, name: TopicName): Topic {
  const topic = findTopic(call, name)
  if (!topic) throw noTopic()
  return topic
}

/** What an operation on a topic asks: the topic's own policy has a say. */
export function topicCheck(call: Call, action: string, arn: string, context: Check['context'] = {}): Check {
  return namedTopicCheck(call, action, readTopicArn(arn, call.region), context)
}

export function namedTopicCheck(call: Call, action: string, name: TopicName, context: Check['context'] = {}): Check {
  const topic = findTopic(call, name)
  const arn = topicArn(name)
  return {
    action,
    resource: arn,
    ...(topic && {
      resourcePolicy: call.compile(topicPolicy(topic, name.account), { kind: 'resource', arn, attachedTo: arn }),
    }),
    context: { ...resourceTagContext(topic?.tags), ...context },
  }
}

/** A change to a topic. */
export function putTopic(call: Call, { account }: TopicName, topic: Topic): void {
  call.table(topics, account).put(topic)
}

export const subscriptionsOf = (call: Call, { account, region, name }: TopicName) =>
  call.table(subscriptions, account).list({ prefix: `${region}/${name}/` })
