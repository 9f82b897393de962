import type { RequestFacts } from '../request/request-facts.ts'
import type { CredentialRule } from '../types/explanation.ts'

type Rule = { key: CredentialRule; forbids(facts: RequestFacts): boolean }

const is = (facts: RequestFacts, service: string): boolean => facts.action.startsWith(`${service}:`)
const isSessionToken = ({ principal }: RequestFacts): boolean =>
  'sessionToken' in principal && principal.sessionToken === true

/**
 * What STS forbids whatever the policies say.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html (root cannot call it)
 * That credentials of GetSessionToken may call GetWebIdentityToken is not in the documentation, but was seen in 2026.
 */
const rules: readonly Rule[] = [
  {
    key: 'session-token-iam-without-mfa',
    forbids: (facts) =>
      isSessionToken(facts) && is(facts, 'iam') && facts.lookup('aws:multifactorauthpresent') !== 'true',
  },
  {
    key: 'session-token-sts',
    forbids: (facts) =>
      isSessionToken(facts) &&
      is(facts, 'sts') &&
      !/^sts:(?:assumerole|getcalleridentity|(?:tag)?getwebidentitytoken)$/.test(facts.action),
  },
  {
    key: 'federated-user-iam',
    forbids: (facts) => facts.principal.type === 'federated-user' && is(facts, 'iam'),
  },
  {
    key: 'federated-user-sts',
    forbids: (facts) =>
      facts.principal.type === 'federated-user' && is(facts, 'sts') && facts.action !== 'sts:getcalleridentity',
  },
  {
    key: 'root-assume-role',
    forbids: (facts) => facts.principal.type === 'root' && facts.action === 'sts:assumerole',
  },
]

/** The rule that forbids the call to these credentials, if one does. */
export function forbiddingRule(facts: RequestFacts): CredentialRule | undefined {
  return rules.find((rule) => rule.forbids(facts))?.key
}
