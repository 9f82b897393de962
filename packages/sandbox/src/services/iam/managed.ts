import type { AwsStructure } from '@first-line/aws-api'
import { AwsError } from '../../aws-error.ts'
import type { Call } from '../../call.ts'
import { AWS_MANAGED } from '../../managed-policies/managed-policies.ts'
import { groups, type HolderKind, policies, roles, type Tag, users } from './entities.ts'
import { invalidInput, noSuchBoundary, validationError } from './errors.ts'
import { tagsOut } from './tags.ts'

/** A managed policy, AWS's or the account's, in one form. */
export interface AnyManagedPolicy {
  arn: string
  policyName: string
  policyId: string
  path: string
  description?: string
  createDate: string
  updateDate: string
  defaultVersionId: string
  attachable: boolean
  versions: readonly { versionId: string; document: string; createDate: string }[]
  tags: readonly Tag[]
}

/** The account that owns what AWS publishes in IAM, as policies see it in `aws:ResourceAccount` (recorded on AWS in 2026). */
export const AWS_OWNER = '639982225848'

const POLICY_ARN = /^arn:aws[\w-]*:iam::(aws|\d{12}):policy(\/[\x21-\x7e]*)*\/[\w+=,.@-]+$/

/** @throws AwsError ValidationError, as AWS has answered since 2024; before it was InvalidInput */
export function policyArn(arn: string): string {
  if (!POLICY_ARN.test(arn)) throw validationError(`ARN ${arn} is not valid.`)
  if (!arn.startsWith('arn:aws:')) throw validationError('Invalid ARN partition')
  return arn
}

/**
 * Policies that AWS keeps for its services' roles, and for what root is let do in member accounts.
 * @throws AwsError PolicyNotAttachable, as recorded on AWS in 2026 (radkawar/stackd, `attachment_domains`)
 */
export function notReserved(arn: string, kind: HolderKind): void {
  if (/^arn:aws:iam::aws:policy\/(?:aws-service-role|root-task)\//.test(arn))
    throw new AwsError('PolicyNotAttachable', 400, `Cannot attach AWS reserved policy to an IAM ${kind}.`)
}

/**
 * The policy of this ARN may become a permissions boundary.
 * @throws AwsError InvalidInput for what is no ARN of a policy, NoSuchEntity for one that does not exist
 */
export function attachableBoundary(call: Call, arn: string, kind: 'user' | 'role'): string {
  if (!POLICY_ARN.test(arn)) throw invalidInput(`ARN ${arn} is not valid.`)
  notReserved(arn, kind)
  if (!findPolicy(call, arn)?.attachable) throw noSuchBoundary(arn)
  return arn
}

/** The policy of this ARN: AWS's, or one of the caller's account. */
export function findPolicy(call: Call, arn: string): AnyManagedPolicy | undefined {
  if (!arn.startsWith(AWS_MANAGED)) {
    const own = call.table(policies).by('arn', arn)[0]
    return own && { ...own, attachable: true }
  }
  const policy = call.managedPolicies.get(arn)
  if (!policy) return undefined
  const { versionId, document, updateDate } = policy
  return {
    arn,
    policyName: policy.policyName,
    policyId: policy.policyId,
    path: policy.path,
    createDate: policy.createDate,
    updateDate,
    attachable: policy.attachable,
    defaultVersionId: versionId,
    versions: [{ versionId, document, createDate: updateDate }],
    tags: [],
  }
}

/** The text that is in force. */
export function defaultDocument({ versions, defaultVersionId }: AnyManagedPolicy): string | undefined {
  return versions.find(({ versionId }) => versionId === defaultVersionId)?.document
}

/** A policy as CreatePolicy, GetPolicy and ListPolicies give it; only GetPolicy says the description and the tags. */
export function policyOut(call: Call, policy: AnyManagedPolicy, detail: 'list' | 'created' | 'full'): AwsStructure {
  return {
    PolicyName: policy.policyName,
    PolicyId: policy.policyId,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersionId,
    AttachmentCount: attachments(call, policy.arn),
    PermissionsBoundaryUsageCount: boundaries(call, policy.arn),
    IsAttachable: policy.attachable,
    ...(detail === 'full' && policy.description !== undefined && { Description: policy.description }),
    CreateDate: new Date(policy.createDate),
    UpdateDate: new Date(policy.updateDate),
    ...(detail === 'created' && tagsOut(policy.tags)),
    // GetPolicy says `Tags` even when there are none.
    ...(detail === 'full' && { Tags: [], ...tagsOut(policy.tags) }),
  }
}

/** The ARNs of the managed policies that are attached in the account, or limit somebody there. */
export function managedPoliciesInUse({ table }: Call): ReadonlySet<string> {
  const holders = [...table(users).list(), ...table(roles).list()]
  return new Set([
    ...holders.flatMap(({ attachedPolicies, permissionsBoundary: boundary }) => [
      ...attachedPolicies,
      ...(boundary === undefined ? [] : [boundary]),
    ]),
    ...table(groups)
      .list()
      .flatMap(({ attachedPolicies }) => attachedPolicies),
  ])
}

/** How many users, groups and roles of the account have the policy attached. */
export function attachments(call: Call, arn: string): number {
  return (
    call.table(users).count('policy', arn) +
    call.table(groups).count('policy', arn) +
    call.table(roles).count('policy', arn)
  )
}

/** How many users and roles the policy bounds. */
export function boundaries(call: Call, arn: string): number {
  return call.table(users).count('boundary', arn) + call.table(roles).count('boundary', arn)
}

/** IAM gives documents percent-encoded (RFC 3986). */
export function encodeDocument(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
