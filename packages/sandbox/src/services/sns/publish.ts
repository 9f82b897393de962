import { toHex } from '@first-line/aws-api'
import type { Call } from '../../call.ts'
import type { TopicName } from './arns.ts'
import type { Topic } from './entities.ts'
import { invalidParameter } from './errors.ts'
import type { MessageInput } from './message.ts'
import { sendToSubscribers } from './send.ts'
import { existingTopic, putTopic } from './topics.ts'

/** What was published with a deduplication id is not published again within so long. */
const DEDUPLICATION_INTERVAL = 300_000
const SEQUENCE_DIGITS = 20

/** @throws AwsError InvalidParameter for what the kind of topic lacks or does not take */
export function fitsTopic(topic: Topic, { MessageGroupId, MessageDeduplicationId }: MessageInput): void {
  const { FifoTopic, ContentBasedDeduplication } = topic.attributes
  if (FifoTopic !== 'true') {
    if (MessageDeduplicationId !== undefined)
      throw invalidParameter(
        'MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type',
      )
    return
  }
  if (MessageGroupId === undefined) throw invalidParameter('The MessageGroupId parameter is required for FIFO topics')
  if (MessageDeduplicationId === undefined && ContentBasedDeduplication !== 'true')
    throw invalidParameter(
      'The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    )
}

/** Publishes one message, and gives what the answer tells of it. @throws AwsError NotFound, InvalidParameter */
export function publishTo(
  call: Call,
  name: TopicName,
  input: MessageInput,
): { MessageId: string; SequenceNumber?: string } {
  const topic = existingTopic(call, name)
  fitsTopic(topic, input)
  const MessageId = call.ids.requestId()
  if (topic.attributes.FifoTopic !== 'true') {
    sendToSubscribers(call, name, topic, input, MessageId)
    return { MessageId }
  }
  const at = Date.parse(call.now)
  const id = input.MessageDeduplicationId ?? toHex(call.hash.sha256(new TextEncoder().encode(input.Message)))
  const recent = Object.fromEntries(
    Object.entries(topic.recent ?? {}).filter(([, message]) => at - message.at < DEDUPLICATION_INTERVAL),
  )
  const earlier = Object.hasOwn(recent, id) ? recent[id] : undefined
  if (earlier) return { MessageId: earlier.messageId, SequenceNumber: sequenceOf(earlier.sequence) }
  const sequence = (topic.sequence ?? 0) + 1
  putTopic(call, name, { ...topic, sequence, recent: { ...recent, [id]: { messageId: MessageId, sequence, at } } })
  sendToSubscribers(call, name, topic, input, MessageId)
  return { MessageId, SequenceNumber: sequenceOf(sequence) }
}

const sequenceOf = (sequence: number): string => `1${String(sequence).padStart(SEQUENCE_DIGITS - 1, '0')}`
