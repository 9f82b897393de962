// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables look like that
import { malformedPolicyMessage, type PolicyKind } from '../index.ts'
import { type Case, policyText } from './case.ts'

const good = { Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::b' }
/** A good statement with some elements changed, or left out (`undefined`). */
const but = (changes: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => ({ ...good, ...changes })
const when = (condition: unknown) => but({ Condition: condition })
const text = (document: unknown): string => JSON.stringify(document)

const syntax = 'Syntax errors in policy.'
const version = 'Policy document must be version 2012-10-17 or greater.'
const legacy = 'The policy failed legacy parsing'
const actions = 'Policy statement must contain actions.'
const resources = 'Policy statement must contain resources.'
const vendor = 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.'
const colons = 'Actions/Condition can contain only one colon.'
const alphanumeric =
  'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*'
const unique = 'Statement IDs (SID) in a single policy must be unique.'
const fullyQualified = 'Resource vendor must be fully qualified and cannot contain regexes.'
const iamPath =
  'IAM resource path must either be "*", root, or start with user/, federated-user/, role/, group/, instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/.'

/**
 * Facts: what AWS answered, as moto's tests record it (getmoto/moto, tests/test_iam/test_iam_policies.py), and LocalStack's
 * of February 2026 (tests/aws/services/iam/test_iam_policies.snapshot.json), which have two answers that are new.
 */
const managed: readonly (readonly [document: string, message: string | undefined])[] = [
  ['not json', syntax],
  ['', syntax],
  ['[]', syntax],
  [text({ Version: '2012-10-17' }), syntax],
  [text({ Version: '2012-10-17', Statement: [] }), syntax],
  [text({ Version: '2012-10-17', Statement: ['x'] }), syntax],
  [text({ Version: '2012-10-17', Statement: good, Extra: 'x' }), syntax],
  [text({ Version: '2012-10-17', Id: ['x'], Statement: good }), syntax],
  [text({ Version: '2012-10-17', Id: 'x', Statement: good }), undefined],
  [policyText(good, null), version],
  [policyText(good, '2008-10-17'), version],
  [policyText(good, '2013-10-17'), syntax],
  [policyText(but({ Extra: 'x' })), syntax],
  [policyText(but({ Effect: 'invalid' })), syntax],
  [policyText(but({ Effect: undefined })), syntax],
  [policyText(but({ Effect: 'denY' })), legacy],
  [policyText(but({ Effect: 'denY' }), null), version],
  [policyText(but({ Sid: {} })), syntax],
  [policyText(but({ Action: {} })), syntax],
  [policyText(but({ Action: [[]] })), syntax],
  [policyText(but({ NotAction: [] })), syntax],
  [policyText(but({ NotResource: [] })), syntax],
  [policyText(but({ Resource: { a: 'b' } })), syntax],
  [policyText(but({ Resource: ['x', {}] })), syntax],
  [policyText(when([])), syntax],
  [policyText(when('a')), syntax],
  [policyText(when({ a: 'b' })), syntax],
  [policyText(when({ DateGreaterThan: { a: {} } })), syntax],
  [policyText(when({ x: { a: '1' } })), syntax],
  [policyText(when({ 'ForAnyValue::StringEqualsIfExists': { a: 'b' } })), syntax],
  [policyText(when({ 'ForAnyValue:StringEqualsIfExists': { a: 'b' } })), undefined],
  [policyText(when({})), undefined],
  [policyText(when({ x: {} })), undefined],
  [policyText(when({ DateGreaterThan: { a: [] } })), undefined],
  [policyText(when({ DateGreaterThan: { a: 'soon' } })), legacy],
  [policyText({ Effect: 'Allow', Condition: { DateGreaterThan: { a: 'soon' } } }), legacy],
  [policyText(when({ DateLessThanEquals: { a: '234-13' } })), legacy],
  [policyText(when({ DateLessThanEquals: { a: '2016-12-13t2:00:00.593194+1' } })), legacy],
  [policyText(when({ DateLessThanEquals: { a: '2016-12-13t2:00:00.1999999999+10:59' } })), legacy],
  [policyText(when({ DateLessThan: { a: '9223372036854775808' } })), legacy],
  [policyText(when({ DateLessThan: { a: '-292275054' } })), undefined],
  [policyText(when({ DateGreaterThan: { a: '01T' } })), undefined],
  [policyText(when({ DateLessThanEquals: { a: '2016-12-13t2:00:00.593194+23' } })), undefined],
  [policyText(when({ DateLessThanEquals: { a: '2016-12-13T21:20:37.593194+00:00' } })), undefined],
  [policyText(but({ Action: 'invalid' })), vendor],
  [policyText(but({ Action: 'invalid', Resource: undefined })), resources],
  [policyText(but({ Action: undefined, NotAction: '' })), vendor],
  [policyText(but({ Action: 'a a:ListBucket' })), 'Vendor a a is not valid'],
  [policyText(but({ Action: 's3:List:Bucket' })), colons],
  [policyText([but({ Action: 's3s:ListBucket' }), but({ Action: 's:3s:ListBucket' })]), colons],
  [policyText(but({ Action: 'iam: asdf safdsf af ' })), undefined],
  [policyText(but({ Action: 's3.s-x:ListBucket' })), undefined],
  [policyText(but({ Action: '*' })), undefined],
  [policyText(but({ Action: undefined })), actions],
  [policyText(but({ Action: [] })), actions],
  [policyText({ Effect: 'Allow' }), actions],
  [policyText([{ Effect: 'Deny' }, good]), actions],
  [policyText(but({ Resource: undefined })), resources],
  [policyText(but({ Resource: [] })), resources],
  [policyText(but({ Resource: 'invalid resource' })), 'Resource invalid resource must be in ARN format or "*".'],
  [policyText(but({ Resource: '' })), 'Resource  must be in ARN format or "*".'],
  [policyText(but({ Action: 's:3:ListBucket', Resource: 'x' })), 'Resource x must be in ARN format or "*".'],
  [policyText(but({ Resource: 'a:b' })), 'Partition "b" is not valid for resource "arn:b:*:*:*:*".'],
  [policyText(but({ Resource: 'a:b:c' })), 'Partition "b" is not valid for resource "arn:b:c:*:*:*".'],
  [policyText(but({ Resource: 'a:b:c:d:e:f:g:h' })), 'Partition "b" is not valid for resource "arn:b:c:d:e:f:g:h".'],
  [policyText(but({ Resource: 'aws:s3:::b' })), 'Partition "s3" is not valid for resource "arn:s3:::b:*".'],
  [
    policyText(but({ Resource: ['arn:error:s3:::b', 'arn:error:s3::b'] })),
    'Partition "error" is not valid for resource "arn:error:s3:::b".',
  ],
  [policyText(but({ Resource: 'arn:aws' })), fullyQualified],
  [policyText(but({ Resource: 'arn:aws:s3::b' })), legacy],
  [policyText(but({ Resource: 'arn:aws::::b' })), legacy],
  [policyText(but({ Resource: 'arn:aws::b' })), legacy],
  [policyText(but({ Resource: undefined, NotResource: 'arn:aws:s3::b' })), legacy],
  [policyText(but({ Resource: 'arn:aws:fdsasf' })), undefined],
  [policyText(but({ Resource: 'arn:aws:s33:::b' })), undefined],
  [policyText(but({ Resource: 'arn:aws:ec2:us-east-1::b' })), undefined],
  [policyText(but({ Resource: 'arn:aws:iam:::b' })), iamPath],
  [policyText(but({ Resource: 'arn:aws:iam:::user/b' })), undefined],
  [policyText(but({ Resource: 'arn:aws:iam::*:mfa/${aws:username}' })), undefined],
  [
    policyText(but({ Resource: 'arn:aws:iam:us-east-1::b' })),
    'IAM resource arn:aws:iam:us-east-1::b cannot contain region information.',
  ],
  [
    policyText(but({ Resource: 'arn:aws:s3:us-east-1::b' })),
    'Resource arn:aws:s3:us-east-1::b can not contain region information.',
  ],
  [policyText([but({ Sid: 'not this' })]), alphanumeric],
  [policyText([but({ Sid: 'nor-that' })]), alphanumeric],
  [policyText([but({ Sid: 'x' }), { Sid: 'x', Effect: 'Allow' }]), unique],
  [policyText([but({ Sid: 'x' }), { Sid: 'x', Effect: 'Allow' }], null), version],
  [policyText([but({ Sid: 'x', Effect: 'aLLow' }), { Sid: 'x', Effect: 'Allow' }]), legacy],
  [policyText(but({ Principal: '*' })), 'Policy document should not specify a principal.'],
  [` ${policyText(good)}`, legacy],
  [policyText(good), undefined],
  [policyText(but({ Action: undefined, NotAction: 's3:*', Resource: undefined, NotResource: '*' })), undefined],
]

const trusted = { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' }
const trust = (changes: Readonly<Record<string, unknown>>): string => policyText({ ...trusted, ...changes })

const others: readonly (readonly [kind: PolicyKind, document: string, message: string | undefined])[] = [
  ['trust', trust({}), undefined],
  ['trust', policyText(trusted, '2008-10-17'), undefined],
  ['trust', trust({ Action: ['sts:AssumeRole', 'sts:TagSession'] }), undefined],
  ['trust', trust({ Principal: { Service: 'ec2.amazonaws.com' } }), undefined],
  ['trust', '{', 'This policy contains invalid Json'],
  ['trust', ` ${trust({})}`, 'JSON strings must not have leading spaces'],
  ['trust', trust({ Resource: '*' }), 'Has prohibited field Resource'],
  ['trust', trust({ Principal: undefined }), 'Missing required field Principal'],
  ['trust', trust({ Principal: undefined, Action: 's3:Get*', Resource: '*' }), 'Has prohibited field Resource'],
  ['trust', trust({ NotResource: '*' }), 'AssumeRole policy must not contain resources.'],
  ['trust', trust({ Principal: {} }), 'Missing required field Principal cannot be empty!'],
  ['trust', trust({ Principal: 'arn:aws:iam::111122223333:root' }), 'Principal must be a JSON object.'],
  ['trust', trust({ Principal: undefined, NotPrincipal: { AWS: '*' } }), 'Allow with NotPrincipal is not allowed.'],
  ['trust', trust({ Effect: 'Maybe' }), 'Invalid effect: Maybe'],
  ['trust', trust({ Effect: undefined }), 'Missing required field Effect'],
  ['trust', trust({ Action: undefined }), 'Missing required field Action'],
  ['trust', trust({ Action: '*' }), 'AssumeRole policy may only specify STS AssumeRole actions.'],
  ['trust', policyText([]), 'Could not parse the policy: Statement is empty!'],
  [
    'trust',
    policyText([
      { Sid: 'a', ...trusted },
      { Sid: 'a', ...trusted },
    ]),
    'The Statement Ids in the policy are not unique',
  ],
  ['trust', policyText(trusted, '2020-01-01'), 'The policy must contain a valid version string'],
  ['trust', trust({ Action: 's3:GetObject' }), 'AssumeRole policy may only specify STS AssumeRole actions.'],
  ['trust', trust({ Principal: { AWS: 'nobody' } }), 'Invalid principal in policy: "AWS":"nobody"'],
  ['trust', trust({ Principal: { Service: 'nothing' } }), 'Invalid principal in policy: "SERVICE":"nothing"'],
  ['resource', policyText({ ...good, Principal: '*' }), undefined],
  ['resource', policyText(good), 'Missing required field Principal'],
  ['resource', 'x', "Policies must be valid JSON and the first byte must be '{'"],
  ['resource', '{', 'This policy contains invalid Json'],
  ['resource', policyText([]), 'Could not parse the policy: Statement is empty!'],
  ['resource', text({ Version: '2012-10-17' }), 'Missing required field Statement'],
  ['resource', policyText({ ...good, Principal: {} }), 'Missing required field Principal cannot be empty!'],
  ['resource', policyText({ ...good, Principal: 'me' }), 'Invalid policy syntax.'],
  [
    'resource',
    policyText({ ...good, Principal: '*', NotAction: '*' }),
    'Statement/policy already has instance of Action',
  ],
  ['resource', policyText({ ...good, Principal: '*', Extra: 1 }), 'Unknown field Extra'],
  ['resource', policyText({ ...good, Principal: '*', Resource: 'x' }), 'Policy has invalid resource'],
  ['resource', policyText({ ...good, Principal: { AWS: 'x' } }), 'Invalid principal in policy'],
  ['session', policyText(good, null), undefined],
  ['session', 'x', syntax],
  ['session', policyText(but({ Resource: 'arn:aws:sqs' })), legacy],
  ['session', policyText(but({ Resource: 'arn:aws:sqs:*' })), undefined],
]

/** Who may be trusted, as recorded on AWS in September 2026 (radkawar/stackd, iam/policy/testdata, `oidc_trust_controls`). */
const GITHUB = 'token.actions.githubusercontent.com'
const providerArn = (issuer: string): string => `arn:aws:iam::111122223333:oidc-provider/${issuer}`
const trusting = (Federated: string, Condition?: unknown): string =>
  trust({ Principal: { Federated }, Action: 'sts:AssumeRoleWithWebIdentity', ...(Condition ? { Condition } : {}) })
const ofAll = (issuer: string, claims: string): string =>
  `Trust policy with trusted principal ${providerArn(issuer)} must evaluate, using StringEquals, StringLike or StringEqualsIgnoreCase, ${claims} which is not scoped to all.`
const unscoped = ofAll(GITHUB, `${GITHUB}:sub or ${GITHUB}:job_workflow_ref`)
const onGitHub = (operator: string, value: unknown) =>
  trusting(providerArn(GITHUB), { [operator]: { [`${GITHUB}:sub`]: value } })

const federated: readonly (readonly [document: string, message: string | undefined])[] = [
  [trusting(providerArn(GITHUB)), unscoped],
  [onGitHub('StringEquals', 'owned-value'), undefined],
  [onGitHub('StringEquals', '?'), undefined],
  [onGitHub('StringEquals', []), undefined],
  [onGitHub('StringLike', 'owned:*'), undefined],
  [onGitHub('StringEqualsIgnoreCase', 'owned-value'), undefined],
  [onGitHub('ForAnyValue:StringEquals', 'owned-value'), undefined],
  [onGitHub('ForAllValues:StringEquals', 'owned-value'), undefined],
  ...['*', '**', '*?', '', ['*', 'owned-value']].map((value) => [onGitHub('StringEquals', value), unscoped] as const),
  ...['StringNotEquals', 'StringEqualsIfExists', 'StringLikeIfExists'].map(
    (operator) => [onGitHub(operator, 'owned-value'), unscoped] as const,
  ),
  [onGitHub('StringLike', '*'), unscoped],
  [onGitHub('Null', 'false'), unscoped],
  [onGitHub('Null', 'true'), unscoped],
  [trusting(providerArn('gitlab.com')), ofAll('gitlab.com', 'gitlab.com:sub')],
  [trusting(providerArn('gitlab.com'), { StringLike: { 'gitlab.com:sub': 'project_path:mine/*' } }), undefined],
  [trusting(providerArn('oidc.vercel.com')), ofAll('oidc.vercel.com', 'oidc.vercel.com:aud')],
  [trusting(providerArn('idp.example.com')), undefined],
  [
    trusting('accounts.google.com'),
    'Policy trusting accounts.google.com requires a StringEquals condition on an application id',
  ],
  [trusting('accounts.google.com', { StringEquals: { 'accounts.google.com:aud': 'app' } }), undefined],
  [trust({ Principal: '*' }), 'AssumeRolepolicy contained an invalid principal: "STAR":"*".'],
  [trust({ Principal: { AWS: '*' } }), undefined],
  [trusting('*'), 'Federated principals must be valid domain names or SAML metadata ARNs'],
]

export const malformedCases: readonly Case[] = [
  ...managed.map(([document, expected]) => ({
    name: `managed policy ${document}`,
    actual: () => malformedPolicyMessage(document, 'identity'),
    expected,
  })),
  ...federated.map(([document, expected]) => ({
    name: `trust policy ${document}`,
    actual: () => malformedPolicyMessage(document, 'trust'),
    expected,
  })),
  ...others.map(([kind, document, expected]) => ({
    name: `${kind} policy ${document}`,
    actual: () => malformedPolicyMessage(document, kind),
    expected,
  })),
  {
    name: 'an inline policy may do without a version',
    actual: () => malformedPolicyMessage(policyText(good, null), 'identity', { inline: true }),
    expected: undefined,
  },
]
