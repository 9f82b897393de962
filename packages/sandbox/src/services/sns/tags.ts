import type { Tag } from '../iam/entities.ts'
import { invalidParameter, tooManyTags } from './errors.ts'

const MOST = 50

/** The tags of a topic with more, in the order of their keys' arrival. @throws AwsError InvalidParameter, TagLimitExceeded */
export function withTags(present: readonly Tag[], added: readonly Tag[] = []): readonly Tag[] {
  const news = new Map(added.map(({ Key, Value }) => [Key, { Key, Value }]))
  if (news.size < added.length) throw invalidParameter('Duplicated keys are not allowed.')
  if (added.some(({ Key }) => /^aws:/i.test(Key)))
    throw invalidParameter('Tag keys that begin with "aws:" are reserved for system use')
  const merged = new Map(present.map((tag) => [tag.Key, tag]))
  for (const [key, tag] of news) merged.set(key, tag)
  if (merged.size > MOST) throw tooManyTags()
  return [...merged.values()]
}
