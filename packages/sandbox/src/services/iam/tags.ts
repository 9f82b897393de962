import type { AwsStructure } from '@first-line/aws-api'
import type { Check } from '../../operation.ts'
import type { Tag } from './entities.ts'
import { invalidInput, limitExceeded } from './errors.ts'
import { QUOTAS } from './quotas.ts'

/** Tags of the thing a request is about, as condition keys. */
export function resourceTagContext(tags: readonly Tag[] | undefined): NonNullable<Check['context']> {
  const context: Record<string, string> = {}
  for (const { Key, Value } of tags ?? []) {
    context[`aws:ResourceTag/${Key}`] = Value
    context[`iam:ResourceTag/${Key}`] = Value
  }
  return context
}

/** Tags that a request wants to set, as condition keys. */
export function requestTagContext(tags: readonly Tag[] | undefined): NonNullable<Check['context']> {
  if (!tags?.length) return {}
  const context: Record<string, string | string[]> = { 'aws:TagKeys': tags.map((tag) => tag.Key) }
  for (const { Key, Value } of tags) context[`aws:RequestTag/${Key}`] = Value
  return context
}

/**
 * The tags of a new entity, or of one that gets more. Keys are unique regardless of case.
 * @throws AwsError InvalidInput for keys that repeat or begin with `aws:`, LimitExceeded past 50
 */
export function mergeTags(present: readonly Tag[], added: readonly Tag[] | undefined): readonly Tag[] {
  const seen = new Set<string>()
  for (const { Key } of added ?? []) {
    if (/^aws:/i.test(Key)) throw invalidInput(`Caller is not allowed to use the system tag prefix aws: in tag keys.`)
    if (seen.has(Key.toLowerCase()))
      throw invalidInput('Duplicate tag keys found. Please note that Tag keys are case insensitive.')
    seen.add(Key.toLowerCase())
  }
  const merged = present.map((tag) => added?.find((other) => other.Key.toLowerCase() === tag.Key.toLowerCase()) ?? tag)
  for (const tag of added ?? [])
    if (!present.some((other) => other.Key.toLowerCase() === tag.Key.toLowerCase())) merged.push(tag)
  if (merged.length > QUOTAS.TagsPerEntity) throw limitExceeded(`The number of tags has reached the maximum limit.`)
  return merged.map(({ Key, Value }) => ({ Key, Value }))
}

/** `Tags` of an entity, absent when it has none. */
export function tagsOut(tags: readonly Tag[]): AwsStructure {
  return tags.length ? { Tags: tags.map(({ Key, Value }) => ({ Key, Value })) } : {}
}
