import type { AwsStructure } from '@first-line/aws-api'
import { AwsError } from '../../../aws-error.ts'
import type { Call } from '../../../call.ts'
import { type Check, defineOperation, type Operation } from '../../../operation.ts'
import type { Tag } from '../../iam/entities.ts'
import { requestTagContext } from '../../iam/tags.ts'
import { invalidParameter, notAnArn } from '../errors.ts'
import { kindOf } from '../taggable/index.ts'

interface Input {
  ResourceARNList: string[]
}

type Change = (present: readonly Tag[]) => readonly Tag[]

/** What the API does not know fails the whole request, before anything is done. @throws AwsError InvalidParameterException */
function validate(call: Call<Input>): void {
  for (const arn of call.input.ResourceARNList) if (!kindOf(call, arn)) throw notAnArn(arn)
}

/** Each resource for itself: the service it belongs to is asked, and what it refuses is told beside the others' success. */
function changeEach(
  call: Call<Input>,
  verb: 'tag' | 'untag',
  context: NonNullable<Check['context']>,
  change: Change,
): AwsStructure {
  const failed: Record<string, AwsStructure> = {}
  for (const arn of new Set(call.input.ResourceARNList)) {
    const failure = changeOne(call, arn, verb, context, change)
    if (failure) failed[arn] = { StatusCode: failure.status, ErrorCode: failure.code, ErrorMessage: failure.message }
  }
  return { FailedResourcesMap: failed }
}

type Failure = Pick<AwsError, 'status' | 'code' | 'message'>

function changeOne(
  call: Call<Input>,
  arn: string,
  verb: 'tag' | 'untag',
  context: NonNullable<Check['context']>,
  change: Change,
): Failure | undefined {
  const kind = kindOf(call, arn)!
  try {
    for (const check of kind.checks(call, arn, verb, context)) {
      const message = call.denial(check)
      if (message !== undefined) return { ...kind.denial, message }
    }
    kind.replace(call, arn, change)
    return undefined
  } catch (error) {
    if (error instanceof AwsError) return error
    throw error
  }
}

export const tagOperations: readonly Operation[] = [
  defineOperation<Input & { Tags: Record<string, string> }>({
    service: 'resourcegroupstaggingapi',
    name: 'TagResources',
    access: 'Tagging',
    validate(call) {
      validate(call)
      const reserved = Object.keys(call.input.Tags).find((key) => /^aws:/i.test(key))
      if (reserved !== undefined) throw invalidParameter('Tag keys cannot start with aws:')
    },
    authorise: () => ({ action: 'tag:TagResources', resource: '*', shown: null }),
    execute(call) {
      const added = Object.entries(call.input.Tags).map(([Key, Value]) => ({ Key, Value }))
      return changeEach(call, 'tag', requestTagContext(added), (present) => [
        ...present.filter(({ Key }) => !Object.hasOwn(call.input.Tags, Key)),
        ...added,
      ])
    },
  }),
  defineOperation<Input & { TagKeys: string[] }>({
    service: 'resourcegroupstaggingapi',
    name: 'UntagResources',
    access: 'Tagging',
    validate,
    authorise: () => ({ action: 'tag:UntagResources', resource: '*', shown: null }),
    execute: (call) =>
      changeEach(call, 'untag', { 'aws:TagKeys': call.input.TagKeys }, (present) =>
        present.filter(({ Key }) => !call.input.TagKeys.includes(Key)),
      ),
  }),
]
