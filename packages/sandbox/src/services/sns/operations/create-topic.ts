import { defineOperation } from '../../../operation.ts'
import type { Tag } from '../../iam/entities.ts'
import { requestTagContext } from '../../iam/tags.ts'
import { topicArn } from '../arns.ts'
import { topicKey, topics } from '../entities.ts'
import { invalidParameter } from '../errors.ts'
import { withTags } from '../tags.ts'
import { topicAttributesAtCreation } from '../topic-attributes.ts'
import { namedTopicCheck } from '../topics.ts'

interface Input {
  Name: string
  Attributes?: Record<string, string>
  Tags?: Tag[]
}

const isFifo = (input: Input): boolean => input.Attributes?.FifoTopic?.toLowerCase() === 'true'

/** @throws AwsError InvalidParameter */
function validName(input: Input): void {
  const fifo = isFifo(input)
  const bare = fifo && input.Name.endsWith('.fifo') ? input.Name.slice(0, -'.fifo'.length) : input.Name
  if (fifo && (bare === input.Name || !/^[\w-]+$/.test(bare) || input.Name.length > 256))
    throw invalidParameter(
      'Fifo Topic names must end with .fifo and must be made up of only uppercase and lowercase ASCII letters, numbers, underscores, and hyphens, and must be between 1 and 256 characters long.',
    )
  if (!/^[\w-]{1,256}$/.test(bare)) throw invalidParameter('Topic Name')
}

const nameOf = (input: Input, { region, account }: { region: string; account: string }) => ({
  region,
  account,
  name: input.Name,
})

export const createTopic = defineOperation<Input>({
  service: 'sns',
  name: 'CreateTopic',
  access: 'Write',
  validate: ({ input }) => validName(input),
  authorise: (call) =>
    namedTopicCheck(call, 'sns:CreateTopic', nameOf(call.input, call), requestTagContext(call.input.Tags)),
  execute(call) {
    const { Name: name, Attributes = {}, Tags = [] } = call.input
    const { region, account, now } = call
    const attributes = topicAttributesAtCreation(Attributes, isFifo(call.input))
    const tags = withTags([], Tags)
    const answer = { TopicArn: topicArn({ region, account, name }) }
    const present = call.table(topics).get(topicKey({ region, name }))
    if (!present) {
      call.table(topics).put({ region, name, createDate: now, attributes, tags, deleted: 0 })
      return answer
    }
    // Making what is there already is no error, unless it would have to change.
    if (Object.entries(attributes).some(([key, value]) => present.attributes[key] !== value))
      throw invalidParameter('Attributes Reason: Topic already exists with different attributes')
    const same = (tag: Tag) => present.tags.some(({ Key, Value }) => Key === tag.Key && Value === tag.Value)
    if (!tags.every(same)) throw invalidParameter('Tags Reason: Topic already exists with different tags')
    return answer
  },
})
