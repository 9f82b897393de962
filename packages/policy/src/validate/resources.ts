import type { FindingKey } from '../types/finding.ts'
import { rangeOf, type StatementCheck } from './check.ts'
import { splitArn } from './split-arn.ts'

/** What may follow the account in an IAM ARN, in the order of AWS's message. */
export const iamPaths = [
  'user/',
  'federated-user/',
  'role/',
  'group/',
  'instance-profile/',
  'mfa/',
  'server-certificate/',
  'policy/',
  'sms-mfa/',
  'saml-provider/',
  'oidc-provider/',
  'report/',
  'access-report/',
] as const

/** ARNs without a Region: AWS refuses one in a policy. */
const regionless: ReadonlySet<string> = new Set(['iam', 's3'])

/** Resources have the form of an ARN, or are `*`. */
export const checkResources: StatementCheck = ({ statement, index, options }, findings) => {
  for (const element of ['Resource', 'NotResource'] as const) {
    const resources = (element === 'Resource' ? statement.resource : statement.notResource) ?? []
    const problems = resources.flatMap((resource) => problemOf(resource) ?? [])
    const range = rangeOf(statement, element)
    for (const { key, params } of problems) findings.add(key, range, params, index)
    // AWS takes an ARN apart in two ways, and the older one only after the newer is content with the whole element.
    if (problems.length > 0) continue
    for (const resource of resources) {
      const refused = isIncomplete(resource) || (options.kind === 'session' && isShort(resource))
      if (!refused && isShort(resource)) findings.add('resource-short', range, { resource }, index)
      if (refused) findings.add('resource-incomplete', range, { resource }, index)
    }
  }
}

type Problem = { key: FindingKey; params: Readonly<Record<string, string>> }

function problemOf(resource: string): Problem | undefined {
  if (resource === '*') return undefined
  const [first = '', partition, service, region, account, ...path] = splitArn(resource)
  // What a variable stands for is not known before a request.
  if (first.startsWith('${')) return undefined
  if (partition === undefined) return { key: 'resource-not-arn', params: { resource } }
  if (!/^aws(?:-[a-z-]+)?$|[*?]|\$\{/.test(partition)) {
    // The message shows the ARN as AWS understood it, what is missing filled with `*`.
    const parts = [service === undefined || (service === '' && region === undefined) ? '*' : service]
    parts.push(region ?? '*', account ?? '*', path.length > 0 ? path.join(':') : '*')
    return { key: 'resource-partition', params: { resource, partition, arn: `arn:${partition}:${parts.join(':')}` } }
  }
  if (service === undefined || /[*?]/.test(service)) return { key: 'resource-vendor', params: { resource } }
  // An ARN that ends with its vendor has no Region to object to.
  if (region !== undefined && region !== '' && regionless.has(service) && !region.includes('*')) {
    return { key: 'resource-region', params: { resource, service } }
  }
  if (service === 'iam' && path.length > 0) {
    const rest = path.join(':')
    if (rest !== 'root' && !rest.startsWith('*') && !iamPaths.some((one) => rest.startsWith(one))) {
      return { key: 'resource-path', params: { resource } }
    }
  }
  return undefined
}

function isIncomplete(resource: string): boolean {
  if (resource === '*') return false
  const parts = splitArn(resource)
  return (parts.length < 6 && resource.includes('::')) || parts[2] === ''
}

/**
 * Fewer than six fields, which an identity-based policy may have and a session policy may not.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
function isShort(resource: string): boolean {
  return !/[*?]|\$\{/.test(resource) && splitArn(resource).length < 6
}
