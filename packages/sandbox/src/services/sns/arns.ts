import type { Call } from '../../call.ts'
import { invalidParameter } from './errors.ts'

export interface TopicName {
  region: string
  account: string
  name: string
}

export const topicArn = ({ region, account, name }: TopicName): string => `arn:aws:sns:${region}:${account}:${name}`

/**
 * Reads a topic's ARN. A topic of another Region cannot be reached.
 * @throws AwsError InvalidParameter
 */
export function readTopicArn(arn: string, region: string, member = 'TopicArn'): TopicName {
  const parts = partsOf(arn, member)
  const [, , service, arnRegion = '', account = '', name = ''] = parts
  if (parts[0] !== 'arn' || service !== 'sns' || arnRegion !== region || parts.length !== 6)
    throw invalidParameter(member)
  if (!/^\d{12}$/.test(account) || name === '') throw invalidParameter(member)
  return { region, account, name }
}

/**
 * Reads a subscription's ARN: its topic's, and an id behind it.
 * @throws AwsError InvalidParameter
 */
export function readSubscriptionArn(arn: string, region: string): TopicName & { id: string } {
  const parts = partsOf(arn, 'SubscriptionArn')
  const [, , service, arnRegion = '', account = '', name = '', id = ''] = parts
  const good = parts[0] === 'arn' && service === 'sns' && arnRegion === region && /^\d{12}$/.test(account)
  if (!good || parts.length !== 7 || name === '' || id === '') throw invalidParameter('SubscriptionArn')
  return { region, account, name, id }
}

function partsOf(arn: string, member: string): string[] {
  const parts = arn.split(':')
  if (parts.length < 6)
    throw invalidParameter(`${member} Reason: An ARN must have at least 6 elements, not ${parts.length}`)
  return parts
}

/** What lists are about: every topic of the account in the Region. */
export const allTopicsArn = ({ region, account }: Pick<Call, 'region' | 'account'>): string =>
  `arn:aws:sns:${region}:${account}:*`
