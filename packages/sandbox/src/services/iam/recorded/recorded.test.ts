import { describe, expect, test } from 'vitest'
import type { Answered, Client } from '../../../testing/client.ts'
import { ADMINISTRATOR, testBench } from '../../../testing/sandbox.ts'
import { DOCUMENT, type Scenario, scenarios, TRUST } from './facts.ts'
import { moreScenarios } from './more-facts.ts'
import { stsScenarios } from './sts-facts.ts'

const told = ({ code, status, message }: Answered): string | undefined =>
  code === undefined ? undefined : `${code} ${status}: ${message}`

async function play(client: Client, { steps }: Scenario) {
  const answers: (readonly [string, string | undefined])[] = []
  for (const [name, input] of steps) {
    const sts = name.startsWith('sts:')
    answers.push([name, told(await client(sts ? 'sts' : 'iam', sts ? name.slice(4) : name, input))])
  }
  expect(answers).toEqual(steps.map(([name, , expected]) => [name, expected]))
}

describe('as AWS answered, call by call', () => {
  test.each([...scenarios, ...moreScenarios])('$name', async (scenario) => {
    const { root, faults } = await testBench()
    await play(root, scenario)
    expect(faults).toEqual([])
  })

  test.each(stsScenarios)('STS: $name', async (scenario) => {
    const { as, faults } = await testBench({
      users: [{ userName: 'ann', attachedPolicies: [ADMINISTRATOR], accessKeys: [{}] }],
    })
    await play(as('ann'), scenario)
    expect(faults).toEqual([])
  })
})

/** Which members an answer has differs between operations on the same entity, and absence is part of the answer. */
describe('the members of an answer, as recorded', () => {
  const role = ['Arn', 'AssumeRolePolicyDocument', 'CreateDate', 'Path', 'RoleId', 'RoleName']
  const policy = [
    'Arn',
    'AttachmentCount',
    'CreateDate',
    'DefaultVersionId',
    'IsAttachable',
    'Path',
    'PermissionsBoundaryUsageCount',
    'PolicyId',
    'PolicyName',
    'UpdateDate',
  ]
  const profile = ['Arn', 'CreateDate', 'InstanceProfileId', 'InstanceProfileName', 'Path', 'Roles']
  const user = ['Arn', 'CreateDate', 'Path', 'UserId', 'UserName']

  type Members = readonly [operation: string, input: object, path: string, members: readonly string[]]
  const calls: readonly Members[] = [
    ['CreateUser', { UserName: 'ann' }, 'User', user],
    ['GetUser', { UserName: 'ann' }, 'User', user],
    ['ListUsers', {}, 'Users.0', user],
    ['CreateGroup', { GroupName: 'g' }, 'Group', ['Arn', 'CreateDate', 'GroupId', 'GroupName', 'Path']],
    ['GetGroup', { GroupName: 'g' }, '', ['Group', 'IsTruncated', 'Users']],
    [
      'CreateRole',
      { RoleName: 'r', AssumeRolePolicyDocument: TRUST, Description: 'd', MaxSessionDuration: 7200 },
      'Role',
      role,
    ],
    ['GetRole', { RoleName: 'r' }, 'Role', [...role, 'Description', 'MaxSessionDuration', 'RoleLastUsed']],
    ['ListRoles', {}, 'Roles.0', [...role, 'Description', 'MaxSessionDuration']],
    ['UpdateRoleDescription', { RoleName: 'r', Description: 'e' }, 'Role', [...role, 'Description']],
    ['CreatePolicy', { PolicyName: 'p', PolicyDocument: DOCUMENT, Description: 'd' }, 'Policy', policy],
    ['GetPolicy', { PolicyArn: 'arn:aws:iam::111122223333:policy/p' }, 'Policy', [...policy, 'Description', 'Tags']],
    ['ListPolicies', { Scope: 'Local' }, 'Policies.0', policy],
    [
      'CreatePolicyVersion',
      { PolicyArn: 'arn:aws:iam::111122223333:policy/p', PolicyDocument: DOCUMENT },
      'PolicyVersion',
      ['CreateDate', 'IsDefaultVersion', 'VersionId'],
    ],
    [
      'GetPolicyVersion',
      { PolicyArn: 'arn:aws:iam::111122223333:policy/p', VersionId: 'v2' },
      'PolicyVersion',
      ['CreateDate', 'Document', 'IsDefaultVersion', 'VersionId'],
    ],
    [
      'ListPolicyVersions',
      { PolicyArn: 'arn:aws:iam::111122223333:policy/p' },
      'Versions.0',
      ['CreateDate', 'IsDefaultVersion', 'VersionId'],
    ],
    ['CreateInstanceProfile', { InstanceProfileName: 'ip' }, 'InstanceProfile', profile],
    ['AddRoleToInstanceProfile', { InstanceProfileName: 'ip', RoleName: 'r' }, '', []],
    ['GetInstanceProfile', { InstanceProfileName: 'ip' }, 'InstanceProfile', [...profile, 'Tags']],
    ['GetInstanceProfile', { InstanceProfileName: 'ip' }, 'InstanceProfile.Roles.0', role],
    ['ListInstanceProfiles', {}, 'InstanceProfiles.0', profile],
    ['ListInstanceProfilesForRole', { RoleName: 'r' }, 'InstanceProfiles.0', profile],
    [
      'CreateVirtualMFADevice',
      { VirtualMFADeviceName: 'd' },
      'VirtualMFADevice',
      ['Base32StringSeed', 'QRCodePNG', 'SerialNumber'],
    ],
    ['ListVirtualMFADevices', {}, 'VirtualMFADevices.0', ['SerialNumber']],
    [
      'CreateLoginProfile',
      { UserName: 'ann', Password: 'TestPassword123!' },
      'LoginProfile',
      ['CreateDate', 'PasswordResetRequired', 'UserName'],
    ],
    [
      'CreateAccessKey',
      { UserName: 'ann' },
      'AccessKey',
      ['AccessKeyId', 'CreateDate', 'SecretAccessKey', 'Status', 'UserName'],
    ],
    ['ListAccessKeys', { UserName: 'ann' }, 'AccessKeyMetadata.0', ['AccessKeyId', 'CreateDate', 'Status', 'UserName']],
    ['GetAccessKeyLastUsed', {}, 'AccessKeyLastUsed', ['Region', 'ServiceName']],
    ['UpdateAccountPasswordPolicy', {}, '', []],
    [
      'GetAccountPasswordPolicy',
      {},
      'PasswordPolicy',
      [
        'AllowUsersToChangePassword',
        'ExpirePasswords',
        'MinimumPasswordLength',
        'RequireLowercaseCharacters',
        'RequireNumbers',
        'RequireSymbols',
        'RequireUppercaseCharacters',
      ],
    ],
    [
      'GetAccountAuthorizationDetails',
      {},
      'UserDetailList.0',
      [...user, 'AttachedManagedPolicies', 'GroupList', 'Tags'],
    ],
    [
      'GetAccountAuthorizationDetails',
      {},
      'RoleDetailList.0',
      [...role, 'AttachedManagedPolicies', 'InstanceProfileList', 'RoleLastUsed', 'RolePolicyList', 'Tags'],
    ],
    [
      'GetAccountAuthorizationDetails',
      {},
      'GroupDetailList.0',
      ['Arn', 'AttachedManagedPolicies', 'CreateDate', 'GroupId', 'GroupName', 'GroupPolicyList', 'Path'],
    ],
    [
      'GetAccountAuthorizationDetails',
      { Filter: ['LocalManagedPolicy'] },
      'Policies.0',
      [...policy, 'PolicyVersionList'],
    ],
    [
      'CreateServiceSpecificCredential',
      { UserName: 'ann', ServiceName: 'codecommit.amazonaws.com' },
      'ServiceSpecificCredential',
      [
        'CreateDate',
        'ServiceName',
        'ServicePassword',
        'ServiceSpecificCredentialId',
        'ServiceUserName',
        'Status',
        'UserName',
      ],
    ],
  ]

  test('operation by operation', async () => {
    const { root } = await testBench()
    const seen: unknown[] = []
    let lastKey = ''
    for (const [operation, input, path] of calls) {
      const { output, code, message } = await root('iam', operation, {
        ...input,
        ...(operation === 'GetAccessKeyLastUsed' && { AccessKeyId: lastKey }),
      })
      expect(code, `${operation}: ${message}`).toBeUndefined()
      if (operation === 'CreateAccessKey') lastKey = (output!.AccessKey as { AccessKeyId: string }).AccessKeyId
      const at = path === '' ? [] : path.split('.')
      const found = at.reduce<unknown>((value, part) => (value as Record<string, unknown>)[part], output ?? {})
      seen.push([operation, path, Object.keys(found as object).sort()])
    }
    expect(seen).toEqual(calls.map(([operation, , path, members]) => [operation, path, [...members].sort()]))
  })
})
