import type { Topic } from './entities.ts'
import { invalidParameter } from './errors.ts'
import { JsonError, jsonTokens } from './json-tokens.ts'
import { topicPolicy, validTopicPolicy } from './topic-policy.ts'

type Validate = (value: string, name: string) => void

const anything: Validate = () => undefined

const json: Validate = (value, name) => {
  try {
    jsonTokens(value)
  } catch (error) {
    if (!(error instanceof JsonError)) throw error
    throw invalidParameter(`${name}: failed to parse JSON. ${error.message}`)
  }
}

const bool: Validate = (value, name) => {
  if (value !== 'true' && value !== 'false')
    throw invalidParameter(`${name}: Invalid value [${value}]. Must be true or false.`)
}

/** Attributes that SetTopicAttributes takes, and what each has to be. */
const SETTABLE: Readonly<Record<string, Validate>> = {
  DisplayName: (value) => {
    if (value.length > 100 || /[\n\r]/.test(value)) throw invalidParameter('DisplayName')
  },
  Policy: validTopicPolicy,
  DeliveryPolicy: json,
  KmsMasterKeyId: anything,
  SignatureVersion: (value) => {
    if (value !== '1' && value !== '2') throw invalidParameter('SignatureVersion')
  },
  TracingConfig: (value) => {
    if (value !== 'PassThrough' && value !== 'Active') throw invalidParameter('TracingConfig')
  },
  ContentBasedDeduplication: bool,
  FifoThroughputScope: (value) => {
    if (value !== 'Topic' && value !== 'MessageGroup') throw invalidParameter('FifoThroughputScope')
  },
  ArchivePolicy: json,
}

/** How deliveries are logged: kept, since nothing is logged here. */
const FEEDBACK =
  /^(?:HTTP|Firehose|Lambda|Application|SQS)(?:SuccessFeedbackRoleArn|SuccessFeedbackSampleRate|FailureFeedbackRoleArn)$/

const FIFO_ONLY = new Set(['ContentBasedDeduplication', 'FifoThroughputScope', 'ArchivePolicy'])

/** @throws AwsError InvalidParameter for a name that no topic, or not this kind of topic, takes */
export function settableTopicAttribute(name: string, fifo: boolean): Validate {
  const validate = Object.hasOwn(SETTABLE, name) ? SETTABLE[name] : FEEDBACK.test(name) ? anything : undefined
  if (!validate || (FIFO_ONLY.has(name) && !fifo)) throw invalidParameter('AttributeName')
  return validate
}

/** @throws AwsError InvalidParameter for a name or a value that the topic does not take */
export function validTopicAttribute(name: string, value: string, fifo: boolean): void {
  settableTopicAttribute(name, fifo)(value, name)
}

/** The attributes a topic is made with. @throws AwsError InvalidParameter */
export function topicAttributesAtCreation(
  given: Readonly<Record<string, string>>,
  fifo: boolean,
): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const [name, value] of Object.entries(given)) {
    if (name === 'FifoTopic') continue
    if (!(Object.hasOwn(SETTABLE, name) || FEEDBACK.test(name)) || (FIFO_ONLY.has(name) && !fifo))
      throw invalidParameter(`Attributes Reason: Unknown attribute ${name}`)
    validTopicAttribute(name, value, fifo)
    attributes[name] = value
  }
  if (fifo) attributes.FifoTopic = 'true'
  return attributes
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

interface DeliveryPolicy {
  http?: Record<string, unknown>
}

function effectiveDeliveryPolicy(text: string | undefined): string {
  const own = text ? (JSON.parse(text) as DeliveryPolicy).http : {}
  return JSON.stringify({
    http: {
      defaultHealthyRetryPolicy: DEFAULT_RETRIES,
      disableSubscriptionOverrides: false,
      defaultRequestPolicy: { headerContentType: 'text/plain; charset=UTF-8' },
      ...own,
    },
  })
}

/** All attributes as GetTopicAttributes tells them. `counts` are of its subscriptions. */
export function topicAttributesOut(
  topic: Topic,
  account: string,
  counts: { confirmed: number; pending: number },
): Record<string, string> {
  const { FifoTopic, ...set } = Object.fromEntries(Object.entries(topic.attributes).filter(([, value]) => value !== ''))
  return {
    DisplayName: '',
    ...(FifoTopic && { FifoTopic, ContentBasedDeduplication: 'false' }),
    ...set,
    EffectiveDeliveryPolicy: effectiveDeliveryPolicy(topic.attributes.DeliveryPolicy),
    Owner: account,
    Policy: topicPolicy(topic, account),
    SubscriptionsConfirmed: String(counts.confirmed),
    SubscriptionsDeleted: String(topic.deleted),
    SubscriptionsPending: String(counts.pending),
    TopicArn: `arn:aws:sns:${topic.region}:${account}:${topic.name}`,
  }
}
