import { accessDenied, type DenialStyle } from '../../denial-style.ts'

/** Denials that name no reason: what a role's trust policy says is nobody's business who may not assume it. */
const UNTOLD: ReadonlySet<string> = new Set(['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'])

/** STS words its denials by action; recorded in many reports (hashicorp/terraform-provider-aws, aws/aws-cli). */
export const stsDenied: DenialStyle = {
  ...accessDenied,
  message(facts) {
    // Who comes with a token has no ARN.
    if (!facts.principal.startsWith('arn:')) return `Not authorized to perform ${facts.action}`
    if (facts.action === 'sts:AssumeRole' && facts.principal.endsWith(':root'))
      return 'Roles may not be assumed by root accounts.'
    return accessDenied.message(UNTOLD.has(facts.action) ? { ...facts, reason: '' } : facts)
  },
}
