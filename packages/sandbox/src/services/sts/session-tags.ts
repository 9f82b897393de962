import type { Call } from '../../call.ts'
import type { Check } from '../../operation.ts'
import type { Tag } from '../iam/entities.ts'
import { requestTagContext } from '../iam/tags.ts'
import { duplicateTagKeys, invalidParameter } from './errors.ts'

export interface SessionTagsInput {
  Tags?: Tag[]
  TransitiveTagKeys?: string[]
}

/** What a session is tagged with: its own tags, and those its maker's session handed on. */
export interface SessionTags {
  tags?: Record<string, string>
  transitiveTagKeys?: string[]
}

/**
 * The tags of a session to be made. Keys are unique in whatever case, and a tag that was handed on cannot be set again.
 * Words as LocalStack's tests recorded them (tests/aws/services/sts/test_sts.py).
 * @throws AwsError InvalidParameterValue
 */
export function sessionTags(call: Call, { Tags = [], TransitiveTagKeys = [] }: SessionTagsInput): SessionTags {
  const own = new Map(Tags.map((tag) => [tag.Key.toLowerCase(), tag]))
  if (own.size < Tags.length) throw duplicateTagKeys()
  // Wording of S3 Access Grants' documentation for the same check; unverified for STS.
  for (const { Key } of Tags)
    if (/^aws:/i.test(Key)) throw invalidParameter('Tag keys cannot start with AWS reserved prefix for system tags.')
  const inherited = inheritedTags(call)
  if (inherited.some(({ Key }) => own.has(Key.toLowerCase())))
    throw invalidParameter(
      "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
    )
  if (TransitiveTagKeys.some((key) => !own.has(key.toLowerCase())))
    throw invalidParameter('The specified transitive tag key must be included in the requested tags.')
  const all = [...inherited, ...Tags]
  const transitive = [
    ...inherited.map(({ Key }) => Key),
    ...TransitiveTagKeys.map((key) => own.get(key.toLowerCase())?.Key ?? key),
  ]
  return {
    ...(all.length && { tags: Object.fromEntries(all.map(({ Key, Value }) => [Key, Value])) }),
    ...(transitive.length && { transitiveTagKeys: transitive }),
  }
}

/** Tags of the calling session that go with whoever it becomes. */
function inheritedTags({ caller: { session } }: Call): Tag[] {
  const { tags = {}, transitiveTagKeys = [] } = session ?? {}
  return transitiveTagKeys.map((Key) => ({ Key, Value: tags[Key] ?? '' }))
}

/** `aws:RequestTag/…`, `aws:TagKeys`, `sts:TransitiveTagKeys`: what is asked for, and what is handed on. */
export function sessionTagContext(call: Call, input: SessionTagsInput): NonNullable<Check['context']> {
  const transitive = [...inheritedTags(call).map(({ Key }) => Key), ...(input.TransitiveTagKeys ?? [])]
  return {
    ...requestTagContext([...inheritedTags(call), ...(input.Tags ?? [])]),
    ...(transitive.length && { 'sts:TransitiveTagKeys': transitive }),
  }
}

/** Whether `sts:TagSession` is asked for: tags that are handed on count too (EKS Pod Identity's documentation says so). */
export function tagsSession(call: Call, input: SessionTagsInput): boolean {
  return (input.Tags?.length ?? 0) > 0 || inheritedTags(call).length > 0
}
