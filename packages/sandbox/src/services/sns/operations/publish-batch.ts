import { AwsError } from '../../../aws-error.ts'
import { defineOperation } from '../../../operation.ts'
import { readTopicArn } from '../arns.ts'
import type { Topic } from '../entities.ts'
import { type MessageInput, sizeOf, validMessage } from '../message.ts'
import { fitsTopic, publishTo } from '../publish.ts'
import { existingTopic, topicCheck } from '../topics.ts'

interface Input {
  TopicArn: string
  PublishBatchRequestEntries: Array<MessageInput & { Id: string }>
}

const MOST_ENTRIES = 10
const LARGEST = 262_144

const refused = (code: string, message: string): AwsError => new AwsError(code, 400, message)

/** @throws AwsError for a batch that is refused as a whole */
function validBatch(entries: Input['PublishBatchRequestEntries']): void {
  if (entries.length === 0) throw refused('EmptyBatchRequest', "The batch request doesn't contain any entries.")
  if (entries.length > MOST_ENTRIES)
    throw refused('TooManyEntriesInBatchRequest', 'The batch request contains more entries than permissible.')
  if (new Set(entries.map(({ Id }) => Id)).size < entries.length)
    throw refused('BatchEntryIdsNotDistinct', 'Two or more batch entries in the request have the same Id.')
  if (entries.some(({ Id }) => !/^[\w-]{1,80}$/.test(Id)))
    throw refused(
      'InvalidBatchEntryId',
      "The Id of a batch entry in a batch request doesn't abide by the specification.",
    )
  if (entries.reduce((sum, entry) => sum + sizeOf(entry), 0) > LARGEST)
    throw refused('BatchRequestTooLong', 'The length of all the batch messages put together is more than the limit.')
}

/** What is wrong with one message: attributes that are none refuse the whole batch, and of a FIFO topic everything does. */
function problemOf(topic: Topic, entry: MessageInput): AwsError | undefined {
  try {
    validMessage(entry)
    fitsTopic(topic, entry)
    return undefined
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    return error
  }
}

/**
 * A message that is none fails alone, unless all are none: recorded on AWS (radkawar/stackd, `admission`, in 2026;
 * LocalStack's test_sns.snapshot.json).
 */
export const publishBatch = defineOperation<Input>({
  service: 'sns',
  name: 'PublishBatch',
  access: 'Write',
  validate: ({ input, region }) => void readTopicArn(input.TopicArn, region),
  // There is no action of its own (Service Authorization Reference).
  authorise: (call) => topicCheck(call, 'sns:Publish', call.input.TopicArn),
  execute(call) {
    const { TopicArn, PublishBatchRequestEntries: entries } = call.input
    const name = readTopicArn(TopicArn, call.region)
    validBatch(entries)
    const topic = existingTopic(call, name)
    const problems = entries.map((entry) => problemOf(topic, entry))
    const whole = problems.every(Boolean) || topic.attributes.FifoTopic === 'true'
    const refusal = problems.find((problem) => problem && (whole || problem.code !== 'InvalidParameter'))
    if (refusal) throw refusal
    return {
      Successful: entries
        .filter((_, at) => !problems[at])
        .map((entry) => ({ Id: entry.Id, ...publishTo(call, name, entry) })),
      Failed: entries.flatMap(({ Id }, at) => {
        const problem = problems[at]
        return problem ? [{ Id, Code: problem.code, Message: problem.message, SenderFault: true }] : []
      }),
    }
  },
})
