import type { Call } from '../../../call.ts'
import { defineOperation, type Operation } from '../../../operation.ts'
import type { Tag } from '../../iam/entities.ts'
import { requestTagContext } from '../../iam/tags.ts'
import { readTopicArn } from '../arns.ts'
import type { Topic } from '../entities.ts'
import { noResource } from '../errors.ts'
import { withTags } from '../tags.ts'
import { findTopic, putTopic, topicCheck } from '../topics.ts'

interface Input {
  ResourceArn: string
}

const nameOf = ({ input, region }: Call<Input>) => readTopicArn(input.ResourceArn, region, 'ResourceArn')

/** @throws AwsError ResourceNotFound */
function existing(call: Call<Input>): Topic {
  const topic = findTopic(call, nameOf(call))
  if (!topic) throw noResource()
  return topic
}

export const tagOperations: readonly Operation[] = [
  defineOperation<Input & { Tags: Tag[] }>({
    service: 'sns',
    name: 'TagResource',
    access: 'Tagging',
    validate: (call) => void nameOf(call),
    authorise: (call) =>
      topicCheck(call, 'sns:TagResource', call.input.ResourceArn, requestTagContext(call.input.Tags)),
    execute(call) {
      const topic = existing(call)
      putTopic(call, nameOf(call), { ...topic, tags: withTags(topic.tags, call.input.Tags) })
      return {}
    },
  }),
  defineOperation<Input & { TagKeys: string[] }>({
    service: 'sns',
    name: 'UntagResource',
    access: 'Tagging',
    validate: (call) => void nameOf(call),
    authorise: (call) =>
      topicCheck(call, 'sns:UntagResource', call.input.ResourceArn, { 'aws:TagKeys': call.input.TagKeys }),
    execute(call) {
      const topic = existing(call)
      const tags = topic.tags.filter(({ Key }) => !call.input.TagKeys.includes(Key))
      putTopic(call, nameOf(call), { ...topic, tags })
      return {}
    },
  }),
  defineOperation<Input>({
    service: 'sns',
    name: 'ListTagsForResource',
    access: 'Read',
    validate: (call) => void nameOf(call),
    authorise: (call) => topicCheck(call, 'sns:ListTagsForResource', call.input.ResourceArn),
    execute: (call) => ({ Tags: existing(call).tags.map(({ Key, Value }) => ({ Key, Value })) }),
  }),
]
