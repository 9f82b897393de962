import { defineOperation } from '../../../operation.ts'
import { accounts } from '../../../world/account.ts'
import { allTopicsArn, readTopicArn } from '../arns.ts'
import { subscriptions } from '../entities.ts'
import { pageOf } from '../pages.ts'
import { subscriptionOut } from '../subscriptions.ts'
import { existingTopic, subscriptionsOf, topicCheck } from '../topics.ts'

export const listSubscriptions = defineOperation<{ NextToken?: string }>({
  service: 'sns',
  name: 'ListSubscriptions',
  access: 'List',
  authorise: (call) => ({ action: 'sns:ListSubscriptions', resource: allTopicsArn(call) }),
  execute(call) {
    // One's own subscriptions, to topics of whichever account of the world.
    const all = call.world
      .table(accounts)
      .list()
      .flatMap(({ accountId }) =>
        call
          .table(subscriptions, accountId)
          .by('owner', call.account)
          .filter(({ region }) => region === call.region)
          .map((subscription) => ({ accountId, subscription })),
      )
    const { items, rest } = pageOf(
      all,
      call.input.NextToken,
      ({ accountId, subscription }) => `${accountId}/${subscriptions.key(subscription)}`,
    )
    return {
      Subscriptions: items.map(({ accountId, subscription }) => subscriptionOut(accountId, subscription)),
      ...rest,
    }
  },
})

export const listSubscriptionsByTopic = defineOperation<{ TopicArn: string; NextToken?: string }>({
  service: 'sns',
  name: 'ListSubscriptionsByTopic',
  access: 'List',
  validate: ({ input, region }) => void readTopicArn(input.TopicArn, region),
  authorise: (call) => topicCheck(call, 'sns:ListSubscriptionsByTopic', call.input.TopicArn),
  execute(call) {
    const name = readTopicArn(call.input.TopicArn, call.region)
    existingTopic(call, name)
    const { items, rest } = pageOf(subscriptionsOf(call, name), call.input.NextToken, subscriptions.key)
    return { Subscriptions: items.map((subscription) => subscriptionOut(name.account, subscription)), ...rest }
  },
})
