import type { Tag } from '../../iam/entities.ts'
import { validation } from '../errors.ts'

const MOST = 50

/** The tags of a table with more. Wordings unverified. @throws AwsError ValidationException */
export function withTags(present: readonly Tag[], added: readonly Tag[] = []): readonly Tag[] {
  const merged = new Map(present.map((tag) => [tag.Key, tag]))
  const seen = new Set<string>()
  for (const { Key, Value } of added) {
    if (seen.has(Key)) throw validation('Duplicate tag keys found.')
    if (/^aws:/i.test(Key))
      throw validation(
        'One or more parameter values were invalid: Tag keys starting with aws: are reserved for system use.',
      )
    seen.add(Key)
    merged.set(Key, { Key, Value })
  }
  if (merged.size > MOST) throw validation('One or more parameter values were invalid: Too many tags')
  return [...merged.values()]
}
