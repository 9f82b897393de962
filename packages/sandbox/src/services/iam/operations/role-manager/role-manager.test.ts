import {
  AcquireRoleCommand,
  CreateRoleCommand,
  GetAccountPropertiesCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  GetRoleTemplateVersionCommand,
  type IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
  PutAccountPropertiesCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACCOUNT } from '../../../../testing/sandbox.ts'
import { answerOf, errorOf, type ServedBench, servedBench } from '../../../../testing/served.ts'

const TEMPLATES = 'arn:aws:iam::aws:role-template'
const POWER = `${TEMPLATES}/iam.amazonaws.com/PowerUserRoleTemplate:1`
const ROTATION = `${TEMPLATES}/secretsmanager.amazonaws.com/AWSSecretsManagerRotationRoleTemplate:1`
const ADMIN = `${TEMPLATES}/datazone.amazonaws.com/AmazonSageMakerAdminIAMPermissiveExecutionRoleTemplate:1`
const POWER_POLICY = 'arn:aws:iam::aws:policy/PowerUserAccess'
const MODIFIED = (name: string) =>
  `RoleModified 409: Role ${name} has been modified since it was created and is no longer managed.`
const OTHER_PARAMETERS =
  'NameConflict 409: A role with this name exists but was created with different parameters. Pass a unique roleName to create a new role.'

let bench: ServedBench
beforeAll(async () => {
  bench = await servedBench({ users: [{ userName: 'caller', accessKeys: [{}] }] })
})
afterAll(async () => {
  await bench.close()
  expect(bench.faults).toEqual([])
})

type Values = Record<string, string | string[]>
const acquire = (TemplateArn: string, values: Values, client: IAMClient = bench.iam, TemplateMinorVersion?: number) => {
  const ReplacementValues = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { Values: [value].flat() }]),
  )
  return client.send(new AcquireRoleCommand({ TemplateArn, ReplacementValues, TemplateMinorVersion }))
}
const power = (RoleName: string, more: Values = {}, client?: IAMClient) =>
  acquire(POWER, { AWSServiceName: 'lambda.amazonaws.com', RoleName, ...more }, client)
const decoded = (document: string | undefined) => JSON.parse(decodeURIComponent(document!))

describe('AcquireRole', () => {
  test('makes the role of a template, and gives it again', async () => {
    const { Role } = await answerOf(power('worker'))
    expect({ ...Role!, AssumeRolePolicyDocument: decoded(Role!.AssumeRolePolicyDocument) }).toEqual({
      Path: '/',
      RoleName: 'worker',
      RoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/),
      Arn: `arn:aws:iam::${ACCOUNT}:role/worker`,
      CreateDate: expect.any(Date),
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
      },
    })
    expect((await answerOf(power('worker'))).Role).toEqual(Role)
    const got = await bench.iam.send(new GetRoleCommand({ RoleName: 'worker' }))
    expect(got.Role).toMatchObject({
      Description: 'Power user role for lambda.amazonaws.com',
      MaxSessionDuration: 3600,
      SourceRoleTemplate: { TemplateArn: POWER, TemplateMinorVersion: 0 },
    })
    const { AttachedPolicies } = await bench.iam.send(new ListAttachedRolePoliciesCommand({ RoleName: 'worker' }))
    expect(AttachedPolicies).toEqual([{ PolicyName: 'PowerUserAccess', PolicyArn: POWER_POLICY }])
    const { Roles } = await bench.iam.send(new ListRolesCommand({}))
    expect(Roles!.find(({ RoleName }) => RoleName === 'worker')).not.toHaveProperty('SourceRoleTemplate')
  })

  test('a role that may do something else is given no longer, until it is as it was', async () => {
    await power('edited')
    const RoleName = 'edited'
    await bench.root('iam', 'UpdateRole', { RoleName, Description: 'mine', MaxSessionDuration: 7200 })
    expect(await errorOf(power('edited'))).toBe('no error')
    await bench.root('iam', 'AttachRolePolicy', {
      RoleName,
      PolicyArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
    })
    expect(await errorOf(power('edited'))).toBe(MODIFIED('edited'))
    await bench.root('iam', 'DetachRolePolicy', {
      RoleName,
      PolicyArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
    })
    expect(await errorOf(power('edited'))).toBe('no error')
    await bench.root('iam', 'TagRole', { RoleName, Tags: [{ Key: 'a', Value: 'b' }] })
    expect(await errorOf(power('edited'))).toBe(MODIFIED('edited'))
    await bench.root('iam', 'UntagRole', { RoleName, TagKeys: ['a'] })
    const trust = (Service: string | string[]) =>
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }],
      })
    await bench.root('iam', 'UpdateAssumeRolePolicy', { RoleName, PolicyDocument: trust('ec2.amazonaws.com') })
    expect(await errorOf(power('edited'))).toBe(MODIFIED('edited'))
    await bench.root('iam', 'UpdateAssumeRolePolicy', { RoleName, PolicyDocument: trust(['lambda.amazonaws.com']) })
    expect(await errorOf(power('edited'))).toBe('no error')
    expect(await errorOf(power('edited', { AWSServiceName: 'ec2.amazonaws.com' }))).toBe(OTHER_PARAMETERS)
    expect(await errorOf(power('EDITED'))).toBe(OTHER_PARAMETERS)
  })

  test('a role of one’s own has its name', async () => {
    await bench.iam.send(
      new CreateRoleCommand({
        RoleName: 'ordinary',
        AssumeRolePolicyDocument:
          '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}',
      }),
    )
    expect(await errorOf(power('ordinary'))).toBe(
      'NameConflict 409: A role with this name already exists in the account but was not created from this template. Choose a different role name, or remove the existing role if it is no longer needed.',
    )
  })

  test.each<[string, Values, string]>([
    [
      'a value that is needed',
      {},
      "InvalidInput 400: Failed to render template: Parameter 'AWSServiceName' not found.",
    ],
    [
      'one value',
      { AWSServiceName: ['lambda.amazonaws.com', 'ec2.amazonaws.com'] },
      'ValidationError 400: AWSServiceName replacement value must contain exactly one value, got 2',
    ],
    [
      'known parameters',
      { AWSServiceName: 'lambda.amazonaws.com', Unused: 'ignored' },
      'InvalidInput 400: Failed to render template: Unrecognized parameter: Unused',
    ],
    [
      'a service',
      { AWSServiceName: 'not-a-service' },
      'MalformedPolicyDocument 400: Invalid principal in policy: "SERVICE":"not-a-service"',
    ],
  ])('wants %s', async (_, values, expected) => {
    expect(await errorOf(acquire(POWER, { RoleName: 'refused', ...values }))).toBe(expected)
    expect(await errorOf(bench.iam.send(new GetRoleCommand({ RoleName: 'refused' })))).toBe(
      'NoSuchEntity 404: The role with name refused cannot be found.',
    )
  })

  test('a statement depends on its switch, and so do its parameters', async () => {
    const values = { accountId: ACCOUNT, region: 'us-east-1', resourceType: 'database' }
    await acquire(ROTATION, { ...values, RoleName: 'off' })
    const keys = ['one', 'two'].map((id) => `arn:aws:kms:us-east-1:${ACCOUNT}:key/${id}`)
    await acquire(ROTATION, { ...values, RoleName: 'on', kmsKeyArn: keys, CMK_ENABLED: 'true' })
    const statements = async (RoleName: string) => {
      const PolicyName = 'SecretRotationPermissionPolicy'
      const { PolicyDocument } = await bench.iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }))
      return decoded(PolicyDocument).Statement as Array<{ Sid: string; Resource: unknown }>
    }
    expect((await statements('off')).map(({ Sid }) => Sid)).toEqual([
      'AllowRotationAccessGeneric',
      'AllowPasswordGenerationAccessAdmin',
    ])
    expect((await statements('on')).at(-1)).toEqual({
      Sid: 'KMSAccessForCustomerSecret',
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'],
      Resource: keys,
      Condition: { StringEquals: { 'kms:ViaService': 'secretsmanager.us-east-1.amazonaws.com' } },
    })
    const { Role } = await acquire(ADMIN, { accountId: ACCOUNT, RoleName: 'studio' })
    const { PolicyNames } = await bench.iam.send(new ListRolePoliciesCommand({ RoleName: Role!.RoleName }))
    expect(PolicyNames).toEqual([])
  })

  test('asks for what it does, with the template as a condition key', async () => {
    const caller = bench.iamWith(bench.keyOf('caller'))
    const may = (...Statement: object[]) =>
      bench.iam.send(
        new PutUserPolicyCommand({
          UserName: 'caller',
          PolicyName: 'given',
          PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }),
        }),
      )
    const ofTemplate = { Condition: { ArnEquals: { 'iam:RoleTemplateARN': POWER } } }
    const read = {
      Effect: 'Allow',
      Action: 'iam:GetRoleTemplateVersion',
      Resource: '*',
      Condition: { StringEquals: { 'aws:ResourceAccount': '639982225848' } },
    }
    const create = { Effect: 'Allow', Action: 'iam:CreateRole', Resource: '*', ...ofTemplate }
    const attach = { Effect: 'Allow', Action: 'iam:AttachRolePolicy', Resource: '*', ...ofTemplate }
    const denied = `AccessDenied 403: User: arn:aws:iam::${ACCOUNT}:user/caller is not authorized to perform:`
    await may(create, attach)
    expect(await errorOf(power('scoped', {}, caller))).toBe(
      `${denied} iam:GetRoleTemplateVersion on resource: role template ${POWER} because no identity-based policy allows the iam:GetRoleTemplateVersion action`,
    )
    await may(read, create)
    expect(await errorOf(power('scoped', {}, caller))).toBe(
      `${denied} iam:AttachRolePolicy on resource: role/scoped because no identity-based policy allows the iam:AttachRolePolicy action`,
    )
    await may(read, create, attach)
    expect(await errorOf(power('scoped', {}, caller))).toBe('no error')
    expect(await errorOf(power('scoped', {}, caller))).toMatch(/ iam:GetRole on resource: role\/scoped /)
    await may(read, { Effect: 'Allow', Action: 'iam:GetRole', Resource: '*', ...ofTemplate })
    expect(await errorOf(power('scoped', {}, caller))).toBe('no error')
  })
})

describe('GetRoleTemplateVersion', () => {
  const get = (TemplateArn: string, MinorVersion?: number) =>
    bench.iam.send(new GetRoleTemplateVersionCommand({ TemplateArn, MinorVersion }))

  test('shows a template', async () => {
    const { RoleTemplateVersion } = await get(POWER)
    expect(RoleTemplateVersion).toMatchObject({
      TemplateArn: POWER,
      TemplateName: 'PowerUserRoleTemplate',
      MajorVersion: 1,
      DefaultMinorVersion: 0,
      MinorVersion: 0,
      Enabled: true,
      ManagedByType: 'Service',
      ManagedByValue: 'iam.amazonaws.com',
      RoleNamePattern: '@{RoleName}',
      ManagedPolicyArns: [POWER_POLICY],
      MaxSessionDuration: 3600,
      VersionEnabled: true,
      CreateTimestamp: new Date('2026-06-12T02:57:08Z'),
    })
    expect(decoded(RoleTemplateVersion!.AssumeRolePolicyDocumentTemplate).Statement[0].Principal).toEqual({
      Service: '@{AWSServiceName}',
    })
    expect((await get(ROTATION, 0)).RoleTemplateVersion!.ParametersDefinition).toContainEqual({
      Name: 'kmsKeyArn',
      Type: 'StringList',
      Description: 'List of KMS key ARNs for the custom keys. Effective only if CMK_ENABLED is True.',
      IsRequired: true,
      Immutable: false,
    })
  })

  test.each([
    [POWER, 999],
    [POWER, -1],
    [`${TEMPLATES}/iam.amazonaws.com/PowerUserRoleTemplate:99`, undefined],
  ])('%s, version %s, does not exist', async (arn, minor) => {
    const missing = `NoSuchEntity 404: Role template not found in repository: ${arn}`
    expect(await errorOf(get(arn, minor))).toBe(missing)
    expect(await errorOf(acquire(arn, {}, bench.iam, minor))).toBe(missing)
  })
})

describe('account properties', () => {
  const put = (Properties: Record<string, string>) => bench.iam.send(new PutAccountPropertiesCommand({ Properties }))
  const get = async () => (await bench.iam.send(new GetAccountPropertiesCommand({}))).Properties
  const ROLE = { RoleName: 'AWSServiceRoleForIAMRoleManager' }

  test('role manager is off until it is switched on, which makes its role', async () => {
    expect(await get()).toEqual({ 'RoleManager/Enabled': 'false' })
    await put({ 'RoleManager/Enabled': 'true' })
    await put({ 'RoleManager/Enabled': 'true' })
    expect(await get()).toEqual({ 'RoleManager/Enabled': 'true' })
    expect((await bench.iam.send(new GetRoleCommand(ROLE))).Role).toMatchObject({
      Path: '/aws-service-role/role-manager.iam.amazonaws.com/',
      MaxSessionDuration: 3600,
    })
    await put({ 'RoleManager/Enabled': 'false' })
    expect(await get()).toEqual({ 'RoleManager/Enabled': 'false' })
    expect(await errorOf(bench.iam.send(new GetRoleCommand(ROLE)))).toBe('no error')
  })

  test.each<[Record<string, string>, string]>([
    [{ RoleManager: 'true' }, 'InvalidInput 400: Property key must be in format Namespace/PropertyName: RoleManager'],
    [{ 'RoleManager/Enabled/More': 'true' }, 'InvalidInput 400: RoleManager namespace requires Enabled property'],
    [{ 'Elsewhere/Enabled': 'true' }, 'InvalidInput 400: Unsupported namespace: Elsewhere'],
    [
      { 'RoleManager/Enabled': 'false', 'Elsewhere/Enabled': 'true' },
      'InvalidInput 400: All properties must belong to the same namespace',
    ],
    [{ 'RoleManager/Enabled': 'FALSE' }, "InvalidInput 400: Enabled must be 'true' or 'false'"],
    [{ 'RoleManager/Enabled': 'false', 'RoleManager/Other': 'x' }, 'no error'],
    [
      {},
      "ValidationError 400: 1 validation error detected: Value at 'properties' failed to satisfy constraint: Member must not be null",
    ],
  ])('%j', async (properties, expected) => {
    expect(await errorOf(put(properties))).toBe(expected)
  })
})
