import {
  AddRoleToInstanceProfileCommand,
  AttachRolePolicyCommand,
  CreateInstanceProfileCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateServiceLinkedRoleCommand,
  CreateUserCommand,
  DeleteRoleCommand,
  DeleteRolePermissionsBoundaryCommand,
  DeleteRolePolicyCommand,
  DeleteServiceLinkedRoleCommand,
  DeleteUserCommand,
  DetachRolePolicyCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  GetServiceLinkedRoleDeletionStatusCommand,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
  ListRoleTagsCommand,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  RemoveRoleFromInstanceProfileCommand,
  TagRoleCommand,
  UntagRoleCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
  UpdateRoleDescriptionCommand,
  UpdateUserCommand,
} from '@aws-sdk/client-iam'
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACCOUNT } from '../../../../testing/sandbox.ts'
import { answerOf, errorOf, type ServedBench, servedBench } from '../../../../testing/served.ts'

const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess'
const TRUST =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}'
const DOCUMENT = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*"}]}'

let bench: ServedBench
beforeAll(async () => {
  bench = await servedBench()
})
afterAll(async () => {
  await bench.close()
  expect(bench.faults).toEqual([])
})

const create = (RoleName: string, more: object = {}) =>
  bench.iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: TRUST, ...more }))
const get = async (RoleName: string) => (await bench.iam.send(new GetRoleCommand({ RoleName }))).Role

describe('a role', () => {
  test('is created, read, listed: each answer has its own members', async () => {
    const made = await answerOf(
      create('reader', {
        Path: '/app/',
        Description: 'Reads',
        MaxSessionDuration: 7200,
        PermissionsBoundary: READ_ONLY,
        Tags: [{ Key: 'team', Value: 'red' }],
      }),
    )
    const common = {
      Path: '/app/',
      RoleName: 'reader',
      RoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/),
      Arn: `arn:aws:iam::${ACCOUNT}:role/app/reader`,
      CreateDate: expect.any(Date),
      AssumeRolePolicyDocument: encodeURIComponent(TRUST),
    }
    const boundary = {
      PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: READ_ONLY },
      Tags: [{ Key: 'team', Value: 'red' }],
    }
    expect(made).toEqual({ Role: { ...common, ...boundary } })
    const described = { Description: 'Reads', MaxSessionDuration: 7200 }
    expect(await get('READER')).toEqual({ ...common, ...described, ...boundary, RoleLastUsed: {} })
    expect(await answerOf(bench.iam.send(new ListRolesCommand({ PathPrefix: '/app/' })))).toEqual({
      Roles: [{ ...common, ...described }],
      IsTruncated: false,
    })
  })

  test('is unique regardless of case, and lists go on where they stopped', async () => {
    await create('page-1', { Path: '/pages/' })
    await create('page-2', { Path: '/pages/' })
    expect(await errorOf(create('PAGE-1'))).toBe('EntityAlreadyExists 409: Role with name PAGE-1 already exists.')
    const first = await bench.iam.send(new ListRolesCommand({ PathPrefix: '/pages/', MaxItems: 1 }))
    expect([first.Roles?.map((role) => role.RoleName), first.IsTruncated]).toEqual([['page-1'], true])
    const second = await bench.iam.send(new ListRolesCommand({ PathPrefix: '/pages/', Marker: first.Marker }))
    expect([second.Roles?.map((role) => role.RoleName), second.IsTruncated]).toEqual([['page-2'], false])
  })

  test.each([
    ['no JSON', '{', 'MalformedPolicyDocument 400: This policy contains invalid Json'],
    [
      'a resource',
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Resource":"*"}]}',
      'MalformedPolicyDocument 400: Has prohibited field Resource',
    ],
    [
      'another action',
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject"}]}',
      'MalformedPolicyDocument 400: AssumeRole policy may only specify STS AssumeRole actions.',
    ],
    [
      'too long',
      TRUST.replace('ec2', 'x'.repeat(2048)),
      'LimitExceeded 409: Cannot exceed quota for ACLSizePerRole: 2048',
    ],
  ])('refuses a trust policy: %s', async (_, document, error) => {
    await create('trusted').catch(() => undefined)
    expect(
      await errorOf(
        bench.iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: 'trusted', PolicyDocument: document })),
      ),
    ).toBe(error)
    expect((await get('trusted'))?.AssumeRolePolicyDocument).toBe(encodeURIComponent(TRUST))
  })

  test('is updated in part', async () => {
    await create('changing', { Description: 'before' })
    await bench.iam.send(new UpdateRoleCommand({ RoleName: 'changing', MaxSessionDuration: 43_200 }))
    await bench.iam.send(new UpdateRoleCommand({ RoleName: 'changing' }))
    expect(await get('changing')).toMatchObject({ Description: 'before', MaxSessionDuration: 43_200 })
    const { Role } = await bench.iam.send(
      new UpdateRoleDescriptionCommand({ RoleName: 'changing', Description: 'after' }),
    )
    expect([Role?.Description, Role?.MaxSessionDuration]).toEqual(['after', undefined])
    await bench.iam.send(
      new UpdateAssumeRolePolicyCommand({ RoleName: 'changing', PolicyDocument: TRUST.replace('ec2', 'lambda') }),
    )
    expect((await get('changing'))?.AssumeRolePolicyDocument).toBe(encodeURIComponent(TRUST.replace('ec2', 'lambda')))
  })

  test('is deleted when nothing hangs on it, and says what does', async () => {
    await create('held')
    const role = { RoleName: 'held' }
    const remove = () => errorOf(bench.iam.send(new DeleteRoleCommand(role)))
    await bench.iam.send(new PutRolePolicyCommand({ ...role, PolicyName: 'p', PolicyDocument: DOCUMENT }))
    await bench.iam.send(new AttachRolePolicyCommand({ ...role, PolicyArn: READ_ONLY }))
    await bench.iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: 'held' }))
    await bench.iam.send(new AddRoleToInstanceProfileCommand({ ...role, InstanceProfileName: 'held' }))
    expect(await remove()).toBe(
      'DeleteConflict 409: Cannot delete entity, must remove roles from instance profile first.',
    )
    await bench.iam.send(new RemoveRoleFromInstanceProfileCommand({ ...role, InstanceProfileName: 'held' }))
    expect(await remove()).toBe('DeleteConflict 409: Cannot delete entity, must detach all policies first.')
    await bench.iam.send(new DetachRolePolicyCommand({ ...role, PolicyArn: READ_ONLY }))
    expect(await remove()).toBe('DeleteConflict 409: Cannot delete entity, must delete policies first.')
    await bench.iam.send(new DeleteRolePolicyCommand({ ...role, PolicyName: 'p' }))
    expect(await remove()).toBe('no error')
    expect(await remove()).toBe('NoSuchEntity 404: The role with name held cannot be found.')
  })
})

describe('a role\u2019s policies', () => {
  const role = { RoleName: 'policed' }
  beforeAll(async () => {
    await create('policed')
  })

  test('inline: put, got, listed, deleted', async () => {
    const policy = { ...role, PolicyName: 'inline' }
    await bench.iam.send(new PutRolePolicyCommand({ ...policy, PolicyDocument: DOCUMENT }))
    expect(await answerOf(bench.iam.send(new GetRolePolicyCommand(policy)))).toEqual({
      ...policy,
      PolicyDocument: encodeURIComponent(DOCUMENT).replaceAll('*', '%2A'),
    })
    expect(await answerOf(bench.iam.send(new ListRolePoliciesCommand(role)))).toEqual({
      PolicyNames: ['inline'],
      IsTruncated: false,
    })
    // Names are found in either case; the first one stays, and the answer repeats what was asked.
    const shouted = { ...role, PolicyName: 'INLINE' }
    await bench.iam.send(new PutRolePolicyCommand({ ...shouted, PolicyDocument: DOCUMENT }))
    expect((await bench.iam.send(new ListRolePoliciesCommand(role))).PolicyNames).toEqual(['inline'])
    expect((await bench.iam.send(new GetRolePolicyCommand(shouted))).PolicyName).toBe('INLINE')
    await bench.iam.send(new DeleteRolePolicyCommand(shouted))
    const gone = 'NoSuchEntity 404: The role policy with name inline cannot be found.'
    expect(await errorOf(bench.iam.send(new GetRolePolicyCommand(policy)))).toBe(gone)
    expect(await errorOf(bench.iam.send(new DeleteRolePolicyCommand(policy)))).toBe(gone)
  })

  test('inline: all together are limited', async () => {
    const big = DOCUMENT.replace('"*"', JSON.stringify([`arn:aws:s3:::${'x'.repeat(10_200)}`]))
    expect(
      await errorOf(bench.iam.send(new PutRolePolicyCommand({ ...role, PolicyName: 'big', PolicyDocument: big }))),
    ).toBe('LimitExceeded 409: Maximum policy size of 10240 bytes exceeded for role policed')
  })

  test('managed: attached, listed, detached', async () => {
    const policy = { ...role, PolicyArn: READ_ONLY }
    await bench.iam.send(new AttachRolePolicyCommand(policy))
    expect(await answerOf(bench.iam.send(new ListAttachedRolePoliciesCommand(role)))).toEqual({
      AttachedPolicies: [{ PolicyName: 'ReadOnlyAccess', PolicyArn: READ_ONLY }],
      IsTruncated: false,
    })
    await bench.iam.send(new DetachRolePolicyCommand(policy))
    expect(await errorOf(bench.iam.send(new DetachRolePolicyCommand(policy)))).toBe(
      `NoSuchEntity 404: Policy ${READ_ONLY} was not found.`,
    )
    const nowhere = `arn:aws:iam::${ACCOUNT}:policy/nowhere`
    expect(await errorOf(bench.iam.send(new AttachRolePolicyCommand({ ...role, PolicyArn: nowhere })))).toBe(
      `NoSuchEntity 404: Policy ${nowhere} does not exist or is not attachable.`,
    )
    expect(
      await errorOf(bench.iam.send(new AttachRolePolicyCommand({ ...role, PolicyArn: 'longpolicynamebutnoarn' }))),
    ).toBe('ValidationError 400: ARN longpolicynamebutnoarn is not valid.')
  })

  test('boundary: put, shown, deleted; its ARN has to be one', async () => {
    const boundary = (PermissionsBoundary: string) =>
      bench.iam.send(new PutRolePermissionsBoundaryCommand({ ...role, PermissionsBoundary }))
    await boundary(READ_ONLY)
    expect((await get('policed'))?.PermissionsBoundary).toEqual({
      PermissionsBoundaryType: 'Policy',
      PermissionsBoundaryArn: READ_ONLY,
    })
    await bench.iam.send(new DeleteRolePermissionsBoundaryCommand(role))
    expect((await get('policed'))?.PermissionsBoundary).toBeUndefined()
    expect(await errorOf(bench.iam.send(new DeleteRolePermissionsBoundaryCommand(role)))).toMatch(/^NoSuchEntity 404: /)
    const wrong = `arn:aws:iam::${ACCOUNT}:not_a_policy/invalid`
    expect(await errorOf(boundary(wrong))).toBe(`InvalidInput 400: ARN ${wrong} is not valid.`)
    const nowhere = `arn:aws:iam::${ACCOUNT}:policy/nowhere`
    expect(await errorOf(boundary(nowhere))).toBe(
      `NoSuchEntity 404: Scope ARN: ${nowhere} does not exist or is not attachable.`,
    )
  })
})

test('tags of a role are told apart regardless of case', async () => {
  await create('tagged')
  const role = { RoleName: 'tagged' }
  await bench.iam.send(
    new TagRoleCommand({
      ...role,
      Tags: [
        { Key: 'team', Value: 'red' },
        { Key: 'Stage', Value: '' },
      ],
    }),
  )
  await bench.iam.send(new TagRoleCommand({ ...role, Tags: [{ Key: 'TEAM', Value: 'blue' }] }))
  expect(await answerOf(bench.iam.send(new ListRoleTagsCommand(role)))).toEqual({
    Tags: [
      { Key: 'Stage', Value: '' },
      { Key: 'TEAM', Value: 'blue' },
    ],
    IsTruncated: false,
  })
  await bench.iam.send(new UntagRoleCommand({ ...role, TagKeys: ['stage', 'unknown'] }))
  expect((await get('tagged'))?.Tags).toEqual([{ Key: 'TEAM', Value: 'blue' }])
  const twice = [
    { Key: 'a', Value: '1' },
    { Key: 'A', Value: '2' },
  ]
  expect(await errorOf(bench.iam.send(new TagRoleCommand({ ...role, Tags: twice })))).toBe(
    'InvalidInput 400: Duplicate tag keys found. Please note that Tag keys are case insensitive.',
  )
})

describe('service-linked roles', () => {
  const service = { AWSServiceName: 'autoscaling.amazonaws.com' }

  test('are made once for a service, and only the service changes them', async () => {
    const { Role } = await bench.iam.send(new CreateServiceLinkedRoleCommand(service))
    expect(Role).toEqual({
      Path: '/aws-service-role/autoscaling.amazonaws.com/',
      RoleName: 'AWSServiceRoleForAutoScaling',
      RoleId: expect.stringMatching(/^AROA/),
      Arn: `arn:aws:iam::${ACCOUNT}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`,
      CreateDate: expect.any(Date),
      AssumeRolePolicyDocument: encodeURIComponent(
        '{"Version":"2012-10-17","Statement":[{"Action":["sts:AssumeRole"],"Effect":"Allow","Principal":{"Service":["autoscaling.amazonaws.com"]}}]}',
      ),
    })
    const role = { RoleName: 'AWSServiceRoleForAutoScaling' }
    expect(await answerOf(bench.iam.send(new ListAttachedRolePoliciesCommand(role)))).toEqual({
      AttachedPolicies: [
        {
          PolicyName: 'AutoScalingServiceRolePolicy',
          PolicyArn: 'arn:aws:iam::aws:policy/aws-service-role/AutoScalingServiceRolePolicy',
        },
      ],
      IsTruncated: false,
    })
    expect(await errorOf(bench.iam.send(new CreateServiceLinkedRoleCommand(service)))).toBe(
      'InvalidInput 400: Service role name AWSServiceRoleForAutoScaling has been taken in this account, please try a different suffix.',
    )
    const unmodifiable =
      "UnmodifiableEntity 400: Cannot perform the operation on the protected role 'AWSServiceRoleForAutoScaling' - this role is only modifiable by AWS"
    expect(await errorOf(bench.iam.send(new DeleteRoleCommand(role)))).toBe(unmodifiable)
    expect(await errorOf(bench.iam.send(new AttachRolePolicyCommand({ ...role, PolicyArn: READ_ONLY })))).toBe(
      unmodifiable,
    )
  })

  test('take a suffix only where the service does', async () => {
    const custom = { ...service, CustomSuffix: 'mine' }
    const { Role } = await bench.iam.send(new CreateServiceLinkedRoleCommand(custom))
    expect(Role?.RoleName).toBe('AWSServiceRoleForAutoScaling_mine')
    const other = { AWSServiceName: 'es.amazonaws.com', CustomSuffix: 'mine' }
    expect(await errorOf(bench.iam.send(new CreateServiceLinkedRoleCommand(other)))).toBe(
      'InvalidInput 400: Custom suffix is not allowed for es.amazonaws.com',
    )
  })

  test('are deleted by a task that can be asked for', async () => {
    await bench.iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'rds.amazonaws.com' }))
    const { DeletionTaskId } = await bench.iam.send(
      new DeleteServiceLinkedRoleCommand({ RoleName: 'AWSServiceRoleForRDS' }),
    )
    expect(DeletionTaskId).toMatch(/^task\/aws-service-role\/rds\.amazonaws\.com\/AWSServiceRoleForRDS\/[0-9a-f-]{36}$/)
    expect(await answerOf(bench.iam.send(new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId })))).toEqual({
      Status: 'SUCCEEDED',
    })
    expect(await errorOf(get('AWSServiceRoleForRDS'))).toBe(
      'NoSuchEntity 404: The role with name AWSServiceRoleForRDS cannot be found.',
    )
  })
})

test('who may only create roles with a boundary cannot do without', async () => {
  await bench.iam.send(new CreatePolicyCommand({ PolicyName: 'limits', PolicyDocument: DOCUMENT }))
  const limits = `arn:aws:iam::${ACCOUNT}:policy/limits`
  await bench.sandbox.account(bench.world, ACCOUNT).seed({
    users: [
      {
        userName: 'delegate',
        inlinePolicies: {
          delegate: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: ['iam:CreateRole', 'iam:AttachRolePolicy', 'iam:DeleteRolePermissionsBoundary'],
                Resource: '*',
                Condition: { StringEquals: { 'iam:PermissionsBoundary': limits } },
              },
              { Effect: 'Deny', Action: 'iam:DeleteRolePermissionsBoundary', Resource: '*' },
            ],
          },
        },
      },
    ],
  })
  const delegate = await bench.iamAs('delegate')
  const make = (RoleName: string, more: object) =>
    errorOf(delegate.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: TRUST, ...more })))
  expect(await make('free', {})).toMatch(
    /^AccessDenied 403: .* iam:CreateRole on resource: arn:aws:iam::\d+:role\/free /,
  )
  expect(await make('bounded', { PermissionsBoundary: limits })).toBe('no error')
  await create('unbounded')
  const attach = (RoleName: string) =>
    errorOf(delegate.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: READ_ONLY })))
  expect(await attach('bounded')).toBe('no error')
  expect(await attach('unbounded')).toMatch(/^AccessDenied 403: .* iam:AttachRolePolicy on resource: role unbounded /)
  expect(await errorOf(delegate.send(new DeleteRolePermissionsBoundaryCommand({ RoleName: 'bounded' })))).toMatch(
    / with an explicit deny in an identity-based policy$/,
  )
})

describe('a trust policy trusts ids, not names', () => {
  const trusting = (name: string) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${ACCOUNT}:user/${name}` },
          Action: 'sts:AssumeRole',
        },
      ],
    })
  const trustOf = async (RoleName: string) => decodeURIComponent((await get(RoleName))?.AssumeRolePolicyDocument ?? '')

  test('who does not exist cannot be trusted; of other accounts nothing is known', async () => {
    expect(await errorOf(create('trusting', { AssumeRolePolicyDocument: trusting('nobody') }))).toBe(
      `MalformedPolicyDocument 400: Invalid principal in policy: "AWS":"arn:aws:iam::${ACCOUNT}:user/nobody"`,
    )
    const elsewhere = trusting('nobody').replace(ACCOUNT, '999999999999')
    expect(await errorOf(create('trusting', { AssumeRolePolicyDocument: elsewhere }))).toBe('no error')
  })

  test('a renamed user goes by the new name, a deleted one by the id, which a namesake does not have', async () => {
    const { User } = await bench.iam.send(new CreateUserCommand({ UserName: 'tom' }))
    await create('toms', { AssumeRolePolicyDocument: trusting('tom') })
    await bench.iam.send(new UpdateUserCommand({ UserName: 'tom', NewUserName: 'thomas' }))
    expect(await trustOf('toms')).toBe(trusting('thomas'))
    await bench.iam.send(new DeleteUserCommand({ UserName: 'thomas' }))
    await bench.iam.send(new CreateUserCommand({ UserName: 'tom' }))
    expect(await trustOf('toms')).toBe(trusting('tom').replace(`arn:aws:iam::${ACCOUNT}:user/tom`, User!.UserId!))
    const sts = new STSClient({
      region: 'us-east-1',
      endpoint: bench.url,
      credentials: await (await bench.iamAs('tom')).config.credentials(),
    })
    const assume = () =>
      errorOf(
        sts.send(new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${ACCOUNT}:role/toms`, RoleSessionName: 'session' })),
      )
    expect(await assume()).toMatch(/^AccessDenied 403: /)
    await bench.iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: 'toms', PolicyDocument: trusting('tom') }))
    expect(await assume()).toBe('no error')
    sts.destroy()
  })
})

test('RoleLastUsed tells when a session of the role asked for something', async () => {
  const { User } = await bench.iam.send(new CreateUserCommand({ UserName: 'user-of-role' }))
  const trust = TRUST.replace('"Service":"ec2.amazonaws.com"', `"AWS":"${User?.Arn}"`)
  await create('used', { AssumeRolePolicyDocument: trust })
  const credentials = await (await bench.iamAs('user-of-role')).config.credentials()
  const sts = new STSClient({ region: 'us-east-1', endpoint: bench.url, credentials })
  const { Credentials } = await sts.send(
    new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${ACCOUNT}:role/used`, RoleSessionName: 'session' }),
  )
  expect((await get('used'))?.RoleLastUsed).toEqual({})
  const session = new STSClient({
    region: 'eu-west-1',
    endpoint: bench.url,
    credentials: {
      accessKeyId: Credentials!.AccessKeyId!,
      secretAccessKey: Credentials!.SecretAccessKey!,
      sessionToken: Credentials!.SessionToken!,
    },
  })
  await session.send(new GetCallerIdentityCommand({}))
  expect((await get('used'))?.RoleLastUsed).toEqual({ LastUsedDate: expect.any(Date), Region: 'eu-west-1' })
  sts.destroy()
  session.destroy()
})
