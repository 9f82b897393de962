import { inbox } from '../../mail/inbox.ts'
import { defineCollection } from '../../world/collection.ts'
import type { Tag } from '../iam/entities.ts'
import { deliveries } from './deliveries.ts'

/** A topic belongs to a Region of its account. */
export interface Topic {
  region: string
  name: string
  /** ISO 8601. */
  createDate: string
  /** What was set, by AWS's names; what AWS computes is made when asked for. */
  attributes: Readonly<Record<string, string>>
  tags: readonly Tag[]
  /** How many subscriptions were deleted: GetTopicAttributes tells it. */
  deleted: number
  /** FIFO topics number what is published. */
  sequence?: number
  /** FIFO: what was published lately, by its deduplication id. */
  recent?: Readonly<Record<string, { messageId: string; sequence: number; at: number }>>
}

export interface Subscription {
  region: string
  topicName: string
  /** The last part of its ARN. */
  id: string
  /** The account that subscribed. */
  owner: string
  protocol: Protocol
  endpoint: string
  /** Until it is confirmed. ISO 8601. */
  token?: { value: string; sentAt: string }
  /** The token it was confirmed with: it may be shown again. */
  confirmedBy?: string
  /** Confirmed with AuthenticateOnUnsubscribe, or by an authenticated subscriber's own queue. */
  authenticated: boolean
  /** ARN of who subscribed. */
  principal: string
  attributes: Readonly<Record<string, string>>
}

export const PROTOCOLS = [
  'application',
  'email',
  'email-json',
  'firehose',
  'http',
  'https',
  'lambda',
  'sms',
  'sqs',
] as const
export type Protocol = (typeof PROTOCOLS)[number]

export const topicKey = ({ region, name }: { region: string; name: string }): string => `${region}/${name}`

export const topics = defineCollection<Topic>()({ name: 'sns:topic', scope: 'account', key: topicKey })

/** In the account of the topic. */
export const subscriptions = defineCollection<Subscription>()({
  name: 'sns:subscription',
  scope: 'account',
  key: ({ region, topicName, id }) => `${region}/${topicName}/${id}`,
  indexes: { owner: ({ owner }) => [owner] },
})

export const snsCollections = [topics, subscriptions, deliveries, inbox] as const
