/** IAM's quotas (IAM User Guide, *IAM and AWS STS quotas*): the defaults, which AWS may raise on request. */
import { limitExceeded } from './errors.ts'

export const QUOTAS = {
  UsersPerAccount: 5_000,
  GroupsPerAccount: 300,
  RolesPerAccount: 1_000,
  PoliciesPerAccount: 1_500,
  InstanceProfilesPerAccount: 1_000,
  /** Roles in an instance profile. */
  InstanceSessionsPerInstanceProfile: 1,
  ClientIdsPerOpenIdConnectProvider: 100,
  OpenIdConnectProvidersPerAccount: 100,
  SAMLProvidersPerAccount: 100,
  ServerCertificatesPerAccount: 20,
  VersionsPerPolicy: 5,
  /** Attached managed policies. */
  PoliciesPerUser: 10,
  PoliciesPerGroup: 10,
  // Of accounts opened in 2026, as their GetAccountSummary shows; older texts say 10.
  PoliciesPerRole: 20,
  GroupsPerUser: 10,
  AccessKeysPerUser: 2,
  MFADevicesPerUser: 8,
  /** Signing certificates. */
  CertificatesPerUser: 2,
  SSHPublicKeysPerUser: 5,
  /** Credentials of a user for one service. */
  ContextSpecificCredentialsPerUserPerContext: 2,
  TagsPerEntity: 50,
  /** Characters that are no white space, all inline policies of an entity together. */
  UserPolicySize: 2_048,
  GroupPolicySize: 5_120,
  RolePolicySize: 10_240,
  /** A managed policy's. */
  PolicySize: 6_144,
  /** A role's trust policy. */
  ACLSizePerRole: 2_048,
} as const

export type Quota = keyof typeof QUOTAS

/** Refuses when one more than `present` would be too many. @throws AwsError LimitExceeded */
export function withinQuota(quota: Quota, present: number): void {
  if (present >= QUOTAS[quota]) throw limitExceeded(`Cannot exceed quota for ${quota}: ${QUOTAS[quota]}`)
}

/** White space does not count against the size of a policy. */
export function policySize(text: string): number {
  return text.replaceAll(/\s/g, '').length
}
