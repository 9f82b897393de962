import { defineOperation } from '../../../operation.ts'
import { readTopicArn } from '../arns.ts'
import { type Subscription, subscriptions } from '../entities.ts'
import { invalidParameter } from '../errors.ts'
import { sendConfirmation } from '../send.ts'
import { subscriptionAttributes } from '../subscription-attributes.ts'
import { needsConfirmation, readProtocol, subscriptionArn, validEndpoint } from '../subscriptions.ts'
import { existingTopic, subscriptionsOf, topicCheck } from '../topics.ts'

interface Input {
  TopicArn: string
  Protocol: string
  Endpoint?: string
  Attributes?: Record<string, string>
  ReturnSubscriptionArn?: boolean
}

const TOKEN_DIGITS = 248

export const subscribe = defineOperation<Input>({
  service: 'sns',
  name: 'Subscribe',
  access: 'Write',
  validate: ({ input, region }) => void readTopicArn(input.TopicArn, region),
  authorise: (call) =>
    topicCheck(call, 'sns:Subscribe', call.input.TopicArn, {
      'sns:Protocol': call.input.Protocol,
      ...(call.input.Endpoint !== undefined && { 'sns:Endpoint': call.input.Endpoint }),
    }),
  execute(call) {
    const { TopicArn, Protocol, Endpoint, Attributes = {}, ReturnSubscriptionArn = false } = call.input
    const name = readTopicArn(TopicArn, call.region)
    const protocol = readProtocol(Protocol)
    const endpoint = validEndpoint(protocol, Endpoint)
    const attributes = subscriptionAttributes(Attributes)
    const topic = existingTopic(call, name)
    if (protocol === 'sqs' && endpoint.endsWith('.fifo') && topic.attributes.FifoTopic !== 'true')
      throw invalidParameter(
        'Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics',
      )
    const answer = (subscription: Subscription) => ({
      SubscriptionArn:
        subscription.token && !ReturnSubscriptionArn
          ? 'pending confirmation'
          : subscriptionArn(name.account, subscription),
    })
    const present = subscriptionsOf(call, name).find((one) => one.protocol === protocol && one.endpoint === endpoint)
    if (present) {
      if (Object.entries(attributes).some(([key, value]) => present.attributes[key] !== value))
        throw invalidParameter('Attributes Reason: Subscription already exists with different attributes')
      if (present.token) sendConfirmation(call, name, topic, present)
      return answer(present)
    }
    const asks = needsConfirmation(protocol)
    const subscription: Subscription = {
      region: name.region,
      topicName: name.name,
      id: call.ids.requestId(),
      owner: call.account,
      protocol,
      endpoint,
      ...(asks && { token: { value: call.ids.hex(TOKEN_DIGITS), sentAt: call.now } }),
      authenticated: !asks,
      principal: call.caller.arn,
      attributes,
    }
    call.table(subscriptions, name.account).put(subscription)
    if (asks) sendConfirmation(call, name, topic, subscription)
    return answer(subscription)
  },
})
