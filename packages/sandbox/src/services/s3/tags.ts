import { AwsError } from '../../aws-error.ts'
import type { Check } from '../../operation.ts'
import type { Tag } from './entities.ts'
import { invalidArgument, invalidTag } from './errors.ts'

export const MOST_OBJECT_TAGS = 10
export const MOST_BUCKET_TAGS = 50

/** Letters, numbers and blanks of any language, and `+ - = . _ : / @`. */
const ALLOWED = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u

/** @throws AwsError InvalidTag, BadRequest */
export function validTags(tags: readonly Tag[], most: number): readonly Tag[] {
  if (tags.length > most)
    throw new AwsError(
      'BadRequest',
      400,
      most === MOST_OBJECT_TAGS
        ? 'Object tags cannot be greater than 10'
        : 'Bucket tag count cannot be greater than 50',
    )
  const seen = new Set<string>()
  for (const { Key, Value } of tags) {
    if (Key === '' || Key.length > 128 || !ALLOWED.test(Key))
      throw invalidTag('The TagKey you have provided is invalid', { TagKey: Key })
    if (Key.toLowerCase().startsWith('aws:'))
      throw invalidTag(
        most === MOST_OBJECT_TAGS
          ? 'Your TagKey cannot be prefixed with aws:'
          : 'System tags cannot be added/updated by requester',
        { TagKey: Key },
      )
    if (Value.length > 256 || !ALLOWED.test(Value))
      throw invalidTag('The TagValue you have provided is invalid', { TagKey: Key, TagValue: Value })
    if (seen.has(Key)) throw invalidTag('Cannot provide multiple Tags with the same key', { TagKey: Key })
    seen.add(Key)
  }
  return tags
}

/** Tags of the header `x-amz-tagging`, a form. @throws AwsError InvalidArgument, InvalidTag */
export function readTagging(header: string | undefined): readonly Tag[] {
  if (header === undefined || header === '') return []
  const tags = [...new URLSearchParams(header)].map(([Key, Value]) => ({ Key, Value }))
  const readable = tags.every(({ Key, Value }) => ALLOWED.test(Key) && ALLOWED.test(Value))
  if (!readable || new Set(tags.map(({ Key }) => Key)).size < tags.length)
    throw invalidArgument(
      "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.",
      'x-amz-tagging',
      header,
    )
  return validTags(tags, MOST_OBJECT_TAGS)
}

export const requestTagContext = (tags: readonly Tag[]): NonNullable<Check['context']> =>
  tags.length === 0
    ? {}
    : {
        ...Object.fromEntries(tags.map(({ Key, Value }) => [`s3:RequestObjectTag/${Key}`, Value])),
        's3:RequestObjectTagKeys': tags.map(({ Key }) => Key),
      }
