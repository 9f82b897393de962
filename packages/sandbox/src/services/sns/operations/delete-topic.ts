import { defineOperation } from '../../../operation.ts'
import { readTopicArn } from '../arns.ts'
import { subscriptions, topicKey, topics } from '../entities.ts'
import { findTopic, subscriptionsOf, topicCheck } from '../topics.ts'

export const deleteTopic = defineOperation<{ TopicArn: string }, undefined>({
  service: 'sns',
  name: 'DeleteTopic',
  access: 'Write',
  validate: ({ input, region }) => void readTopicArn(input.TopicArn, region),
  authorise: (call) => topicCheck(call, 'sns:DeleteTopic', call.input.TopicArn),
  execute(call) {
    const name = readTopicArn(call.input.TopicArn, call.region)
    // Deleting what is not there is no error.
    if (!findTopic(call, name)) return
    const table = call.table(subscriptions, name.account)
    for (const subscription of subscriptionsOf(call, name)) table.delete(subscriptions.key(subscription))
    call.table(topics, name.account).delete(topicKey(name))
  },
})
