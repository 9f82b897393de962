/** Tags of buckets by ARN; S3's own operations set them all at once. */
import { AwsError } from '../../aws-error.ts'
import type { Call } from '../../call.ts'
import { defineOperation } from '../../operation.ts'
import { type Bucket, buckets, type Tag } from '../s3/entities.ts'
import { noSuchBucket } from '../s3/errors.ts'
import { MOST_BUCKET_TAGS, validTags } from '../s3/tags.ts'

interface Input {
  AccountId: string
  ResourceArn: string
}

function bucketOf(call: Call, { ResourceArn }: Input): Bucket {
  const [, name] = /^arn:aws:s3:::([^/]+)$/.exec(ResourceArn) ?? []
  if (name === undefined) throw new AwsError('InvalidRequest', 400, 'The specified resource ARN is not valid.')
  const bucket = call.table(buckets).get(name)
  if (bucket?.account !== call.account) throw noSuchBucket(name)
  return bucket
}

function check(call: Call<Input>, action: string, context: Record<string, string | readonly string[]> = {}) {
  if (call.input.AccountId !== call.account) throw new AwsError('AccessDenied', 403, 'Access Denied')
  return { action, resource: call.input.ResourceArn, resourceAccount: bucketOf(call, call.input).account, context }
}

export const tagResource = defineOperation<Input & { Tags: Tag[] }>({
  service: 's3control',
  name: 'TagResource',
  access: 'Tagging',
  validate: ({ input }) => void validTags(input.Tags, MOST_BUCKET_TAGS),
  authorise: (call) =>
    check(call, 's3:TagResource', {
      ...Object.fromEntries(call.input.Tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value])),
      'aws:TagKeys': call.input.Tags.map(({ Key }) => Key),
    }),
  execute(call) {
    const bucket = bucketOf(call, call.input)
    const given = new Set(call.input.Tags.map(({ Key }) => Key))
    const tags = [...(bucket.tags ?? []).filter(({ Key }) => !given.has(Key)), ...call.input.Tags]
    call.table(buckets).put({ ...bucket, tags: validTags(tags, MOST_BUCKET_TAGS) })
    return {}
  },
})

export const untagResource = defineOperation<Input & { TagKeys: string[] }>({
  service: 's3control',
  name: 'UntagResource',
  access: 'Tagging',
  authorise: (call) => check(call, 's3:UntagResource', { 'aws:TagKeys': call.input.TagKeys }),
  execute(call) {
    const { tags = [], ...bucket } = bucketOf(call, call.input)
    const rest = tags.filter(({ Key }) => !call.input.TagKeys.includes(Key))
    call.table(buckets).put({ ...bucket, ...(rest.length > 0 && { tags: rest }) })
    return {}
  },
})

export const listTagsForResource = defineOperation<Input>({
  service: 's3control',
  name: 'ListTagsForResource',
  access: 'Read',
  authorise: (call) => check(call, 's3:ListTagsForResource'),
  execute: (call) => ({ Tags: (bucketOf(call, call.input).tags ?? []).map((tag) => ({ ...tag })) }),
})
