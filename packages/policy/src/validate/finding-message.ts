import type { Finding, FindingKey } from '../types/finding.ts'

type Words = (params: Readonly<Record<string, string>>) => string

/** One sentence for a person: what is wrong, and what to write instead where that is known. */
const words = {
  'empty-policy': () => 'The policy is empty.',
  'json-syntax': ({ expected }) => `This is not valid JSON: ${expected} was expected here.`,
  'duplicate-key': ({ element }) => `${element} appears twice.`,
  'not-an-object': ({ found }) => `A policy is a JSON object, and this is ${article(found)}.`,
  'unknown-element': ({ element }) => `There is no policy element ${element}.`,
  'missing-statement': () => 'The policy has no Statement.',
  'empty-statements': () => 'Statement lists nothing.',
  'wrong-type': ({ element, expected, found }) =>
    `${element} takes ${article(expected)}, and this is ${article(found)}.`,
  'leading-space': () => 'The text has to begin with {, without spaces or empty lines before it.',
  'invalid-version': ({ version }) => `${version} is no version of the policy language. Use 2012-10-17.`,
  'invalid-effect': ({ value }) => `Effect is Allow or Deny, not ${value}.`,
  'effect-case': ({ value }) => `Effect is written Allow or Deny, with a capital: not ${value}.`,
  'missing-effect': () => 'The statement has no Effect. Add Allow or Deny.',
  'missing-action': () => 'The statement has no Action.',
  'action-and-not-action': () => 'A statement has either Action or NotAction.',
  'empty-actions': () => 'The statement lists no action.',
  'action-without-vendor': ({ action }) => `${action} needs a service in front, as in iam:${action}.`,
  'action-with-colons': ({ action }) => `${action} has more than one colon; an action is service:Name.`,
  'invalid-vendor': ({ vendor }) => `${vendor} is no service prefix.`,
  'missing-resource': () => 'The statement has no Resource.',
  'resource-and-not-resource': () => 'A statement has either Resource or NotResource.',
  'empty-resources': () => 'The statement lists no resource.',
  'prohibited-element': ({ element, kind }) => `A policy of this kind (${kind}) has no ${element}.`,
  'resource-not-arn': ({ resource }) =>
    resource === '' ? 'A resource is empty. Write an ARN or *.' : `${resource} is neither an ARN nor *.`,
  'resource-partition': ({ partition }) => `${partition} is no partition; ARNs begin with arn:aws:.`,
  'resource-vendor': ({ resource }) => `${resource} does not name its service.`,
  'resource-region': ({ service }) => `ARNs of ${service} have no Region: leave it empty, as in arn:aws:${service}::.`,
  'resource-path': ({ resource }) => `${resource} names no kind of IAM resource, such as user/ or role/.`,
  'resource-incomplete': ({ resource }) =>
    `${resource} lacks parts of an ARN: arn:aws:service:region:account:resource.`,
  'resource-short': ({ resource }) =>
    `${resource} has fewer than the six fields of an ARN: it stands for everything that begins so.`,
  'duplicate-sid': ({ sid }) => `The Sid ${sid} is used twice.`,
  'invalid-sid': ({ sid }) => `The Sid ${sid} may hold only the letters A-Z and a-z and the digits 0-9.`,
  'missing-principal': () => 'The statement has no Principal.',
  'principal-and-not-principal': () => 'A statement has either Principal or NotPrincipal.',
  'empty-principal': () => 'Principal names nobody.',
  'invalid-principal': ({ type, value }) => `${value} is no principal of type ${type}.`,
  'bare-star-principal': () => 'A trust policy writes everyone as {"AWS": "*"}, not as "*".',
  'provider-without-application': ({ issuer }) =>
    `${issuer} signs in everyone: name your application, with StringEquals on ${issuer}:aud or :sub.`,
  'provider-of-all': ({ provider, claims }) =>
    `${provider} is shared by many: say which of its tokens are yours, with StringEquals or StringLike on ${claims}.`,
  'trust-action': ({ action }) => `A trust policy is about sts:AssumeRole and its kind, not ${action}.`,
  'invalid-operator': ({ operator }) => `There is no condition operator ${operator}.`,
  'invalid-date': ({ value }) => `${value} is no date, such as 2026-01-31T00:00:00Z.`,
  'invalid-condition-value': ({ operator, value }) => `${operator} cannot compare anything with ${value}.`,
  'invalid-binary': ({ value }) => `${value} is not base64.`,
  'bool-reads-as-false': ({ operator, value }) => `${operator} takes ${value} for false: only true is true.`,
  'missing-version': () =>
    'Without Version the policy follows the rules of 2008: no variables. Add "Version": "2012-10-17".',
  'old-version': () => 'Version 2008-10-17 has no variables. Use 2012-10-17.',
  'variables-in-old-version': ({ value }) => `${value} stays as it is: variables need version 2012-10-17.`,
  'unknown-service': ({ service }) => `AWS lists no service with the prefix ${service}.`,
  'unknown-action': ({ action }) => `AWS lists no action ${action}.`,
  'action-matches-nothing': ({ action }) => `${action} matches no action.`,
  'unknown-condition-key': ({ key }) => `AWS lists no condition key ${key}.`,
  'resource-type-not-for-action': ({ action, types }) =>
    `${action} does not work on these resources, only on: ${types}.`,
  'allow-all': () => 'This allows everything.',
  'allow-not-action': () => 'Allow with NotAction allows all actions but those listed, also those of services to come.',
  'allow-not-resource': () => 'Allow with NotResource allows all resources but those listed.',
  'pass-role-any': () => 'iam:PassRole on every role lets its holder give any role to a service. List the roles.',
  'public-principal': () => 'Everyone on the internet is allowed.',
  'deny-not-principal': () =>
    'Deny with NotPrincipal denies more than it seems to. Prefer a condition on aws:PrincipalArn.',
  'not-principal-with-allow': () => 'Allow with NotPrincipal allows everyone but those listed, anonymous callers too.',
  'for-all-values-allow': ({ key }) => `ForAllValues also holds when ${key} is absent. Add a Null condition.`,
  'wildcard-without-like': ({ operator, value }) =>
    `${operator} takes the wildcard in ${value} literally. Use StringLike.`,
  'wildcard-service': ({ service }) => `This allows every action of ${service}.`,
  'wildcard-resource': ({ action }) => `${action} can be limited to some resources.`,
  'redundant-action': ({ action, by }) => `${by} covers ${action} already.`,
  'single-value-set-operator': ({ key }) =>
    `${key} has one value at most; ForAnyValue and ForAllValues are for keys with several.`,
} as const satisfies Record<FindingKey, Words>

/** A finding in words. */
export function findingMessage({ key, params }: Finding): string {
  return words[key](params)
}

function article(noun = ''): string {
  return noun === 'null' ? 'null' : `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`
}
