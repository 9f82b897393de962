import { defineOperation } from '../../../operation.ts'
import { readTopicArn } from '../arns.ts'
import { subscriptions } from '../entities.ts'
import { invalidParameter, plainInvalidParameter } from '../errors.ts'
import { subscriptionArn } from '../subscriptions.ts'
import { findTopic, subscriptionsOf, topicCheck } from '../topics.ts'

interface Input {
  TopicArn: string
  Token: string
  AuthenticateOnUnsubscribe?: string
}

/** A token is good for two days. */
const TOKEN_LIFE = 2 * 86_400_000

export const confirmSubscription = defineOperation<Input>({
  service: 'sns',
  name: 'ConfirmSubscription',
  access: 'Write',
  /** The link of the mail is signed by nobody: the token is the proof. */
  anonymous: ({ TopicArn }) => TopicArn.split(':')[4],
  validate: ({ input, region }) => void readTopicArn(input.TopicArn, region),
  authorise: (call) =>
    call.caller.kind === 'anonymous' && call.input.AuthenticateOnUnsubscribe?.toLowerCase() !== 'true'
      ? { because: 'The token is the proof (SNS API Reference, ConfirmSubscription).' }
      : topicCheck(call, 'sns:ConfirmSubscription', call.input.TopicArn),
  execute(call) {
    const { TopicArn, Token, AuthenticateOnUnsubscribe } = call.input
    const name = readTopicArn(TopicArn, call.region)
    if (!/^[0-9a-f]+$/.test(Token)) throw plainInvalidParameter('Invalid token')
    if (!findTopic(call, name)) throw invalidParameter('Token')
    const table = call.table(subscriptions, name.account)
    const found = subscriptionsOf(call, name).find(({ token, confirmedBy }) => (token?.value ?? confirmedBy) === Token)
    if (!found) throw invalidParameter('Token')
    // Confirming again is no error.
    if (found.token) {
      const { token, ...rest } = found
      if (Date.parse(call.now) - Date.parse(token.sentAt) > TOKEN_LIFE) throw invalidParameter('Token')
      const authenticated = AuthenticateOnUnsubscribe?.toLowerCase() === 'true'
      table.put({ ...rest, confirmedBy: Token, authenticated })
    }
    return { SubscriptionArn: subscriptionArn(name.account, found) }
  },
})
