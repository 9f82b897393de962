import { defineOperation } from '../../../operation.ts'
import { readSubscriptionArn, topicArn } from '../arns.ts'
import { subscriptions } from '../entities.ts'
import { subscriptionAttributesOut, withSubscriptionAttribute } from '../subscription-attributes.ts'
import { existingSubscription } from '../subscriptions.ts'
import { namedTopicCheck } from '../topics.ts'

interface Input {
  SubscriptionArn: string
}

export const getSubscriptionAttributes = defineOperation<Input>({
  service: 'sns',
  name: 'GetSubscriptionAttributes',
  access: 'Read',
  validate: ({ input, region }) => void readSubscriptionArn(input.SubscriptionArn, region),
  authorise: (call) =>
    namedTopicCheck(
      call,
      'sns:GetSubscriptionAttributes',
      readSubscriptionArn(call.input.SubscriptionArn, call.region),
    ),
  execute(call) {
    const { SubscriptionArn } = call.input
    const topic = topicArn(readSubscriptionArn(SubscriptionArn, call.region))
    const found = existingSubscription(call, SubscriptionArn)
    return { Attributes: subscriptionAttributesOut(found, { topic, subscription: SubscriptionArn }) }
  },
})

export const setSubscriptionAttributes = defineOperation<
  Input & { AttributeName: string; AttributeValue?: string },
  undefined
>({
  service: 'sns',
  name: 'SetSubscriptionAttributes',
  access: 'Write',
  validate: ({ input, region }) => void readSubscriptionArn(input.SubscriptionArn, region),
  authorise: (call) =>
    namedTopicCheck(
      call,
      'sns:SetSubscriptionAttributes',
      readSubscriptionArn(call.input.SubscriptionArn, call.region),
    ),
  execute(call) {
    const { SubscriptionArn, AttributeName, AttributeValue = '' } = call.input
    const { account } = readSubscriptionArn(SubscriptionArn, call.region)
    const found = existingSubscription(call, SubscriptionArn)
    const attributes = withSubscriptionAttribute(found.attributes, AttributeName, AttributeValue)
    call.table(subscriptions, account).put({ ...found, attributes })
  },
})
