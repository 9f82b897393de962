import type { AccessRequest, Principal } from '../types/request.ts'

type Derive = (principal: Principal, request: AccessRequest) => string | readonly string[] | undefined

/**
 * Keys that AWS fills from the caller, in lower case.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html (principal key values)
 */
const derived: Readonly<Record<string, Derive>> = {
  // The role's ARN, not the session's; an anonymous request has none.
  'aws:principalarn': (principal) => {
    if (principal.type === 'role-session') return principal.roleArn
    if (principal.type === 'root') return `arn:aws:iam::${principal.accountId}:root`
    return 'arn' in principal ? principal.arn : undefined
  },
  'aws:principalaccount': (principal) => ('accountId' in principal ? principal.accountId : undefined),
  'aws:principaltype': ({ type }) => principalTypes[type],
  'aws:userid': (principal) => {
    if (principal.type === 'root') return principal.accountId
    if (principal.type === 'user') return principal.userId
    if (principal.type === 'role-session') return `${principal.roleId}:${principal.sessionName}`
    if (principal.type === 'federated-user') return `${principal.accountId}:${principal.name}`
    return principal.type === 'anonymous' ? 'anonymous' : undefined
  },
  'aws:username': (principal) => (principal.type === 'user' ? principal.userName : undefined),
  'aws:federatedprovider': (principal) => {
    if (principal.type === 'web-identity') return principal.provider
    return principal.type === 'role-session' ? principal.federatedProvider : undefined
  },
  'aws:principalisawsservice': ({ type }) =>
    type === 'anonymous' || type === 'web-identity' ? undefined : String(type === 'service'),
  'aws:principalservicename': (principal) => (principal.type === 'service' ? principal.service : undefined),
  'aws:principalservicenameslist': (principal) => (principal.type === 'service' ? [principal.service] : undefined),
  'aws:resourceaccount': (_, request) => request.resourceAccount ?? accountOfArn(request.resource),
}

const principalTypes: Readonly<Record<Principal['type'], string | undefined>> = {
  root: 'Account',
  user: 'User',
  'role-session': 'AssumedRole',
  'federated-user': 'FederatedUser',
  anonymous: 'Anonymous',
  service: undefined,
  'web-identity': undefined,
}

const tagPrefix = 'aws:principaltag/'

/** The value a key has because of who asks; `key` in lower case. */
export function deriveKey(key: string, request: AccessRequest): string | readonly string[] | undefined {
  const { principal } = request
  if (key.startsWith(tagPrefix)) {
    if (!('tags' in principal) || !principal.tags) return undefined
    const wanted = key.slice(tagPrefix.length)
    // Tag keys are compared regardless of case, as all condition keys are.
    for (const [tag, value] of Object.entries(principal.tags)) if (tag.toLowerCase() === wanted) return value
    return undefined
  }
  return Object.hasOwn(derived, key) ? derived[key]?.(principal, request) : undefined
}

/** Everything a condition can see: the given context and the derived keys. */
export function fullContext(request: AccessRequest): Record<string, string | readonly string[]> {
  const context: Record<string, string | readonly string[]> = {}
  const { principal } = request
  const tags = 'tags' in principal && principal.tags ? Object.keys(principal.tags) : []
  for (const key of [...Object.keys(derived), ...tags.map((tag) => tagPrefix + tag.toLowerCase())]) {
    const value = deriveKey(key, request)
    if (value !== undefined) context[key] = value
  }
  return { ...context, ...request.context }
}

/** The fifth part of an ARN when it is an account id. */
export function accountOfArn(arn: string): string | undefined {
  const account = arn.split(':', 5)[4]
  return account !== undefined && /^\d{12}$/.test(account) ? account : undefined
}

/** Condition keys are case-insensitive; the engine reads them in lower case. */
export function lowerCaseContext(
  context: Readonly<Record<string, string | readonly string[]>>,
): Record<string, string | readonly string[]> {
  const lower: Record<string, string | readonly string[]> = {}
  for (const key of Object.keys(context)) {
    // No condition key is called so, and as a member it would be no member.
    if (key !== '__proto__') lower[key.toLowerCase()] = context[key]!
  }
  return lower
}
