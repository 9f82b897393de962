/**
 * What is left in an account: listed by API, with the commands that take it away, in an order that works. It reads, and
 * removes nothing. What is AWS's own (service-linked roles, the default security group) is not anybody's to remove.
 */
import { type Account, NotOffered } from '@first-line/labs'
import { whyNot } from '../checks/faults.ts'
import { roleName as readerRole } from '../targets/read-only-role.ts'
import { quoted } from './quoted.ts'
import { regional } from './regional.ts'

export interface Leftover {
  readonly what: string
  readonly name: string
  /** Undefined where AWS does not say. */
  readonly madeAt?: Date | undefined
  /** It costs money as long as it is there, used or not. */
  readonly costs: boolean
  /** For bash and the AWS CLI. */
  readonly commands: readonly string[]
}

export interface Leftovers {
  readonly left: readonly Leftover[]
  /** Made before the labs were begun: told, and left alone. */
  readonly earlier: readonly Leftover[]
  /** What this target does not show, and nobody has looked for. */
  readonly unseen: readonly NotOffered['capability'][]
  /** Regions that did not answer: an organisation may have shut them. Nothing there counts as gone. */
  readonly shut: readonly { readonly region: string; readonly why: string }[]
}

/**
 * `elsewhere`: the same account in each of the other Regions that it may use.
 * @throws what reading the account throws: a permission that lacks is told by its name, and nothing counts as gone
 */
export async function leftovers(
  account: Account,
  elsewhere: ReadonlyMap<string, Account> = new Map(),
  since?: Date,
): Promise<Leftovers> {
  const unseen = new Set<NotOffered['capability']>()
  const shut: Leftovers['shut'][number][] = []
  // In the order in which they go: what uses something goes before it.
  const all = await looked(regional, account, unseen)
  // One Region after another: it is somebody's account, and there are many.
  for (const [region, there] of elsewhere) {
    try {
      all.push(...(await looked(regional, there, unseen)).map((each) => inRegion(region, each)))
    } catch (cause) {
      shut.push({ region, why: whyNot(cause) })
    }
  }
  all.push(...(await looked([budgets, buckets, users, groups, roles, policies, devices, settings], account, unseen)))
  const isEarlier = ({ madeAt }: Leftover) => since !== undefined && madeAt !== undefined && madeAt < since
  return { left: all.filter((each) => !isEarlier(each)), earlier: all.filter(isEarlier), unseen: [...unseen], shut }
}

/** Finds things of one kind. @throws NotOffered where the target does not show them */
export type Part = (account: Account) => Promise<Leftover[]>

async function looked(
  parts: readonly Part[],
  account: Account,
  unseen: Set<NotOffered['capability']>,
): Promise<Leftover[]> {
  const found = parts.map(async (part) => {
    try {
      return await part(account)
    } catch (cause) {
      if (!(cause instanceof NotOffered)) throw cause
      unseen.add(cause.capability)
      return []
    }
  })
  return (await Promise.all(found)).flat()
}

const inRegion = (region: string, { name, commands, ...rest }: Leftover): Leftover => ({
  ...rest,
  name: `${name} in ${region}`,
  commands: commands.map((command) => `${command} --region ${region}`),
})

async function budgets(account: Account): Promise<Leftover[]> {
  return (await account.budgets()).map(({ name }) => ({
    ...{ what: 'Budget', name, costs: false },
    commands: [`aws budgets delete-budget --account-id ${account.id} --budget-name ${quoted(name)}`],
  }))
}

async function buckets(account: Account): Promise<Leftover[]> {
  return (await account.buckets()).map(({ name, createdAt, region }) => ({
    ...{ what: 'Bucket, with all that is in it', name, madeAt: createdAt, costs: true },
    commands: [`aws s3 rb s3://${name} --force --region ${region}`],
  }))
}

async function users(account: Account): Promise<Leftover[]> {
  const seesPasswords = account.has('passwords')
  return Promise.all(
    (await account.users()).map(async (user): Promise<Leftover> => {
      const of = `--user-name ${quoted(user.name)}`
      const [keys, devices, password, groups, managed, inline] = await Promise.all([
        user.accessKeys(),
        user.mfaDevices(),
        seesPasswords ? user.console() : undefined,
        user.groups(),
        user.managedPolicies(),
        user.inlinePolicies(),
      ])
      return {
        ...{ what: 'IAM user', name: user.name, madeAt: user.createdAt, costs: false },
        commands: [
          ...keys.map(({ id }) => `aws iam delete-access-key ${of} --access-key-id ${id}`),
          ...(password ? [`aws iam delete-login-profile ${of}`] : []),
          // Where it cannot be seen, it may be there.
          ...(seesPasswords ? [] : [`aws iam delete-login-profile ${of} || true`]),
          ...devices.flatMap(({ serial, kind }) => [
            `aws iam deactivate-mfa-device ${of} --serial-number ${serial}`,
            ...(kind === 'virtual' ? [`aws iam delete-virtual-mfa-device --serial-number ${serial}`] : []),
          ]),
          ...groups.map(({ name }) => `aws iam remove-user-from-group ${of} --group-name ${quoted(name)}`),
          ...managed.map(({ arn }) => `aws iam detach-user-policy ${of} --policy-arn ${arn}`),
          ...inline.map((name) => `aws iam delete-user-policy ${of} --policy-name ${quoted(name)}`),
          `aws iam delete-user ${of}`,
        ],
      }
    }),
  )
}

async function groups(account: Account): Promise<Leftover[]> {
  return Promise.all(
    (await account.groups()).map(async ({ name, createdAt, ...group }): Promise<Leftover> => {
      const of = `--group-name ${quoted(name)}`
      const [managed, inline] = await Promise.all([group.managedPolicies(), group.inlinePolicies()])
      return {
        ...{ what: 'IAM group', name, madeAt: createdAt, costs: false },
        commands: [
          ...managed.map(({ arn }) => `aws iam detach-group-policy ${of} --policy-arn ${arn}`),
          ...inline.map((policy) => `aws iam delete-group-policy ${of} --policy-name ${quoted(policy)}`),
          `aws iam delete-group ${of}`,
        ],
      }
    }),
  )
}

/** Made by AWS for its services, for an organisation, for IAM Identity Center; and the one that all this is read with. */
const notOurs = (name: string, path: string): boolean =>
  /^\/aws-(service-role|reserved)\//.test(path) || name === 'OrganizationAccountAccessRole' || name === readerRole

async function roles(account: Account): Promise<Leftover[]> {
  const own = (await account.roles()).filter(({ name, path }) => !notOurs(name, path))
  return Promise.all(
    own.map(async (role): Promise<Leftover> => {
      const of = `--role-name ${quoted(role.name)}`
      const [profiles, managed, inline] = await Promise.all([
        role.instanceProfiles(),
        role.managedPolicies(),
        role.inlinePolicies(),
      ])
      return {
        ...{ what: 'IAM role', name: role.name, madeAt: role.createdAt, costs: false },
        commands: [
          ...profiles.flatMap(({ name }) => [
            `aws iam remove-role-from-instance-profile ${of} --instance-profile-name ${quoted(name)}`,
            `aws iam delete-instance-profile --instance-profile-name ${quoted(name)}`,
          ]),
          ...managed.map(({ arn }) => `aws iam detach-role-policy ${of} --policy-arn ${arn}`),
          ...inline.map((name) => `aws iam delete-role-policy ${of} --policy-name ${quoted(name)}`),
          `aws iam delete-role ${of}`,
        ],
      }
    }),
  )
}

async function policies(account: Account): Promise<Leftover[]> {
  return Promise.all(
    (await account.policies()).map(async ({ name, arn, createdAt, versions }): Promise<Leftover> => {
      const old = (await versions()).filter(({ isDefault }) => !isDefault)
      return {
        ...{ what: 'IAM policy', name, madeAt: createdAt, costs: false },
        commands: [
          ...old.map(({ id }) => `aws iam delete-policy-version --policy-arn ${arn} --version-id ${id}`),
          `aws iam delete-policy --policy-arn ${arn}`,
        ],
      }
    }),
  )
}

/** Those of users go with them; root's stays, as it should. */
async function devices(account: Account): Promise<Leftover[]> {
  const nobodys = (await account.virtualMfaDevices()).filter(({ owner }) => owner === undefined)
  return nobodys.map(({ serial }) => ({
    ...{ what: 'MFA device of nobody', name: serial.slice(serial.lastIndexOf('/') + 1), costs: false },
    commands: [`aws iam delete-virtual-mfa-device --serial-number ${serial}`],
  }))
}

async function settings(account: Account): Promise<Leftover[]> {
  const alias = await account.alias()
  if (alias === undefined) return []
  return [
    {
      ...{ what: 'Account alias', name: alias, costs: false },
      commands: [`aws iam delete-account-alias --account-alias ${alias}`],
    },
  ]
}
