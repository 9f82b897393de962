import type { RequestFacts } from '../request/request-facts.ts'
import type { PrincipalEntry } from '../types/document.ts'
import type { GrantReach } from '../types/explanation.ts'
import type { Principal } from '../types/request.ts'

/**
 * Whether an entry of a Principal element names the caller, and how closely. Names are compared whole: a wildcard stands
 * for everyone, or is a character like any other.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function matchPrincipal(entry: PrincipalEntry, principal: Principal): GrantReach | undefined {
  if (entry.type === 'AWS') {
    // Who comes with a provider's word is meant by `Federated` alone (recorded on AWS in 2026: `saml_trust_aws`).
    if (entry.value === '*') return principal.type === 'web-identity' ? undefined : 'direct'
    return matchAws(entry.value, principal)
  }
  if (entry.type === 'Service') {
    return principal.type === 'service' && principal.service === entry.value ? 'direct' : undefined
  }
  if (entry.type === 'Federated') {
    return principal.type === 'web-identity' && principal.provider === entry.value ? 'direct' : undefined
  }
  if (!('canonicalId' in principal) || principal.canonicalId !== entry.value) return undefined
  return principal.type === 'root' ? 'direct' : 'account'
}

function matchAws(value: string, principal: Principal): GrantReach | undefined {
  if (!('accountId' in principal)) return undefined
  if (value === principal.accountId || value === rootArn(principal.accountId)) {
    return principal.type === 'root' ? 'direct' : 'account'
  }
  switch (principal.type) {
    case 'root':
      return undefined
    case 'user':
      // AWS stores the unique id, and shows it once the user is gone.
      return value === principal.arn || value === principal.userId ? 'direct' : undefined
    case 'role-session':
      if (value === principal.arn || value === `${principal.roleId}:${principal.sessionName}`) return 'direct'
      return value === principal.roleArn || value === principal.roleId ? 'role' : undefined
    case 'federated-user':
      if (value === principal.arn) return 'direct'
      return value === principal.issuerArn ? 'issuer' : undefined
  }
}

/**
 * Whether a NotPrincipal with Deny leaves the caller alone: only if everything the caller is known as is listed
 * (account, role, session), and never when the caller has a permissions boundary.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
export function isSpared(listed: readonly PrincipalEntry[], facts: RequestFacts): boolean {
  if (facts.hasBoundary) return false
  if (listed.some(({ type, value }) => type === 'AWS' && value === '*')) return true
  return identitiesOf(facts.principal).every((forms) =>
    listed.some(({ type, value }) => forms.some((form) => form.type === type && form.value === value)),
  )
}

/** What a caller is known as; each inner list holds spellings of the same thing. */
export function identitiesOf(principal: Principal): readonly (readonly PrincipalEntry[])[] {
  const aws = (...values: string[]): PrincipalEntry[] => values.map((value) => ({ type: 'AWS', value }))
  switch (principal.type) {
    case 'anonymous':
      return [aws('*')]
    case 'service':
      return [[{ type: 'Service', value: principal.service }]]
    case 'web-identity':
      return [[{ type: 'Federated', value: principal.provider }]]
    default: {
      const account = aws(rootArn(principal.accountId), principal.accountId)
      if (principal.canonicalId) account.push({ type: 'CanonicalUser', value: principal.canonicalId })
      if (principal.type === 'root') return [account]
      if (principal.type === 'user') return [aws(principal.arn, principal.userId), account]
      if (principal.type === 'federated-user') return [aws(principal.arn), account]
      const role = aws(principal.roleArn, principal.roleId)
      return [aws(principal.arn, `${principal.roleId}:${principal.sessionName}`), role, account]
    }
  }
}

function rootArn(accountId: string): string {
  return `arn:aws:iam::${accountId}:root`
}

/** The caller as AWS writes it in messages: an ARN, a service's name, or `anonymous`. */
export function principalArn(principal: Principal): string {
  switch (principal.type) {
    case 'root':
      return rootArn(principal.accountId)
    case 'service':
      return principal.service
    case 'web-identity':
      return principal.provider
    case 'anonymous':
      return 'anonymous'
    default:
      return principal.arn
  }
}
