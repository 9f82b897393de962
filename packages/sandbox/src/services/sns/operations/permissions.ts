import { defineOperation } from '../../../operation.ts'
import { readTopicArn, topicArn } from '../arns.ts'
import { invalidParameter } from '../errors.ts'
import { topicPolicy, withoutPermission, withPermission } from '../topic-policy.ts'
import { existingTopic, putTopic, topicCheck } from '../topics.ts'

interface AddInput {
  TopicArn: string
  Label: string
  AWSAccountId: string[]
  ActionName: string[]
}

/** What a topic's policy can give to another account. */
const GRANTABLE = new Set([
  'AddPermission',
  'DeleteTopic',
  'GetDataProtectionPolicy',
  'GetTopicAttributes',
  'ListSubscriptionsByTopic',
  'ListTagsForResource',
  'Publish',
  'PutDataProtectionPolicy',
  'RemovePermission',
  'SetTopicAttributes',
  'Subscribe',
])

export const addPermission = defineOperation<AddInput, undefined>({
  service: 'sns',
  name: 'AddPermission',
  access: 'Permissions management',
  validate: ({ input, region }) => void readTopicArn(input.TopicArn, region),
  authorise: (call) => topicCheck(call, 'sns:AddPermission', call.input.TopicArn),
  execute(call) {
    const { TopicArn, Label: label, AWSAccountId: accounts, ActionName: actions } = call.input
    const name = readTopicArn(TopicArn, call.region)
    const topic = existingTopic(call, name)
    if (actions.some((action) => !GRANTABLE.has(action)))
      throw invalidParameter('Policy statement action out of service scope!')
    if (accounts.some((account) => !/^\d{12}$/.test(account))) throw invalidParameter('AWSAccountId')
    const Policy = withPermission(topicPolicy(topic, name.account), { label, accounts, actions, arn: topicArn(name) })
    putTopic(call, name, { ...topic, attributes: { ...topic.attributes, Policy } })
  },
})

export const removePermission = defineOperation<{ TopicArn: string; Label: string }, undefined>({
  service: 'sns',
  name: 'RemovePermission',
  access: 'Permissions management',
  validate: ({ input, region }) => void readTopicArn(input.TopicArn, region),
  authorise: (call) => topicCheck(call, 'sns:RemovePermission', call.input.TopicArn),
  execute(call) {
    const name = readTopicArn(call.input.TopicArn, call.region)
    const topic = existingTopic(call, name)
    const Policy = withoutPermission(topicPolicy(topic, name.account), call.input.Label)
    putTopic(call, name, { ...topic, attributes: { ...topic.attributes, Policy } })
  },
})
