/** Users and groups, as checks see them. */
import {
  GetAccessKeyLastUsedCommand,
  GetLoginProfileCommand,
  type Group as IamGroup,
  type User as IamUser,
  ListAccessKeysCommand,
  ListMFADevicesCommand,
} from '@aws-sdk/client-iam'
import {
  type AccessKey,
  type Group,
  type ManagedPolicyRef,
  type MfaDevice,
  NotOffered,
  type User,
} from '@first-line/labs'
import { documentOf } from './documents.ts'
import type { Holder } from './iam-holders.ts'
import { pages, required, tagsOf, unlessMissing } from './pages.ts'
import type { Principals } from './principals.ts'
import type { Reading } from './reading.ts'

/**
 * How long a use of a key may go untold, in milliseconds: four hours, as for all last-accessed information (IAM User
 * Guide, *Refine permissions in AWS using last accessed information*).
 */
const usesAreLate = 4 * 3_600_000

/** The policies that a user, group or role holds, in the words of checks. */
export function policiesHeldBy(
  holder: Holder,
  { iam }: Reading,
): Pick<User, 'managedPolicies' | 'inlinePolicies' | 'inlinePolicy'> {
  return {
    managedPolicies: () => iam.managed(holder),
    inlinePolicies: () => iam.inline(holder),
    async inlinePolicy(name) {
      return (await iam.inline(holder)).includes(name) ? documentOf(await iam.inlineText(holder, name)) : undefined
    },
  }
}

/** What ListUsers and GetUser say of a boundary is its ARN. */
export function boundaryRef(
  boundary: { PermissionsBoundaryArn?: string | undefined } | undefined,
): ManagedPolicyRef | undefined {
  const arn = boundary?.PermissionsBoundaryArn
  return arn === undefined ? undefined : { arn, name: arn.slice(arn.lastIndexOf('/') + 1) }
}

export function readUsers(reading: Reading, principals: Principals) {
  const { iam, clients, once } = reading

  function group(from: IamGroup): Group {
    const name = required(from.GroupName, 'GroupName')
    const arn = required(from.Arn, 'Arn')
    return {
      ...{ basis: 'observed', name, arn, createdAt: from.CreateDate ?? new Date(0) },
      ...policiesHeldBy({ kind: 'group', name }, reading),
      members: async () => (await iam.membersOf(name)).map((user) => required(user.UserName, 'UserName')),
      can: async (action, asking) => {
        reading.needs('can')
        return principals.can(await principals.ofMember(name, arn), action, asking)
      },
    }
  }

  function user(from: IamUser): User {
    const name = required(from.UserName, 'UserName')
    return {
      basis: 'observed',
      name,
      arn: required(from.Arn, 'Arn'),
      id: required(from.UserId, 'UserId'),
      path: from.Path ?? '/',
      createdAt: from.CreateDate ?? new Date(0),
      passwordLastUsed: from.PasswordLastUsed,
      ...policiesHeldBy({ kind: 'user', name }, reading),
      tags: async () => tagsOf((await iam.user(name)).Tags),
      boundary: async () => boundaryRef((await iam.user(name)).PermissionsBoundary),
      groups: async () => (await iam.groupsOf(name)).map(group),
      accessKeys: () => accessKeysOf(name),
      mfaDevices: () => mfaDevicesOf(name),
      console: () => loginProfileOf(name),
      can: async (action, asking) => {
        reading.needs('can')
        return principals.can(await principals.ofUser(name), action, asking)
      },
    }
  }

  async function accessKeysOf(UserName: string): Promise<AccessKey[]> {
    reading.needs('keys')
    const keys = await once(`keys of ${UserName}`, () =>
      pages(
        (Marker) => clients.iam.send(new ListAccessKeysCommand({ UserName, Marker })),
        (page) => page.AccessKeyMetadata,
      ),
    )
    return keys.map(({ AccessKeyId, Status, CreateDate }): AccessKey => {
      const id = required(AccessKeyId, 'AccessKeyId')
      const status = Status === 'Active' ? 'Active' : 'Inactive'
      return {
        basis: 'observed',
        id,
        status,
        createdAt: CreateDate ?? new Date(0),
        lastUsed: () => lastUseOf(id, CreateDate),
      }
    })
  }

  /** A key that was never used has a last use without a date; and AWS tells of a use after hours. */
  async function lastUseOf(AccessKeyId: string, createdAt = new Date(0)): ReturnType<AccessKey['lastUsed']> {
    const use = await toldUseOf(AccessKeyId)
    const mayCome = reading.target.gaps === 'late' && Date.now() - createdAt.getTime() < usesAreLate
    if (!use && mayCome) throw new NotOffered('record')
    return use
  }

  function toldUseOf(AccessKeyId: string): ReturnType<AccessKey['lastUsed']> {
    return once(`last use of ${AccessKeyId}`, async () => {
      const { AccessKeyLastUsed: use } = await clients.iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId }))
      if (!use?.LastUsedDate) return undefined
      return { at: use.LastUsedDate, service: use.ServiceName ?? 'N/A', region: use.Region ?? 'N/A' }
    })
  }

  async function mfaDevicesOf(UserName: string): Promise<MfaDevice[]> {
    reading.needs('mfa')
    const devices = await once(`devices of ${UserName}`, () =>
      pages(
        (Marker) => clients.iam.send(new ListMFADevicesCommand({ UserName, Marker })),
        (page) => page.MFADevices,
      ),
    )
    return devices.map(({ SerialNumber, EnableDate }) => deviceOf(SerialNumber, EnableDate))
  }

  async function loginProfileOf(UserName: string): ReturnType<User['console']> {
    reading.needs('passwords')
    return once(`login profile of ${UserName}`, async () => {
      const answer = await unlessMissing(['NoSuchEntityException'], () =>
        clients.iam.send(new GetLoginProfileCommand({ UserName })),
      )
      const profile = answer?.LoginProfile
      return (
        profile && {
          createdAt: profile.CreateDate ?? new Date(0),
          mustReset() {
            reading.needs('console')
            return profile.PasswordResetRequired ?? false
          },
        }
      )
    })
  }

  async function users(): Promise<User[]> {
    reading.needs('users')
    return (await iam.users()).map(user)
  }
  async function groups(): Promise<Group[]> {
    reading.needs('groups')
    return (await iam.groups()).map(group)
  }

  return {
    users,
    groups,
    user: async (name: string) => (await users()).find((each) => each.name === name),
    group: async (name: string) => (await groups()).find((each) => each.name === name),
    async usersWith(policy: string) {
      const held = await Promise.all(
        (await users()).map(async (each) => ({ each, policies: await each.managedPolicies() })),
      )
      const is = ({ name, arn }: ManagedPolicyRef) => name === policy || arn === policy
      return held.filter(({ policies }) => policies.some(is)).map(({ each }) => each)
    },
    async keys() {
      const all = await users()
      const keys = await Promise.all(
        all.map(async ({ name }) => (await accessKeysOf(name)).map((key) => ({ ...key, owner: name }))),
      )
      return keys.flat()
    },
  }
}

/** What kind a device is, its serial number tells. */
export function deviceOf(serialNumber: string | undefined, enabledAt: Date | undefined): MfaDevice {
  const serial = required(serialNumber, 'SerialNumber')
  const kind = /^arn:[^:]+:iam::\d{12}:(mfa|u2f)\//.exec(serial)?.[1]
  return {
    basis: 'observed',
    serial,
    kind: kind === 'mfa' ? 'virtual' : kind === 'u2f' ? 'security-key' : 'hardware',
    enabledAt: enabledAt ?? new Date(0),
  }
}
