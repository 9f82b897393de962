import { defineOperation } from '../../../operation.ts'
import { readSubscriptionArn } from '../arns.ts'
import { subscriptions } from '../entities.ts'
import { findSubscription } from '../subscriptions.ts'
import { findTopic, namedTopicCheck, putTopic } from '../topics.ts'

export const unsubscribe = defineOperation<{ SubscriptionArn: string }, undefined>({
  service: 'sns',
  name: 'Unsubscribe',
  access: 'Write',
  /** The link of a notification is signed by nobody; whoever confirmed with AuthenticateOnUnsubscribe closed this door. */
  anonymous: ({ SubscriptionArn }) => SubscriptionArn.split(':')[4],
  validate: ({ input, region }) => void readSubscriptionArn(input.SubscriptionArn, region),
  authorise(call) {
    const found = findSubscription(call, call.input.SubscriptionArn)
    if (call.caller.kind === 'anonymous' && !found?.authenticated)
      return { because: 'The ARN, which only subscribers know, is the proof (SNS API Reference, Unsubscribe).' }
    return namedTopicCheck(call, 'sns:Unsubscribe', readSubscriptionArn(call.input.SubscriptionArn, call.region))
  },
  execute(call) {
    const name = readSubscriptionArn(call.input.SubscriptionArn, call.region)
    const found = findSubscription(call, call.input.SubscriptionArn)
    // Ending what is not there is no error.
    if (!found) return
    call.table(subscriptions, name.account).delete(subscriptions.key(found))
    const topic = findTopic(call, name)
    if (topic) putTopic(call, name, { ...topic, deleted: topic.deleted + 1 })
  },
})
