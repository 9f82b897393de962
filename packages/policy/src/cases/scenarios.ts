// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables look like that
import { type AccessRequest, decide, type PolicySet } from '../index.ts'
import { type Case, compiled } from './case.ts'
import { here, people, there } from './people.ts'

/** Policies as people write them, each with requests it lets through and requests it stops. */
type Scenario = {
  name: string
  policies: PolicySet
  requests: readonly (readonly [what: string, request: AccessRequest, effect: 'allow' | 'deny'])[]
}

const user = `arn:aws:iam::${here}:user/dev/bob`
const bobs = (action: string, resource: string, context: AccessRequest['context'] = {}): AccessRequest => ({
  principal: people.bob,
  action,
  resource,
  context,
})
const everything = { Effect: 'Allow', Action: '*', Resource: '*' }
const mfa = { 'aws:multifactorauthpresent': 'true', 'aws:multifactorauthage': '120' }

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html */
const selfService: Scenario = {
  name: 'own credentials, and nothing else without MFA',
  policies: {
    identity: [
      compiled(
        [
          everything,
          {
            Sid: 'DenyAllExceptListedIfNoMFA',
            Effect: 'Deny',
            NotAction: ['iam:CreateVirtualMFADevice', 'iam:EnableMFADevice', 'sts:GetSessionToken'],
            Resource: '*',
            Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
          },
        ],
        'identity',
      ),
    ],
  },
  requests: [
    ['a long-term key, which has no such key', bobs('s3:ListAllMyBuckets', '*'), 'deny'],
    ['a session without MFA', bobs('s3:ListAllMyBuckets', '*', { 'aws:multifactorauthpresent': 'false' }), 'deny'],
    ['a session with MFA', bobs('s3:ListAllMyBuckets', '*', mfa), 'allow'],
    ['enabling MFA', bobs('iam:EnableMFADevice', user), 'allow'],
  ],
}

/** Bool instead of BoolIfExists: the mistake that leaves long-term keys alone. */
const forgotIfExists: Scenario = {
  name: 'Bool is not BoolIfExists',
  policies: {
    identity: [
      compiled(
        [
          everything,
          {
            Effect: 'Deny',
            Action: '*',
            Resource: '*',
            Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } },
          },
        ],
        'identity',
      ),
    ],
  },
  requests: [
    ['a long-term key slips through', bobs('s3:ListAllMyBuckets', '*'), 'allow'],
    ['a session without MFA', bobs('s3:ListAllMyBuckets', '*', { 'aws:multifactorauthpresent': 'false' }), 'deny'],
  ],
}

const recentMfa: Scenario = {
  name: 'MFA within the hour',
  policies: {
    identity: [
      compiled({ ...everything, Condition: { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } } }, 'identity'),
    ],
  },
  requests: [
    ['recent', bobs('iam:ListUsers', '*', mfa), 'allow'],
    ['long ago', bobs('iam:ListUsers', '*', { ...mfa, 'aws:multifactorauthage': '3601' }), 'deny'],
    ['never', bobs('iam:ListUsers', '*'), 'deny'],
  ],
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_s3_home-directory-console.html */
const home: Scenario = {
  name: 'a home folder in a bucket',
  policies: {
    identity: [
      compiled(
        [
          {
            Effect: 'Allow',
            Action: 's3:ListBucket',
            Resource: 'arn:aws:s3:::b',
            Condition: { StringLike: { 's3:prefix': ['', 'home/', 'home/${aws:username}/*'] } },
          },
          {
            Effect: 'Allow',
            Action: 's3:*',
            Resource: ['arn:aws:s3:::b/home/${aws:username}', 'arn:aws:s3:::b/home/${aws:username}/*'],
          },
        ],
        'identity',
      ),
    ],
  },
  requests: [
    ['the own folder', bobs('s3:ListBucket', 'arn:aws:s3:::b', { 's3:prefix': 'home/bob/x' }), 'allow'],
    ['the top', bobs('s3:ListBucket', 'arn:aws:s3:::b', { 's3:prefix': '' }), 'allow'],
    ['another folder', bobs('s3:ListBucket', 'arn:aws:s3:::b', { 's3:prefix': 'home/eve/' }), 'deny'],
    ['no prefix at all', bobs('s3:ListBucket', 'arn:aws:s3:::b'), 'deny'],
    ['an own object', bobs('s3:PutObject', 'arn:aws:s3:::b/home/bob/a/b'), 'allow'],
    ['a folder with a longer name', bobs('s3:PutObject', 'arn:aws:s3:::b/home/bobby/a'), 'deny'],
  ],
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/introduction_attribute-based-access-control.html */
const byTag: Scenario = {
  name: 'resources of the own team',
  policies: {
    identity: [
      compiled(
        {
          Effect: 'Allow',
          Action: 'ec2:StopInstances',
          Resource: '*',
          Condition: { StringEquals: { 'aws:ResourceTag/Team': '${aws:PrincipalTag/Team}' } },
        },
        'identity',
      ),
    ],
  },
  requests: [
    ['of the team', bobs('ec2:StopInstances', '*', { 'aws:resourcetag/team': 'Blue' }), 'allow'],
    ['of another', bobs('ec2:StopInstances', '*', { 'aws:resourcetag/team': 'Red' }), 'deny'],
    ['of none', bobs('ec2:StopInstances', '*'), 'deny'],
  ],
}

const outsider = {
  type: 'user',
  accountId: there,
  arn: `arn:aws:iam::${there}:user/al`,
  userName: 'al',
  userId: 'AIDAAL',
} as const
const assume = (context: AccessRequest['context']): AccessRequest => ({
  principal: outsider,
  action: 'sts:AssumeRole',
  resource: `arn:aws:iam::${here}:role/auditor`,
  context,
})
/** https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html */
const externalId: Scenario = {
  name: 'a role for another company',
  policies: {
    identity: [compiled({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }, 'identity')],
    trust: compiled(
      {
        Effect: 'Allow',
        Principal: { AWS: there },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'sts:ExternalId': '12345' } },
      },
      'trust',
    ),
  },
  requests: [
    ['with its external id', assume({ 'sts:externalid': '12345' }), 'allow'],
    ['with another', assume({ 'sts:externalid': '54321' }), 'deny'],
    ['without', assume({}), 'deny'],
  ],
}

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html */
const regions: Scenario = {
  name: 'only two Regions, but for global services',
  policies: {
    identity: [compiled(everything, 'identity')],
    scps: [
      [
        compiled(everything, 'scp'),
        compiled(
          {
            Effect: 'Deny',
            NotAction: ['iam:*', 'sts:*', 'organizations:*'],
            Resource: '*',
            Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-central-1', 'eu-west-1'] } },
          },
          'scp',
        ),
      ],
    ],
  },
  requests: [
    ['inside', bobs('ec2:RunInstances', '*', { 'aws:requestedregion': 'eu-west-1' }), 'allow'],
    ['outside', bobs('ec2:RunInstances', '*', { 'aws:requestedregion': 'us-east-1' }), 'deny'],
    ['a global service', bobs('iam:CreateUser', user, { 'aws:requestedregion': 'us-east-1' }), 'allow'],
  ],
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html */
const secureTransport: Scenario = {
  name: 'a bucket that wants TLS and a known network',
  policies: {
    identity: [compiled(everything, 'identity')],
    resource: compiled(
      [
        {
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Resource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'],
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
        {
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Resource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'],
          Condition: {
            NotIpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '2001:db8::/32'] },
            Bool: { 'aws:ViaAWSService': 'false' },
          },
        },
      ],
      'resource',
    ),
  },
  requests: [
    [
      'TLS from the network',
      bobs('s3:GetObject', 'arn:aws:s3:::b/k', {
        'aws:securetransport': 'true',
        'aws:sourceip': '203.0.113.9',
        'aws:viaawsservice': 'false',
      }),
      'allow',
    ],
    [
      'plain HTTP',
      bobs('s3:GetObject', 'arn:aws:s3:::b/k', { 'aws:securetransport': 'false', 'aws:sourceip': '203.0.113.9' }),
      'deny',
    ],
    [
      'from elsewhere',
      bobs('s3:GetObject', 'arn:aws:s3:::b/k', {
        'aws:securetransport': 'true',
        'aws:sourceip': '198.51.100.9',
        'aws:viaawsservice': 'false',
      }),
      'deny',
    ],
    [
      'from elsewhere through a service',
      bobs('s3:GetObject', 'arn:aws:s3:::b/k', {
        'aws:securetransport': 'true',
        'aws:sourceip': '198.51.100.9',
        'aws:viaawsservice': 'true',
      }),
      'allow',
    ],
  ],
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html (delegating responsibility) */
const delegation: Scenario = {
  name: 'users may be created only with the boundary',
  policies: {
    identity: [
      compiled(
        {
          Effect: 'Allow',
          Action: ['iam:CreateUser', 'iam:PutUserPermissionsBoundary'],
          Resource: '*',
          Condition: { StringEquals: { 'iam:PermissionsBoundary': `arn:aws:iam::${here}:policy/Limit` } },
        },
        'identity',
      ),
    ],
  },
  requests: [
    [
      'with it',
      bobs('iam:CreateUser', user, { 'iam:permissionsboundary': `arn:aws:iam::${here}:policy/Limit` }),
      'allow',
    ],
    [
      'with another',
      bobs('iam:CreateUser', user, { 'iam:permissionsboundary': `arn:aws:iam::${here}:policy/Wide` }),
      'deny',
    ],
    ['without', bobs('iam:CreateUser', user), 'deny'],
  ],
}

const scenarios = [
  selfService,
  forgotIfExists,
  recentMfa,
  home,
  byTag,
  externalId,
  regions,
  secureTransport,
  delegation,
]

export const scenarioCases: readonly Case[] = scenarios.flatMap(({ name, policies, requests }) =>
  requests.map(([what, request, expected]) => ({
    name: `${name}: ${what}`,
    actual: () => decide(request, policies).effect,
    expected,
  })),
)
