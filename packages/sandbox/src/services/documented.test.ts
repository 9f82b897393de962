/**
 * Requests written from AWS's documentation alone, and what it says of them: who may call what with which credentials
 * (IAM User Guide, *Compare AWS STS credentials*, *Permissions for temporary security credentials*), what trust policies
 * take (*Roles terms and concepts*, *How to use an external ID*), quotas, conflicts, and how each protocol refuses.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { type Answered, type CallOptions, type Client, client } from '../testing/client.ts'
import { ACCOUNT, ADMINISTRATOR, type TestBench, testBench } from '../testing/sandbox.ts'

const OTHER = '210987654321'
const doc = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement })
const allow = (Action: string | string[], more: object = {}) => ({ Effect: 'Allow', Action, Resource: '*', ...more })
const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`
const policy = (name: string) => `arn:aws:iam::${ACCOUNT}:policy/${name}`
const trust = (AWS: string, Condition: object = {}) =>
  doc({ Effect: 'Allow', Principal: { AWS }, Action: ['sts:AssumeRole', 'sts:TagSession'], Condition })
const everyone = `arn:aws:iam::${ACCOUNT}:root`
const MINUTE = 60_000

let bench: TestBench
const callers: Record<string, Client> = {}

beforeAll(async () => {
  bench = await testBench({
    users: [
      { userName: 'ann', attachedPolicies: [ADMINISTRATOR], accessKeys: [{}], tags: [{ Key: 'team', Value: 'red' }] },
      { userName: 'nil', accessKeys: [{}] },
      { userName: 'off', attachedPolicies: [ADMINISTRATOR], accessKeys: [{}] },
    ],
    roles: [
      { roleName: 'all', assumeRolePolicyDocument: trust(everyone), attachedPolicies: [ADMINISTRATOR] },
      { roleName: 'direct', assumeRolePolicyDocument: trust(`arn:aws:iam::${ACCOUNT}:user/nil`) },
      { roleName: 'open', assumeRolePolicyDocument: trust('*', { StringEquals: { 'sts:ExternalId': 'x-1' } }) },
      {
        roleName: 'red',
        assumeRolePolicyDocument: trust(everyone, { StringEquals: { 'aws:PrincipalTag/team': 'red' } }),
        // What revoking sessions leaves behind: nothing that was issued before.
        inlinePolicies: {
          late: doc(
            allow('iam:*', { Condition: { DateGreaterThan: { 'aws:TokenIssueTime': '2099-01-01T00:00:00Z' } } }),
          ),
        },
      },
      {
        roleName: 'fresh-mfa',
        assumeRolePolicyDocument: trust(everyone, { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } }),
      },
      {
        roleName: 'machine',
        assumeRolePolicyDocument: doc({
          Effect: 'Allow',
          Principal: { Service: 'ec2.amazonaws.com' },
          Action: 'sts:AssumeRole',
        }),
      },
    ],
  })
  const { sandbox, world, root } = bench
  const other = await sandbox.createAccount(world, {
    id: OTHER,
    seed: { users: [{ userName: 'zoe', inlinePolicies: { sts: doc(allow('sts:*')) }, accessKeys: [{}] }] },
  })
  const { ann, nil } = { ann: bench.as('ann'), nil: bench.as('nil') }
  const sessionOf = async (answer: Promise<Answered>): Promise<Client> => {
    const { AccessKeyId, SecretAccessKey, SessionToken } = (await answer).output!.Credentials as Record<string, string>
    return bench.with({ accessKeyId: AccessKeyId!, secretAccessKey: SecretAccessKey!, sessionToken: SessionToken! })
  }
  const off = bench.keyOf('off')
  await root('iam', 'UpdateAccessKey', { UserName: 'off', AccessKeyId: off.accessKeyId, Status: 'Inactive' })
  Object.assign(callers, {
    root,
    ann,
    nil,
    off: bench.as('off'),
    zoe: client((request) => sandbox.handle(request), other.seeded.accessKeys.zoe![0]!),
    unsigned: bench.with(),
    forged: bench.with({ ...bench.keyOf('ann'), secretAccessKey: 'x'.repeat(40) }),
    federated: await sessionOf(ann('sts', 'GetFederationToken', { Name: 'guest', Policy: doc(allow('*')) })),
    plain: await sessionOf(ann('sts', 'GetSessionToken')),
    assumed: await sessionOf(ann('sts', 'AssumeRole', { RoleArn: role('all'), RoleSessionName: 'work' })),
    red: await sessionOf(ann('sts', 'AssumeRole', { RoleArn: role('red'), RoleSessionName: 'work' })),
    directed: await sessionOf(nil('sts', 'AssumeRole', { RoleArn: role('direct'), RoleSessionName: 'work' })),
  })
})

type Row = readonly [who: string, service: string, operation: string, input: object, expected: string, CallOptions?]

const OK = 'done'
const no = (who: string, action: string, resource?: string): string =>
  `AccessDenied 403: User: ${who} is not authorized to perform: ${action}${resource === undefined ? '' : ` on resource: ${resource}`}`
const nil = `arn:aws:iam::${ACCOUNT}:user/nil`
const ann = `arn:aws:iam::${ACCOUNT}:user/ann`
const silent = (action: string): string => ` because no identity-based policy allows the ${action} action`
const badToken = 'InvalidClientTokenId 403: The security token included in the request is invalid.'
const assume = (name: string, more: object = {}) => ({ RoleArn: role(name), RoleSessionName: 'work', ...more })
const invalid = (where: string, constraint: string): string =>
  `ValidationError 400: 1 validation error detected: Value at '${where}' failed to satisfy constraint: ${constraint}`
const malformed = (words: string): string => `MalformedPolicyDocument 400: ${words}`
const create = (statement: object) => ({ PolicyName: 'p', PolicyDocument: doc(statement) })

const subjects: Record<string, readonly Row[]> = {
  'temporary credentials': [
    ['federated', 'sts', 'GetCallerIdentity', {}, OK],
    ['federated', 'iam', 'ListUsers', {}, badToken],
    ['federated', 'ec2', 'DescribeInstances', {}, OK],
    [
      'federated',
      'sts',
      'GetSessionToken',
      {},
      'AccessDenied 403: Cannot call GetSessionToken with session credentials',
    ],
    [
      'federated',
      'sts',
      'AssumeRole',
      assume('all'),
      no(`arn:aws:sts::${ACCOUNT}:federated-user/guest`, 'sts:AssumeRole', role('all')),
    ],
    ['plain', 'sts', 'GetCallerIdentity', {}, OK],
    ['plain', 'sts', 'AssumeRole', assume('all'), OK],
    ['plain', 'iam', 'ListUsers', {}, badToken],
    ['plain', 's3', 'ListBuckets', {}, OK],
    [
      'plain',
      'sts',
      'GetFederationToken',
      { Name: 'guest' },
      'AccessDenied 403: Cannot call GetFederationToken with session credentials',
    ],
    ['assumed', 'iam', 'ListUsers', {}, OK],
    ['assumed', 'sts', 'GetSessionToken', {}, 'AccessDenied 403: Cannot call GetSessionToken with session credentials'],
    [
      'assumed',
      'sts',
      'AssumeRole',
      assume('all', { DurationSeconds: 3_601 }),
      'ValidationError 400: The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    ],
    ['root', 'sts', 'AssumeRole', assume('all'), 'AccessDenied 403: Roles may not be assumed by root accounts.'],
    ['nil', 'sts', 'GetCallerIdentity', {}, OK],
    ['nil', 'sts', 'GetSessionToken', {}, OK],
    [
      'red',
      'iam',
      'ListUsers',
      {},
      `${no(`arn:aws:sts::${ACCOUNT}:assumed-role/red/work`, 'iam:ListUsers', `arn:aws:iam::${ACCOUNT}:user/`)}${silent('iam:ListUsers')}`,
    ],
  ],
  'trust policies': [
    ['ann', 'sts', 'AssumeRole', assume('direct'), no(ann, 'sts:AssumeRole', role('direct'))],
    ['ann', 'sts', 'AssumeRole', assume('open'), no(ann, 'sts:AssumeRole', role('open'))],
    ['ann', 'sts', 'AssumeRole', assume('open', { ExternalId: 'x-1' }), OK],
    ['zoe', 'sts', 'AssumeRole', assume('open', { ExternalId: 'x-1' }), OK],
    ['zoe', 'sts', 'AssumeRole', assume('all'), no(`arn:aws:iam::${OTHER}:user/zoe`, 'sts:AssumeRole', role('all'))],
    ['zoe', 'sts', 'AssumeRole', assume('none'), no(`arn:aws:iam::${OTHER}:user/zoe`, 'sts:AssumeRole', role('none'))],
    ['nil', 'sts', 'AssumeRole', assume('all'), no(nil, 'sts:AssumeRole', role('all'))],
    ['nil', 'sts', 'AssumeRole', assume('red'), no(nil, 'sts:AssumeRole', role('red'))],
    ['ann', 'sts', 'AssumeRole', assume('fresh-mfa'), no(ann, 'sts:AssumeRole', role('fresh-mfa'))],
    ['ann', 'sts', 'AssumeRole', assume('machine'), no(ann, 'sts:AssumeRole', role('machine'))],
    [
      'ann',
      'sts',
      'AssumeRole',
      assume('all', { DurationSeconds: 3_601 }),
      'ValidationError 400: The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    ],
  ],
  'who proves nothing': [
    ['off', 'iam', 'ListUsers', {}, badToken],
    [
      'off',
      'ec2',
      'DescribeInstances',
      {},
      'AuthFailure 401: AWS was not able to validate the provided access credentials',
    ],
    [
      'off',
      's3',
      'ListBuckets',
      {},
      'InvalidAccessKeyId 403: The AWS Access Key Id you provided does not exist in our records.',
    ],
    [
      'off',
      'dynamodb',
      'ListTables',
      {},
      'UnrecognizedClientException 400: The security token included in the request is invalid.',
    ],
    [
      'forged',
      'ec2',
      'DescribeInstances',
      {},
      'AuthFailure 401: AWS was not able to validate the provided access credentials',
    ],
    [
      'forged',
      's3',
      'ListBuckets',
      {},
      'SignatureDoesNotMatch 403: The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    ],
    ['unsigned', 'iam', 'ListUsers', {}, 'MissingAuthenticationToken 403: Request is missing Authentication Token'],
    ['unsigned', 'dynamodb', 'ListTables', {}, 'MissingAuthenticationTokenException 400: Missing Authentication Token'],
    ['unsigned', 's3', 'ListBuckets', {}, 'AccessDenied 403: Access Denied'],
    [
      'ann',
      's3',
      'ListBuckets',
      {},
      'RequestTimeTooSkewed 403: The difference between the request time and the current time is too large.',
      { now: new Date(Date.now() - 20 * MINUTE) },
    ],
    [
      'ann',
      'ec2',
      'DescribeInstances',
      {},
      'RequestExpired 400: Request has expired.',
      { now: new Date(Date.now() - 20 * MINUTE) },
    ],
  ],
  'who may not': [
    ['nil', 'iam', 'GetUser', {}, `${no(nil, 'iam:GetUser', 'user nil')}${silent('iam:GetUser')}`],
    ['nil', 'iam', 'GetUser', { UserName: 'ghost' }, `${no(nil, 'iam:GetUser', 'user ghost')}${silent('iam:GetUser')}`],
    [
      'nil',
      'iam',
      'CreateUser',
      { UserName: 'new' },
      `${no(nil, 'iam:CreateUser', `arn:aws:iam::${ACCOUNT}:user/new`)}${silent('iam:CreateUser')}`,
    ],
    ['nil', 's3', 'ListBuckets', {}, `${no(nil, 's3:ListAllMyBuckets')}${silent('s3:ListAllMyBuckets')}`],
    [
      'nil',
      'sns',
      'CreateTopic',
      { Name: 'x' },
      `AuthorizationError 403: User: ${nil} is not authorized to perform: SNS:CreateTopic on resource: arn:aws:sns:us-east-1:${ACCOUNT}:x${silent('SNS:CreateTopic')}`,
    ],
    [
      'nil',
      'ec2',
      'DescribeInstances',
      {},
      `UnauthorizedOperation 403: You are not authorized to perform this operation. User: ${nil} is not authorized to perform: ec2:DescribeInstances${silent('ec2:DescribeInstances')}`,
    ],
    [
      'directed',
      'iam',
      'ListUsers',
      {},
      `${no(`arn:aws:sts::${ACCOUNT}:assumed-role/direct/work`, 'iam:ListUsers', `arn:aws:iam::${ACCOUNT}:user/`)}${silent('iam:ListUsers')}`,
    ],
  ],
  'bad input': [
    ['ann', 'iam', 'CreateUser', { UserName: 'ANN' }, 'EntityAlreadyExists 409: User with name ANN already exists.'],
    [
      'ann',
      'iam',
      'ListUsers',
      { MaxItems: 0 },
      invalid('maxItems', 'Member must have value greater than or equal to 1'),
    ],
    ['ann', 'iam', 'ListUsers', { Marker: 'zzz' }, 'ValidationError 400: Invalid Marker.'],
    [
      'ann',
      'iam',
      'CreatePolicy',
      create(allow('s3')),
      malformed('Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.'),
    ],
    [
      'ann',
      'iam',
      'CreatePolicy',
      create({ Effect: 'Allow', Action: 's3:*' }),
      malformed('Policy statement must contain resources.'),
    ],
    [
      'ann',
      'iam',
      'CreatePolicy',
      create({ ...allow('s3:*'), Resource: 'bucket' }),
      malformed('Resource bucket must be in ARN format or "*".'),
    ],
    [
      'ann',
      'iam',
      'CreatePolicy',
      create({ ...allow('s3:*'), Sid: 'with space' }),
      malformed(
        'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
      ),
    ],
    [
      'ann',
      'iam',
      'AttachUserPolicy',
      { UserName: 'nil', PolicyArn: policy('nope') },
      `NoSuchEntity 404: Policy ${policy('nope')} does not exist or is not attachable.`,
    ],
    [
      'ann',
      'iam',
      'CreateRole',
      { RoleName: 'bad', AssumeRolePolicyDocument: trust(`arn:aws:iam::${ACCOUNT}:user/ghost`) },
      malformed(`Invalid principal in policy: "AWS":"arn:aws:iam::${ACCOUNT}:user/ghost"`),
    ],
    [
      'ann',
      'iam',
      'DeleteUser',
      { UserName: 'off' },
      'DeleteConflict 409: Cannot delete entity, must detach all policies first.',
    ],
    [
      'ann',
      'iam',
      'SimulatePrincipalPolicy',
      { PolicySourceArn: `arn:aws:sts::${ACCOUNT}:assumed-role/all/work`, ActionNames: ['s3:GetObject'] },
      `InvalidInput 400: Invalid Entity Arn: arn:aws:sts::${ACCOUNT}:assumed-role/all/work does not clearly define entity type and name.`,
    ],
    [
      'ann',
      'iam',
      'CreateServiceLinkedRole',
      { AWSServiceName: 'es.amazonaws.com', CustomSuffix: 'x' },
      'InvalidInput 400: Custom suffix is not allowed for es.amazonaws.com',
    ],
    [
      'root',
      'iam',
      'ChangePassword',
      { OldPassword: 'one', NewPassword: 'two' },
      'InvalidUserType 400: Only IAM Users can change their own password.',
    ],
  ],
}

describe.each(Object.entries(subjects))('%s', (_, rows) => {
  const named = rows.map((row) => ({ name: `${row[0]}: ${row[1]} ${row[2]} ${JSON.stringify(row[3])}`, row }))
  test.each(named)('$name', async ({ row: [who, service, operation, input, expected, options = {}] }) => {
    const { code, status, message } = await callers[who]!(service as 'iam', operation, input as never, options)
    expect(code === undefined ? OK : `${code} ${status}: ${message}`).toBe(expected)
  })
})

test('no fault of ours came to light', () => expect(bench.faults).toEqual([]))
