import type { Call } from '../../../../call.ts'
import { defineOperation } from '../../../../operation.ts'
import { ROOT_OWNER } from '../../access-keys.ts'
import { stsPreferences } from '../../entities/account-settings.ts'
import { instanceProfiles } from '../../entities/instance-profiles.ts'
import { mfaDevices } from '../../entities/mfa-devices.ts'
import { oidcProviders, samlProviders } from '../../entities/providers.ts'
import { serverCertificates } from '../../entities/server-certificates.ts'
import { signingCertificates } from '../../entities/user-credentials.ts'
import { accessKeys, groups, policies, roles, users } from '../../entities.ts'
import { managedPoliciesInUse } from '../../managed.ts'
import { QUOTAS } from '../../quotas.ts'

const count = (present: boolean): number => (present ? 1 : 0)

export const getAccountSummary = defineOperation<object>({
  service: 'iam',
  name: 'GetAccountSummary',
  access: 'List',
  authorise: () => ({ action: 'iam:GetAccountSummary', resource: '*' }),
  execute: (call) => ({ SummaryMap: { ...entities(call), ...rootUser(call), ...quotas } }),
})

function entities(call: Call): Record<string, number> {
  const { table } = call
  const devices = table(mfaDevices).list()
  return {
    Users: table(users).size,
    Groups: table(groups).size,
    Roles: table(roles).size,
    Policies: table(policies).size,
    // Of each policy that is in use, AWS's too, one version is.
    PolicyVersionsInUse: managedPoliciesInUse(call).size,
    InstanceProfiles: table(instanceProfiles).size,
    ServerCertificates: table(serverCertificates).size,
    Providers: table(oidcProviders).size + table(samlProviders).size,
    MFADevices: devices.length,
    MFADevicesInUse: devices.filter(({ owner }) => owner !== undefined).length,
  }
}

/** What is said of root: that is what the console's security advice looks at. */
function rootUser({ table }: Call): Record<string, number> {
  return {
    AccountMFAEnabled: count(table(mfaDevices).count('owner', ROOT_OWNER) > 0),
    AccountAccessKeysPresent: count(table(accessKeys).count('owner', ROOT_OWNER) > 0),
    AccountSigningCertificatesPresent: count(table(signingCertificates).count('owner', ROOT_OWNER) > 0),
    // An account that was signed up for has a root user with a password.
    AccountPasswordPresent: 1,
    GlobalEndpointTokenVersion:
      table(stsPreferences).get('preferences')?.globalEndpointTokenVersion === 'v2Token' ? 2 : 1,
  }
}

const quotas: Record<string, number> = {
  UsersQuota: QUOTAS.UsersPerAccount,
  GroupsQuota: QUOTAS.GroupsPerAccount,
  RolesQuota: QUOTAS.RolesPerAccount,
  PoliciesQuota: QUOTAS.PoliciesPerAccount,
  InstanceProfilesQuota: QUOTAS.InstanceProfilesPerAccount,
  ServerCertificatesQuota: QUOTAS.ServerCertificatesPerAccount,
  PolicyVersionsInUseQuota: 10_000,
  VersionsPerPolicyQuota: QUOTAS.VersionsPerPolicy,
  AttachedPoliciesPerUserQuota: QUOTAS.PoliciesPerUser,
  AttachedPoliciesPerGroupQuota: QUOTAS.PoliciesPerGroup,
  AttachedPoliciesPerRoleQuota: QUOTAS.PoliciesPerRole,
  GroupsPerUserQuota: QUOTAS.GroupsPerUser,
  AccessKeysPerUserQuota: QUOTAS.AccessKeysPerUser,
  SigningCertificatesPerUserQuota: QUOTAS.CertificatesPerUser,
  UserPolicySizeQuota: QUOTAS.UserPolicySize,
  GroupPolicySizeQuota: QUOTAS.GroupPolicySize,
  RolePolicySizeQuota: QUOTAS.RolePolicySize,
  PolicySizeQuota: QUOTAS.PolicySize,
  AssumeRolePolicySizeQuota: QUOTAS.ACLSizePerRole,
}
