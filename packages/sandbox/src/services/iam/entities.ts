/** What IAM keeps. Names are unique in an account regardless of case, so that keys are lower case. */
import { defineCollection } from '../../world/collection.ts'

export interface Tag {
  Key: string
  Value: string
}

/** What a user, a group and a role have in common: policies. */
export interface PolicyHolder {
  /** ARNs of managed policies, in the order of their attachment. */
  attachedPolicies: readonly string[]
  /** Texts of inline policies by name. */
  inlinePolicies: Readonly<Record<string, string>>
}

export type HolderKind = 'user' | 'group' | 'role'

export interface User extends PolicyHolder {
  userName: string
  userId: string
  /** Begins and ends with `/`. */
  path: string
  /** ISO 8601, as all dates here. */
  createDate: string
  /** ARN of the managed policy that limits the user. */
  permissionsBoundary?: string
  /** Ids of the groups the user is in, in the order of joining. */
  groups: readonly string[]
  tags: readonly Tag[]
  passwordLastUsed?: string
}

export interface Group extends PolicyHolder {
  groupName: string
  groupId: string
  path: string
  createDate: string
}

export interface Role extends PolicyHolder {
  roleName: string
  roleId: string
  path: string
  createDate: string
  /** As it was given; {@link trustText} of `trust-policies.ts` is what holds. */
  assumeRolePolicyDocument: string
  /** Ids of the users and roles it names, by their ARN when it was given. */
  trusted?: Readonly<Record<string, string>>
  description?: string
  /** Seconds. */
  maxSessionDuration: number
  permissionsBoundary?: string
  tags: readonly Tag[]
  lastUsed?: { date: string; region: string }
  /** The template it was made from, and with which values. */
  source?: {
    templateArn: string
    minorVersion: number
    parameters: Readonly<Record<string, readonly string[]>>
  }
}

export interface PolicyVersion {
  versionId: string
  document: string
  createDate: string
}

/** A customer managed policy. AWS's own are in `managed-policies/`. */
export interface ManagedPolicy {
  policyName: string
  policyId: string
  path: string
  arn: string
  description?: string
  createDate: string
  updateDate: string
  defaultVersionId: string
  /** Oldest first. Numbers are never used again, `latestVersion` is the highest ever given. */
  versions: readonly PolicyVersion[]
  latestVersion: number
  tags: readonly Tag[]
}

export interface AccessKey {
  accessKeyId: string
  secretAccessKey: string
  /** The id of the user it belongs to, or `root`. */
  owner: string
  status: 'Active' | 'Inactive'
  createDate: string
}

export interface AccessKeyUse {
  accessKeyId: string
  date: string
  region: string
  serviceName: string
}

export const users = defineCollection<User>()({
  name: 'iam:user',
  scope: 'account',
  key: (user) => user.userName.toLowerCase(),
  indexes: {
    id: (user) => [user.userId],
    group: (user) => user.groups,
    policy: (user) => user.attachedPolicies,
    boundary: (user) => (user.permissionsBoundary ? [user.permissionsBoundary] : []),
  },
})

export const groups = defineCollection<Group>()({
  name: 'iam:group',
  scope: 'account',
  key: (group) => group.groupName.toLowerCase(),
  indexes: { id: (group) => [group.groupId], policy: (group) => group.attachedPolicies },
})

export const roles = defineCollection<Role>()({
  name: 'iam:role',
  scope: 'account',
  key: (role) => role.roleName.toLowerCase(),
  indexes: {
    id: (role) => [role.roleId],
    policy: (role) => role.attachedPolicies,
    boundary: (role) => (role.permissionsBoundary ? [role.permissionsBoundary] : []),
  },
})

export const policies = defineCollection<ManagedPolicy>()({
  name: 'iam:policy',
  scope: 'account',
  key: (policy) => policy.policyName.toLowerCase(),
  indexes: { arn: (policy) => [policy.arn] },
})

export const accessKeys = defineCollection<AccessKey>()({
  name: 'iam:access-key',
  scope: 'account',
  key: (key) => key.accessKeyId,
  indexes: { owner: (key) => [key.owner] },
  lookup: { kind: 'access-key', key: (key) => key.accessKeyId },
})

/** When a key was last used. Written with the events of reads, so that using a key costs no commit. */
export const accessKeyUses = defineCollection<AccessKeyUse>()({
  name: 'iam:access-key-use',
  scope: 'account',
  key: (use) => use.accessKeyId,
})

export const iamCollections = [users, groups, roles, policies, accessKeys, accessKeyUses] as const
