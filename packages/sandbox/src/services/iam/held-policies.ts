/** What users, groups and roles have in common: policies that are attached to them, and policies inside them. */
import type { AwsStructure } from '@first-line/aws-api'
import { malformedPolicyMessage } from '@first-line/policy'
import type { AwsError } from '../../aws-error.ts'
import type { Call } from '../../call.ts'
import type { HolderKind, PolicyHolder } from './entities.ts'
import { limitExceeded, malformedPolicy, noSuchEntity, noSuchPolicy, notAttachable } from './errors.ts'
import { encodeDocument, findPolicy, notReserved, policyArn } from './managed.ts'
import { type PageInput, pageOf } from './pagination.ts'
import { policySize, QUOTAS, withinQuota } from './quotas.ts'

const QUOTA_OF = {
  user: { attached: 'PoliciesPerUser', size: 'UserPolicySize' },
  group: { attached: 'PoliciesPerGroup', size: 'GroupPolicySize' },
  role: { attached: 'PoliciesPerRole', size: 'RolePolicySize' },
} as const satisfies Record<HolderKind, unknown>

/**
 * The holder with a managed policy attached. Attaching again changes nothing and is no error: then it is the same object.
 * @throws AwsError NoSuchEntity, LimitExceeded, InvalidInput
 */
export function withAttached<T extends PolicyHolder>(call: Call, kind: HolderKind, holder: T, arn: string): T {
  notReserved(policyArn(arn), kind)
  if (!findPolicy(call, arn)?.attachable) throw notAttachable(arn)
  if (holder.attachedPolicies.includes(arn)) return holder
  withinQuota(QUOTA_OF[kind].attached, holder.attachedPolicies.length)
  return { ...holder, attachedPolicies: [...holder.attachedPolicies, arn] }
}

/** @throws AwsError NoSuchEntity when it was not attached */
export function withoutAttached<T extends PolicyHolder>(holder: T, arn: string): T {
  if (!holder.attachedPolicies.includes(policyArn(arn))) throw noSuchPolicy(arn)
  return { ...holder, attachedPolicies: holder.attachedPolicies.filter((attached) => attached !== arn) }
}

/** `AttachedPolicies`, a page of them. */
export function attachedOut(call: Call<PageInput & { PathPrefix?: string }>, holder: PolicyHolder): AwsStructure {
  const { PathPrefix = '/' } = call.input
  const attached = holder.attachedPolicies.filter((arn) => findPolicy(call, arn)?.path.startsWith(PathPrefix))
  const { items, rest } = pageOf(call.input, attached, (arn) => arn)
  return {
    AttachedPolicies: items.map((arn) => ({ PolicyName: arn.slice(arn.lastIndexOf('/') + 1), PolicyArn: arn })),
    ...rest,
  }
}

/** @throws AwsError MalformedPolicyDocument, LimitExceeded for all inline policies together */
export function withInline<T extends PolicyHolder>(
  kind: HolderKind,
  holder: T,
  holderName: string,
  input: { PolicyName: string; PolicyDocument: string },
): T {
  const malformed = malformedPolicyMessage(input.PolicyDocument, 'identity', { inline: true })
  if (malformed !== undefined) throw malformedPolicy(malformed)
  const name = inlineName(holder, input.PolicyName) ?? input.PolicyName
  const inlinePolicies = { ...holder.inlinePolicies, [name]: input.PolicyDocument }
  const size = Object.values(inlinePolicies).reduce((sum, text) => sum + policySize(text), 0)
  const limit = QUOTAS[QUOTA_OF[kind].size]
  if (size > limit) throw limitExceeded(`Maximum policy size of ${limit} bytes exceeded for ${kind} ${holderName}`)
  return { ...holder, inlinePolicies }
}

/** @throws AwsError NoSuchEntity */
export function withoutInline<T extends PolicyHolder>(kind: HolderKind, holder: T, policyName: string): T {
  const gone = inlineName(holder, policyName)
  if (gone === undefined) throw noSuchInline(kind, policyName)
  const inlinePolicies = Object.fromEntries(Object.entries(holder.inlinePolicies).filter(([name]) => name !== gone))
  return { ...holder, inlinePolicies }
}

/** The document of an inline policy, as IAM gives it: percent-encoded. @throws AwsError NoSuchEntity */
export function inlineDocument(kind: HolderKind, holder: PolicyHolder, policyName: string): string {
  return encodeDocument(inlineText(kind, holder, policyName))
}

function inlineText(kind: HolderKind, holder: PolicyHolder, policyName: string): string {
  const name = inlineName(holder, policyName)
  if (name === undefined) throw noSuchInline(kind, policyName)
  return holder.inlinePolicies[name]!
}

/** The name of an inline policy as it was first given: like other names in IAM, found in either case. */
function inlineName({ inlinePolicies }: PolicyHolder, policyName: string): string | undefined {
  const wanted = policyName.toLowerCase()
  return Object.keys(inlinePolicies).find((name) => name.toLowerCase() === wanted)
}

const noSuchInline = (kind: HolderKind, policyName: string): AwsError =>
  noSuchEntity(`The ${kind} policy with name ${policyName} cannot be found.`)

/** `PolicyNames` of inline policies, a page of them. */
export function inlineNamesOut(call: Call<PageInput>, holder: PolicyHolder): AwsStructure {
  const { items, rest } = pageOf(call.input, Object.keys(holder.inlinePolicies).sort(), (name) => name)
  return { PolicyNames: items, ...rest }
}
