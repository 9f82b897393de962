// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables look like that
import { type AccessRequest, decide, type PolicySet } from '../index.ts'
import { type Case, compiled } from './case.ts'
import { here, type Person, people, there } from './people.ts'

type Context = AccessRequest['context']
/** What is asked, and whether AWS's documentation says that it is allowed. */
type Row = readonly [what: string, action: string, resource: string, context: Context, allowed: boolean]

/** A page of AWS's documentation, a policy as it has them (names are ours), and what the page says of requests. */
type Documented = { page: string; by?: Person; policies: PolicySet; rows: readonly Row[] }

const identity = (...statements: object[]): PolicySet => ({ identity: [compiled(statements, 'identity')] })
const allow = (Action: string | string[], more: object = {}) => ({ Effect: 'Allow', Action, Resource: '*', ...more })
const deny = (Action: string | string[], more: object = {}) => ({ Effect: 'Deny', Action, Resource: '*', ...more })
const when = (Condition: object) => ({ Condition })
const everything = allow('*')

const bucket = 'arn:aws:s3:::b'
const instance = `arn:aws:ec2:eu-west-1:${here}:instance/i-1`
const ask =
  (action: string, resource: string) =>
  (what: string, context: Context, allowed: boolean): Row => [what, action, resource, context, allowed]
const put = ask('s3:PutObject', `${bucket}/k`)
const list = ask('s3:ListBucket', bucket)
const tag = ask('ec2:CreateTags', instance)
const run = ask('ec2:RunInstances', instance)
const stop = ask('ec2:StopInstances', instance)

const department = 'aws:principaltag/department'
const role = 'aws:principaltag/role'
const keys = (...names: string[]): Context => ({ 'aws:tagkeys': names })

const documented: readonly Documented[] = [
  {
    page: 'reference_policies_condition-logic-multiple-context-keys-or-values.html: all keys, any value',
    policies: identity(
      allow(
        's3:*',
        when({
          StringEquals: {
            'aws:PrincipalTag/department': ['finance', 'hr'],
            'aws:PrincipalTag/role': ['audit', 'security'],
          },
        }),
      ),
    ),
    rows: [
      put('one of each', { [department]: 'hr', [role]: 'audit' }, true),
      put('the other of each', { [department]: 'finance', [role]: 'security' }, true),
      put('a value of the other key', { [department]: 'audit', [role]: 'hr' }, false),
      put('one alone', { [department]: 'hr' }, false),
      put('another role', { [department]: 'hr', [role]: 'guest' }, false),
      put('another case', { [department]: 'HR', [role]: 'audit' }, false),
      put('neither', {}, false),
    ],
  },
  {
    page: 'reference_policies_condition-logic-multiple-context-keys-or-values.html: no value of a negated operator',
    policies: identity(
      everything,
      deny(
        's3:*',
        when({
          StringNotEquals: {
            'aws:PrincipalTag/department': ['finance', 'hr'],
            'aws:PrincipalTag/role': ['audit', 'security'],
          },
        }),
      ),
    ),
    rows: [
      put('both listed', { [department]: 'hr', [role]: 'audit' }, true),
      put('the department listed', { [department]: 'hr', [role]: 'guest' }, true),
      put('the role listed', { [department]: 'sales', [role]: 'audit' }, true),
      put('neither listed', { [department]: 'sales', [role]: 'guest' }, false),
      put('neither there', {}, false),
      put('the department listed, no role', { [department]: 'hr' }, true),
      put('another department, no role', { [department]: 'sales' }, false),
    ],
  },
  {
    page: 'reference_policies_condition-logic-multiple-context-keys-or-values.html: all operators',
    policies: identity(
      allow(
        's3:*',
        when({
          StringEquals: { 'aws:PrincipalTag/department': 'hr' },
          IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '2001:db8:1234:5678::/64'] },
          Bool: { 'aws:SecureTransport': 'true' },
        }),
      ),
    ),
    rows: [
      put('all three', { [department]: 'hr', 'aws:sourceip': '203.0.113.5', 'aws:securetransport': 'true' }, true),
      put(
        'the IPv6 block',
        { [department]: 'hr', 'aws:sourceip': '2001:db8:1234:5678::9', 'aws:securetransport': 'true' },
        true,
      ),
      put('plain http', { [department]: 'hr', 'aws:sourceip': '203.0.113.5', 'aws:securetransport': 'false' }, false),
      put(
        'from elsewhere',
        { [department]: 'hr', 'aws:sourceip': '203.0.114.5', 'aws:securetransport': 'true' },
        false,
      ),
      put('no address', { [department]: 'hr', 'aws:securetransport': 'true' }, false),
    ],
  },
  {
    page: 'reference_policies_condition-single-vs-multi-valued-context-keys.html: ForAllValues, and a key that has to be there',
    policies: identity(
      allow(
        'ec2:CreateTags',
        when({
          'ForAllValues:StringEquals': { 'aws:TagKeys': ['environment', 'cost-center'] },
          Null: { 'aws:TagKeys': 'false' },
        }),
      ),
    ),
    rows: [
      tag('one of them', keys('environment'), true),
      tag('both', keys('environment', 'cost-center'), true),
      tag('one more', keys('environment', 'cost-center', 'owner'), false),
      tag('others', keys('owner'), false),
      tag('in another case', keys('Environment'), false),
      tag('none', {}, false),
      tag('an empty list', keys(), false),
    ],
  },
  {
    page: 'reference_policies_condition-single-vs-multi-valued-context-keys.html: ForAnyValue with Deny',
    policies: identity(
      everything,
      deny('ec2:*', when({ 'ForAnyValue:StringEqualsIgnoreCase': { 'aws:TagKeys': ['owner', 'billing'] } })),
    ),
    rows: [
      tag('one of them', keys('owner'), false),
      tag('one among others', keys('team', 'BILLING'), false),
      tag('others', keys('team'), true),
      tag('none', {}, true),
    ],
  },
  {
    page: 'reference_policies_condition-single-vs-multi-valued-context-keys.html: ForAnyValue with negation',
    policies: identity(
      everything,
      deny('ec2:*', when({ 'ForAnyValue:StringNotLike': { 'aws:TagKeys': ['team-*', 'env'] } })),
    ),
    rows: [
      tag('all are like one', keys('team-a', 'env'), true),
      tag('one is not', keys('team-a', 'owner'), false),
      tag('none', {}, true),
    ],
  },
  {
    page: 'reference_policies_examples_dynamodb_attributes.html',
    policies: identity(
      allow(
        'dynamodb:GetItem',
        when({
          'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['UserId', 'Score'] },
          StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
        }),
      ),
    ),
    rows: [
      [
        'attributes it may read',
        'dynamodb:GetItem',
        '*',
        { 'dynamodb:attributes': ['UserId'], 'dynamodb:select': 'SPECIFIC_ATTRIBUTES' },
        true,
      ],
      ['no selection', 'dynamodb:GetItem', '*', { 'dynamodb:attributes': ['UserId', 'Score'] }, true],
      [
        'one more',
        'dynamodb:GetItem',
        '*',
        { 'dynamodb:attributes': ['UserId', 'Secret'], 'dynamodb:select': 'SPECIFIC_ATTRIBUTES' },
        false,
      ],
      [
        'all',
        'dynamodb:GetItem',
        '*',
        { 'dynamodb:attributes': ['UserId'], 'dynamodb:select': 'ALL_ATTRIBUTES' },
        false,
      ],
    ],
  },
  {
    page: 'reference_policies_elements_condition_operators.html: IfExists',
    policies: identity(allow('ec2:*', when({ StringLikeIfExists: { 'ec2:InstanceType': ['t1.*', 't2.*', 'm3.*'] } }))),
    rows: [
      run('a type of the list', { 'ec2:instancetype': 't2.micro' }, true),
      run('another type', { 'ec2:instancetype': 'c5.large' }, false),
      run('a resource without a type', {}, true),
    ],
  },
  {
    page: 'reference_policies_elements_condition_operators.html: Null',
    policies: identity(allow('ec2:*', when({ Null: { 'aws:TokenIssueTime': 'true' } }))),
    rows: [
      run('long-term credentials', {}, true),
      run('temporary credentials', { 'aws:tokenissuetime': '2026-01-31T00:00:00Z' }, false),
    ],
  },
  {
    page: 'reference_policies_elements_condition_operators.html: NumericLessThanEquals',
    policies: identity(
      allow('s3:ListBucket', { Resource: bucket, ...when({ NumericLessThanEquals: { 's3:max-keys': '10' } }) }),
    ),
    rows: [
      list('ten', { 's3:max-keys': '10' }, true),
      list('eleven', { 's3:max-keys': '11' }, false),
      list('as a decimal', { 's3:max-keys': '9.99' }, true),
      list('unlimited', {}, false),
    ],
  },
  {
    page: 'reference_policies_examples_aws-dates.html',
    policies: identity(
      allow(
        's3:*',
        when({
          DateGreaterThan: { 'aws:CurrentTime': '2026-04-01T00:00:00Z' },
          DateLessThan: { 'aws:CurrentTime': '2026-06-30T23:59:59Z' },
        }),
      ),
    ),
    rows: [
      put('between', { 'aws:currenttime': '2026-05-01T12:00:00Z' }, true),
      put('at the first moment', { 'aws:currenttime': '2026-04-01T00:00:00Z' }, false),
      put('at the last', { 'aws:currenttime': '2026-06-30T23:59:59Z' }, false),
      put('after', { 'aws:currenttime': '2026-07-01T00:00:00Z' }, false),
      put('between, in seconds', { 'aws:currenttime': '1777636800' }, true),
      put('between, elsewhere on earth', { 'aws:currenttime': '2026-04-01T03:00:00+02:00' }, true),
    ],
  },
  {
    page: 'reference_policies_examples_aws_deny-ip.html',
    policies: identity(
      everything,
      deny(
        '*',
        when({
          NotIpAddress: { 'aws:SourceIp': ['192.0.2.0/24', '203.0.113.0/24'] },
          Bool: { 'aws:ViaAWSService': 'false' },
        }),
      ),
    ),
    rows: [
      put('from the first network', { 'aws:sourceip': '192.0.2.9', 'aws:viaawsservice': 'false' }, true),
      put('from the second', { 'aws:sourceip': '203.0.113.9', 'aws:viaawsservice': 'false' }, true),
      put('from elsewhere', { 'aws:sourceip': '198.51.100.9', 'aws:viaawsservice': 'false' }, false),
      put('by IPv6', { 'aws:sourceip': '2001:db8::1', 'aws:viaawsservice': 'false' }, false),
      put('through a service', { 'aws:sourceip': '198.51.100.9', 'aws:viaawsservice': 'true' }, true),
    ],
  },
  {
    page: 'reference_policies_elements_condition_operators.html: ARN operators',
    by: 'service',
    policies: {
      identity: [],
      resource: compiled(
        {
          Effect: 'Allow',
          Principal: { Service: 'cloudtrail.amazonaws.com' },
          Action: 's3:PutObject',
          Resource: `${bucket}/*`,
          Condition: {
            ArnLike: { 'aws:SourceArn': `arn:aws:cloudtrail:*:${here}:trail/*` },
            StringEquals: { 'aws:SourceAccount': here },
          },
        },
        'resource',
      ),
    },
    rows: [
      put(
        'a trail of ours',
        { 'aws:sourcearn': `arn:aws:cloudtrail:eu-west-1:${here}:trail/t`, 'aws:sourceaccount': here },
        true,
      ),
      put(
        'a trail of theirs',
        { 'aws:sourcearn': `arn:aws:cloudtrail:eu-west-1:${there}:trail/t`, 'aws:sourceaccount': there },
        false,
      ),
      put(
        'a Region with a colon',
        { 'aws:sourcearn': `arn:aws:cloudtrail:a:b:${here}:trail/t`, 'aws:sourceaccount': here },
        false,
      ),
      put('no source', {}, false),
    ],
  },
  {
    page: 'reference_policies_variables.html: defaults',
    policies: identity(allow('s3:*', { Resource: "arn:aws:s3:::b/${aws:PrincipalTag/project, 'company-wide'}/*" })),
    rows: [
      ['the project', 's3:PutObject', `${bucket}/apollo/x`, { 'aws:principaltag/project': 'apollo' }, true],
      [
        'what is everyone’s, with a project',
        's3:PutObject',
        `${bucket}/company-wide/x`,
        { 'aws:principaltag/project': 'apollo' },
        false,
      ],
      ['what is everyone’s', 's3:PutObject', `${bucket}/company-wide/x`, {}, true],
      ['a project, without one', 's3:PutObject', `${bucket}/apollo/x`, {}, false],
    ],
  },
  {
    page: 'reference_policies_variables.html: spelling, and characters that stand for themselves',
    policies: identity(
      allow('s3:*', {
        Resource: ['arn:aws:s3:::b/${AWS:UserName}/*', 'arn:aws:s3:::b/${$}{*}', 'arn:aws:s3:::b/q${?}'],
      }),
    ),
    rows: [
      ['the name', 's3:PutObject', `${bucket}/bob/x`, {}, true],
      ['another name', 's3:PutObject', `${bucket}/BOB/x`, {}, false],
      ['a dollar and what is in braces', 's3:PutObject', `${bucket}/\${any}`, {}, true],
      ['a question mark', 's3:PutObject', `${bucket}/q?`, {}, true],
      ['something in its place', 's3:PutObject', `${bucket}/qx`, {}, false],
    ],
  },
  {
    page: 'reference_policies_variables.html: aws:userid of a session',
    by: 'session',
    policies: identity(allow('s3:*', { Resource: 'arn:aws:s3:::b/${aws:userid}/*' })),
    rows: [
      ['role and session', 's3:PutObject', `${bucket}/AROAREADER0000000000:monday/x`, {}, true],
      ['the role alone', 's3:PutObject', `${bucket}/AROAREADER0000000000/x`, {}, false],
      ['a user’s name, which it has not', 's3:PutObject', `${bucket}/reader/x`, {}, false],
    ],
  },
  {
    page: 'tutorial_attribute-based-access-control.html',
    policies: identity(
      allow(
        'secretsmanager:*',
        when({
          StringEquals: {
            'aws:ResourceTag/access-project': '${aws:PrincipalTag/access-project}',
            'aws:ResourceTag/access-team': '${aws:PrincipalTag/access-team}',
          },
          'ForAllValues:StringEquals': { 'aws:TagKeys': ['access-project', 'access-team', 'Name'] },
          StringEqualsIfExists: { 'aws:RequestTag/access-project': '${aws:PrincipalTag/access-project}' },
        }),
      ),
      deny('secretsmanager:UntagResource', when({ 'ForAnyValue:StringLike': { 'aws:TagKeys': 'access-*' } })),
    ),
    rows: (
      [
        ['its own', {}, true],
        ['of another project', { 'aws:resourcetag/access-project': 'uni' }, false],
        ['of another team', { 'aws:resourcetag/access-team': 'qas' }, false],
        ['with tags it may set', { 'aws:tagkeys': ['Name'] }, true],
        ['with a tag it may not', { 'aws:tagkeys': ['Name', 'Owner'] }, false],
        ['with its project', { 'aws:tagkeys': ['access-project'], 'aws:requesttag/access-project': 'peg' }, true],
        ['with another project', { 'aws:tagkeys': ['access-project'], 'aws:requesttag/access-project': 'uni' }, false],
      ] as const
    ).map(
      ([what, context, allowed]): Row => [
        what,
        'secretsmanager:UpdateSecret',
        '*',
        {
          'aws:principaltag/access-project': 'peg',
          'aws:principaltag/access-team': 'eng',
          'aws:resourcetag/access-project': 'peg',
          'aws:resourcetag/access-team': 'eng',
          ...context,
        },
        allowed,
      ],
    ),
  },
  {
    page: 'reference_policies_examples_ec2_tag-owner.html',
    policies: identity(
      allow(['ec2:StartInstances', 'ec2:StopInstances'], {
        Resource: `arn:aws:ec2:*:*:instance/*`,
        ...when({ StringEquals: { 'aws:ResourceTag/Owner': '${aws:username}' } }),
      }),
      allow('ec2:DescribeInstances'),
    ),
    rows: [
      stop('the own', { 'aws:resourcetag/owner': 'bob' }, true),
      stop('another’s', { 'aws:resourcetag/owner': 'eve' }, false),
      stop('with a name in capitals', { 'aws:resourcetag/owner': 'Bob' }, false),
      stop('nobody’s', {}, false),
      ['looking', 'ec2:DescribeInstances', '*', {}, true],
    ],
  },
  {
    page: 'reference_policies_elements_notaction.html',
    policies: identity(
      { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
      {
        Effect: 'Deny',
        NotAction: ['iam:*', 's3:List*'],
        Resource: '*',
        ...when({ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }),
      },
    ),
    rows: [
      ['a listed action is not allowed', 'iam:ListUsers', '*', { 'aws:multifactorauthpresent': 'true' }, false],
      ['others are', 'ec2:RunInstances', '*', { 'aws:multifactorauthpresent': 'true' }, true],
      ['but not without MFA', 'ec2:RunInstances', '*', { 'aws:multifactorauthpresent': 'false' }, false],
      ['nor with a key', 'ec2:RunInstances', '*', {}, false],
      ['except the listed', 's3:ListAllMyBuckets', '*', {}, true],
    ],
  },
  {
    page: 'reference_policies_elements_notresource.html',
    policies: identity(allow('s3:*'), {
      Effect: 'Deny',
      Action: 's3:*',
      NotResource: ['arn:aws:s3:::pay', 'arn:aws:s3:::pay/*'],
    }),
    rows: [
      ['the bucket', 's3:ListBucket', 'arn:aws:s3:::pay', {}, true],
      ['an object', 's3:GetObject', 'arn:aws:s3:::pay/roll', {}, true],
      ['a bucket with a longer name', 's3:ListBucket', 'arn:aws:s3:::payroll', {}, false],
      ['all buckets', 's3:ListAllMyBuckets', '*', {}, false],
    ],
  },
  {
    page: 'access_policies_boundaries.html: what both allow',
    policies: {
      ...identity(allow('iam:CreateUser'), allow('s3:*')),
      boundary: compiled([allow(['s3:*', 'cloudwatch:*', 'ec2:*'])], 'boundary'),
    },
    rows: [
      ['allowed by both', 's3:PutObject', `${bucket}/k`, {}, true],
      ['by the policy alone', 'iam:CreateUser', '*', {}, false],
      ['by the boundary alone', 'ec2:RunInstances', '*', {}, false],
    ],
  },
  {
    page: 'access_policies_boundaries.html: a delegated administrator',
    policies: identity(
      allow(
        ['iam:CreateUser', 'iam:AttachUserPolicy'],
        when({ StringEquals: { 'iam:PermissionsBoundary': `arn:aws:iam::${here}:policy/XCompanyBoundaries` } }),
      ),
      deny(['iam:CreatePolicyVersion', 'iam:DeletePolicy'], {
        Resource: `arn:aws:iam::${here}:policy/XCompanyBoundaries`,
      }),
      allow(['iam:CreatePolicyVersion', 'iam:DeletePolicy']),
      deny('iam:DeleteUserPermissionsBoundary'),
    ),
    rows: [
      [
        'attaching to one who is bounded',
        'iam:AttachUserPolicy',
        people.bob.arn,
        { 'iam:permissionsboundary': `arn:aws:iam::${here}:policy/XCompanyBoundaries` },
        true,
      ],
      ['attaching to one who is not', 'iam:AttachUserPolicy', people.bob.arn, {}, false],
      ['changing the boundary', 'iam:CreatePolicyVersion', `arn:aws:iam::${here}:policy/XCompanyBoundaries`, {}, false],
      ['changing another policy', 'iam:CreatePolicyVersion', `arn:aws:iam::${here}:policy/Other`, {}, true],
      ['taking it off', 'iam:DeleteUserPermissionsBoundary', people.bob.arn, {}, false],
    ],
  },
  {
    page: 'reference_policies_condition-keys.html: aws:CalledVia',
    policies: identity(
      allow('kms:Decrypt', when({ 'ForAnyValue:StringEquals': { 'aws:CalledVia': ['dynamodb.amazonaws.com'] } })),
      allow('s3:*', when({ StringEquals: { 'aws:CalledViaFirst': 'cloudformation.amazonaws.com' } })),
    ),
    rows: [
      [
        'through it, among others',
        'kms:Decrypt',
        '*',
        { 'aws:calledvia': ['cloudformation.amazonaws.com', 'dynamodb.amazonaws.com'] },
        true,
      ],
      ['through another', 'kms:Decrypt', '*', { 'aws:calledvia': ['athena.amazonaws.com'] }, false],
      ['at first hand', 'kms:Decrypt', '*', {}, false],
      [
        'first through it',
        's3:GetObject',
        `${bucket}/k`,
        { 'aws:calledviafirst': 'cloudformation.amazonaws.com' },
        true,
      ],
    ],
  },
  {
    page: 'reference_policies_condition-keys.html: aws:PrincipalOrgID',
    policies: {
      ...identity(everything),
      resource: compiled(
        {
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Resource: [bucket, `${bucket}/*`],
          Condition: {
            StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-ours' },
            BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
          },
        },
        'resource',
      ),
    },
    rows: [
      put('of the organisation', { 'aws:principalorgid': 'o-ours' }, true),
      put('of another', { 'aws:principalorgid': 'o-theirs' }, false),
      put('of none', {}, false),
    ],
  },
  {
    page: 'reference_policies_elements_principal.html: everyone, with a condition on aws:PrincipalArn',
    policies: {
      identity: [],
      resource: compiled(
        {
          Effect: 'Allow',
          Principal: { AWS: '*' },
          Action: 's3:*',
          Resource: `${bucket}/*`,
          Condition: { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${here}:user/dev/*` } },
        },
        'resource',
      ),
    },
    rows: [put('who is one of them', {}, true), ['on something else', 's3:PutObject', 'arn:aws:s3:::c/k', {}, false]],
  },
  {
    page: 'reference_policies_elements_principal.html: the same for a session, by its role',
    by: 'session',
    policies: {
      identity: [],
      resource: compiled(
        {
          Effect: 'Allow',
          Principal: { AWS: '*' },
          Action: 's3:*',
          Resource: `${bucket}/*`,
          Condition: { ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${here}:role/*` } },
        },
        'resource',
      ),
    },
    rows: [put('a session is known by its role', {}, true)],
  },
  {
    page: 'reference_policies_elements_notprincipal.html: the way that is recommended instead',
    policies: {
      ...identity(everything),
      resource: compiled(
        {
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Resource: `${bucket}/*`,
          Condition: {
            ArnNotEquals: {
              'aws:PrincipalArn': [`arn:aws:iam::${here}:user/dev/bob`, `arn:aws:iam::${here}:role/admin`],
            },
          },
        },
        'resource',
      ),
    },
    rows: [put('who is excepted', {}, true)],
  },
  {
    page: 'reference_policies_elements_notprincipal.html: others',
    by: 'session',
    policies: {
      ...identity(everything),
      resource: compiled(
        {
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Resource: `${bucket}/*`,
          Condition: {
            ArnNotEquals: {
              'aws:PrincipalArn': [`arn:aws:iam::${here}:user/dev/bob`, `arn:aws:iam::${here}:role/admin`],
            },
          },
        },
        'resource',
      ),
    },
    rows: [put('who is not', {}, false)],
  },
  {
    page: 'id_session-tags.html and id_credentials_temp_control-access_monitor.html: trust',
    policies: {
      ...identity(allow('sts:*')),
      trust: compiled(
        [
          {
            Effect: 'Allow',
            Principal: { AWS: here },
            Action: ['sts:AssumeRole', 'sts:TagSession'],
            Condition: {
              StringLike: { 'aws:RequestTag/Project': '*', 'sts:RoleSessionName': '${aws:username}' },
              'ForAllValues:StringEquals': { 'sts:TransitiveTagKeys': ['Project', 'Department'] },
            },
          },
          {
            Effect: 'Allow',
            Principal: { AWS: here },
            Action: 'sts:SetSourceIdentity',
            Condition: { StringEquals: { 'sts:SourceIdentity': ['bob', 'eve'] } },
          },
        ],
        'trust',
      ),
    },
    rows: (
      [
        ['as they want it', 'sts:AssumeRole', {}, true],
        ['without the tag', 'sts:AssumeRole', { 'aws:requesttag/project': [] }, false],
        ['under another name', 'sts:AssumeRole', { 'sts:rolesessionname': 'eve' }, false],
        ['with a tag to pass on that is not listed', 'sts:TagSession', { 'sts:transitivetagkeys': ['Cost'] }, false],
        ['with one that is', 'sts:TagSession', { 'sts:transitivetagkeys': ['Project'] }, true],
        ['with an identity that is listed', 'sts:SetSourceIdentity', { 'sts:sourceidentity': 'eve' }, true],
        ['with another', 'sts:SetSourceIdentity', { 'sts:sourceidentity': 'mallory' }, false],
      ] as const
    ).map(
      ([what, action, context, allowed]): Row => [
        what,
        action,
        `arn:aws:iam::${here}:role/r`,
        { 'aws:requesttag/project': 'x', 'sts:rolesessionname': 'bob', ...context },
        allowed,
      ],
    ),
  },
  {
    page: 'organizations: orgs_manage_policies_scps_evaluation.html, an allow list',
    policies: {
      ...identity(everything),
      scps: [
        [compiled([everything], 'scp')],
        [compiled([allow(['s3:*', 'ec2:*'])], 'scp')],
        [compiled([allow('s3:*')], 'scp'), compiled([allow('iam:*')], 'scp')],
      ],
    },
    rows: [
      ['allowed at every level', 's3:PutObject', `${bucket}/k`, {}, true],
      ['not at the account', 'ec2:RunInstances', '*', {}, false],
      ['not at the unit', 'iam:ListUsers', '*', {}, false],
    ],
  },
  {
    page: 'organizations: orgs_manage_policies_scps_examples_general.html, a role that is excepted',
    by: 'session',
    policies: {
      ...identity(everything),
      scps: [
        [
          compiled(
            [
              everything,
              {
                Effect: 'Deny',
                Action: 'iam:*',
                Resource: '*',
                Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/app/reader' } },
              },
              deny('organizations:LeaveOrganization'),
              deny('*', when({ StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } })),
            ],
            'scp',
          ),
        ],
      ],
    },
    rows: [
      ['the role', 'iam:ListUsers', '*', {}, true],
      ['leaving', 'organizations:LeaveOrganization', '*', {}, false],
    ],
  },
  {
    page: 'organizations: orgs_manage_policies_scps_examples_general.html, root',
    by: 'root',
    policies: {
      identity: [],
      scps: [
        [compiled([everything, deny('*', when({ StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } }))], 'scp')],
      ],
    },
    rows: [put('root does nothing', {}, false)],
  },
  {
    page: 'AmazonS3: example-bucket-policies.html, folders and conditions on requests',
    policies: identity(
      allow('s3:ListBucket', {
        Resource: bucket,
        ...when({ StringEquals: { 's3:prefix': ['', 'home/'], 's3:delimiter': '/' } }),
      }),
      allow('s3:PutObject', {
        Resource: `${bucket}/*`,
        ...when({
          StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' },
          StringNotEquals: { 's3:x-amz-server-side-encryption': 'none' },
        }),
      }),
    ),
    rows: [
      list('the top', { 's3:prefix': '', 's3:delimiter': '/' }, true),
      list('a folder', { 's3:prefix': 'home/', 's3:delimiter': '/' }, true),
      list('without a delimiter', { 's3:prefix': '' }, false),
      put('with the owner’s control', { 's3:x-amz-acl': 'bucket-owner-full-control' }, true),
      put('public', { 's3:x-amz-acl': 'public-read' }, false),
    ],
  },
  {
    page: 'id_roles_use_passrole.html',
    policies: identity(
      allow('iam:PassRole', {
        Resource: `arn:aws:iam::${here}:role/EC2-roles-for-*`,
        ...when({
          StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' },
          ArnLikeIfExists: { 'iam:AssociatedResourceArn': [`arn:aws:ec2:eu-west-1:${here}:instance/*`] },
        }),
      }),
    ),
    rows: [
      [
        'a role of the kind, to EC2',
        'iam:PassRole',
        `arn:aws:iam::${here}:role/EC2-roles-for-web`,
        { 'iam:passedtoservice': 'ec2.amazonaws.com' },
        true,
      ],
      [
        'in the Region',
        'iam:PassRole',
        `arn:aws:iam::${here}:role/EC2-roles-for-web`,
        { 'iam:passedtoservice': 'ec2.amazonaws.com', 'iam:associatedresourcearn': instance },
        true,
      ],
      [
        'in another Region',
        'iam:PassRole',
        `arn:aws:iam::${here}:role/EC2-roles-for-web`,
        {
          'iam:passedtoservice': 'ec2.amazonaws.com',
          'iam:associatedresourcearn': `arn:aws:ec2:us-east-1:${here}:instance/i-1`,
        },
        false,
      ],
      [
        'to Lambda',
        'iam:PassRole',
        `arn:aws:iam::${here}:role/EC2-roles-for-web`,
        { 'iam:passedtoservice': 'lambda.amazonaws.com' },
        false,
      ],
      [
        'another role',
        'iam:PassRole',
        `arn:aws:iam::${here}:role/admin`,
        { 'iam:passedtoservice': 'ec2.amazonaws.com' },
        false,
      ],
    ],
  },
]

export const documentedCases: readonly Case[] = documented.flatMap(({ page, by = 'bob', policies, rows }) =>
  rows.map(([what, action, resource, context, allowed]) => ({
    name: `${page}: ${what}`,
    actual: () =>
      decide({ principal: people[by], action, resource, resourceAccount: here, context }, policies).effect === 'allow',
    expected: allowed,
  })),
)
