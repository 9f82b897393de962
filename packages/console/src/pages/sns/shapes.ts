/** Outputs of SNS's operations, as far as the pages use them. */
export interface Subscription {
  /** `PendingConfirmation` until somebody confirms. */
  SubscriptionArn: string
  Protocol: string
  Endpoint: string
  TopicArn: string
}

export interface TopicAttributes {
  Attributes: Record<string, string>
}

export const topicName = (arn: string): string => arn.split(':').at(-1) ?? arn

export const isPending = ({ SubscriptionArn }: Subscription): boolean => SubscriptionArn === 'PendingConfirmation'
