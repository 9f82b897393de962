import type { Operation } from '../../../operation.ts'
import { confirmSubscription } from './confirm-subscription.ts'
import { createTopic } from './create-topic.ts'
import { deleteTopic } from './delete-topic.ts'
import { getTopicAttributes } from './get-topic-attributes.ts'
import { listSubscriptions, listSubscriptionsByTopic } from './list-subscriptions.ts'
import { listTopics } from './list-topics.ts'
import { addPermission, removePermission } from './permissions.ts'
import { publish } from './publish.ts'
import { publishBatch } from './publish-batch.ts'
import { setTopicAttributes } from './set-topic-attributes.ts'
import { subscribe } from './subscribe.ts'
import { getSubscriptionAttributes, setSubscriptionAttributes } from './subscription-attributes.ts'
import { tagOperations } from './tags.ts'
import { unsubscribe } from './unsubscribe.ts'

export const snsOperations: readonly Operation[] = [
  addPermission,
  confirmSubscription,
  createTopic,
  deleteTopic,
  getSubscriptionAttributes,
  getTopicAttributes,
  listSubscriptions,
  listSubscriptionsByTopic,
  listTopics,
  publish,
  publishBatch,
  removePermission,
  setSubscriptionAttributes,
  setTopicAttributes,
  subscribe,
  ...tagOperations,
  unsubscribe,
]
