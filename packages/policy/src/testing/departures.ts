// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables look like that
import { here, people, there } from '../cases/people.ts'
import type { RequestContext } from '../index.ts'
import type { OracleResult } from './oracle.ts'
import type { RawPolicy, RawStatement, Sample } from './samples.ts'

/** Where the oracle (0.1.173) departs from AWS's documentation, each with a sample that shows it. */
export type Departure = {
  name: string
  documentation: string
  ours: OracleResult
  oracle: OracleResult
  sample: Sample
}

const guide = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/'
const variables = `${guide}reference_policies_variables.html`
const operators = `${guide}reference_policies_elements_condition_operators.html`
const logic = `${guide}reference_policies_evaluation-logic_policy-eval-basics-single-account.html`

const policy = (...statements: RawStatement[]): RawPolicy => ({ Version: '2012-10-17', Statement: statements })
const everything: RawStatement = { Effect: 'Allow', Action: '*', Resource: '*' }
const key = 'arn:aws:s3:::bucket/home/bob/a.txt'

function sample(changes: Omit<Partial<Sample>, 'request'> & { request?: Partial<Sample['request']> }): Sample {
  const request: Sample['request'] = {
    principal: people.bob,
    action: 's3:GetObject',
    resource: key,
    resourceAccount: here,
    context: {},
    ...changes.request,
  }
  return { identity: [], ...changes, request }
}

/** Bob with one identity statement that has this condition. */
const conditional = (condition: RawStatement['Condition'], context: RequestContext = {}): Sample =>
  sample({
    request: { context },
    identity: [policy({ ...everything, ...(condition ? { Condition: condition } : {}) })],
  })

export const departures: readonly Departure[] = [
  {
    name: 'a policy of 2008 replaces no variables',
    documentation: `${guide}reference_policies_elements_version.html`,
    ours: 'ImplicitlyDenied',
    oracle: 'Allowed',
    sample: sample({
      identity: [
        {
          Version: '2008-10-17',
          Statement: [{ ...everything, Resource: 'arn:aws:s3:::bucket/home/${aws:username}/*' }],
        },
      ],
    }),
  },
  {
    name: 'a negated operator holds when the variable has no value',
    documentation: `${variables}#policy-vars-no-value`,
    ours: 'Allowed',
    oracle: 'ImplicitlyDenied',
    sample: conditional(
      { StringNotEquals: { 'aws:UserAgent': ['${aws:PrincipalTag/none}'] } },
      { 'aws:useragent': 'curl' },
    ),
  },
  {
    name: 'NotResource with a variable without value leaves nothing out',
    documentation: `${variables}#policy-vars-no-value`,
    ours: 'Allowed',
    oracle: 'ImplicitlyDenied',
    sample: sample({
      identity: [
        policy({ Effect: 'Allow', Action: '*', NotResource: ['arn:aws:s3:::bucket/home/${aws:PrincipalTag/none}/*'] }),
      ],
    }),
  },
  {
    name: 'the variable for a star stands for one in StringEquals too',
    documentation: `${variables}#policy-vars-specialchars`,
    ours: 'Allowed',
    oracle: 'ImplicitlyDenied',
    sample: conditional({ StringEquals: { 'aws:UserAgent': ['${*}'] } }, { 'aws:useragent': '*' }),
  },
  {
    name: 'variables work in ARN operators',
    documentation: `${variables}#policy-vars-wheretouse`,
    ours: 'Allowed',
    oracle: 'ImplicitlyDenied',
    sample: conditional({ ArnLike: { 'aws:PrincipalArn': ['arn:aws:iam::${aws:PrincipalAccount}:user/*'] } }),
  },
  {
    name: 'variables work in ARNs without a slash',
    documentation: `${variables}#policy-vars-wheretouse`,
    ours: 'Allowed',
    oracle: 'ImplicitlyDenied',
    sample: sample({
      request: { action: 'sns:Publish', resource: `arn:aws:sns:eu-west-1:${here}:bob` },
      identity: [policy({ ...everything, Resource: `arn:aws:sns:eu-west-1:${here}:\${aws:username}` })],
    }),
  },
  {
    name: 'epoch seconds and ISO dates name the same moment',
    documentation: `${operators}#Conditions_Date`,
    ours: 'Allowed',
    oracle: 'ImplicitlyDenied',
    sample: conditional(
      { DateEquals: { 'aws:CurrentTime': ['1769817600'] } },
      { 'aws:currenttime': '2026-01-31T00:00:00Z' },
    ),
  },
  {
    name: '0.0.0.0/0 is every IPv4 address',
    documentation: `${operators}#Conditions_IPAddress`,
    ours: 'Allowed',
    oracle: 'ImplicitlyDenied',
    sample: conditional({ IpAddress: { 'aws:SourceIp': ['0.0.0.0/0'] } }, { 'aws:sourceip': '203.0.113.9' }),
  },
  {
    name: 'an IPv6 address is a number, not a spelling',
    documentation: `${operators}#Conditions_IPAddress`,
    ours: 'Allowed',
    oracle: 'ImplicitlyDenied',
    sample: conditional({ IpAddress: { 'aws:SourceIp': ['2001:DB8:0:0::1'] } }, { 'aws:sourceip': '2001:db8::1' }),
  },
  {
    name: 'an IPv6 address is not a single IPv4 address',
    documentation: `${operators}#Conditions_IPAddress`,
    ours: 'Allowed',
    oracle: 'ImplicitlyDenied',
    sample: conditional({ NotIpAddress: { 'aws:SourceIp': ['198.51.100.7'] } }, { 'aws:sourceip': '2001:db8::9' }),
  },
  {
    name: 'a session policy does not limit what is granted to the session itself',
    documentation: logic,
    ours: 'Allowed',
    oracle: 'ImplicitlyDenied',
    sample: sample({
      request: { principal: people.session },
      session: policy({ ...everything, Action: 'iam:*' }),
      resource: policy({ ...everything, Principal: { AWS: people.session.arn } }),
    }),
  },
  {
    name: 'NotPrincipal spares whom it names, not the account',
    documentation: `${guide}reference_policies_elements_notprincipal.html`,
    ours: 'ExplicitlyDenied',
    oracle: 'Allowed',
    sample: sample({
      request: { principal: people.session },
      identity: [policy(everything)],
      resource: policy({
        Effect: 'Deny',
        Action: 's3:*',
        Resource: '*',
        NotPrincipal: { AWS: [people.bob.arn, `arn:aws:iam::${here}:root`] },
      }),
    }),
  },
  {
    name: 'SCPs do not apply to AWS services',
    documentation: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html',
    ours: 'Allowed',
    oracle: 'ImplicitlyDenied',
    sample: sample({
      request: { principal: people.service },
      scps: [[policy({ ...everything, Action: 'iam:*' })]],
      resource: policy({ ...everything, Principal: { Service: 'cloudtrail.amazonaws.com' } }),
    }),
  },
  {
    name: 'root cannot assume a role',
    documentation: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html',
    ours: 'ImplicitlyDenied',
    oracle: 'Allowed',
    sample: sample({
      request: { principal: people.root, action: 'sts:AssumeRole', resource: `arn:aws:iam::${here}:role/deploy` },
      resource: policy({ Effect: 'Allow', Principal: { AWS: [here, there] }, Action: 'sts:AssumeRole' }),
    }),
  },
]
