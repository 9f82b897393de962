import {
  AddUserToGroupCommand,
  CreateGroupCommand,
  CreateLoginProfileCommand,
  CreateUserCommand,
  GenerateCredentialReportCommand,
  GenerateServiceLastAccessedDetailsCommand,
  GetAccountAuthorizationDetailsCommand,
  GetCredentialReportCommand,
  GetRoleCommand,
  GetServiceLastAccessedDetailsCommand,
  GetServiceLastAccessedDetailsWithEntitiesCommand,
  ListUsersCommand,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACCOUNT } from '../../../../testing/sandbox.ts'
import { answerOf, errorOf, type ServedBench, servedBench } from '../../../../testing/served.ts'

const policy = (...Action: string[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] })
const TRUST =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}'
const KEY = 'AKIAIOSFODNN7EXAMPLE'
const AT = '2026-01-02T03:04:05Z'

let bench: ServedBench
beforeAll(async () => {
  bench = await servedBench({
    policies: [{ policyName: 'own', document: policy('s3:*'), createDate: AT }],
    groups: [
      {
        groupName: 'team',
        createDate: AT,
        inlinePolicies: { sqs: policy('sqs:*') },
        attachedPolicies: ['arn:aws:iam::ACCOUNT:policy/own'],
      },
    ],
    users: [
      {
        userName: 'alice',
        createDate: AT,
        groups: ['team'],
        inlinePolicies: { iam: policy('iam:List*') },
        accessKeys: [
          {
            accessKeyId: KEY,
            createDate: AT,
            lastUsed: { date: AT, serviceName: 'iam', region: 'us-east-1' },
          },
        ],
        tags: [{ Key: 'team', Value: 'red' }],
      },
      { userName: 'Bob', createDate: AT, permissionsBoundary: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
    ],
    roles: [
      {
        roleName: 'reader',
        createDate: AT,
        assumeRolePolicyDocument: TRUST,
        attachedPolicies: ['arn:aws:iam::aws:policy/IAMReadOnlyAccess'],
      },
    ],
  })
})
afterAll(async () => {
  await bench.close()
  expect(bench.faults).toEqual([])
})

describe('the credential report', () => {
  const generate = () => answerOf(bench.iam.send(new GenerateCredentialReportCommand({})))
  const get = () => bench.iam.send(new GetCredentialReportCommand({}))
  const lines = async () => new TextDecoder().decode((await get()).Content).split('\n')

  test('is made on request, kept for four hours, and then has to be made again', async () => {
    expect(await errorOf(get())).toMatch(/^ReportNotPresent 410: /)
    expect(await generate()).toEqual({
      State: 'STARTED',
      Description: 'No report exists. Starting a new report generation task',
    })
    expect(await generate()).toEqual({ State: 'COMPLETE' })
    const first = await get()
    expect([first.ReportFormat, first.GeneratedTime]).toEqual(['text/csv', expect.any(Date)])
    await bench.iam.send(new CreateUserCommand({ UserName: 'later' }))
    expect((await get()).Content).toEqual(first.Content)
    await bench.world.ledger.advance(4 * 3_600_000 + 1_000)
    expect(await errorOf(get())).toMatch(/^ReportExpired 410: /)
    expect((await generate()).State).toBe('STARTED')
    expect((await lines()).some((line) => line.startsWith('later,'))).toBe(true)
  })

  test('has AWS\u2019s columns, root first, and no newline at its end', async () => {
    const [header, root, alice, bob] = await lines()
    expect(header).toBe(
      'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated',
    )
    expect(root).toMatch(
      /^<root_account>,arn:aws:iam::111122223333:root,[^,]+,true,no_information,[^,]+,not_supported,false,true,[^,]+,[^,]+,us-east-1,iam,false,N\/A,N\/A,N\/A,N\/A,false,N\/A,false,N\/A$/,
    )
    expect(alice).toBe(
      `alice,arn:aws:iam::${ACCOUNT}:user/alice,${AT},false,N/A,N/A,N/A,false,true,${AT},${AT},us-east-1,iam,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A`,
    )
    expect(bob).toBe(
      `Bob,arn:aws:iam::${ACCOUNT}:user/Bob,${AT},false,N/A,N/A,N/A,false,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A`,
    )
    expect((await lines()).at(-1)).not.toBe('')
  })

  test('tells of a password', async () => {
    await bench.iam.send(new CreateLoginProfileCommand({ UserName: 'Bob', Password: 'correct-Horse-7' }))
    await bench.world.ledger.advance(4 * 3_600_000 + 1_000)
    await generate()
    expect(
      (await lines())
        .find((line) => line.startsWith('Bob,'))
        ?.split(',')
        .slice(3, 7),
    ).toEqual(['true', 'no_information', expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/), 'N/A'])
  })
})

describe('GetAccountAuthorizationDetails', () => {
  const get = (input: object = {}) =>
    answerOf(bench.iam.send(new GetAccountAuthorizationDetailsCommand({ MaxItems: 1000, ...input })))
  const encoded = (text: string) => encodeURIComponent(text).replaceAll('*', '%2A')
  const entity = (kind: string, name: string) => ({
    Path: '/',
    Arn: `arn:aws:iam::${ACCOUNT}:${kind}/${name}`,
    CreateDate: new Date(AT),
  })

  test('tells everything of a kind', async () => {
    const { UserDetailList, ...others } = await get({ Filter: ['User'] })
    expect(others).toEqual({ GroupDetailList: [], RoleDetailList: [], Policies: [], IsTruncated: false })
    expect(UserDetailList?.[0]).toEqual({
      ...entity('user', 'alice'),
      UserName: 'alice',
      UserId: expect.any(String),
      UserPolicyList: [{ PolicyName: 'iam', PolicyDocument: encoded(policy('iam:List*')) }],
      GroupList: ['team'],
      AttachedManagedPolicies: [],
      Tags: [{ Key: 'team', Value: 'red' }],
    })
    expect(UserDetailList?.[1]).toEqual({
      ...entity('user', 'Bob'),
      UserName: 'Bob',
      UserId: expect.any(String),
      GroupList: [],
      AttachedManagedPolicies: [],
      PermissionsBoundary: {
        PermissionsBoundaryType: 'Policy',
        PermissionsBoundaryArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
      },
      Tags: [],
    })
    expect((await get({ Filter: ['Group'] })).GroupDetailList).toEqual([
      {
        ...entity('group', 'team'),
        GroupName: 'team',
        GroupId: expect.any(String),
        GroupPolicyList: [{ PolicyName: 'sqs', PolicyDocument: encoded(policy('sqs:*')) }],
        AttachedManagedPolicies: [{ PolicyName: 'own', PolicyArn: `arn:aws:iam::${ACCOUNT}:policy/own` }],
      },
    ])
    expect((await get({ Filter: ['Role'] })).RoleDetailList).toEqual([
      {
        ...entity('role', 'reader'),
        RoleName: 'reader',
        RoleId: expect.any(String),
        AssumeRolePolicyDocument: encoded(TRUST),
        InstanceProfileList: [],
        RolePolicyList: [],
        AttachedManagedPolicies: [
          { PolicyName: 'IAMReadOnlyAccess', PolicyArn: 'arn:aws:iam::aws:policy/IAMReadOnlyAccess' },
        ],
        Tags: [],
        RoleLastUsed: {},
      },
    ])
    expect((await get({ Filter: ['LocalManagedPolicy'] })).Policies).toEqual([
      {
        PolicyName: 'own',
        PolicyId: expect.any(String),
        Arn: `arn:aws:iam::${ACCOUNT}:policy/own`,
        Path: '/',
        DefaultVersionId: 'v1',
        AttachmentCount: 1,
        PermissionsBoundaryUsageCount: 0,
        IsAttachable: true,
        CreateDate: new Date(AT),
        UpdateDate: new Date(AT),
        PolicyVersionList: [
          { VersionId: 'v1', IsDefaultVersion: true, CreateDate: new Date(AT), Document: encoded(policy('s3:*')) },
        ],
      },
    ])
  })

  test('of AWS\u2019s policies has those that somebody has or is limited by, and comes in pages', async () => {
    const { Policies } = await get({ Filter: ['AWSManagedPolicy'] })
    expect(Policies?.map(({ PolicyName }) => PolicyName)).toEqual(['IAMReadOnlyAccess', 'ReadOnlyAccess'])
    const names: string[] = []
    let Marker: string | undefined
    do {
      const page = await get({ MaxItems: 1, Marker })
      names.push(
        ...(page.UserDetailList ?? []).map((user) => user.UserName!),
        ...(page.GroupDetailList ?? []).map((group) => group.GroupName!),
        ...(page.RoleDetailList ?? []).map((role) => role.RoleName!),
        ...(page.Policies ?? []).map((one) => one.PolicyName!),
      )
      Marker = page.Marker
    } while (Marker !== undefined)
    expect(names).toEqual(['alice', 'Bob', 'later', 'reader', 'team', 'own', 'IAMReadOnlyAccess', 'ReadOnlyAccess'])
  })
})

describe('last access', () => {
  const arn = (path: string) => `arn:aws:iam::${ACCOUNT}:${path}`
  const generate = async (Arn: string, Granularity?: 'ACTION_LEVEL') =>
    (await bench.iam.send(new GenerateServiceLastAccessedDetailsCommand({ Arn, Granularity }))).JobId!
  const details = async (JobId: string) => answerOf(bench.iam.send(new GetServiceLastAccessedDetailsCommand({ JobId })))

  beforeAll(async () => {
    const alice = await bench.iamAs('alice')
    await alice.send(new ListUsersCommand({}))
    // What is denied was tried all the same.
    await errorOf(alice.send(new GetRoleCommand({ RoleName: 'reader' })))
  })

  const names = { iam: 'AWS Identity and Access Management', s3: 'Amazon S3', sqs: 'Amazon SQS' }

  test('of a user: every service that its policies give, and when it was last tried', async () => {
    const service = (ServiceNamespace: keyof typeof names) => ({
      ServiceName: names[ServiceNamespace],
      ServiceNamespace,
      TotalAuthenticatedEntities: 0,
    })
    expect(await details(await generate(arn('user/alice')))).toEqual({
      JobStatus: 'COMPLETED',
      JobType: 'SERVICE_LEVEL',
      JobCreationDate: expect.any(Date),
      JobCompletionDate: expect.any(Date),
      ServicesLastAccessed: [
        {
          ...service('iam'),
          LastAuthenticated: expect.any(Date),
          LastAuthenticatedEntity: arn('user/alice'),
          LastAuthenticatedRegion: 'us-east-1',
          TotalAuthenticatedEntities: 1,
        },
        service('s3'),
        service('sqs'),
      ],
      IsTruncated: false,
    })
  })

  test('by action', async () => {
    const { JobType, ServicesLastAccessed } = await details(await generate(arn('user/alice'), 'ACTION_LEVEL'))
    const action = (ActionName: string) => ({
      ActionName,
      LastAccessedEntity: arn('user/alice'),
      LastAccessedTime: expect.any(Date),
      LastAccessedRegion: 'us-east-1',
    })
    expect(JobType).toBe('ACTION_LEVEL')
    expect(ServicesLastAccessed?.[0]?.TrackedActionsLastAccessed).toEqual([action('GetRole'), action('ListUsers')])
  })

  test('of a group and of a policy: the members, and who has it', async () => {
    await bench.iam.send(new CreateGroupCommand({ GroupName: 'others' }))
    await bench.iam.send(new AddUserToGroupCommand({ GroupName: 'team', UserName: 'Bob' }))
    const entities = async (Arn: string, ServiceNamespace: string) =>
      (
        await bench.iam.send(
          new GetServiceLastAccessedDetailsWithEntitiesCommand({ JobId: await generate(Arn), ServiceNamespace }),
        )
      ).EntityDetailsList
    const alice = {
      EntityInfo: { Arn: arn('user/alice'), Name: 'alice', Type: 'USER', Id: expect.any(String), Path: '/' },
      LastAuthenticated: expect.any(Date),
    }
    const bob = { EntityInfo: { Arn: arn('user/Bob'), Name: 'Bob', Type: 'USER', Id: expect.any(String), Path: '/' } }
    expect(await entities(arn('group/team'), 'iam')).toEqual([alice, bob])
    expect(await entities(arn('policy/own'), 'iam')).toEqual([alice, bob])
    const { ServicesLastAccessed } = await details(await generate(arn('policy/own')))
    expect(ServicesLastAccessed?.map((one) => one.ServiceNamespace)).toEqual(['s3'])
    const administrator = await details(await generate('arn:aws:iam::aws:policy/AdministratorAccess'))
    expect(administrator.ServicesLastAccessed?.length).toBe(100)
    expect(administrator.IsTruncated).toBe(true)
  })

  test('refuses jobs and entities that are not there', async () => {
    const JobId = '00000000-0000-0000-0000-000000000000'
    expect(await errorOf(details(JobId) as Promise<never>)).toBe(`NoSuchEntity 404: Job id ${JobId} not found.`)
    expect(await errorOf(generate(arn('user/nobody')) as Promise<never>)).toBe(
      'NoSuchEntity 404: The user with name nobody cannot be found.',
    )
  })
})
