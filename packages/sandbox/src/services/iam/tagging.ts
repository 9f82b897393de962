import type { AwsError } from '../../aws-error.ts'
import type { Call } from '../../call.ts'
import { type Check, defineOperation, type Operation } from '../../operation.ts'
import type { Tag } from './entities.ts'
import { invalidInput } from './errors.ts'
import { type PageInput, pageOf } from './pagination.ts'
import { mergeTags, removeTags, requestTagContext, type TagKeys, tagsOut } from './tags.ts'

/** An empty list of tags: recorded on AWS in 2026 for TagUser; the words end in a space. */
const nothingGiven = (): AwsError => invalidInput('Error occurred while validating input. ')

/** A kind of entity that has tags, and how its operations are called. */
export interface TaggedKind<Input> {
  tag: string
  untag: string
  list: string
  keys: TagKeys
  check: (call: Call<Input>, action: string, context?: Check['context']) => Check
  /** @throws AwsError NoSuchEntity */
  read: (call: Call<Input>) => readonly Tag[]
  write: (call: Call<Input>, tags: readonly Tag[]) => void
}

/** The three operations on the tags of a kind: they differ in nothing but whom they are about. */
export function tagOperations<Input>(kind: TaggedKind<Input>): readonly Operation[] {
  return [
    defineOperation<Input & { Tags: Tag[] }, undefined>({
      service: 'iam',
      name: kind.tag,
      access: 'Tagging',
      authorise: (call) => kind.check(call, `iam:${kind.tag}`, requestTagContext(call.input.Tags)),
      execute(call) {
        if (call.input.Tags.length === 0) throw nothingGiven()
        return kind.write(call, mergeTags(kind.read(call), call.input.Tags, kind.keys)) as undefined
      },
    }),
    defineOperation<Input & { TagKeys: string[] }, undefined>({
      service: 'iam',
      name: kind.untag,
      access: 'Tagging',
      authorise: (call) => kind.check(call, `iam:${kind.untag}`, { 'aws:TagKeys': call.input.TagKeys }),
      // No keys at all are no error here.
      execute(call) {
        return kind.write(call, removeTags(kind.read(call), call.input.TagKeys, kind.keys)) as undefined
      },
    }),
    defineOperation<Input & PageInput>({
      service: 'iam',
      name: kind.list,
      access: 'List',
      authorise: (call) => kind.check(call, `iam:${kind.list}`),
      execute(call) {
        const { items, rest } = pageOf(call.input, sortedTags(kind.read(call), kind.keys), (tag) => tag.Key)
        return { Tags: items.map(({ Key, Value }) => ({ Key, Value })), ...rest }
      },
    }),
  ]
}

/**
 * Lists give tags in the order of their keys, capitals first. Where keys are told apart by their case, a shorter key comes
 * first, as recorded answers of ListPolicyTags show: `a`, `b`, `z`, `abc` (LocalStack, February 2026).
 */
function sortedTags(tags: readonly Tag[], keys: TagKeys): readonly Tag[] {
  return [...tags].sort(
    (a, b) => (keys === 'case-sensitive' ? a.Key.length - b.Key.length : 0) || (a.Key < b.Key ? -1 : 1),
  )
}

/** `Tags`, present even when there are none: so GetPolicy, GetInstanceProfile and the providers give them. */
export function allTagsOut(tags: readonly Tag[]): { Tags: { Key: string; Value: string }[] } {
  return { Tags: [], ...tagsOut(sortedTags(tags, 'case-sensitive')) }
}
