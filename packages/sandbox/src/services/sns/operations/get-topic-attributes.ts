import { defineOperation } from '../../../operation.ts'
import { readTopicArn } from '../arns.ts'
import { topicAttributesOut } from '../topic-attributes.ts'
import { existingTopic, subscriptionsOf, topicCheck } from '../topics.ts'

export const getTopicAttributes = defineOperation<{ TopicArn: string }>({
  service: 'sns',
  name: 'GetTopicAttributes',
  access: 'Read',
  validate: ({ input, region }) => void readTopicArn(input.TopicArn, region),
  authorise: (call) => topicCheck(call, 'sns:GetTopicAttributes', call.input.TopicArn),
  execute(call) {
    const name = readTopicArn(call.input.TopicArn, call.region)
    const topic = existingTopic(call, name)
    const all = subscriptionsOf(call, name)
    const pending = all.filter(({ token }) => token).length
    return { Attributes: topicAttributesOut(topic, name.account, { pending, confirmed: all.length - pending }) }
  },
})
