import type { Decision, Layer } from '../types/decision.ts'
import type { PolicyKind } from '../types/document.ts'

/** How AWS's messages name a kind of policy. */
const names = {
  identity: { allows: 'identity-based policy allows', denies: 'an identity-based policy' },
  boundary: { allows: 'permissions boundary allows', denies: 'a permissions boundary' },
  session: { allows: 'session policy allows', denies: 'a session policy' },
  resource: { allows: 'resource-based policy allows', denies: 'a resource-based policy' },
  trust: { allows: 'role trust policy allows', denies: 'the role trust policy' },
  scp: { allows: 'service control policy allows', denies: 'a service control policy' },
  rcp: { allows: 'resource control policy allows', denies: 'a resource control policy' },
  'vpc-endpoint': { allows: 'VPC endpoint policy allows', denies: 'a VPC endpoint policy' },
} as const satisfies Record<PolicyKind, { allows: string; denies: string }>

/**
 * Kinds whose ARN follows an explicit deny. AWS gives it within an account or an organisation only.
 * https://aws.amazon.com/blogs/security/enhanced-access-denied-error-messages-with-policy-arns
 */
const named: ReadonlySet<PolicyKind> = new Set(['identity', 'boundary', 'session', 'scp', 'rcp'])

/**
 * The end of an AccessDenied message, from "because" or "with" on; empty when AWS names no reason.
 * `action` is written as AWS writes it. An explicit deny by a managed policy is followed by its ARN.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export function denialReason(decision: Decision, action: string): string {
  if (decision.effect === 'allow' || !isKind(decision.layer)) return ''
  const { allows, denies } = names[decision.layer]
  if (!decision.explicit) return `because no ${allows} the ${action} action`
  const arn = named.has(decision.layer) ? decision.by[0]?.policy.arn : undefined
  return `with an explicit deny in ${denies}${arn === undefined ? '' : `: ${arn}`}`
}

function isKind(layer: Layer): layer is PolicyKind {
  return Object.hasOwn(names, layer)
}
