import {
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  ListEntitiesForPolicyCommand,
  ListPoliciesCommand,
  ListPoliciesGrantingServiceAccessCommand,
  ListPolicyTagsCommand,
  ListPolicyVersionsCommand,
  PutUserPermissionsBoundaryCommand,
  PutUserPolicyCommand,
  SetDefaultPolicyVersionCommand,
  TagPolicyCommand,
  UntagPolicyCommand,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACCOUNT } from '../../../../testing/sandbox.ts'
import { answerOf, errorOf, type ServedBench, servedBench } from '../../../../testing/served.ts'

const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess'
const TRUST =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}'
const DOCUMENT = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*"}]}'
const arnOf = (name: string) => `arn:aws:iam::${ACCOUNT}:policy/${name}`

let bench: ServedBench
beforeAll(async () => {
  bench = await servedBench()
})
afterAll(async () => {
  await bench.close()
  expect(bench.faults).toEqual([])
})

const create = (PolicyName: string, more: object = {}) =>
  bench.iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument: DOCUMENT, ...more }))
const addVersion = (name: string, SetAsDefault = false) =>
  bench.iam.send(new CreatePolicyVersionCommand({ PolicyArn: arnOf(name), PolicyDocument: DOCUMENT, SetAsDefault }))
const versionsOf = async (name: string) =>
  (await bench.iam.send(new ListPolicyVersionsCommand({ PolicyArn: arnOf(name) }))).Versions?.map(
    ({ VersionId, IsDefaultVersion }) => (IsDefaultVersion ? `${VersionId} default` : VersionId),
  )

describe('a managed policy', () => {
  test('is created and read: GetPolicy says its description, and tags even when there are none', async () => {
    const made = await answerOf(create('plain', { Description: 'Plain' }))
    const common = {
      PolicyName: 'plain',
      PolicyId: expect.stringMatching(/^ANPA[A-Z2-7]{17}$/),
      Arn: arnOf('plain'),
      Path: '/',
      DefaultVersionId: 'v1',
      AttachmentCount: 0,
      PermissionsBoundaryUsageCount: 0,
      IsAttachable: true,
      CreateDate: expect.any(Date),
      UpdateDate: expect.any(Date),
    }
    expect(made).toEqual({ Policy: common })
    expect(await answerOf(bench.iam.send(new GetPolicyCommand({ PolicyArn: arnOf('plain') })))).toEqual({
      Policy: { ...common, Description: 'Plain', Tags: [] },
    })
    expect(await errorOf(create('PLAIN'))).toBe(
      'EntityAlreadyExists 409: A policy called PLAIN already exists. Duplicate names are not allowed.',
    )
    expect(await errorOf(bench.iam.send(new GetPolicyCommand({ PolicyArn: arnOf('nowhere') })))).toBe(
      `NoSuchEntity 404: Policy ${arnOf('nowhere')} was not found.`,
    )
  })

  test('has up to five versions, whose numbers never come again', async () => {
    await create('versioned')
    expect(await answerOf(addVersion('versioned', true))).toEqual({
      PolicyVersion: { VersionId: 'v2', IsDefaultVersion: true, CreateDate: expect.any(Date) },
    })
    for (const _ of [3, 4, 5]) await addVersion('versioned')
    expect(await versionsOf('versioned')).toEqual(['v5', 'v4', 'v3', 'v2 default', 'v1'])
    expect(await errorOf(addVersion('versioned'))).toBe(
      'LimitExceeded 409: A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.',
    )
    const version = (VersionId: string) => ({ PolicyArn: arnOf('versioned'), VersionId })
    expect(await errorOf(bench.iam.send(new DeletePolicyVersionCommand(version('v2'))))).toBe(
      'DeleteConflict 409: Cannot delete the default version of a policy.',
    )
    await bench.iam.send(new DeletePolicyVersionCommand(version('v5')))
    await bench.iam.send(new SetDefaultPolicyVersionCommand(version('v1')))
    expect((await addVersion('versioned')).PolicyVersion?.VersionId).toBe('v6')
    expect(await versionsOf('versioned')).toEqual(['v6', 'v4', 'v3', 'v2', 'v1 default'])
    const missing = `NoSuchEntity 404: Policy ${arnOf('versioned')} version v9 does not exist or is not attachable.`
    expect(await errorOf(bench.iam.send(new GetPolicyVersionCommand(version('v9'))))).toBe(missing)
    expect(await errorOf(bench.iam.send(new SetDefaultPolicyVersionCommand(version('v9'))))).toBe(missing)
    expect(await errorOf(bench.iam.send(new DeletePolicyVersionCommand(version('v9'))))).toBe(missing)
    expect(await errorOf(bench.iam.send(new SetDefaultPolicyVersionCommand(version('x'))))).toBe(
      "ValidationError 400: 1 validation error detected: Value at 'versionId' failed to satisfy constraint: Member must satisfy regular expression pattern: v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?",
    )
    expect(await errorOf(bench.iam.send(new DeletePolicyCommand({ PolicyArn: arnOf('versioned') })))).toBe(
      "DeleteConflict 409: This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
    )
  })

  test('is not deleted while somebody has it, or is bounded by it', async () => {
    await create('wanted')
    await bench.iam.send(new CreateUserCommand({ UserName: 'owner', PermissionsBoundary: arnOf('wanted') }))
    expect(await errorOf(bench.iam.send(new DeletePolicyCommand({ PolicyArn: arnOf('wanted') })))).toBe(
      'DeleteConflict 409: Cannot delete a policy attached to entities.',
    )
    await create('unwanted')
    await bench.iam.send(new DeletePolicyCommand({ PolicyArn: arnOf('unwanted') }))
    expect(await errorOf(bench.iam.send(new DeletePolicyCommand({ PolicyArn: arnOf('unwanted') })))).toBe(
      `NoSuchEntity 404: Policy ${arnOf('unwanted')} was not found.`,
    )
  })

  test('of AWS\u2019s own can be read and not changed', async () => {
    const { PolicyVersion } = await bench.iam.send(
      new GetPolicyVersionCommand({ PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess', VersionId: 'v1' }),
    )
    expect(JSON.parse(decodeURIComponent(PolicyVersion!.Document!))).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
    })
    expect(await errorOf(bench.iam.send(new DeletePolicyCommand({ PolicyArn: READ_ONLY })))).toBe(
      'AccessDenied 403: Cannot delete policies outside your own account.',
    )
  })

  test('of another account is out of reach', async () => {
    const foreign = 'arn:aws:iam::999999999999:policy/theirs'
    expect(await errorOf(bench.iam.send(new GetPolicyCommand({ PolicyArn: foreign })))).toBe(
      `AccessDenied 403: User: arn:aws:iam::${ACCOUNT}:root is not authorized to perform: iam:GetPolicy on resource: policy ${foreign} because no resource-based policy allows the iam:GetPolicy action`,
    )
  })

  test('has tags whose keys differ by case', async () => {
    await create('tagged')
    const policy = { PolicyArn: arnOf('tagged') }
    const Tags = [
      { Key: 'a', Value: 'lower' },
      { Key: 'A', Value: 'upper' },
    ]
    await bench.iam.send(new TagPolicyCommand({ ...policy, Tags }))
    const first = await answerOf(bench.iam.send(new ListPolicyTagsCommand({ ...policy, MaxItems: 1 })))
    expect(first).toEqual({ Tags: [{ Key: 'A', Value: 'upper' }], IsTruncated: true, Marker: expect.any(String) })
    expect(await answerOf(bench.iam.send(new ListPolicyTagsCommand({ ...policy, Marker: first.Marker })))).toEqual({
      Tags: [{ Key: 'a', Value: 'lower' }],
      IsTruncated: false,
    })
    await bench.iam.send(new UntagPolicyCommand({ ...policy, TagKeys: ['a'] }))
    const { Policy } = await bench.iam.send(new GetPolicyCommand(policy))
    expect(Policy?.Tags).toEqual([{ Key: 'A', Value: 'upper' }])
    const twice = [...Tags, ...Tags]
    expect(await errorOf(bench.iam.send(new TagPolicyCommand({ ...policy, Tags: twice })))).toBe(
      'InvalidInput 400: Duplicate tag keys found.',
    )
  })
})

describe('lists', () => {
  beforeAll(async () => {
    await create('listed', { Path: '/lists/' })
    await create('limit', { Path: '/lists/' })
    await bench.iam.send(new CreateUserCommand({ UserName: 'lister', Path: '/lists/' }))
    await bench.iam.send(new CreateGroupCommand({ GroupName: 'listers' }))
    await bench.iam.send(new CreateRoleCommand({ RoleName: 'listing', AssumeRolePolicyDocument: TRUST }))
    const PolicyArn = arnOf('lists/listed')
    await bench.iam.send(new AttachUserPolicyCommand({ UserName: 'lister', PolicyArn }))
    await bench.iam.send(new AttachGroupPolicyCommand({ GroupName: 'listers', PolicyArn }))
    await bench.iam.send(new AttachRolePolicyCommand({ RoleName: 'listing', PolicyArn }))
    await bench.iam.send(
      new PutUserPermissionsBoundaryCommand({ UserName: 'lister', PermissionsBoundary: arnOf('lists/limit') }),
    )
  })

  test.each([
    ['the account\u2019s, of a path', { Scope: 'Local', PathPrefix: '/lists/' }, ['limit', 'listed']],
    ['attached, or a boundary', { Scope: 'Local', OnlyAttached: true, PathPrefix: '/lists/' }, ['limit', 'listed']],
    [
      'attached as permissions',
      { Scope: 'Local', OnlyAttached: true, PathPrefix: '/lists/', PolicyUsageFilter: 'PermissionsPolicy' },
      ['listed'],
    ],
    [
      'attached as a boundary',
      { Scope: 'Local', OnlyAttached: true, PathPrefix: '/lists/', PolicyUsageFilter: 'PermissionsBoundary' },
      ['limit'],
    ],
    ['AWS\u2019s that are attached', { Scope: 'AWS', OnlyAttached: true }, []],
  ] as const)('policies: %s', async (_, input, names) => {
    const { Policies } = await bench.iam.send(new ListPoliciesCommand(input))
    expect(Policies?.map(({ PolicyName }) => PolicyName)).toEqual(names)
  })

  test('AWS\u2019s policies come in pages, all of them', async () => {
    let Marker: string | undefined
    const names = new Set<string>()
    do {
      const page = await bench.iam.send(new ListPoliciesCommand({ Scope: 'AWS', MaxItems: 1000, Marker }))
      for (const { PolicyName } of page.Policies ?? []) names.add(PolicyName!)
      Marker = page.Marker
    } while (Marker !== undefined)
    expect(names.size).toBeGreaterThan(1_300)
    expect(names.has('AmazonS3ReadOnlyAccess')).toBe(true)
  })

  test('who has a policy', async () => {
    const entities = (input: object) =>
      answerOf(bench.iam.send(new ListEntitiesForPolicyCommand({ PolicyArn: arnOf('lists/listed'), ...input })))
    const user = { UserName: 'lister', UserId: expect.stringMatching(/^AIDA/) }
    expect(await entities({})).toEqual({
      PolicyGroups: [{ GroupName: 'listers', GroupId: expect.stringMatching(/^AGPA/) }],
      PolicyUsers: [user],
      PolicyRoles: [{ RoleName: 'listing', RoleId: expect.stringMatching(/^AROA/) }],
      IsTruncated: false,
    })
    expect(await entities({ EntityFilter: 'User', PathPrefix: '/lists/' })).toEqual({
      PolicyGroups: [],
      PolicyUsers: [user],
      PolicyRoles: [],
      IsTruncated: false,
    })
    expect(await entities({ PolicyUsageFilter: 'PermissionsBoundary' })).toEqual({
      PolicyGroups: [],
      PolicyUsers: [],
      PolicyRoles: [],
      IsTruncated: false,
    })
  })

  test('policies that grant access to services', async () => {
    await bench.iam.send(
      new PutUserPolicyCommand({
        UserName: 'lister',
        PolicyName: 'inline',
        PolicyDocument: DOCUMENT.replace('s3:ListBucket', 'iam:Get*'),
      }),
    )
    const Arn = `arn:aws:iam::${ACCOUNT}:user/lists/lister`
    expect(
      await answerOf(
        bench.iam.send(new ListPoliciesGrantingServiceAccessCommand({ Arn, ServiceNamespaces: ['iam', 's3', 'sqs'] })),
      ),
    ).toEqual({
      PoliciesGrantingServiceAccess: [
        {
          ServiceNamespace: 'iam',
          Policies: [{ PolicyName: 'inline', PolicyType: 'INLINE', EntityType: 'USER', EntityName: 'lister' }],
        },
        {
          ServiceNamespace: 's3',
          Policies: [{ PolicyName: 'listed', PolicyType: 'MANAGED', PolicyArn: arnOf('lists/listed') }],
        },
        { ServiceNamespace: 'sqs', Policies: [] },
      ],
      IsTruncated: false,
    })
  })
})
