import type { Call } from '../../call.ts'
import { accounts } from '../../world/account.ts'
import { readSubscriptionArn, topicArn } from './arns.ts'
import { PROTOCOLS, type Protocol, type Subscription, subscriptions } from './entities.ts'
import { invalidParameter, noSubscription, plainInvalidParameter } from './errors.ts'

/** @throws AwsError InvalidParameter */
export function readProtocol(text: string): Protocol {
  const protocol = PROTOCOLS.find((one) => one === text)
  if (!protocol) throw invalidParameter(`Amazon SNS does not support this protocol string: ${text}`)
  return protocol
}

const ENDPOINTS: Readonly<Record<Protocol, { pattern: RegExp; refusal: (endpoint: string) => Error }>> = {
  application: {
    pattern: /^arn:aws:sns:[\w-]+:\d{12}:endpoint\/.+$/,
    refusal: () => invalidParameter('Application endpoint arn invalid'),
  },
  email: { pattern: /^[^\s@]+@[^\s@]+\.[^\s@]+$/, refusal: () => invalidParameter('Email address') },
  'email-json': { pattern: /^[^\s@]+@[^\s@]+\.[^\s@]+$/, refusal: () => invalidParameter('Email address') },
  firehose: {
    pattern: /^arn:aws:firehose:[\w-]+:\d{12}:deliverystream\/.+$/,
    refusal: () => invalidParameter('Firehose endpoint ARN'),
  },
  http: { pattern: /^http:\/\/[^/\s]+/, refusal: protocolMismatch },
  https: { pattern: /^https:\/\/[^/\s]+/, refusal: protocolMismatch },
  lambda: {
    pattern: /^arn:aws:lambda:[\w-]+:\d{12}:function:.+$/,
    refusal: () => invalidParameter('Lambda endpoint ARN'),
  },
  sms: {
    pattern: /^\+?[\d][\d .()-]{4,}$/,
    refusal: (endpoint) => plainInvalidParameter(`Invalid SMS endpoint: ${endpoint}`),
  },
  sqs: { pattern: /^arn:aws:sqs:[\w-]+:\d{12}:[\w.-]+$/, refusal: () => invalidParameter('SQS endpoint ARN') },
}

function protocolMismatch(): Error {
  return invalidParameter('Endpoint must match the specified protocol')
}

/** @throws AwsError InvalidParameter for what is no address of the protocol */
export function validEndpoint(protocol: Protocol, endpoint: string | undefined): string {
  if (endpoint === undefined || endpoint === '') throw invalidParameter('Endpoint')
  const { pattern, refusal } = ENDPOINTS[protocol]
  if (!pattern.test(endpoint)) throw refusal(endpoint)
  return endpoint
}

/** Whoever has to agree before anything is sent; services of AWS are confirmed by the permission to subscribe. */
export const needsConfirmation = (protocol: Protocol): boolean =>
  protocol === 'email' || protocol === 'email-json' || protocol === 'http' || protocol === 'https'

export const subscriptionArn = (account: string, { region, topicName, id }: Subscription): string =>
  `${topicArn({ region, account, name: topicName })}:${id}`

/** A subscription by its ARN, in whichever account its topic is. */
export function findSubscription(call: Call, arn: string): Subscription | undefined {
  const { region, account, name, id } = readSubscriptionArn(arn, call.region)
  if (!call.world.table(accounts).has(account)) return undefined
  return call.table(subscriptions, account).get(`${region}/${name}/${id}`)
}

/** @throws AwsError NotFound */
export function existingSubscription(call: Call, arn: string): Subscription {
  const subscription = findSubscription(call, arn)
  if (!subscription) throw noSubscription()
  return subscription
}

/** As lists show it. `account` is the topic's. */
export function subscriptionOut(account: string, subscription: Subscription) {
  const { region, topicName: name, token, owner, protocol, endpoint } = subscription
  return {
    SubscriptionArn: token ? 'PendingConfirmation' : subscriptionArn(account, subscription),
    Owner: owner,
    Protocol: protocol,
    Endpoint: endpoint,
    TopicArn: topicArn({ region, account, name }),
  }
}
