import { defineOperation } from '../../../operation.ts'
import { readTopicArn } from '../arns.ts'
import { settableTopicAttribute, validTopicAttribute } from '../topic-attributes.ts'
import { existingTopic, putTopic, topicCheck } from '../topics.ts'

interface Input {
  TopicArn: string
  AttributeName: string
  AttributeValue?: string
}

export const setTopicAttributes = defineOperation<Input, undefined>({
  service: 'sns',
  name: 'SetTopicAttributes',
  access: 'Permissions management',
  validate: ({ input, region }) => void readTopicArn(input.TopicArn, region),
  authorise: (call) => topicCheck(call, 'sns:SetTopicAttributes', call.input.TopicArn),
  execute(call) {
    const { TopicArn, AttributeName: attribute, AttributeValue: value = '' } = call.input
    const name = readTopicArn(TopicArn, call.region)
    const topic = existingTopic(call, name)
    const fifo = topic.attributes.FifoTopic === 'true'
    const { [attribute]: _, ...others } = topic.attributes
    // Nothing takes an attribute back to what it was at first.
    if (value === '' && attribute !== 'Policy') {
      settableTopicAttribute(attribute, fifo)
      putTopic(call, name, { ...topic, attributes: others })
      return
    }
    validTopicAttribute(attribute, value, fifo)
    putTopic(call, name, { ...topic, attributes: { ...others, [attribute]: value } })
  },
})
