import { AwsError } from '../../aws-error.ts'
import type { Call } from '../../call.ts'
import type { Check } from '../../operation.ts'
import type { Tag } from '../iam/entities.ts'
import { invalidParameter } from './errors.ts'

const MOST = 50

/** The tags of a budget, or of an action, with more. Wordings unverified. @throws AwsError */
export function withTags(present: readonly Tag[], added: readonly Tag[] = []): readonly Tag[] {
  const merged = new Map(present.map((tag) => [tag.Key, tag]))
  const seen = new Set<string>()
  for (const { Key, Value } of added) {
    if (seen.has(Key)) throw invalidParameter(`Duplicate tag key: ${Key}`)
    if (/^aws:/i.test(Key)) throw invalidParameter('Tag keys that begin with aws: are reserved')
    seen.add(Key)
    merged.set(Key, { Key, Value })
  }
  if (merged.size > MOST)
    throw new AwsError('ServiceQuotaExceededException', 400, `A resource has ${MOST} tags at most.`)
  return [...merged.values()]
}

/** Making something with tags asks for the permission to tag, too. */
export const tagCheck = (action: string, { resource, context }: Check): Check => ({
  action,
  resource,
  ...(context && { context }),
})

export interface TaggedArn {
  account: string
  budgetName: string
  actionId?: string
}

/** Reads the ARN of a budget or of an action. @throws AwsError InvalidParameterException */
export function readArn({ input }: Call<{ ResourceARN: string }>): TaggedArn {
  const [, account, path] = /^arn:aws:budgets::(\d{12}):budget\/(.+)$/.exec(input.ResourceARN) ?? []
  if (account === undefined || path === undefined) throw invalidParameter(`Invalid ARN: ${input.ResourceARN}`)
  const [, budgetName = path, actionId] = /^(.+)\/action\/([^/]+)$/.exec(path) ?? []
  return { account, budgetName, ...(actionId !== undefined && { actionId }) }
}
