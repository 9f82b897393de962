import { defineOperation } from '../../../operation.ts'
import { allTopicsArn, topicArn } from '../arns.ts'
import { topics } from '../entities.ts'
import { pageOf } from '../pages.ts'

export const listTopics = defineOperation<{ NextToken?: string }>({
  service: 'sns',
  name: 'ListTopics',
  access: 'List',
  authorise: (call) => ({ action: 'sns:ListTopics', resource: allTopicsArn(call) }),
  execute(call) {
    const all = call.table(topics).list({ prefix: `${call.region}/` })
    const { items, rest } = pageOf(all, call.input.NextToken, ({ name }) => name)
    const { account } = call
    return { Topics: items.map(({ region, name }) => ({ TopicArn: topicArn({ region, account, name }) })), ...rest }
  },
})
