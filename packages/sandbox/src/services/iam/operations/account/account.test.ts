import {
  AttachUserPolicyCommand,
  CreateAccountAliasCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  DeleteAccountAliasCommand,
  DeleteAccountPasswordPolicyCommand,
  GetAccountPasswordPolicyCommand,
  GetAccountSummaryCommand,
  ListAccountAliasesCommand,
  PutUserPermissionsBoundaryCommand,
  SetSecurityTokenServicePreferencesCommand,
  UpdateAccountPasswordPolicyCommand,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACCOUNT } from '../../../../testing/sandbox.ts'
import { answerOf, errorOf, type ServedBench, servedBench } from '../../../../testing/served.ts'

let bench: ServedBench
beforeAll(async () => {
  bench = await servedBench()
})
afterAll(async () => {
  await bench.close()
  expect(bench.faults).toEqual([])
})

const aliases = () => answerOf(bench.iam.send(new ListAccountAliasesCommand({})))
const createAlias = (AccountAlias: string) => bench.iam.send(new CreateAccountAliasCommand({ AccountAlias }))

test('an account has one alias, which no other account of the world has', async () => {
  expect(await aliases()).toEqual({ AccountAliases: [], IsTruncated: false })
  await createAlias('first-line')
  await createAlias('second-line')
  expect(await aliases()).toEqual({ AccountAliases: ['second-line'], IsTruncated: false })
  const other = await bench.sandbox.createAccount(bench.world, { id: '210987654321' })
  const theirs = bench.iamWith(other.rootKey!)
  expect(await errorOf(theirs.send(new CreateAccountAliasCommand({ AccountAlias: 'second-line' })))).toBe(
    'EntityAlreadyExists 409: The account alias second-line already exists.',
  )
  for (const bad of ['Not-Lower', 'two--dashes', 'ab', '-dash', 'dash-'])
    expect(await errorOf(createAlias(bad))).toBe(
      'ValidationError 400: The specified value for accountAlias is invalid. It must be a minimum length of 3 characters and maximum length of 63 characters, contain only digits, lowercase letters, and hyphens (-), but cannot begin or end with a hyphen.',
    )
  const remove = (AccountAlias: string) => errorOf(bench.iam.send(new DeleteAccountAliasCommand({ AccountAlias })))
  expect(await remove('first-line')).toBe('NoSuchEntity 404: The account alias with name first-line cannot be found.')
  expect(await remove('second-line')).toBe('no error')
  expect(await aliases()).toEqual({ AccountAliases: [], IsTruncated: false })
})

test('the password policy is set as a whole', async () => {
  const get = () => answerOf(bench.iam.send(new GetAccountPasswordPolicyCommand({})))
  const none = `NoSuchEntity 404: The Password Policy with domain name ${ACCOUNT} cannot be found.`
  expect(await errorOf(get() as Promise<never>)).toBe(none)
  await bench.iam.send(
    new UpdateAccountPasswordPolicyCommand({
      MinimumPasswordLength: 14,
      RequireSymbols: true,
      AllowUsersToChangePassword: true,
      MaxPasswordAge: 90,
      PasswordReusePrevention: 24,
      HardExpiry: true,
    }),
  )
  expect(await get()).toEqual({
    PasswordPolicy: {
      MinimumPasswordLength: 14,
      RequireSymbols: true,
      RequireNumbers: false,
      RequireUppercaseCharacters: false,
      RequireLowercaseCharacters: false,
      AllowUsersToChangePassword: true,
      ExpirePasswords: true,
      MaxPasswordAge: 90,
      PasswordReusePrevention: 24,
      HardExpiry: true,
    },
  })
  await bench.iam.send(new UpdateAccountPasswordPolicyCommand({}))
  expect(await get()).toEqual({
    PasswordPolicy: {
      MinimumPasswordLength: 6,
      RequireSymbols: false,
      RequireNumbers: false,
      RequireUppercaseCharacters: false,
      RequireLowercaseCharacters: false,
      AllowUsersToChangePassword: false,
      ExpirePasswords: false,
    },
  })
  expect(await errorOf(bench.iam.send(new UpdateAccountPasswordPolicyCommand({ MinimumPasswordLength: 129 })))).toBe(
    "ValidationError 400: 1 validation error detected: Value at 'minimumPasswordLength' failed to satisfy constraint: Member must have value less than or equal to 128",
  )
  await bench.iam.send(new DeleteAccountPasswordPolicyCommand({}))
  expect(await errorOf(get() as Promise<never>)).toBe(none)
  expect(await errorOf(bench.iam.send(new DeleteAccountPasswordPolicyCommand({})))).toBe(
    'NoSuchEntity 404: The account policy with name PasswordPolicy cannot be found.',
  )
})

test('the summary counts what there is, and tells the quotas', async () => {
  await bench.iam.send(new CreateUserCommand({ UserName: 'counted' }))
  await bench.iam.send(
    new CreatePolicyCommand({
      PolicyName: 'counted',
      PolicyDocument: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
    }),
  )
  // A policy that nobody uses does not count as in use; AWS's count, once each.
  const PolicyArn = 'arn:aws:iam::aws:policy/ReadOnlyAccess'
  await bench.iam.send(new AttachUserPolicyCommand({ UserName: 'counted', PolicyArn }))
  await bench.iam.send(new PutUserPermissionsBoundaryCommand({ UserName: 'counted', PermissionsBoundary: PolicyArn }))
  await bench.iam.send(new SetSecurityTokenServicePreferencesCommand({ GlobalEndpointTokenVersion: 'v2Token' }))
  const { SummaryMap } = await bench.iam.send(new GetAccountSummaryCommand({}))
  expect(SummaryMap).toEqual({
    AccessKeysPerUserQuota: 2,
    AccountAccessKeysPresent: 1,
    AccountMFAEnabled: 0,
    AccountPasswordPresent: 1,
    AccountSigningCertificatesPresent: 0,
    AssumeRolePolicySizeQuota: 2048,
    AttachedPoliciesPerGroupQuota: 10,
    AttachedPoliciesPerRoleQuota: 20,
    AttachedPoliciesPerUserQuota: 10,
    GlobalEndpointTokenVersion: 2,
    GroupPolicySizeQuota: 5120,
    Groups: 0,
    GroupsPerUserQuota: 10,
    GroupsQuota: 300,
    InstanceProfiles: 0,
    InstanceProfilesQuota: 1000,
    MFADevices: 0,
    MFADevicesInUse: 0,
    Policies: 1,
    PoliciesQuota: 1500,
    PolicySizeQuota: 6144,
    PolicyVersionsInUse: 1,
    PolicyVersionsInUseQuota: 10000,
    Providers: 0,
    RolePolicySizeQuota: 10240,
    Roles: 0,
    RolesQuota: 1000,
    ServerCertificates: 0,
    ServerCertificatesQuota: 20,
    SigningCertificatesPerUserQuota: 2,
    UserPolicySizeQuota: 2048,
    Users: 1,
    UsersQuota: 5000,
    VersionsPerPolicyQuota: 5,
  })
})
