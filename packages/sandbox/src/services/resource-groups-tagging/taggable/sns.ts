import { snsDenied } from '../../../denial-style.ts'
import { readTopicArn, topicArn } from '../../sns/arns.ts'
import { topics } from '../../sns/entities.ts'
import { noResource } from '../../sns/errors.ts'
import { withTags } from '../../sns/tags.ts'
import { findTopic, putTopic, topicCheck } from '../../sns/topics.ts'
import type { TaggedKind } from './kind.ts'

export const snsTopics: TaggedKind = {
  denial: snsDenied,
  list: (call) =>
    call
      .table(topics)
      .list({ prefix: `${call.region}/` })
      .map((topic) => ({
        arn: topicArn({ region: topic.region, account: call.account, name: topic.name }),
        type: 'sns:topic',
        tags: topic.tags,
      })),
  checks: (call, arn, change, context) => [
    topicCheck(call, change === 'tag' ? 'sns:TagResource' : 'sns:UntagResource', arn, context),
  ],
  replace(call, arn, tags) {
    const name = readTopicArn(arn, call.region, 'ResourceArn')
    const topic = findTopic(call, name)
    if (!topic) throw noResource()
    putTopic(call, name, { ...topic, tags: withTags([], tags(topic.tags)) })
  },
}
