/**
 * What the security score is made of: the ten habits of module 15, as questions to the account. Each says what is in the
 * way, by its name; nothing in the way: it is done.
 */

import type { User } from '../account/user.ts'
import type { Account } from '../account.ts'

/** Names of what is in the way; empty when the habit is kept. */
type Look = (account: Account) => Promise<readonly string[]>

export interface ScoreItem {
  /** A stable key: pages have words for it. */
  readonly id: string
  /** All weights together are 100. */
  readonly weight: number
  readonly look: Look
}

const day = 86_400_000
/** AWS's own advice for rotating keys, and for what nobody uses: https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html */
const tooOld = 90

/** What an administrator may do and hardly anybody else should. */
const powers = ['iam:CreateUser', 'iam:AttachUserPolicy', 's3:DeleteBucket', 'ec2:RunInstances'] as const
const mostAdministrators = 2

export const scoreItems: readonly ScoreItem[] = [
  { id: 'root-mfa', weight: 15, look: rootWithoutMfa },
  { id: 'root-keys', weight: 15, look: rootWithKeys },
  { id: 'users-mfa', weight: 12, look: usersWithoutMfa },
  { id: 'old-keys', weight: 10, look: oldKeys },
  { id: 'unused-users', weight: 8, look: unusedUsers },
  { id: 'admin-users', weight: 8, look: tooManyAdministrators },
  { id: 'password-policy', weight: 8, look: weakPasswordPolicy },
  { id: 'groups', weight: 6, look: directPolicies },
  { id: 'roles', weight: 6, look: openRoles },
  { id: 'buckets', weight: 5, look: openBuckets },
  { id: 'budget', weight: 4, look: noBudget },
  { id: 'instances', weight: 3, look: instancesWithOldMetadata },
]

async function rootWithoutMfa(account: Account) {
  return (await account.root()).mfa ? [] : ['root']
}

async function rootWithKeys(account: Account) {
  return (await account.root()).accessKeys > 0 ? ['root'] : []
}

async function usersWithoutMfa(account: Account) {
  return namesOf(
    account,
    async (user) => (await user.console()) !== undefined && (await user.mfaDevices()).length === 0,
  )
}

async function oldKeys(account: Account) {
  const [keys, now] = await Promise.all([account.keys(), account.now()])
  return keys
    .filter(({ status, createdAt }) => status === 'Active' && age(createdAt, now) > tooOld)
    .map(({ id, owner }) => `${owner} (${id})`)
}

/** Somebody who may come in and has not, for as long as that: by password or by key. */
async function unusedUsers(account: Account) {
  const now = await account.now()
  return namesOf(account, async (user) => {
    const keys = (await user.accessKeys()).filter(({ status }) => status === 'Active')
    if ((await user.console()) === undefined && keys.length === 0) return false
    const uses = await Promise.all(keys.map((key) => key.lastUsed()))
    const seen = [user.createdAt, user.passwordLastUsed, ...uses.map((use) => use?.at)]
    return seen.every((time) => time === undefined || age(time, now) > tooOld)
  })
}

async function tooManyAdministrators(account: Account) {
  // With a second factor shown: a policy that waits for one makes nobody less powerful.
  const context = { 'aws:MultiFactorAuthPresent': 'true' }
  const powerful = await namesOf(account, async (user) => {
    for (const action of powers) if ((await user.can(action, { context })).denied) return false
    return true
  })
  return powerful.length > mostAdministrators ? powerful : []
}

async function weakPasswordPolicy(account: Account) {
  const policy = await account.passwordPolicy()
  if (!policy) return ['no policy']
  const strong = policy.upper && policy.lower && policy.numbers && policy.symbols && policy.minimumLength >= 14
  return strong && policy.reusePrevention >= 5 ? [] : [`${policy.minimumLength} characters`]
}

/** Of people, whom a password tells from programs: a program is alone in its job, and a policy of its own suits it. */
async function directPolicies(account: Account) {
  return namesOf(
    account,
    async (user) =>
      (await user.console()) !== undefined &&
      (await user.managedPolicies()).length + (await user.inlinePolicies()).length > 0,
  )
}

/** Roles that anybody may take on, or another account without an external id. */
async function openRoles(account: Account) {
  const [roles, stranger] = [
    await account.roles(),
    { account: account.id === '000000000000' ? '111111111111' : '000000000000' },
  ]
  const open = await Promise.all(
    roles.map(async (role) => {
      if ((await role.trusts(stranger)).allowed) return role.name
      const others = await foreignAccounts(role.name, account)
      const without = await Promise.all(others.map((id) => role.trusts({ account: id })))
      return without.some(({ allowed }) => allowed) ? role.name : undefined
    }),
  )
  return open.filter((name) => name !== undefined)
}

async function foreignAccounts(roleName: string, account: Account): Promise<string[]> {
  const trust = await (await account.role(roleName))?.trustPolicy()
  const ids = JSON.stringify(trust ?? {}).match(/(?<=arn:aws:iam::|")\d{12}(?=[:"])/g) ?? []
  return [...new Set(ids)].filter((id) => id !== account.id)
}

async function openBuckets(account: Account) {
  const buckets = await account.buckets()
  const open = await Promise.all(
    buckets.map(async (bucket) => ((await bucket.publicAccessBlocked()) ? undefined : bucket.name)),
  )
  return open.filter((name) => name !== undefined)
}

async function noBudget(account: Account) {
  for (const budget of await account.budgets()) {
    const alerts = await budget.alerts()
    if (budget.kind === 'COST' && alerts.some(({ emails, topics }) => emails.length + topics.length > 0)) return []
  }
  return ['no budget with an alert']
}

async function instancesWithOldMetadata(account: Account) {
  return (await account.instances())
    .filter(
      ({ state, metadataTokens }) => !['terminated', 'shutting-down'].includes(state) && metadataTokens === 'optional',
    )
    .map(({ id }) => id)
}

async function namesOf(account: Account, test: (user: User) => Promise<boolean>): Promise<string[]> {
  const users = await account.users()
  const found = await Promise.all(users.map(test))
  return users.filter((_, index) => found[index]).map(({ name }) => name)
}

const age = (from: Date, now: Date): number => (now.getTime() - from.getTime()) / day
