import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  GetContextKeysForCustomPolicyCommand,
  GetContextKeysForPrincipalPolicyCommand,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  SimulateCustomPolicyCommand,
  type SimulateCustomPolicyCommandInput,
  SimulatePrincipalPolicyCommand,
  type SimulatePrincipalPolicyCommandInput,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACCOUNT } from '../../../../testing/sandbox.ts'
import { answerOf, errorOf, type ServedBench, servedBench } from '../../../../testing/served.ts'

const allow = (Action: string | string[], Resource: string | string[] = '*', Condition?: object) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition && { Condition }),
})
const deny = (Action: string, Resource = '*') => ({ Effect: 'Deny', Action, Resource })
const policy = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement })

const BUCKET = 'arn:aws:s3:::bucket'
const KEY = 'arn:aws:s3:::bucket/key'
/** Where the first statement of a compact policy begins: behind `{"Version":"2012-10-17","Statement":[`. */
const FIRST = 38

let bench: ServedBench
beforeAll(async () => {
  bench = await servedBench({
    groups: [{ groupName: 'writers', inlinePolicies: { write: policy(allow('s3:PutObject')) } }],
    users: [
      {
        userName: 'dana',
        groups: ['writers'],
        tags: [{ Key: 'team', Value: 'red' }],
        inlinePolicies: {
          own: policy(
            allow('s3:GetObject', `${BUCKET}/\${aws:username}/*`),
            allow('s3:ListBucket', BUCKET, { StringEquals: { 'aws:PrincipalTag/team': 'red' } }),
          ),
        },
      },
    ],
  })
})
afterAll(async () => {
  await bench.close()
  expect(bench.faults).toEqual([])
})

const custom = (input: SimulateCustomPolicyCommandInput) =>
  answerOf(bench.iam.send(new SimulateCustomPolicyCommand(input)))
const principal = (input: Partial<SimulatePrincipalPolicyCommandInput>) =>
  answerOf(
    bench.iam.send(
      new SimulatePrincipalPolicyCommand({
        PolicySourceArn: `arn:aws:iam::${ACCOUNT}:user/dana`,
        ActionNames: ['s3:GetObject'],
        ...input,
      }),
    ),
  )
const decisions = ({ EvaluationResults = [] }: Awaited<ReturnType<typeof custom>>) =>
  EvaluationResults.map(({ EvalActionName, EvalDecision }) => `${EvalActionName} ${EvalDecision}`)

describe('SimulateCustomPolicy', () => {
  test('tells what is allowed, and by which statement, to the column', async () => {
    const document = policy(allow('s3:GetObject'), allow('s3:List*'))
    const second = FIRST + JSON.stringify(allow('s3:GetObject')).length
    expect(await custom({ PolicyInputList: [document], ActionNames: ['s3:ListBucket', 'ec2:RunInstances'] })).toEqual({
      EvaluationResults: [
        {
          EvalActionName: 's3:ListBucket',
          EvalResourceName: '*',
          EvalDecision: 'allowed',
          MatchedStatements: [
            {
              SourcePolicyId: 'PolicyInputList.1',
              SourcePolicyType: 'IAM Policy',
              // A statement in a list begins at the comma.
              StartPosition: { Line: 1, Column: second },
              EndPosition: { Line: 1, Column: second + 1 + JSON.stringify(allow('s3:List*')).length },
            },
          ],
          MissingContextValues: [],
        },
        {
          EvalActionName: 'ec2:RunInstances',
          EvalResourceName: '*',
          EvalDecision: 'implicitDeny',
          MatchedStatements: [],
          MissingContextValues: [],
        },
      ],
      IsTruncated: false,
    })
  })

  test.each([
    [
      'a list over several lines begins behind its bracket',
      '{\n  "Version": "2012-10-17",\n    "Statement": [\n        {\n            "Effect": "Allow",\n            "Action": "s3:GetObject",\n            "Resource": "*"\n        }\n    ]\n}',
      { Line: 3, Column: 19 },
      { Line: 8, Column: 10 },
    ],
    [
      'a single statement begins behind its brace',
      '{\n  "Version": "2012-10-17",\n  "Statement": {\n    "Effect": "Allow",\n    "Action": "s3:GetObject",\n    "Resource": "*"\n  }\n}',
      { Line: 3, Column: 17 },
      { Line: 7, Column: 4 },
    ],
  ])('%s', async (_, document, StartPosition, EndPosition) => {
    const { EvaluationResults } = await custom({ PolicyInputList: [document], ActionNames: ['s3:GetObject'] })
    expect(EvaluationResults?.[0]?.MatchedStatements).toEqual([
      { SourcePolicyId: 'PolicyInputList.1', SourcePolicyType: 'IAM Policy', StartPosition, EndPosition },
    ])
  })

  test('gives one result for several resources, the strictest, with each inside', async () => {
    const document = policy(allow('s3:GetObject'), deny('s3:GetObject', `${BUCKET}/secret`))
    const { EvaluationResults } = await custom({
      PolicyInputList: [document],
      ActionNames: ['s3:GetObject'],
      ResourceArns: [KEY, `${BUCKET}/secret`],
    })
    const statement = (at: 'allow' | 'deny') => {
      const first = JSON.stringify(allow('s3:GetObject')).length
      const second = JSON.stringify(deny('s3:GetObject', `${BUCKET}/secret`)).length
      return {
        SourcePolicyId: 'PolicyInputList.1',
        SourcePolicyType: 'IAM Policy',
        StartPosition: { Line: 1, Column: at === 'allow' ? FIRST : FIRST + first },
        EndPosition: { Line: 1, Column: at === 'allow' ? FIRST + first : FIRST + first + 1 + second },
      }
    }
    expect(EvaluationResults).toEqual([
      {
        EvalActionName: 's3:GetObject',
        EvalResourceName: 'arn:aws:s3:::${BucketName}/${KeyName}',
        EvalDecision: 'explicitDeny',
        MatchedStatements: [statement('deny')],
        MissingContextValues: [],
        EvalDecisionDetails: {},
        ResourceSpecificResults: [
          {
            EvalResourceName: KEY,
            EvalResourceDecision: 'allowed',
            MatchedStatements: [statement('allow')],
          },
          {
            EvalResourceName: `${BUCKET}/secret`,
            EvalResourceDecision: 'explicitDeny',
            MatchedStatements: [statement('deny')],
          },
        ],
      },
    ])
  })

  test('allows some of several resources: none as a whole, and still tells the statement', async () => {
    const { EvaluationResults: [result] = [] } = await custom({
      PolicyInputList: [policy(allow('s3:GetObject', KEY))],
      ActionNames: ['s3:GetObject'],
      ResourceArns: [KEY, KEY, `${BUCKET}/other`],
    })
    expect(result).toMatchObject({ EvalDecision: 'implicitDeny', MatchedStatements: [{ StartPosition: { Line: 1 } }] })
    expect(result?.MatchedStatements).toHaveLength(1)
    expect(result?.ResourceSpecificResults?.map((one) => one.EvalResourceDecision)).toEqual([
      'allowed',
      'allowed',
      'implicitDeny',
    ])
    expect(result?.ResourceSpecificResults?.[2]).toEqual({
      EvalResourceName: `${BUCKET}/other`,
      EvalResourceDecision: 'implicitDeny',
    })
  })

  test('takes what looks like an action literally', async () => {
    const ActionNames = ['s3:*', 'madeup:Action', 's3:']
    expect(decisions(await custom({ PolicyInputList: [policy(allow('s3:*'))], ActionNames }))).toEqual([
      's3:* allowed',
      'madeup:Action implicitDeny',
      's3: allowed',
    ])
  })

  test('tells the boundary\u2019s Deny first', async () => {
    const { EvaluationResults } = await custom({
      PolicyInputList: [policy(deny('s3:*'))],
      PermissionsBoundaryPolicyInputList: [policy(deny('s3:*'))],
      ActionNames: ['s3:GetObject'],
    })
    expect(EvaluationResults?.[0]?.MatchedStatements?.map((one) => [one.SourcePolicyId, one.SourcePolicyType])).toEqual(
      [
        ['PermissionsBoundaryPolicyInputList.1', 'Permissions Boundary Policy'],
        ['PolicyInputList.1', 'IAM Policy'],
      ],
    )
  })

  test('names every key of the policies, those of other actions too, unless it is allowed or a Deny decides', async () => {
    const { EvaluationResults } = await custom({
      PolicyInputList: [
        policy(
          allow('s3:GetObject', '*', { StringEquals: { 'aws:PrincipalTag/a': '1' } }),
          allow('s3:ListBucket', '*', { StringLike: { 'aws:userid': '*' } }),
          deny('s3:DeleteObject'),
        ),
      ],
      ActionNames: ['s3:GetObject', 's3:ListBucket', 's3:DeleteObject'],
    })
    expect(EvaluationResults?.map((one) => [one.EvalDecision, one.MissingContextValues])).toEqual([
      ['implicitDeny', ['aws:PrincipalTag/a', 'aws:userid']],
      ['allowed', []],
      ['explicitDeny', []],
    ])
  })

  test('names the context keys it lacks, and uses those it is given', async () => {
    const document = policy(
      allow('s3:GetObject', '*', {
        Bool: { 'aws:MultiFactorAuthPresent': 'true' },
        IpAddress: { 'aws:SourceIp': '10.0.0.0/8' },
      }),
    )
    const input = { PolicyInputList: [document], ActionNames: ['s3:GetObject'] }
    const without = await custom(input)
    expect(without.EvaluationResults?.[0]).toMatchObject({
      EvalDecision: 'implicitDeny',
      MissingContextValues: ['aws:MultiFactorAuthPresent', 'aws:SourceIp'],
    })
    const withBoth = await custom({
      ...input,
      ContextEntries: [
        { ContextKeyName: 'aws:multifactorauthpresent', ContextKeyValues: ['true'], ContextKeyType: 'boolean' },
        { ContextKeyName: 'aws:SourceIp', ContextKeyValues: ['10.1.2.3'], ContextKeyType: 'ip' },
      ],
    })
    expect(withBoth.EvaluationResults?.[0]).toMatchObject({ EvalDecision: 'allowed', MissingContextValues: [] })
  })

  test('a caller that nobody named has no name', async () => {
    const document = policy(allow('s3:GetObject', `${BUCKET}/\${aws:username}/*`))
    const input = { PolicyInputList: [document], ActionNames: ['s3:GetObject'], ResourceArns: [`${BUCKET}/dana/x`] }
    const { EvaluationResults } = await custom(input)
    expect(EvaluationResults?.[0]).toMatchObject({
      EvalDecision: 'implicitDeny',
      MissingContextValues: ['aws:username'],
    })
    const named = await custom({ ...input, CallerArn: `arn:aws:iam::${ACCOUNT}:user/dana` })
    expect(decisions(named)).toEqual(['s3:GetObject allowed'])
  })

  test('tells what a boundary and organisation policies say', async () => {
    const { EvaluationResults } = await custom({
      PolicyInputList: [policy(allow('s3:*'))],
      PermissionsBoundaryPolicyInputList: [policy(allow('s3:GetObject'))],
      OrderedOrganizationPolicyInputList: [{ ServiceControlPolicyInputList: [policy(allow('*'))] }],
      ActionNames: ['s3:GetObject', 's3:PutObject'],
    })
    expect(
      EvaluationResults?.map(({ EvalDecision, PermissionsBoundaryDecisionDetail, OrganizationsDecisionDetail }) => [
        EvalDecision,
        PermissionsBoundaryDecisionDetail,
        OrganizationsDecisionDetail,
      ]),
    ).toEqual([
      ['allowed', { AllowedByPermissionsBoundary: true }, { AllowedByOrganizations: true }],
      ['implicitDeny', { AllowedByPermissionsBoundary: false }, { AllowedByOrganizations: true }],
    ])
  })

  test('tells both sides of access across accounts', async () => {
    const resourcePolicy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ ...allow('s3:GetObject', KEY), Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` } }],
    })
    const input = {
      ActionNames: ['s3:GetObject'],
      ResourceArns: [KEY],
      ResourceOwner: 'arn:aws:iam::999999999999:root',
      ResourcePolicy: resourcePolicy,
      CallerArn: `arn:aws:iam::${ACCOUNT}:user/dana`,
    }
    const details = async (PolicyInputList: string[]) => {
      const { EvaluationResults } = await custom({ ...input, PolicyInputList })
      return [EvaluationResults?.[0]?.EvalDecision, EvaluationResults?.[0]?.EvalDecisionDetails]
    }
    expect(await details([policy(allow('s3:GetObject'))])).toEqual([
      'allowed',
      { 'IAM Policy': 'allowed', 'Resource Policy': 'allowed' },
    ])
    expect(await details([policy(allow('s3:PutObject'))])).toEqual([
      'implicitDeny',
      { 'IAM Policy': 'implicitDeny', 'Resource Policy': 'allowed' },
    ])
  })

  test.each([
    [
      'a malformed policy',
      { PolicyInputList: ['{'] },
      'InvalidInput 400: Policy input list item 1 has invalid content',
    ],
    [
      'an action without service',
      { ActionNames: ['GetObject'] },
      'InvalidInput 400: The action is invalid since it is missing names',
    ],
    [
      'a resource that is no ARN',
      { ResourceArns: ['bucket'] },
      'InvalidInput 400: ResourceNames are not in a valid ARN format: bucket.',
    ],
    [
      'two boundaries',
      { PermissionsBoundaryPolicyInputList: [policy(allow('*')), policy(allow('*'))] },
      'InvalidInput 400: The list of Permissions Boundary policies cannot exceed 1 items.',
    ],
    [
      'two values for one',
      {
        ContextEntries: [{ ContextKeyName: 'app:x', ContextKeyValues: ['1', '2'], ContextKeyType: 'string' as const }],
      },
      'InvalidInput 400: Context key string expected a single value, but received 2.',
    ],
    [
      'a value of another type',
      { ContextEntries: [{ ContextKeyName: 'app:x', ContextKeyValues: ['x'], ContextKeyType: 'numeric' as const }] },
      'InvalidInput 400: Invalid context value for key app:x: expected numeric format.',
    ],
    [
      'a key without values',
      { ContextEntries: [{ ContextKeyName: 'app:x', ContextKeyValues: [], ContextKeyType: 'string' as const }] },
      'InvalidInput 400: Context values for context key app:x cannot be null or empty.',
    ],
    [
      'a resource policy without a caller',
      { ResourcePolicy: policy() },
      'InvalidInput 400: CallerArn is required when ResourcePolicy is specified.',
    ],
    [
      'an assumed role as caller',
      { CallerArn: `arn:aws:sts::${ACCOUNT}:assumed-role/a/b` },
      `InvalidInput 400: Invalid CallerArn: arn:aws:sts::${ACCOUNT}:assumed-role/a/b`,
    ],
    [
      'an EC2 scenario for another action',
      { ResourceHandlingOption: 'EC2-VPC-EBS' },
      'InvalidInput 400: Invalid input resource handling options. Action does not support resource handling options: s3:GetObject. Please refer to the documentation for more details: https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html',
    ],
  ])('refuses %s', async (_, input, error) => {
    const given = { PolicyInputList: [policy(allow('*'))], ActionNames: ['s3:GetObject'], ...input }
    expect(await errorOf(custom(given))).toBe(error)
  })

  test('comes in pages', async () => {
    const input = { PolicyInputList: [policy(allow('*'))], ActionNames: ['s3:GetObject', 's3:PutObject'], MaxItems: 1 }
    const first = await custom(input)
    expect([decisions(first), first.IsTruncated]).toEqual([['s3:GetObject allowed'], true])
    const second = await custom({ ...input, Marker: first.Marker })
    expect([decisions(second), second.IsTruncated]).toEqual([['s3:PutObject allowed'], false])
  })
})

describe('SimulatePrincipalPolicy', () => {
  test('uses the policies of a user and its groups, its name and its tags', async () => {
    const result = await principal({
      ActionNames: ['s3:GetObject', 's3:PutObject', 's3:ListBucket', 's3:DeleteObject'],
      ResourceArns: [`${BUCKET}/dana/x`],
    })
    expect(decisions(result)).toEqual([
      's3:GetObject allowed',
      's3:PutObject allowed',
      's3:ListBucket implicitDeny',
      's3:DeleteObject implicitDeny',
    ])
    expect(result.EvaluationResults?.map((one) => one.MatchedStatements?.[0]?.SourcePolicyId)).toEqual([
      'user_dana_own',
      'group_writers_write',
      undefined,
      undefined,
    ])
    expect(decisions(await principal({ ActionNames: ['s3:ListBucket'], ResourceArns: [BUCKET] }))).toEqual([
      's3:ListBucket allowed',
    ])
  })

  test('adds policies, and leaves some out', async () => {
    const denied = await principal({
      ResourceArns: [`${BUCKET}/dana/x`],
      PolicyInputList: [policy(deny('s3:GetObject'))],
    })
    expect(denied.EvaluationResults?.[0]).toMatchObject({
      EvalDecision: 'explicitDeny',
      MatchedStatements: [{ SourcePolicyId: 'PolicyInputList.1' }],
    })
    const without = await principal({
      ActionNames: ['s3:GetObject', 's3:PutObject'],
      ResourceArns: [`${BUCKET}/dana/x`],
      PolicyExclusionList: [
        { InlinePolicyIdentifier: { PolicyName: 'own', AttachmentType: 'user', AttachmentName: 'dana' } },
      ],
    })
    expect(decisions(without)).toEqual(['s3:GetObject implicitDeny', 's3:PutObject allowed'])
  })

  test('uses a role\u2019s boundary, unless another is passed or it is left out', async () => {
    const RoleName = 'bounded'
    const trust = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}`
    await bench.iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust }))
    await bench.iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'all', PolicyDocument: policy(allow('*')) }))
    await bench.iam.send(
      new CreatePolicyCommand({ PolicyName: 'reads', PolicyDocument: policy(allow('s3:GetObject')) }),
    )
    await bench.iam.send(
      new AttachRolePolicyCommand({ RoleName, PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' }),
    )
    const boundary = `arn:aws:iam::${ACCOUNT}:policy/reads`
    await bench.iam.send(new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary: boundary }))
    const source = { PolicySourceArn: `arn:aws:iam::${ACCOUNT}:role/bounded`, ActionNames: ['s3:PutObject'] }
    const bounded = await principal(source)
    expect(bounded.EvaluationResults?.[0]).toMatchObject({
      EvalDecision: 'implicitDeny',
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false },
    })
    const passed = await principal({ ...source, PermissionsBoundaryPolicyInputList: [policy(allow('s3:Put*'))] })
    expect(passed.EvaluationResults?.[0]?.MatchedStatements?.map((one) => one.SourcePolicyId)).toEqual([
      'role_bounded_all',
      'AdministratorAccess',
    ])
    const free = await principal({ ...source, PolicyExclusionList: [{ PolicyType: 'permission-boundary' }] })
    expect(free.EvaluationResults?.[0]?.PermissionsBoundaryDecisionDetail).toBeUndefined()
    expect(decisions(free)).toEqual(['s3:PutObject allowed'])
  })

  test('finds its principal by name, whatever the path', async () => {
    const source = { PolicySourceArn: `arn:aws:iam::${ACCOUNT}:user/elsewhere/dana`, ActionNames: ['s3:PutObject'] }
    expect(decisions(await principal(source))).toEqual(['s3:PutObject allowed'])
  })

  test('refuses who does not exist', async () => {
    expect(await errorOf(principal({ PolicySourceArn: `arn:aws:iam::${ACCOUNT}:user/nobody` }))).toBe(
      'NoSuchEntity 404: The user with name nobody cannot be found.',
    )
    const thing = `arn:aws:iam::${ACCOUNT}:thing/dana`
    expect(await errorOf(principal({ PolicySourceArn: thing }))).toBe(
      `InvalidInput 400: Invalid Entity Arn: ${thing} does not clearly define entity type and name.`,
    )
  })
})

describe('GetContextKeysFor…', () => {
  test('policies that are passed: conditions and variables, every spelling once', async () => {
    const document = policy(
      allow('s3:*', `${BUCKET}/\${aws:userid}`, { StringLike: { 'aws:PrincipalOrgID': 'o-1' } }),
      allow('s3:*', '*', { StringEquals: { 'AWS:principalorgid': 'o-1', 's3:prefix': `\${aws:username}` } }),
    )
    expect(
      await answerOf(bench.iam.send(new GetContextKeysForCustomPolicyCommand({ PolicyInputList: [document] }))),
    ).toEqual({
      ContextKeyNames: ['aws:userid', 'aws:PrincipalOrgID', 'AWS:principalorgid', 's3:prefix', 'aws:username'],
    })
    expect(
      await errorOf(bench.iam.send(new GetContextKeysForCustomPolicyCommand({ PolicyInputList: ['nonsense'] }))),
    ).toBe('InvalidInput 400: Syntax errors in policy.')
  })

  test('those of a principal', async () => {
    const PolicySourceArn = `arn:aws:iam::${ACCOUNT}:user/dana`
    expect(await answerOf(bench.iam.send(new GetContextKeysForPrincipalPolicyCommand({ PolicySourceArn })))).toEqual({
      ContextKeyNames: ['aws:username', 'aws:PrincipalTag/team'],
    })
  })
})
