import { type CompiledPolicy, malformedPolicyMessage, type PolicyKind } from '@first-line/policy'
import type { Call } from '../../../call.ts'
import { type HeldPolicy, isAwsManaged } from '../entity-of-arn.ts'
import { invalidInput } from '../errors.ts'

/**
 * Policies that came as text, named as AWS names them in its results: `PolicyInputList.1`.
 * @throws AwsError InvalidInput
 */
export function fromInput(call: Call, texts: readonly string[], kind: PolicyKind, label: string): CompiledPolicy[] {
  return texts.map((text, index) => {
    // Recorded of `PolicyInputList`; which clause is wrong is not told.
    if (malformedPolicyMessage(text, kind, { inline: true }) !== undefined)
      throw invalidInput(`Policy input list item ${index + 1} has invalid content`)
    return call.compile(text, { kind, name: `${label}.${index + 1}` })
  })
}

/** The boundary that was passed, if any: a list that may have one. @throws AwsError InvalidInput */
export function boundaryFromInput(call: Call, texts: readonly string[] = []): CompiledPolicy | undefined {
  if (texts.length > 1) throw invalidInput('The list of Permissions Boundary policies cannot exceed 1 items.')
  return fromInput(call, texts, 'boundary', 'PermissionsBoundaryPolicyInputList')[0]
}

/** As {@link fromInput}, for a single policy. @throws AwsError InvalidInput with the words of MalformedPolicyDocument */
export function fromText(call: Call, text: string, kind: PolicyKind, name: string): CompiledPolicy {
  const malformed = malformedPolicyMessage(text, kind, { inline: true })
  if (malformed !== undefined) throw invalidInput(malformed)
  return call.compile(text, { kind, name })
}

/** Managed policies go by their name in results, inline ones by whose they are: `role_deployer_inline`. */
export function fromHeld(call: Call, { name, text, arn, holder }: HeldPolicy): CompiledPolicy {
  const id = arn === undefined ? `${holder.type.toLowerCase()}_${holder.name}_${name}` : name
  return call.compile(text, { kind: 'identity', name: id, ...(arn !== undefined && { arn }) })
}

export interface PolicyIdentifier {
  PolicyType?: 'inline' | 'aws-managed' | 'user-managed' | 'permission-boundary' | 'scp' | 'rcp'
  PolicyArn?: string
  InlinePolicyIdentifier?: { PolicyName: string; AttachmentType: string; AttachmentName: string }
}

/** Whether a list of exclusions leaves a policy out. What matches nothing is ignored. */
export function isExcluded({ name, arn, holder }: HeldPolicy, exclusions: readonly PolicyIdentifier[]): boolean {
  const type = arn === undefined ? 'inline' : isAwsManaged(arn) ? 'aws-managed' : 'user-managed'
  return exclusions.some(({ PolicyType, PolicyArn, InlinePolicyIdentifier: inline }) => {
    if (PolicyType !== undefined) return PolicyType === type
    if (PolicyArn !== undefined) return arn !== undefined && withoutPath(arn) === PolicyArn
    return (
      arn === undefined &&
      inline?.PolicyName === name &&
      inline.AttachmentType === holder.type.toLowerCase() &&
      inline.AttachmentName === holder.name
    )
  })
}

/** AWS knows policies by ARNs without their path here, and by no others (recorded in 2026: radkawar/stackd, `simulation`). */
const withoutPath = (arn: string): string => arn.replace(/:policy\/.*\//, ':policy/')

/** Whether the boundary is left out: as a type, or by its ARN. @throws AwsError InvalidInput for a malformed ARN */
export function excludesBoundary(boundary: string, exclusions: readonly PolicyIdentifier[]): boolean {
  // Wording unverified.
  for (const { PolicyArn } of exclusions)
    if (PolicyArn !== undefined && !/^arn:[^:]+:(?:iam|organizations):/.test(PolicyArn))
      throw invalidInput(`Invalid policy ARN in PolicyExclusionList: ${PolicyArn}`)
  return exclusions.some(
    ({ PolicyType, PolicyArn }) =>
      PolicyType === 'permission-boundary' || (PolicyArn !== undefined && PolicyArn === boundary),
  )
}
