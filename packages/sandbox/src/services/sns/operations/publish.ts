import type { Call } from '../../../call.ts'
import { defineOperation } from '../../../operation.ts'
import { readTopicArn } from '../arns.ts'
import { invalidParameter } from '../errors.ts'
import { type MessageInput, validMessage } from '../message.ts'
import { publishTo } from '../publish.ts'
import { topicCheck } from '../topics.ts'

interface Input extends MessageInput {
  TopicArn?: string
  TargetArn?: string
  PhoneNumber?: string
}

/** The topic a message is for; `undefined` for a telephone. @throws AwsError InvalidParameter */
function targetOf({ input, region }: Call<Input>): string | undefined {
  const { TopicArn, TargetArn, PhoneNumber } = input
  if (PhoneNumber !== undefined) {
    if (TopicArn !== undefined || TargetArn !== undefined)
      throw invalidParameter('PhoneNumber Reason: PhoneNumber cannot be used with TopicArn or TargetArn')
    if (!/^\+\d{5,15}$/.test(PhoneNumber))
      throw invalidParameter(`PhoneNumber Reason: ${PhoneNumber} is not valid to publish to`)
    return undefined
  }
  const arn = TopicArn ?? TargetArn
  if (arn === undefined) throw invalidParameter('TopicArn or TargetArn Reason: no value for required parameter')
  if (TopicArn === undefined && /:endpoint\//.test(arn))
    throw invalidParameter('TargetArn Reason: No endpoint found for the target arn specified')
  readTopicArn(arn, region, TopicArn === undefined ? 'TargetArn' : 'TopicArn')
  return arn
}

export const publish = defineOperation<Input>({
  service: 'sns',
  name: 'Publish',
  access: 'Write',
  validate: (call) => void targetOf(call),
  authorise(call) {
    const arn = targetOf(call)
    return arn === undefined ? { action: 'sns:Publish', resource: '*' } : topicCheck(call, 'sns:Publish', arn)
  },
  execute(call) {
    const arn = targetOf(call)
    validMessage(call.input)
    // A new account is in the SMS sandbox: nothing is delivered to a number that was not verified, and the sender is not told.
    if (arn === undefined) return { MessageId: call.ids.requestId() }
    return publishTo(call, readTopicArn(arn, call.region), call.input)
  },
})
