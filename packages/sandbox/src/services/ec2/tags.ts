import type { AwsStructure } from '@first-line/aws-api'
import type { Call } from '../../call.ts'
import type { Check } from '../../operation.ts'
import { type ResourceTags, resourceTags } from './entities.ts'
import { ec2Error, invalidParameterValue } from './errors.ts'

export interface TagInput {
  Key?: string
  Value?: string
}

export interface TagSpecification {
  ResourceType?: string
  Tags?: TagInput[]
}

export type Tags = ResourceTags['tags']

export function tagsOf(call: Call, resourceId: string): Tags {
  return call.table(resourceTags).get(resourceId)?.tags ?? []
}

/** `Tags` of an answer; absent where there are none, as EC2 leaves the set out. */
export function tagsOut(call: Call, resourceId: string): AwsStructure {
  const tags = tagsOf(call, resourceId)
  return tags.length ? { Tags: tagList(tags) } : {}
}

export const tagList = (tags: Tags): AwsStructure[] => tags.map(({ key, value }) => ({ Key: key, Value: value }))

/** Puts tags on, in place of those with the same keys. @throws AwsError InvalidParameterValue, TagLimitExceeded */
export function putTags(call: Call, resourceId: string, resourceType: string, given: readonly TagInput[]): void {
  if (given.length === 0) return
  const tags = new Map(tagsOf(call, resourceId).map(({ key, value }) => [key, value]))
  for (const { Key = '', Value = '' } of given) tags.set(Key, Value)
  if (tags.size > 50) throw ec2Error('TagLimitExceeded', 'The maximum number of Tags for a resource has been reached.')
  const sorted = [...tags].map(([key, value]) => ({ key, value })).sort((a, b) => (a.key < b.key ? -1 : 1))
  call.table(resourceTags).put({ resourceId, resourceType, region: call.region, tags: sorted })
}

export function forgetTags(call: Call, resourceId: string): void {
  call.table(resourceTags).delete(resourceId)
}

/** Restrictions on tags: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions */
export function validTags(given: readonly TagInput[]): void {
  const seen = new Set<string>()
  for (const { Key = '', Value = '' } of given) {
    if (Key === '') throw invalidParameterValue('Tag key cannot be null or empty.')
    if (Key.length > 127) throw invalidParameterValue('Tag key exceeds the maximum length of 127 characters')
    if (Value.length > 255) throw invalidParameterValue('Tag value exceeds the maximum length of 255 characters')
    if (/^aws:/i.test(Key)) throw invalidParameterValue(`Tag keys starting with 'aws:' are reserved for internal use`)
    if (seen.has(Key)) throw invalidParameterValue(`Duplicate tag key '${Key}' specified.`)
    seen.add(Key)
  }
}

/** Tags of one type out of TagSpecifications. */
export function tagsFor(specifications: readonly TagSpecification[] | undefined, type: string): TagInput[] {
  return (specifications ?? []).filter(({ ResourceType }) => ResourceType === type).flatMap(({ Tags = [] }) => Tags)
}

/** @param allowed the types that the operation makes. @throws AwsError InvalidParameterValue */
export function validSpecifications(
  specifications: readonly TagSpecification[] | undefined,
  allowed: readonly string[],
): void {
  const seen = new Set<string>()
  for (const { ResourceType, Tags = [] } of specifications ?? []) {
    if (ResourceType === undefined || !allowed.includes(ResourceType))
      throw invalidParameterValue(
        `'${ResourceType ?? 'null'}' is not a valid taggable resource type for this operation.`,
      )
    if (seen.has(ResourceType))
      throw invalidParameterValue('The same resource type may not be specified more than once in tag specifications.')
    seen.add(ResourceType)
    if (Tags.length === 0) throw invalidParameterValue('Tag specification must have at least one tag')
    validTags(Tags)
  }
}

/** `aws:RequestTag/…` and `aws:TagKeys` of tags in a request. */
export function requestTagContext(given: readonly TagInput[]): NonNullable<Check['context']> {
  if (given.length === 0) return {}
  const context: NonNullable<Check['context']> = { 'aws:TagKeys': given.map(({ Key = '' }) => Key) }
  for (const { Key = '', Value = '' } of given) context[`aws:RequestTag/${Key}`] = Value
  return context
}

/** Tags on what is being made need `ec2:CreateTags` too, with `ec2:CreateAction` saying by which action. */
export function createTagsCheck(
  call: Call,
  resource: string,
  createAction: string,
  given: readonly TagInput[],
): readonly Check[] {
  if (given.length === 0) return []
  return [
    {
      action: 'ec2:CreateTags',
      resource,
      context: { 'ec2:Region': call.region, 'ec2:CreateAction': createAction, ...requestTagContext(given) },
    },
  ]
}
