/**
 * What a difference between two worlds is told by: for each kind of thing its name in words, what it is called, and what
 * of it counts. Ids, dates and hashes do not: a user who was made anew with the same rights is the same to a learner.
 */
import type { Entity } from './records.ts'

/** What ids stand for, in the same account of the same world. */
export type NameOf = (id: unknown) => string

export interface Kind {
  /** In words. */
  readonly kind: string
  name(entity: Entity, nameOf: NameOf): string
  of?(entity: Entity, nameOf: NameOf): string
  /** What counts; absent: whether it is there. */
  counts?(entity: Entity, nameOf: NameOf): unknown
  /** False for one that is as good as gone. */
  exists?(entity: Entity): boolean
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const lastOf = (value: unknown): string => text(value).split(/[/:]/).at(-1) ?? ''
const only =
  (...fields: string[]) =>
  (entity: Entity): unknown[] =>
    fields.map((field) => entity[field] ?? null)
const rights = only('attachedPolicies', 'inlinePolicies', 'permissionsBoundary', 'path', 'tags')
const byOwner = (entity: Entity, nameOf: NameOf) => nameOf(entity.owner)

export const kinds: Readonly<Record<string, Kind>> = {
  'iam:user': {
    kind: 'user',
    name: (user) => text(user.userName),
    counts: (user, nameOf) => [rights(user), list(user.groups).map(nameOf)],
  },
  'iam:group': { kind: 'user group', name: (group) => text(group.groupName), counts: rights },
  'iam:role': {
    kind: 'role',
    name: (role) => text(role.roleName),
    counts: (role) => [rights(role), only('assumeRolePolicyDocument', 'maxSessionDuration')(role)],
  },
  'iam:policy': {
    kind: 'policy',
    name: (policy) => text(policy.policyName),
    counts: (policy) =>
      list(policy.versions)
        .map((version) => version as Entity)
        .filter(({ versionId }) => versionId === policy.defaultVersionId)
        .map(({ document }) => document),
  },
  'iam:access-key': {
    kind: 'access key',
    name: (key) => text(key.accessKeyId),
    of: byOwner,
    counts: only('status'),
  },
  'iam:mfa-device': {
    kind: 'MFA device',
    name: (device) => lastOf(device.serialNumber),
    of: (device, nameOf) => (device.owner === undefined ? '' : nameOf(device.owner)),
    counts: only('seed'),
  },
  'iam:login-profile': {
    kind: 'console password',
    name: (profile, nameOf) => nameOf(profile.userId),
    counts: only('passwordResetRequired'),
  },
  'iam:instance-profile': {
    kind: 'instance profile',
    name: (profile) => text(profile.instanceProfileName),
    counts: (profile, nameOf) => list(profile.roles).map(nameOf),
  },
  'iam:password-policy': { kind: 'password policy', name: () => 'of the account', counts: (policy) => policy },
  'sandbox:account': { kind: 'account alias', name: (account) => text(account.alias), exists: ({ alias }) => !!alias },
  'sts:disabled-region': { kind: 'switched-off STS Region', name: ({ region }) => text(region) },
  'console-settings:billing-access': {
    kind: 'IAM access to billing',
    name: () => 'of the account',
    exists: ({ activated }) => activated === true,
  },
  's3:bucket': {
    kind: 'bucket',
    name: (bucket) => text(bucket.name),
    counts: only('policy', 'publicAccessBlock', 'versioning', 'encryption', 'tags'),
  },
  's3:object': {
    kind: 'object',
    name: (object) => text(object.key),
    of: (object) => text(object.bucket),
    counts: only('etag', 'size'),
    exists: ({ deleteMarker }) => deleteMarker !== true,
  },
  'ec2:instance': {
    kind: 'EC2 instance',
    name: (instance) => text(instance.instanceId),
    counts: (instance) => [
      (instance.transition as Entity | undefined)?.to,
      (instance.profile as Entity | undefined)?.profileArn,
    ],
    exists: ({ transition }) => (transition as Entity | undefined)?.to !== 'terminated',
  },
  'ec2:key-pair': { kind: 'key pair', name: (pair) => text(pair.keyName), counts: only('fingerprint') },
  'ec2:security-group': {
    kind: 'security group',
    name: (group) => text(group.groupName),
    counts: (group) => list(group.rules).map((rule) => ({ ...(rule as Entity), ruleId: undefined })),
  },
  'sns:topic': { kind: 'topic', name: (topic) => text(topic.name), counts: only('attributes') },
  'sns:subscription': {
    kind: 'subscription',
    name: (subscription) => text(subscription.endpoint),
    of: (subscription) => text(subscription.topicName),
    counts: ({ token }) => token === undefined,
  },
  'budgets:budget': {
    kind: 'budget',
    name: (budget) => text(budget.name),
    counts: (budget) => {
      const spec = budget.spec as Entity | undefined
      return [spec?.BudgetLimit, spec?.CostFilters, list(budget.notifications).length]
    },
  },
  'dynamodb:table': { kind: 'table', name: (table) => text(table.name), exists: ({ goneAt }) => goneAt === undefined },
  'sandbox:mail': { kind: 'mail in the inbox', name: (mail) => text(mail.subject) },
}
