/**
 * The start of an account as data: the same entities that the operations make, dated as one likes.
 *
 * ARNs of the account's own things may be written with `ACCOUNT` for its id.
 */
import { hasher, toBase64, toHex } from '@first-line/aws-api'
import type { Ids } from './ids/ids.ts'
import { resourceTags } from './services/ec2/entities.ts'
import { ROOT_OWNER } from './services/iam/access-keys.ts'
import { iamArn } from './services/iam/arns.ts'
import { loginProfiles } from './services/iam/entities/login-profiles.ts'
import { accessKeys, accessKeyUses, groups, policies, roles, type Tag, users } from './services/iam/entities.ts'
import { passwordHash } from './services/iam/passwords/password-hash.ts'
import { buckets, objects, type PublicAccessBlock } from './services/s3/entities.ts'
import { topics } from './services/sns/entities.ts'
import type { WorldState } from './world/state.ts'

export interface AccessKeySeed {
  /** Made when absent. */
  accessKeyId?: string
  secretAccessKey?: string
  status?: 'Active' | 'Inactive'
  /** ISO 8601; default now. */
  createDate?: string
  lastUsed?: { date: string; serviceName: string; region: string }
}

interface HolderSeed {
  path?: string
  createDate?: string
  /** ARNs of managed policies. */
  attachedPolicies?: readonly string[]
  /** Documents of inline policies by name: text, or an object. */
  inlinePolicies?: Readonly<Record<string, string | object>>
}

export interface UserSeed extends HolderSeed {
  userName: string
  userId?: string
  permissionsBoundary?: string
  /** Names of groups of the same seed, or of the account. */
  groups?: readonly string[]
  tags?: readonly Tag[]
  accessKeys?: readonly AccessKeySeed[]
  /** Gives the user console access. No policy is asked about it. */
  password?: string
  /** ISO 8601; default the user's own date. */
  passwordChangeDate?: string
  passwordResetRequired?: boolean
  passwordLastUsed?: string
}

export interface GroupSeed extends HolderSeed {
  groupName: string
}

export interface RoleSeed extends HolderSeed {
  roleName: string
  roleId?: string
  assumeRolePolicyDocument: string | object
  description?: string
  maxSessionDuration?: number
  permissionsBoundary?: string
  tags?: readonly Tag[]
}

export interface PolicySeed {
  policyName: string
  path?: string
  document: string | object
  description?: string
  createDate?: string
}

/** A small object, kept with the bucket's entities. */
export interface ObjectSeed {
  key: string
  text: string
  contentType?: string
  /** ISO 8601; default the bucket's own date. */
  lastModified?: string
}

export interface BucketSeed {
  name: string
  region?: string
  createDate?: string
  objects?: readonly ObjectSeed[]
  policy?: string
  /** `null`: taken away; default all on. */
  publicAccessBlock?: PublicAccessBlock | null
}

export interface TopicSeed {
  name: string
  region: string
  policy: string
}

/** Tags of something of EC2, whether or not it is there itself. */
export interface ResourceTagsSeed {
  resourceId: string
  /** `instance` */
  resourceType: string
  region: string
  tags: readonly Tag[]
}

export interface AccountSeed {
  policies?: readonly PolicySeed[]
  groups?: readonly GroupSeed[]
  users?: readonly UserSeed[]
  roles?: readonly RoleSeed[]
  buckets?: readonly BucketSeed[]
  topics?: readonly TopicSeed[]
  resourceTags?: readonly ResourceTagsSeed[]
  /** Further keys of root, besides the one an account is made with. */
  rootKeys?: readonly AccessKeySeed[]
}

/** What a seed made that one cannot know beforehand. */
export interface Seeded {
  /** By user name; root's under `root`. */
  accessKeys: Record<string, Array<{ accessKeyId: string; secretAccessKey: string }>>
}

/** Puts a seed into an account, inside a unit of work. `now` dates what has no date. */
export function seedAccount(state: WorldState, account: string, seed: AccountSeed, ids: Ids, now: string): Seeded {
  const own = (text: string) => text.replaceAll('ACCOUNT', account)
  const document = (value: string | object) => own(typeof value === 'string' ? value : JSON.stringify(value, null, 2))
  const held = (holder: HolderSeed) => ({
    path: holder.path ?? '/',
    createDate: holder.createDate ?? now,
    attachedPolicies: (holder.attachedPolicies ?? []).map(own),
    inlinePolicies: Object.fromEntries(
      Object.entries(holder.inlinePolicies ?? {}).map(([name, text]) => [name, document(text)]),
    ),
  })
  const made: Seeded = { accessKeys: {} }

  function addKey(owner: string, name: string, key: AccessKeySeed): void {
    const accessKeyId = key.accessKeyId ?? ids.unique('access-key', account)
    const secretAccessKey = key.secretAccessKey ?? ids.secret()
    const { status = 'Active', createDate = now } = key
    state.table(accessKeys, account).put({ accessKeyId, secretAccessKey, owner, status, createDate })
    if (key.lastUsed) state.table(accessKeyUses, account).put({ accessKeyId, ...key.lastUsed })
    made.accessKeys[name] = [...(made.accessKeys[name] ?? []), { accessKeyId, secretAccessKey }]
  }

  for (const policy of seed.policies ?? []) {
    const createDate = policy.createDate ?? now
    const path = policy.path ?? '/'
    state.table(policies, account).put({
      policyName: policy.policyName,
      policyId: ids.unique('policy', account),
      path,
      arn: iamArn(account, 'policy', path, policy.policyName),
      ...(policy.description !== undefined && { description: policy.description }),
      createDate,
      updateDate: createDate,
      defaultVersionId: 'v1',
      versions: [{ versionId: 'v1', document: document(policy.document), createDate }],
      latestVersion: 1,
      tags: [],
    })
  }
  for (const group of seed.groups ?? [])
    state
      .table(groups, account)
      .put({ ...held(group), groupName: group.groupName, groupId: ids.unique('group', account) })
  for (const user of seed.users ?? []) {
    const userId = user.userId ?? ids.unique('user', account)
    const ofGroups = (user.groups ?? []).map((name) => {
      const group = state.table(groups, account).get(name.toLowerCase())
      if (!group) throw new Error(`The seed puts ${user.userName} into ${name}, which is no group`)
      return group.groupId
    })
    state.table(users, account).put({
      ...held(user),
      userName: user.userName,
      userId,
      ...(user.permissionsBoundary && { permissionsBoundary: own(user.permissionsBoundary) }),
      groups: ofGroups,
      tags: user.tags ?? [],
      ...(user.passwordLastUsed !== undefined && { passwordLastUsed: user.passwordLastUsed }),
    })
    for (const key of user.accessKeys ?? []) addKey(userId, user.userName, key)
    if (user.password !== undefined) {
      const salt = ids.hex(32)
      const date = user.passwordChangeDate ?? user.createDate ?? now
      state.table(loginProfiles, account).put({
        userId,
        createDate: date,
        passwordResetRequired: user.passwordResetRequired ?? false,
        salt,
        hash: passwordHash(user.password, salt),
        changeDate: date,
        formerHashes: [],
      })
    }
  }
  for (const role of seed.roles ?? [])
    state.table(roles, account).put({
      ...held(role),
      roleName: role.roleName,
      roleId: role.roleId ?? ids.unique('role', account),
      assumeRolePolicyDocument: document(role.assumeRolePolicyDocument),
      ...(role.description !== undefined && { description: role.description }),
      maxSessionDuration: role.maxSessionDuration ?? 3_600,
      ...(role.permissionsBoundary && { permissionsBoundary: own(role.permissionsBoundary) }),
      tags: role.tags ?? [],
    })
  const md5 = (bytes: Uint8Array): string => {
    const running = hasher().running('md5')
    running.update(bytes)
    return toHex(running.digest())
  }
  for (const bucket of seed.buckets ?? []) {
    const { name, region = 'us-east-1', createDate = now, objects: contents = [], policy, publicAccessBlock } = bucket
    state.table(buckets).put({
      ...{ name: own(name), account, region, createDate },
      ...(policy !== undefined && { policy }),
      ...(publicAccessBlock !== undefined && { publicAccessBlock }),
    })
    for (const { key, text, contentType = 'binary/octet-stream', lastModified = createDate } of contents) {
      const bytes = new TextEncoder().encode(text)
      state.table(objects, account).put({
        ...{ bucket: own(name), key, generation: 1, versionId: 'null', lastModified, owner: account },
        ...{ size: bytes.length, etag: md5(bytes), pieces: [{ inline: toBase64(bytes), size: bytes.length }] },
        ...{ description: { ContentType: contentType }, encryption: { algorithm: 'AES256' }, tags: [] },
      })
    }
  }
  for (const { name, region, policy } of seed.topics ?? [])
    state
      .table(topics, account)
      .put({ name, region, createDate: now, attributes: { Policy: policy }, tags: [], deleted: 0 })
  for (const { tags, ...about } of seed.resourceTags ?? [])
    state
      .table(resourceTags, account)
      .put({ ...about, tags: tags.map(({ Key, Value }) => ({ key: Key, value: Value })) })
  for (const key of seed.rootKeys ?? []) addKey(ROOT_OWNER, 'root', key)
  return made
}
