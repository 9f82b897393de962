import type { Subscription } from './entities.ts'
import { invalidParameter } from './errors.ts'
import { FilterPolicyError, type FilterScope } from './filter-policy/filters.ts'
import { parseFilterPolicy } from './filter-policy/parse.ts'
import { JsonError, jsonTokens } from './json-tokens.ts'

type Attributes = Readonly<Record<string, string>>

const scopeOf = (attributes: Attributes): FilterScope =>
  attributes.FilterPolicyScope === 'MessageBody' ? 'MessageBody' : 'MessageAttributes'

/** What a subscriber filters by, and whether by the body. */
export function filterOf({ attributes }: Subscription) {
  const { FilterPolicy } = attributes
  const scope = scopeOf(attributes)
  return FilterPolicy ? { scope, filters: parseFilterPolicy(FilterPolicy, scope) } : undefined
}

/** Attributes that can be set, and why a value is refused; the policy of filters is looked at with its scope. */
const SETTABLE: Readonly<Record<string, (value: string) => string | undefined>> = {
  DeliveryPolicy: jsonProblem('DeliveryPolicy'),
  FilterPolicy: () => undefined,
  FilterPolicyScope: (value) =>
    value === 'MessageBody' || value === 'MessageAttributes'
      ? undefined
      : `FilterPolicyScope: Invalid value [${value}]. Please use either MessageBody or MessageAttributes`,
  RawMessageDelivery: (value) =>
    /^(?:true|false)$/i.test(value)
      ? undefined
      : `RawMessageDelivery: Invalid value [${value}]. Must be true or false.`,
  RedrivePolicy: (value) => {
    const problem = jsonProblem('RedrivePolicy')(value)
    if (problem !== undefined || value === '') return problem
    const { deadLetterTargetArn } = JSON.parse(value) as { deadLetterTargetArn?: unknown }
    return typeof deadLetterTargetArn === 'string' && /^arn:aws:sqs:[\w-]+:\d{12}:[\w.-]+$/.test(deadLetterTargetArn)
      ? undefined
      : 'RedrivePolicy: deadLetterTargetArn is an invalid arn'
  },
  ReplayPolicy: jsonProblem('ReplayPolicy'),
  SubscriptionRoleArn: () => undefined,
}

function jsonProblem(name: string): (value: string) => string | undefined {
  return (value) => {
    if (value === '') return undefined
    try {
      jsonTokens(value)
      return undefined
    } catch (error) {
      if (!(error instanceof JsonError)) throw error
      return `${name}: failed to parse JSON. ${error.message}`
    }
  }
}

function problemOf(attributes: Attributes, name: string, value: string): string | undefined {
  const problem = SETTABLE[name]!(value)
  const { FilterPolicy } = attributes
  if (problem !== undefined || !FilterPolicy || !name.startsWith('FilterPolicy')) return problem
  try {
    parseFilterPolicy(FilterPolicy, scopeOf(attributes))
    return undefined
  } catch (error) {
    if (!(error instanceof FilterPolicyError)) throw error
    return error.message
  }
}

/** The attributes of a subscription with one of them set. @throws AwsError InvalidParameter */
export function withSubscriptionAttribute(attributes: Attributes, name: string, value: string): Attributes {
  if (!Object.hasOwn(SETTABLE, name)) throw invalidParameter('AttributeName')
  const { [name]: _, ...others } = attributes
  const changed = value === '' && name !== 'RawMessageDelivery' ? others : { ...others, [name]: value }
  const problem = problemOf(changed, name, value)
  if (problem !== undefined) throw invalidParameter(problem)
  return changed
}

/** The attributes a subscription is made with. @throws AwsError InvalidParameter */
export function subscriptionAttributes(given: Attributes): Attributes {
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(SETTABLE, name)) throw invalidParameter(`Attributes Reason: Unknown attribute: ${name}`)
    const problem = problemOf(given, name, value)
    // About the scope alone it speaks without naming the attributes.
    if (problem?.startsWith('Filter policy scope')) throw invalidParameter(problem)
    if (problem !== undefined) throw invalidParameter(`Attributes Reason: ${problem}`)
  }
  return given
}

const DEFAULT_RETRIES = {
  minDelayTarget: 20,
  maxDelayTarget: 20,
  numRetries: 3,
  numMaxDelayRetries: 0,
  numNoDelayRetries: 0,
  numMinDelayRetries: 0,
  backoffFunction: 'linear',
}

const WHOLE_DELIVERY_POLICY = {
  healthyRetryPolicy: null,
  sicklyRetryPolicy: null,
  throttlePolicy: null,
  requestPolicy: null,
  guaranteed: false,
}

/** All attributes as GetSubscriptionAttributes tells them. */
export function subscriptionAttributesOut(
  subscription: Subscription,
  arns: { topic: string; subscription: string },
): Record<string, string> {
  const { DeliveryPolicy, RawMessageDelivery = 'false', ...others } = subscription.attributes
  const own = DeliveryPolicy ? (JSON.parse(DeliveryPolicy) as object) : undefined
  return {
    ...others,
    ...(others.FilterPolicy !== undefined && { FilterPolicyScope: scopeOf(subscription.attributes) }),
    ConfirmationWasAuthenticated: String(subscription.authenticated),
    ...(own && { DeliveryPolicy: JSON.stringify({ ...WHOLE_DELIVERY_POLICY, ...own }) }),
    ...(subscription.protocol.startsWith('http') && {
      EffectiveDeliveryPolicy: JSON.stringify({
        ...WHOLE_DELIVERY_POLICY,
        healthyRetryPolicy: DEFAULT_RETRIES,
        requestPolicy: { headerContentType: 'text/plain; charset=UTF-8' },
        ...own,
      }),
    }),
    Endpoint: subscription.endpoint,
    Owner: subscription.owner,
    PendingConfirmation: String(subscription.token !== undefined),
    Protocol: subscription.protocol,
    RawMessageDelivery: RawMessageDelivery.toLowerCase(),
    SubscriptionArn: arns.subscription,
    SubscriptionPrincipal: subscription.principal,
    TopicArn: arns.topic,
  }
}
