import { malformedPolicyMessage } from '@first-line/policy'
import type { Call } from '../../call.ts'
import { managedPolicyText } from '../../pipeline/policy-set.ts'
import { malformedPolicy, packedPolicyTooLarge, validationError } from './errors.ts'

export interface SessionPoliciesInput {
  Policy?: string
  PolicyArns?: { arn?: string }[]
}

/** What limits a session besides its role or user. */
export interface SessionPolicies {
  policies?: string[]
  policyArns?: string[]
}

/** Managed session policies of one session (IAM User Guide, *IAM and AWS STS quotas*). */
const MANAGED = 10
/** Characters of an inline session policy and of all ARNs together. */
const PLAIN_TEXT = 2_048

/** Where IAM itself speaks of syntax (hashicorp/vault#1113; Hadoop's *Working with IAM Assumed Roles*). */
const NO_JSON = 'The policy is not in the valid JSON format.'

const POLICY_ARN = /^arn:aws[\w-]*:iam::(?:aws|\d{12}):policy\/.+$/

/**
 * The session policies of a request. Managed ones are looked for in the account whose session it is.
 * @throws AwsError MalformedPolicyDocument, ValidationError, PackedPolicyTooLarge
 */
export function sessionPolicies(call: Call<SessionPoliciesInput>, account: string): SessionPolicies {
  const { Policy, PolicyArns = [] } = call.input
  if (Policy !== undefined) {
    const malformed = isJsonObject(Policy) ? malformedPolicyMessage(Policy, 'session') : NO_JSON
    if (malformed !== undefined) throw malformedPolicy(malformed)
  }
  const arns = PolicyArns.map(({ arn }) => arn ?? '')
  // Unverified wording.
  if (arns.length > MANAGED)
    throw validationError(`The maximum number of policy ARNs that can be passed is ${MANAGED}.`)
  for (const arn of arns) {
    if (!POLICY_ARN.test(arn)) throw validationError(`ARN ${arn} is not valid.`)
    // Unverified, code and wording: the reference only says that they have to exist in the account.
    if (managedPolicyText(arn, account, call.world, call.managedPolicies) === undefined)
      throw malformedPolicy(`The policy ${arn} does not exist or is not attachable.`)
  }
  const plain = (Policy?.length ?? 0) + arns.reduce((sum, arn) => sum + arn.length, 0)
  if (plain > PLAIN_TEXT)
    throw packedPolicyTooLarge(
      `Packed policy consumes ${Math.ceil((plain * 100) / PLAIN_TEXT)}% of allotted space, please use smaller policy.`,
    )
  return { ...(Policy !== undefined && { policies: [Policy] }), ...(arns.length && { policyArns: arns }) }
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch (error) {
    if (error instanceof SyntaxError) return false
    throw error
  }
}
