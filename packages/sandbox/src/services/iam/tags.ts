import type { AwsStructure } from '@first-line/aws-api'
import type { Check } from '../../operation.ts'
import type { Tag } from './entities.ts'
import { invalidInput, limitExceeded } from './errors.ts'
import { QUOTAS } from './quotas.ts'

/** Tags of the thing a request is about, as condition keys. */
export function resourceTagContext(tags: readonly Tag[] | undefined): NonNullable<Check['context']> {
  return Object.fromEntries((tags ?? []).map(({ Key, Value }) => [`aws:ResourceTag/${Key}`, Value]))
}

/** The same for users and roles, which alone have the older key too (*Service Authorization Reference*, IAM, resource types). */
export function identityTagContext(tags: readonly Tag[] | undefined): NonNullable<Check['context']> {
  const older = (tags ?? []).map(({ Key, Value }) => [`iam:ResourceTag/${Key}`, Value])
  return { ...resourceTagContext(tags), ...Object.fromEntries(older) }
}

/** Tags that a request wants to set, as condition keys. */
export function requestTagContext(tags: readonly Tag[] | undefined): NonNullable<Check['context']> {
  if (!tags?.length) return {}
  const context: Record<string, string | string[]> = { 'aws:TagKeys': tags.map((tag) => tag.Key) }
  for (const { Key, Value } of tags) context[`aws:RequestTag/${Key}`] = Value
  return context
}

/**
 * Keys of tags of users and roles are unique regardless of case; everyone else's are told apart by it
 * (IAM User Guide, *Tags for IAM resources*).
 */
export type TagKeys = 'any-case' | 'case-sensitive'

const comparable = (key: string, keys: TagKeys): string => (keys === 'any-case' ? key.toLowerCase() : key)

/**
 * The tags of a new entity, or of one that gets more.
 * @throws AwsError InvalidInput for keys that repeat or begin with `aws:`, LimitExceeded past 50
 */
export function mergeTags(
  present: readonly Tag[],
  added: readonly Tag[] | undefined,
  keys: TagKeys = 'any-case',
): readonly Tag[] {
  const news = new Map<string, Tag>()
  // Words, and that this comes first, as recorded on AWS in 2026.
  if (added?.some(({ Key }) => /^aws:/i.test(Key)))
    throw invalidInput('Tag keys beginning with aws: are reserved for system use.')
  for (const { Key, Value } of added ?? []) {
    const key = comparable(Key, keys)
    if (news.has(key))
      throw invalidInput(
        keys === 'any-case'
          ? 'Duplicate tag keys found. Please note that Tag keys are case insensitive.'
          : 'Duplicate tag keys found.',
      )
    news.set(key, { Key, Value })
  }
  const known = new Set(present.map(({ Key }) => comparable(Key, keys)))
  const merged = present.map((tag) => news.get(comparable(tag.Key, keys)) ?? tag)
  for (const [key, tag] of news) if (!known.has(key)) merged.push(tag)
  if (merged.length > QUOTAS.TagsPerEntity) throw limitExceeded(`The number of tags has reached the maximum limit.`)
  return merged
}

/** What is left of tags. Keys that are not there are no error. */
export function removeTags(
  present: readonly Tag[],
  removed: readonly string[],
  keys: TagKeys = 'any-case',
): readonly Tag[] {
  const gone = new Set(removed.map((key) => comparable(key, keys)))
  return present.filter(({ Key }) => !gone.has(comparable(Key, keys)))
}

/** `Tags` of an entity, absent when it has none. */
export function tagsOut(tags: readonly Tag[]): AwsStructure {
  return tags.length ? { Tags: tags.map(({ Key, Value }) => ({ Key, Value })) } : {}
}
