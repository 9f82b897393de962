/**
 * Messages, as SNS took and refused them when LocalStack recorded it on AWS (tests/aws/services/sns/test_sns.snapshot.json,
 * August 2023 to October 2025).
 */
import { type AwsStructure, utf8 } from '@first-line/aws-api'
import type { Scenario, Step } from './scenario.ts'

const topic = (name: string): string => `arn:aws:sns:us-east-1:111122223333:${name}`
const TopicArn = topic('recorded')
const FIFO = topic('recorded.fifo')
const sns = (operation: string, input: AwsStructure, outcome?: Step[3]): Step => ['sns', operation, input, outcome]
const create = sns('CreateTopic', { Name: 'recorded' })
const createFifo = sns('CreateTopic', { Name: 'recorded.fifo', Attributes: { FifoTopic: 'true' } })
const refused = (message: string): string => `InvalidParameter 400: Invalid parameter: ${message}`
const noTopic = 'NotFound 404: Topic does not exist'

/** The same attribute, sent alone and as the first of a batch. */
const attribute = (value: AwsStructure, refusal?: string, name = 'attr1'): readonly Step[] => {
  const message = { Message: 'x', MessageAttributes: { [name]: value } }
  return [
    sns('Publish', { TopicArn, ...message }, refusal),
    sns('PublishBatch', { TopicArn, PublishBatchRequestEntries: [{ Id: '1', ...message }] }, refusal),
  ]
}
const invalid = (message: string): string => `ParameterValueInvalid 400: ${message}`
const empty = (type: string): string =>
  invalid(
    `The message attribute 'attr1' must contain non-empty message attribute value for message attribute type '${type}'.`,
  )
const field = (type: string, name: string): string =>
  invalid(`The message attribute 'attr1' with type '${type}' must use field '${name}'.`)
const badType = invalid(
  "The message attribute 'attr1' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.",
)
const plain = { DataType: 'String', StringValue: 'x' }

const entries = (count: number, more: AwsStructure = {}): AwsStructure[] =>
  Array.from({ length: count }, (_, at) => ({ Id: String(at), Message: `message ${at}`, ...more }))
const batch = (PublishBatchRequestEntries: AwsStructure[], outcome?: Step[3], TopicArn = topic('recorded')): Step =>
  sns('PublishBatch', { TopicArn, PublishBatchRequestEntries }, outcome)

export const snsMessageScenarios: readonly Scenario[] = [
  {
    name: 'SNS: attributes of messages',
    steps: [
      create,
      ...attribute({ DataType: 'String', StringValue: '' }, empty('String')),
      ...attribute({ DataType: 'String' }, empty('String')),
      ...attribute({ DataType: 'Binary', BinaryValue: utf8('') }, empty('Binary')),
      ...attribute({ DataType: 'String', BinaryValue: utf8('x') }, field('String', 'String')),
      ...attribute({ DataType: 'Number', BinaryValue: utf8('x') }, field('Number', 'String')),
      ...attribute({ DataType: 'Binary', StringValue: 'x' }, field('Binary', 'Binary')),
      ...attribute({ DataType: 'InvalidType', StringValue: 'x' }, badType),
      ...attribute({ DataType: 'DataType.String', StringValue: 'x' }, badType),
      ...attribute({ DataType: 'Prefixed.String', StringValue: 'x' }, badType),
      ...attribute({ DataType: 'String.prefixed', StringValue: 'x' }),
      ...attribute({ DataType: 'String.', StringValue: 'x' }),
      ...attribute(plain, invalid('Length of message attribute name must be less than 256 bytes.'), 'a'.repeat(257)),
      ...attribute(
        plain,
        invalid(
          "Invalid non-alphanumeric character '#x5E' was found in the message attribute name. Can only include alphanumeric characters, hyphens, underscores, or dots.",
        ),
        '^attr1',
      ),
      ...attribute(plain, invalid("Invalid message attribute name starting with character '.' was found."), '.attr1'),
      ...attribute(plain, invalid("Invalid message attribute name ending with character '.' was found."), 'attr1.'),
      ...attribute(plain, invalid("Message attribute name can not have successive '.' character."), 'attr..1'),
      sns(
        'Publish',
        { TopicArn, Message: 'x', MessageAttributes: { attr1: { StringValue: 'x' } } },
        "ValidationError 400: 1 validation error detected: Value null at 'messageAttributes.attr1.member.dataType' failed to satisfy constraint: Member must not be null",
      ),
      batch(
        [{ Id: '1', Message: 'x', MessageAttributes: { attr1: { StringValue: 'x' } } }],
        "ValidationError 400: 1 validation error detected: Value null at 'publishBatchRequestEntries.1.member.messageAttributes.attr1.member.dataType' failed to satisfy constraint: Member must not be null",
      ),
    ],
  },
  {
    name: 'SNS: what a message is sent to',
    steps: [
      create,
      sns(
        'Publish',
        { TopicArn: 'recorded', Message: 'x' },
        refused('TopicArn Reason: An ARN must have at least 6 elements, not 1'),
      ),
      sns(
        'Publish',
        { TopicArn: 'arn:recorded', Message: 'x' },
        refused('TopicArn Reason: An ARN must have at least 6 elements, not 2'),
      ),
      sns(
        'Publish',
        { TopicArn: '', Message: 'x' },
        refused('TopicArn Reason: An ARN must have at least 6 elements, not 1'),
      ),
      sns(
        'Publish',
        {
          TargetArn: 'arn:aws:sns:us-east-1:111122223333:endpoint/APNS/abcdef/0f7d5971-aa8b-4bd5-b585-0826e9f93a66',
          Message: 'x',
        },
        refused('TargetArn Reason: No endpoint found for the target arn specified'),
      ),
      sns('Publish', { TargetArn: TopicArn, Message: 'x' }, { holds: {} }),
      sns(
        'Publish',
        { TopicArn, Message: JSON.stringify({ default: { object: 'test' } }), MessageStructure: 'json' },
        refused('Message Structure - No default entry in JSON message body'),
      ),
      sns('Publish', { TopicArn, Message: '{"default": "one", "default": "two"}', MessageStructure: 'json' }),
      sns(
        'Publish',
        {
          TopicArn,
          Message: 'a'.repeat(262_130),
          MessageAttributes: { attr1: { DataType: 'String', StringValue: 'x'.repeat(20) } },
        },
        refused('Message too long'),
      ),
      sns('Publish', { TopicArn, Message: 'x', MessageGroupId: 'group' }),
    ],
  },
  {
    name: 'SNS: batches',
    steps: [
      create,
      createFifo,
      batch(entries(5), {
        holds: { Failed: [], Successful: [{ Id: '0' }, { Id: '1' }, { Id: '2' }, { Id: '3' }, { Id: '4' }] },
      }),
      batch(entries(1), noTopic, topic('nothing')),
      batch(entries(11), 'TooManyEntriesInBatchRequest 400: The batch request contains more entries than permissible.'),
      batch(
        entries(2, { Id: '1' }),
        'BatchEntryIdsNotDistinct 400: Two or more batch entries in the request have the same Id.',
      ),
      batch(
        entries(1, { Message: '{}', MessageStructure: 'json' }),
        refused('Message Structure - No default entry in JSON message body'),
      ),
      batch(entries(1), refused('The MessageGroupId parameter is required for FIFO topics'), FIFO),
      batch(
        entries(1, { MessageGroupId: 'group' }),
        refused(
          'The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
        ),
        FIFO,
      ),
      sns(
        'Publish',
        { TopicArn: FIFO, Message: 'x' },
        refused('The MessageGroupId parameter is required for FIFO topics'),
      ),
      sns(
        'Publish',
        { TopicArn: FIFO, Message: 'x', MessageGroupId: 'group' },
        refused(
          'The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
        ),
      ),
    ],
  },
]
