import type { Call } from '../../call.ts'
import type { Ids } from '../../ids/ids.ts'
import { sendMail } from '../../mail/inbox.ts'
import type { WorldState } from '../../world/state.ts'
import { type TopicName, topicArn } from './arns.ts'
import { deliveries } from './deliveries.ts'
import { type Subscription, subscriptions, type Topic } from './entities.ts'
import { matches } from './filter-policy/match.ts'
import { attributeFacts, attributesOut, bodyFacts, type MessageInput, textFor } from './message.ts'
import { filterOf } from './subscription-attributes.ts'
import { subscriptionArn } from './subscriptions.ts'

/** What sending needs: a call has it, and whoever sends for AWS itself (a budget's alert). */
export type SendContext = Pick<Call, 'ids' | 'now'> & { world: WorldState; ids: Ids }

const senderOf = (topic: Topic): string => {
  const name = topic.attributes.DisplayName
  return `${name ? `"${name}"` : 'AWS Notifications'} <no-reply@sns.amazonaws.com>`
}

/** Asks whoever was subscribed to agree: by mail, or at the endpoint. */
export function sendConfirmation(
  context: SendContext,
  name: TopicName,
  topic: Topic,
  subscription: Subscription,
): void {
  const arn = topicArn(name)
  const token = subscription.token!.value
  if (subscription.protocol.startsWith('email')) {
    sendMail(context.world, name.account, context.ids, {
      date: context.now,
      from: senderOf(topic),
      to: subscription.endpoint,
      subject: 'AWS Notification - Subscription Confirmation',
      text: [
        `Somebody subscribed this address to the topic ${arn}.`,
        'Confirm it to get what is published there; if you know nothing of it, do nothing.',
        `To confirm at the command line: aws sns confirm-subscription --topic-arn ${arn} --token ${token}`,
      ].join('\n\n'),
      action: { service: 'sns', operation: 'ConfirmSubscription', input: { TopicArn: arn, Token: token } },
    })
    return
  }
  const id = context.ids.requestId()
  const body = {
    Type: 'SubscriptionConfirmation',
    MessageId: id,
    Token: token,
    TopicArn: arn,
    Message: `You have chosen to subscribe to the topic ${arn}.\nTo confirm the subscription, visit the SubscribeURL included in this message.`,
    SubscribeURL: `https://sns.${name.region}.amazonaws.com/?Action=ConfirmSubscription&TopicArn=${arn}&Token=${token}`,
    Timestamp: timestamp(context.now),
    ...signatureOf(context, topic),
  }
  post(context, name, subscription, { id, type: 'SubscriptionConfirmation', body: JSON.stringify(body, null, 2) })
}

/** Sends a message to all subscribers of a topic that want it. */
export function sendToSubscribers(
  context: SendContext,
  name: TopicName,
  topic: Topic,
  input: MessageInput,
  messageId: string,
): void {
  const all = context.world.table(subscriptions, name.account).list({ prefix: `${name.region}/${name.name}/` })
  for (const subscription of all) if (!subscription.token && wants(subscription, input)) deliver(subscription)

  function deliver(subscription: Subscription): void {
    const text = textFor(input, subscription.protocol)
    const notification = () => notificationOf(context, name, topic, subscription, input, text, messageId)
    if (subscription.protocol === 'email' || subscription.protocol === 'email-json')
      sendMail(context.world, name.account, context.ids, {
        date: context.now,
        from: senderOf(topic),
        to: subscription.endpoint,
        subject: input.Subject ?? 'AWS Notification Message',
        text:
          subscription.protocol === 'email-json'
            ? JSON.stringify(notification(), null, 2)
            : `${text}\n\n--\nSent by the topic ${topicArn(name)}. To end it: aws sns unsubscribe --subscription-arn ${subscriptionArn(name.account, subscription)}`,
      })
    if (subscription.protocol !== 'http' && subscription.protocol !== 'https') return
    const raw = subscription.attributes.RawMessageDelivery?.toLowerCase() === 'true'
    const body = raw ? text : JSON.stringify(notification(), null, 2)
    post(context, name, subscription, { id: messageId, type: 'Notification', body, raw })
  }
}

function wants(subscription: Subscription, input: MessageInput): boolean {
  const filter = filterOf(subscription)
  if (!filter) return true
  const facts =
    filter.scope === 'MessageBody' ? bodyFacts(textFor(input, subscription.protocol)) : attributeFacts(input)
  return facts !== undefined && matches(filter.filters, facts)
}

function notificationOf(
  context: SendContext,
  name: TopicName,
  topic: Topic,
  subscription: Subscription,
  { Subject, MessageAttributes }: MessageInput,
  Message: string,
  MessageId: string,
) {
  return {
    Type: 'Notification',
    MessageId,
    TopicArn: topicArn(name),
    ...(Subject !== undefined && { Subject }),
    Message,
    Timestamp: timestamp(context.now),
    ...signatureOf(context, topic),
    UnsubscribeURL: `https://sns.${name.region}.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=${subscriptionArn(name.account, subscription)}`,
    ...(MessageAttributes &&
      Object.keys(MessageAttributes).length > 0 && { MessageAttributes: attributesOut(MessageAttributes) }),
  }
}

/** How many messages to HTTP endpoints wait at most. */
const MOST_WAITING = 100

const timestamp = (now: string): string => now.replace(/Z$/, '.000Z')

/** The members of a signature. Nobody here has AWS's key: it is of the right form and proves nothing. */
function signatureOf({ ids }: SendContext, { region, attributes }: Topic) {
  return {
    SignatureVersion: attributes.SignatureVersion ?? '1',
    Signature: btoa(String.fromCharCode(...ids.bytes(256))),
    SigningCertURL: `https://sns.${region}.amazonaws.com/SimpleNotificationService-${ids.hex(32)}.pem`,
  }
}

function post(
  { world }: SendContext,
  name: TopicName,
  subscription: Subscription,
  { id, type, body, raw = false }: { id: string; type: string; body: string; raw?: boolean },
): void {
  const { DeliveryPolicy } = subscription.attributes
  const own = DeliveryPolicy
    ? (JSON.parse(DeliveryPolicy) as { requestPolicy?: { headerContentType?: string } }).requestPolicy
    : undefined
  const ownType = type === 'Notification' ? own?.headerContentType : undefined
  const table = world.table(deliveries, name.account)
  // Where nothing is sent, they do not pile up.
  const [oldest] = table.size >= MOST_WAITING ? table.list({ limit: 1 }) : []
  if (oldest) table.delete(oldest.id)
  table.put({
    id: `${id}-${subscription.id}`,
    url: subscription.endpoint,
    headers: {
      'content-type': ownType ?? 'text/plain; charset=UTF-8',
      'user-agent': 'Amazon Simple Notification Service Agent',
      'x-amz-sns-message-id': id,
      'x-amz-sns-message-type': type,
      'x-amz-sns-topic-arn': topicArn(name),
      ...(type === 'Notification' && { 'x-amz-sns-subscription-arn': subscriptionArn(name.account, subscription) }),
      ...(raw && { 'x-amz-sns-rawdelivery': 'true' }),
    },
    body,
  })
}
