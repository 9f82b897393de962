/**
 * What AWS answered, call by call: code, status and words, as recorded against AWS in public test suites (LocalStack's
 * tests/aws/services/iam and sts, recorded 2024 to March 2026). Facts only; the calls are ours.
 */
import type { AwsStructure } from '@first-line/aws-api'

/** `undefined`: it succeeds. Else `Code status: message`. */
export type Expected = string | undefined
/** IAM's operation, or `sts:` and one of STS's. */
export type Step = readonly [operation: string, input: AwsStructure, expected?: Expected]
export interface Scenario {
  name: string
  steps: readonly Step[]
}

export const ACCOUNT = '111122223333'
const arn = (resource: string): string => `arn:aws:iam::${ACCOUNT}:${resource}`
export const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
})
export const DOCUMENT = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'iam:ListUsers', Resource: '*' }],
})

const noUser = 'NoSuchEntity 404: The user with name nobody cannot be found.'
const noGroup = 'NoSuchEntity 404: The group with name nothing cannot be found.'
const noRole = 'NoSuchEntity 404: The role with name nothing cannot be found.'
const noProfile = 'NoSuchEntity 404: Instance Profile nothing cannot be found.'
const invalid = (where: string, constraint: string): string =>
  `ValidationError 400: 1 validation error detected: Value at '${where}' failed to satisfy constraint: ${constraint}`
const tagPattern = '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+'
const tagKeys = invalid(
  'tagKeys',
  `Member must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: ${tagPattern}, Member must not be null]`,
)
const tags = (count: number): AwsStructure[] => Array.from({ length: count }, (_, i) => ({ Key: `k${i}`, Value: 'v' }))
const manyKeys = (count: number): string[] => Array.from({ length: count }, (_, i) => `k${i}`)
const twice = [
  { Key: 'a', Value: '1' },
  { Key: 'a', Value: '2' },
]
const twoCases = [
  { Key: 'a', Value: '1' },
  { Key: 'A', Value: '2' },
]
const tagCases = (operation: string, input: AwsStructure, duplicate: string): Step[] => [
  [operation, { ...input, Tags: tags(51) }, invalid('tags', 'Member must have length less than or equal to 50')],
  [operation, { ...input, Tags: twice }, duplicate],
  [
    operation,
    { ...input, Tags: [{ Key: 'x'.repeat(129), Value: 'v' }] },
    invalid('tags.1.member.key', 'Member must have length less than or equal to 128'),
  ],
  [
    operation,
    { ...input, Tags: [{ Key: 'x', Value: 'v'.repeat(257) }] },
    invalid('tags.1.member.value', 'Member must have length less than or equal to 256'),
  ],
  [
    operation,
    { ...input, Tags: [{ Key: 'NOWAY!', Value: 'v' }] },
    invalid('tags.1.member.key', `Member must satisfy regular expression pattern: ${tagPattern}`),
  ],
]
const untagCases = (operation: string, input: AwsStructure): Step[] => [
  [
    operation,
    { ...input, TagKeys: manyKeys(51) },
    invalid('tagKeys', 'Member must have length less than or equal to 50'),
  ],
  [operation, { ...input, TagKeys: ['x'.repeat(129)] }, tagKeys],
  [operation, { ...input, TagKeys: ['NOWAY!'] }, tagKeys],
]
const anyCase = 'InvalidInput 400: Duplicate tag keys found. Please note that Tag keys are case insensitive.'
const exactCase = 'InvalidInput 400: Duplicate tag keys found.'
const legacyVersion = invalid(
  'versionId',
  'Member must satisfy regular expression pattern: v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?',
)

export const scenarios: readonly Scenario[] = [
  {
    name: 'users',
    steps: [
      ['CreateUser', { UserName: 'ann' }],
      ['CreateUser', { UserName: 'ann' }, 'EntityAlreadyExists 409: User with name ann already exists.'],
      ['GetUser', { UserName: 'nobody' }, noUser],
      ['UpdateUser', { UserName: 'nobody', NewUserName: 'x' }, noUser],
      ['DeleteUser', { UserName: 'nobody' }, noUser],
      ['CreatePolicy', { PolicyName: 'p', PolicyDocument: DOCUMENT }],
      ['AttachUserPolicy', { UserName: 'ann', PolicyArn: arn('policy/p') }],
      ['DeleteUser', { UserName: 'ann' }, 'DeleteConflict 409: Cannot delete entity, must detach all policies first.'],
      ['DetachUserPolicy', { UserName: 'ann', PolicyArn: arn('policy/p') }],
      [
        'DetachUserPolicy',
        { UserName: 'ann', PolicyArn: arn('policy/p') },
        `NoSuchEntity 404: Policy ${arn('policy/p')} was not found.`,
      ],
      [
        'AttachUserPolicy',
        { UserName: 'ann', PolicyArn: arn('policy/nothing') },
        `NoSuchEntity 404: Policy ${arn('policy/nothing')} does not exist or is not attachable.`,
      ],
      ['PutUserPolicy', { UserName: 'ann', PolicyName: 'i', PolicyDocument: DOCUMENT }],
      ['DeleteUser', { UserName: 'ann' }, 'DeleteConflict 409: Cannot delete entity, must delete policies first.'],
      ['DeleteUserPolicy', { UserName: 'ann', PolicyName: 'i' }],
      ['TagUser', { UserName: 'nobody', Tags: [{ Key: 'a', Value: 'b' }] }, noUser],
      ['UntagUser', { UserName: 'nobody', TagKeys: ['a'] }, noUser],
      ['ListUserTags', { UserName: 'nobody' }, noUser],
      ['DeleteUser', { UserName: 'ann' }],
    ],
  },
  {
    name: 'passwords',
    steps: [
      ['CreateLoginProfile', { UserName: 'nobody', Password: 'TestPassword123!' }, noUser],
      ['CreateUser', { UserName: 'ann' }],
      ['CreateLoginProfile', { UserName: 'ann', Password: 'TestPassword123!' }],
      [
        'CreateLoginProfile',
        { UserName: 'ann', Password: 'TestPassword123!' },
        'EntityAlreadyExists 409: Login Profile for user ann already exists.',
      ],
      ['DeleteLoginProfile', { UserName: 'ann' }],
      ['GetLoginProfile', { UserName: 'ann' }, 'NoSuchEntity 404: Login Profile for User ann cannot be found.'],
      ['DeleteLoginProfile', { UserName: 'ann' }, 'NoSuchEntity 404: Login Profile for User ann cannot be found.'],
      ['DeleteLoginProfile', { UserName: 'nobody' }, noUser],
      [
        'GetAccountPasswordPolicy',
        {},
        `NoSuchEntity 404: The Password Policy with domain name ${ACCOUNT} cannot be found.`,
      ],
      [
        'DeleteAccountPasswordPolicy',
        {},
        'NoSuchEntity 404: The account policy with name PasswordPolicy cannot be found.',
      ],
      [
        'UpdateAccountPasswordPolicy',
        { MinimumPasswordLength: 129, PasswordReusePrevention: 25, MaxPasswordAge: 1096 },
        "ValidationError 400: 3 validation errors detected: Value at 'minimumPasswordLength' failed to satisfy constraint: Member must have value less than or equal to 128; Value at 'passwordReusePrevention' failed to satisfy constraint: Member must have value less than or equal to 24; Value at 'maxPasswordAge' failed to satisfy constraint: Member must have value less than or equal to 1095",
      ],
    ],
  },
  {
    name: 'access keys',
    steps: [
      ['CreateAccessKey', { UserName: 'nobody' }, noUser],
      ['CreateUser', { UserName: 'ann' }],
      ['CreateAccessKey', { UserName: 'ann' }],
      ['CreateAccessKey', { UserName: 'ann' }],
      ['CreateAccessKey', { UserName: 'ann' }, 'LimitExceeded 409: Cannot exceed quota for AccessKeysPerUser: 2'],
      [
        'UpdateAccessKey',
        { UserName: 'ann', AccessKeyId: 'AKIAIOSFODNN7EXAMPLE', Status: 'Inactive' },
        'NoSuchEntity 404: The Access Key with id AKIAIOSFODNN7EXAMPLE cannot be found.',
      ],
      [
        'GetAccessKeyLastUsed',
        { AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' },
        `AccessDenied 403: User: ${arn('root')} is not authorized to perform iam:GetAccessKeyLastUsed on resource: access key AKIAIOSFODNN7EXAMPLE`,
      ],
    ],
  },
  {
    name: 'groups',
    steps: [
      ['CreateGroup', { GroupName: 'g' }],
      ['CreateGroup', { GroupName: 'g' }, 'EntityAlreadyExists 409: Group with name g already exists.'],
      ['CreateGroup', { GroupName: 'h' }],
      [
        'UpdateGroup',
        { GroupName: 'g', NewGroupName: 'h' },
        'EntityAlreadyExists 409: Group with name h already exists.',
      ],
      ['GetGroup', { GroupName: 'nothing' }, noGroup],
      ['DeleteGroup', { GroupName: 'nothing' }, noGroup],
      ['UpdateGroup', { GroupName: 'nothing', NewGroupName: 'x' }, noGroup],
      ['CreateUser', { UserName: 'ann' }],
      ['AddUserToGroup', { GroupName: 'g', UserName: 'nobody' }, noUser],
      ['AddUserToGroup', { GroupName: 'nothing', UserName: 'ann' }, noGroup],
      ['AddUserToGroup', { GroupName: 'g', UserName: 'ann' }],
      ['AddUserToGroup', { GroupName: 'g', UserName: 'ann' }],
      ['RemoveUserFromGroup', { GroupName: 'g', UserName: 'ann' }],
      ['RemoveUserFromGroup', { GroupName: 'g', UserName: 'ann' }],
      ['RemoveUserFromGroup', { GroupName: 'nothing', UserName: 'ann' }, noGroup],
      ['RemoveUserFromGroup', { GroupName: 'nothing', UserName: 'nobody' }, noUser],
      [
        'GetGroupPolicy',
        { GroupName: 'g', PolicyName: 'i' },
        'NoSuchEntity 404: The group policy with name i cannot be found.',
      ],
      ['CreatePolicy', { PolicyName: 'p', PolicyDocument: DOCUMENT }],
      [
        'DetachGroupPolicy',
        { GroupName: 'g', PolicyArn: arn('policy/p') },
        `NoSuchEntity 404: Policy ${arn('policy/p')} was not found.`,
      ],
    ],
  },
  {
    name: 'roles',
    steps: [
      ['GetRole', { RoleName: 'nothing' }, noRole],
      ['UpdateRole', { RoleName: 'nothing' }, noRole],
      ['DeleteRole', { RoleName: 'nothing' }, noRole],
      ['CreateRole', { RoleName: 'r', AssumeRolePolicyDocument: TRUST }],
      [
        'CreateRole',
        { RoleName: 'r', AssumeRolePolicyDocument: TRUST },
        'EntityAlreadyExists 409: Role with name r already exists.',
      ],
      [
        'UpdateAssumeRolePolicy',
        { RoleName: 'r', PolicyDocument: 'invalid' },
        'MalformedPolicyDocument 400: This policy contains invalid Json',
      ],
      [
        'UpdateAssumeRolePolicy',
        { RoleName: 'r', PolicyDocument: TRUST.replace('sts:AssumeRole', 's3:GetObject') },
        'MalformedPolicyDocument 400: AssumeRole policy may only specify STS AssumeRole actions.',
      ],
      [
        'UpdateAssumeRolePolicy',
        { RoleName: 'r', PolicyDocument: TRUST.replace('"Action"', '"Resource":"*","Action"') },
        'MalformedPolicyDocument 400: Has prohibited field Resource',
      ],
      ['CreatePolicy', { PolicyName: 'p', PolicyDocument: DOCUMENT }],
      [
        'AttachRolePolicy',
        { RoleName: 'r', PolicyArn: 'longpolicynamebutnoarn' },
        'ValidationError 400: ARN longpolicynamebutnoarn is not valid.',
      ],
      [
        'AttachRolePolicy',
        { RoleName: 'r', PolicyArn: arn('policy/nothing') },
        `NoSuchEntity 404: Policy ${arn('policy/nothing')} does not exist or is not attachable.`,
      ],
      [
        'DetachRolePolicy',
        { RoleName: 'r', PolicyArn: arn('policy/p') },
        `NoSuchEntity 404: Policy ${arn('policy/p')} was not found.`,
      ],
      [
        'DetachRolePolicy',
        { RoleName: 'r', PolicyArn: 'arn:aws:iam::aws:policy/Nonexistent' },
        'NoSuchEntity 404: Policy arn:aws:iam::aws:policy/Nonexistent was not found.',
      ],
      ['AttachRolePolicy', { RoleName: 'r', PolicyArn: arn('policy/p') }],
      ['DeleteRole', { RoleName: 'r' }, 'DeleteConflict 409: Cannot delete entity, must detach all policies first.'],
      ['DetachRolePolicy', { RoleName: 'r', PolicyArn: arn('policy/p') }],
      ['PutRolePolicy', { RoleName: 'r', PolicyName: 'i', PolicyDocument: DOCUMENT }],
      ['DeleteRole', { RoleName: 'r' }, 'DeleteConflict 409: Cannot delete entity, must delete policies first.'],
      ['DeleteRolePolicy', { RoleName: 'r', PolicyName: 'i' }],
      [
        'DeleteRolePolicy',
        { RoleName: 'r', PolicyName: 'i' },
        'NoSuchEntity 404: The role policy with name i cannot be found.',
      ],
      [
        'GetRolePolicy',
        { RoleName: 'r', PolicyName: 'i' },
        'NoSuchEntity 404: The role policy with name i cannot be found.',
      ],
      ['PutRolePolicy', { RoleName: 'nothing', PolicyName: 'i', PolicyDocument: DOCUMENT }, noRole],
      ['GetRolePolicy', { RoleName: 'nothing', PolicyName: 'i' }, noRole],
      ['DeleteRolePolicy', { RoleName: 'nothing', PolicyName: 'i' }, noRole],
      ['CreateInstanceProfile', { InstanceProfileName: 'ip' }],
      ['AddRoleToInstanceProfile', { InstanceProfileName: 'ip', RoleName: 'r' }],
      [
        'DeleteRole',
        { RoleName: 'r' },
        'DeleteConflict 409: Cannot delete entity, must remove roles from instance profile first.',
      ],
      [
        'PutRolePermissionsBoundary',
        { RoleName: 'r', PermissionsBoundary: arn('not_a_policy/x') },
        `InvalidInput 400: ARN ${arn('not_a_policy/x')} is not valid.`,
      ],
      [
        'CreateRole',
        { RoleName: 's', AssumeRolePolicyDocument: TRUST, PermissionsBoundary: arn('not_a_policy/x') },
        `InvalidInput 400: ARN ${arn('not_a_policy/x')} is not valid.`,
      ],
      [
        'PutRolePermissionsBoundary',
        { RoleName: 'r', PermissionsBoundary: arn('policy/nothing') },
        `NoSuchEntity 404: Scope ARN: ${arn('policy/nothing')} does not exist or is not attachable.`,
      ],
      [
        'CreateRole',
        { RoleName: 's', AssumeRolePolicyDocument: TRUST, PermissionsBoundary: arn('policy/nothing') },
        `NoSuchEntity 404: Scope ARN: ${arn('policy/nothing')} does not exist or is not attachable.`,
      ],
      ['PutRolePermissionsBoundary', { RoleName: 'nothing', PermissionsBoundary: arn('policy/p') }, noRole],
    ],
  },
  {
    name: 'tags of roles',
    steps: [
      ['TagRole', { RoleName: 'nothing', Tags: [{ Key: 'a', Value: 'b' }] }, noRole],
      ['UntagRole', { RoleName: 'nothing', TagKeys: ['a'] }, noRole],
      ['ListRoleTags', { RoleName: 'nothing' }, noRole],
      ...tagCases('CreateRole', { RoleName: 'r', AssumeRolePolicyDocument: TRUST }, anyCase),
      ['CreateRole', { RoleName: 'r', AssumeRolePolicyDocument: TRUST, Tags: twoCases }, anyCase],
      ['CreateRole', { RoleName: 'r', AssumeRolePolicyDocument: TRUST }],
      ...tagCases('TagRole', { RoleName: 'r' }, anyCase),
      ['TagRole', { RoleName: 'r', Tags: twoCases }, anyCase],
      ...untagCases('UntagRole', { RoleName: 'r' }),
    ],
  },
  {
    name: 'instance profiles',
    steps: [
      ['GetInstanceProfile', { InstanceProfileName: 'nothing' }, noProfile],
      ['DeleteInstanceProfile', { InstanceProfileName: 'nothing' }, noProfile],
      ['CreateInstanceProfile', { InstanceProfileName: 'ip' }],
      [
        'CreateInstanceProfile',
        { InstanceProfileName: 'ip' },
        'EntityAlreadyExists 409: Instance Profile ip already exists.',
      ],
      ['CreateRole', { RoleName: 'r', AssumeRolePolicyDocument: TRUST }],
      ['CreateRole', { RoleName: 's', AssumeRolePolicyDocument: TRUST }],
      ['AddRoleToInstanceProfile', { InstanceProfileName: 'nothing', RoleName: 'r' }, noProfile],
      ['AddRoleToInstanceProfile', { InstanceProfileName: 'ip', RoleName: 'nothing' }, noRole],
      ['RemoveRoleFromInstanceProfile', { InstanceProfileName: 'nothing', RoleName: 'r' }, noProfile],
      ['RemoveRoleFromInstanceProfile', { InstanceProfileName: 'ip', RoleName: 'nothing' }, noRole],
      [
        'RemoveRoleFromInstanceProfile',
        { InstanceProfileName: 'ip', RoleName: 'r' },
        'NoSuchEntity 404: Role r in Instance Profile ip cannot be found.',
      ],
      ['AddRoleToInstanceProfile', { InstanceProfileName: 'ip', RoleName: 'r' }],
      [
        'AddRoleToInstanceProfile',
        { InstanceProfileName: 'ip', RoleName: 's' },
        'LimitExceeded 409: Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1',
      ],
      [
        'DeleteInstanceProfile',
        { InstanceProfileName: 'ip' },
        'DeleteConflict 409: Cannot delete entity, must remove roles from instance profile first.',
      ],
      ['TagInstanceProfile', { InstanceProfileName: 'nothing', Tags: [{ Key: 'a', Value: 'b' }] }, noProfile],
      ['UntagInstanceProfile', { InstanceProfileName: 'nothing', TagKeys: ['a'] }, noProfile],
      ['ListInstanceProfileTags', { InstanceProfileName: 'nothing' }, noProfile],
    ],
  },
  {
    name: 'managed policies',
    steps: [
      ['CreatePolicy', { PolicyName: 'p', PolicyDocument: DOCUMENT }],
      [
        'CreatePolicy',
        { PolicyName: 'p', PolicyDocument: DOCUMENT },
        'EntityAlreadyExists 409: A policy called p already exists. Duplicate names are not allowed.',
      ],
      [
        'GetPolicyVersion',
        { PolicyArn: arn('policy/nothing'), VersionId: 'v1' },
        `NoSuchEntity 404: Policy ${arn('policy/nothing')} version v1 does not exist or is not attachable.`,
      ],
      [
        'GetPolicyVersion',
        { PolicyArn: arn('policy/p'), VersionId: 'v9' },
        `NoSuchEntity 404: Policy ${arn('policy/p')} version v9 does not exist or is not attachable.`,
      ],
      [
        'DeletePolicyVersion',
        { PolicyArn: arn('policy/p'), VersionId: 'v1' },
        'DeleteConflict 409: Cannot delete the default version of a policy.',
      ],
      [
        'DeletePolicyVersion',
        { PolicyArn: arn('policy/p'), VersionId: 'v9' },
        `NoSuchEntity 404: Policy ${arn('policy/p')} version v9 does not exist or is not attachable.`,
      ],
      [
        'SetDefaultPolicyVersion',
        { PolicyArn: arn('policy/nothing'), VersionId: 'v1' },
        `NoSuchEntity 404: Policy ${arn('policy/nothing')} version v1 does not exist or is not attachable.`,
      ],
      ['SetDefaultPolicyVersion', { PolicyArn: arn('policy/p'), VersionId: 'wrong' }, legacyVersion],
      [
        'SetDefaultPolicyVersion',
        { PolicyArn: arn('policy/p'), VersionId: 'v4' },
        `NoSuchEntity 404: Policy ${arn('policy/p')} version v4 does not exist or is not attachable.`,
      ],
      [
        'GetPolicyVersion',
        { PolicyArn: 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole', VersionId: 'invalid' },
        legacyVersion,
      ],
      ['CreatePolicyVersion', { PolicyArn: arn('policy/p'), PolicyDocument: DOCUMENT }],
      ['CreatePolicyVersion', { PolicyArn: arn('policy/p'), PolicyDocument: DOCUMENT }],
      ['CreatePolicyVersion', { PolicyArn: arn('policy/p'), PolicyDocument: DOCUMENT }],
      ['CreatePolicyVersion', { PolicyArn: arn('policy/p'), PolicyDocument: DOCUMENT }],
      [
        'CreatePolicyVersion',
        { PolicyArn: arn('policy/p'), PolicyDocument: DOCUMENT },
        'LimitExceeded 409: A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.',
      ],
      [
        'ListEntitiesForPolicy',
        { PolicyArn: arn('policy/nothing') },
        `NoSuchEntity 404: Policy ${arn('policy/nothing')} does not exist or is not attachable.`,
      ],
      [
        'CreatePolicy',
        { PolicyName: 'q', PolicyDocument: DOCUMENT.replace('"*"', '"arn:aws:iam:::b"') },
        'MalformedPolicyDocument 400: IAM resource path must either be "*", root, or start with user/, federated-user/, role/, group/, instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/.',
      ],
      [
        'CreatePolicy',
        {
          PolicyName: 'q',
          PolicyDocument: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"invalid"}}',
        },
        'MalformedPolicyDocument 400: Policy statement must contain resources.',
      ],
    ],
  },
  {
    name: 'tags of managed policies',
    steps: [
      ...tagCases('CreatePolicy', { PolicyName: 'p', PolicyDocument: DOCUMENT }, exactCase),
      ['CreatePolicy', { PolicyName: 'p', PolicyDocument: DOCUMENT, Tags: twoCases }],
      ...tagCases('TagPolicy', { PolicyArn: arn('policy/p') }, exactCase),
      ...untagCases('UntagPolicy', { PolicyArn: arn('policy/p') }),
      [
        'TagPolicy',
        { PolicyArn: arn('policy/nothing'), Tags: tags(1) },
        `NoSuchEntity 404: Policy ${arn('policy/nothing')} was not found.`,
      ],
      [
        'UntagPolicy',
        { PolicyArn: arn('policy/nothing'), TagKeys: ['a'] },
        `NoSuchEntity 404: Policy ${arn('policy/nothing')} was not found.`,
      ],
    ],
  },
  {
    name: 'virtual MFA devices',
    steps: [
      ['CreateVirtualMFADevice', { VirtualMFADeviceName: 'd' }],
      ['CreateVirtualMFADevice', { VirtualMFADeviceName: 'd' }, 'EntityAlreadyExists 409: MFA device already exists.'],
      ['CreateVirtualMFADevice', { VirtualMFADeviceName: 'e', Path: '/test//double/' }],
      ...['test', '/test', 'test/'].map(
        (Path): Step => [
          'CreateVirtualMFADevice',
          { VirtualMFADeviceName: 'f', Path },
          'ValidationError 400: The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.',
        ],
      ),
      [
        'CreateVirtualMFADevice',
        { VirtualMFADeviceName: 'f', Path: `/${'x'.repeat(511)}/` },
        invalid('path', 'Member must have length less than or equal to 512'),
      ],
      [
        'DeleteVirtualMFADevice',
        { SerialNumber: arn('mfa/nothing') },
        `NoSuchEntity 404: MFA Device with serial number ${arn('mfa/nothing')} does not exist.`,
      ],
      ['ListVirtualMFADevices', { AssignmentStatus: 'Any', Marker: '100' }, 'ValidationError 400: Invalid Marker.'],
      [
        'EnableMFADevice',
        {
          UserName: 'nobody',
          SerialNumber: arn('mfa/d'),
          AuthenticationCode1: '123456',
          AuthenticationCode2: '654321',
        },
        noUser,
      ],
      ['DeactivateMFADevice', { UserName: 'nobody', SerialNumber: arn('mfa/d') }, noUser],
      ['CreateUser', { UserName: 'ann' }],
      [
        'DeactivateMFADevice',
        { UserName: 'ann', SerialNumber: arn('mfa/nothing') },
        `NoSuchEntity 404: MFA Device with serial number ${arn('mfa/nothing')} does not exist.`,
      ],
    ],
  },
  {
    name: 'OpenID Connect providers',
    steps: [
      ['CreateOpenIDConnectProvider', { Url: 'https://oidc.example.com', ThumbprintList: ['a'.repeat(40)] }],
      [
        'CreateOpenIDConnectProvider',
        { Url: 'https://oidc.example.com', ThumbprintList: ['a'.repeat(40)] },
        'EntityAlreadyExists 409: Provider with url https://oidc.example.com already exists.',
      ],
      [
        'CreateOpenIDConnectProvider',
        { Url: 'https://a.example.com', ThumbprintList: Array.from({ length: 6 }, () => 'a'.repeat(40)) },
        'InvalidInput 400: Thumbprint list must contain fewer than 5 entries.',
      ],
      [
        'CreateOpenIDConnectProvider',
        { Url: 'https://a.example.com', ThumbprintList: ['a'.repeat(40)], ClientIDList: manyKeys(101) },
        'LimitExceeded 409: Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: 100',
      ],
      [
        'CreateOpenIDConnectProvider',
        { Url: 'example.org', ThumbprintList: ['a'.repeat(40)] },
        'ValidationError 400: Invalid Open ID Connect Provider URL',
      ],
      [
        'CreateOpenIDConnectProvider',
        { Url: 'a'.repeat(256), ThumbprintList: ['a'.repeat(41)], ClientIDList: ['a'.repeat(256)] },
        "ValidationError 400: 3 validation errors detected: Value at 'clientIDList' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 255, Member must have length greater than or equal to 1]; Value at 'thumbprintList' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 40, Member must have length greater than or equal to 40]; Value at 'url' failed to satisfy constraint: Member must have length less than or equal to 255",
      ],
      [
        'GetOpenIDConnectProvider',
        { OpenIDConnectProviderArn: arn('oidc-provider/nothing.example.com') },
        `NoSuchEntity 404: OpenIDConnect Provider not found for arn ${arn('oidc-provider/nothing.example.com')}`,
      ],
      ['DeleteOpenIDConnectProvider', { OpenIDConnectProviderArn: arn('oidc-provider/oidc.example.com') }],
      [
        'DeleteOpenIDConnectProvider',
        { OpenIDConnectProviderArn: arn('oidc-provider/oidc.example.com') },
        `NoSuchEntity 404: OpenId connect Provider ${arn('oidc-provider/oidc.example.com')} cannot be found.`,
      ],
    ],
  },
  {
    name: 'tags of OpenID Connect providers',
    steps: [
      [
        'CreateOpenIDConnectProvider',
        { Url: 'https://oidc.example.com', ThumbprintList: ['a'.repeat(40)], Tags: tags(50) },
      ],
      [
        'TagOpenIDConnectProvider',
        { OpenIDConnectProviderArn: arn('oidc-provider/oidc.example.com'), Tags: [{ Key: 'one', Value: 'more' }] },
        'LimitExceeded 409: The number of tags has reached the maximum limit.',
      ],
    ],
  },
  {
    name: 'SAML providers',
    steps: [
      [
        'GetSAMLProvider',
        { SAMLProviderArn: arn('saml-provider/nothing') },
        `NoSuchEntity 404: Manifest not found for arn ${arn('saml-provider/nothing')}`,
      ],
      [
        'DeleteSAMLProvider',
        { SAMLProviderArn: arn('saml-provider/nothing') },
        `NoSuchEntity 404: Manifest not found for arn ${arn('saml-provider/nothing')}`,
      ],
    ],
  },
  {
    name: 'certificates and keys',
    steps: [
      [
        'GetServerCertificate',
        { ServerCertificateName: 'nothing' },
        'NoSuchEntity 404: The Server Certificate with name nothing cannot be found.',
      ],
      [
        'DeleteServerCertificate',
        { ServerCertificateName: 'nothing' },
        'NoSuchEntity 404: The Server Certificate with name nothing cannot be found.',
      ],
      ['CreateUser', { UserName: 'ann' }],
      ['UploadSigningCertificate', { UserName: 'nobody', CertificateBody: 'x' }, noUser],
      ['ListSigningCertificates', { UserName: 'nobody' }, noUser],
      ['DeleteSigningCertificate', { UserName: 'nobody', CertificateId: 'NONEXISTENTCERTID12345678901' }, noUser],
      [
        'UploadSigningCertificate',
        { UserName: 'ann', CertificateBody: 'invalid-certificate-body' },
        'MalformedCertificate 400: Certificate invalid-certificate-body is malformed.',
      ],
      [
        'UpdateSigningCertificate',
        { UserName: 'ann', CertificateId: 'NONEXISTENTCERTID12345678901', Status: 'Inactive' },
        'NoSuchEntity 404: The Certificate with id NONEXISTENTCERTID12345678901 cannot be found.',
      ],
      [
        'DeleteSigningCertificate',
        { UserName: 'ann', CertificateId: 'NONEXISTENTCERTID12345678901' },
        'NoSuchEntity 404: The Certificate with id NONEXISTENTCERTID12345678901 cannot be found.',
      ],
      [
        'GetSSHPublicKey',
        { UserName: 'ann', SSHPublicKeyId: 'APKAXXXXXXXXXXXXXXXXX', Encoding: 'SSH' },
        'NoSuchEntity 404: The Public Key with id APKAXXXXXXXXXXXXXXXXX cannot be found.',
      ],
      [
        'UpdateSSHPublicKey',
        { UserName: 'ann', SSHPublicKeyId: 'APKAXXXXXXXXXXXXXXXXX', Status: 'Inactive' },
        'NoSuchEntity 404: The Public Key with id APKAXXXXXXXXXXXXXXXXX cannot be found.',
      ],
      [
        'DeleteSSHPublicKey',
        { UserName: 'ann', SSHPublicKeyId: 'APKAXXXXXXXXXXXXXXXXX' },
        'NoSuchEntity 404: The Public Key with id APKAXXXXXXXXXXXXXXXXX cannot be found.',
      ],
    ],
  },
]
