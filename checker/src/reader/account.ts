/** The account reader: the labs' view of an account, over AWS SDK clients with read-only calls. One for each run. */
import type { ListBucketsCommandOutput } from '@aws-sdk/client-s3'
import {
  type Account,
  type ActivityEntry,
  type ActivityLog,
  type Bucket,
  type Capability,
  type Group,
  NotOffered,
  type User,
} from '@first-line/labs'
import type { Learner } from '../contract.ts'
import type { Target } from '../targets/target.ts'
import { type Clients, createClients } from './clients.ts'
import { ask, standingOf, standingOfMember } from './decide.ts'
import { createIamReader, required } from './iam.ts'
import { createOnce } from './memo.ts'

/** Making a client costs more than a run does, so those of the learners who are here are kept. */
const mostClients = 64
const clientsOf = new WeakMap<Target, Map<string, Promise<Clients>>>()

/** Opens the account of a learner for one run: what it was told it remembers, so it grows stale. */
export async function openAccount(target: Target, learner: Learner): Promise<Account> {
  const clients = await clientsFor(target, learner)
  const once = createOnce()
  const iam = createIamReader(clients.iam, once)
  const needs = (capability: Capability): void => {
    if (!target.capabilities.has(capability)) throw new NotOffered(capability)
  }

  function group(from: { GroupName?: string | undefined; Arn?: string | undefined }): Group {
    const name = required(from.GroupName, 'GroupName')
    const arn = required(from.Arn, 'Arn')
    return {
      basis: 'observed',
      name,
      arn,
      managedPolicies: () => iam.managedOfGroup(name),
      inlinePolicies: () => iam.inlineOfGroup(name),
      members: async () => (await iam.membersOf(name)).map((user) => required(user.UserName, 'UserName')),
      async can(action, asking = {}) {
        needs('can')
        const standing = await once(`standing of group ${name}`, () =>
          standingOfMember(iam, learner.accountId, name, arn),
        )
        return ask(standing, action, asking, target.decides)
      },
    }
  }

  const account: Account = {
    id: learner.accountId,
    has: (capability) => target.capabilities.has(capability),

    async users(): Promise<User[]> {
      needs('users')
      return (await iam.users()).map((from): User => {
        const name = required(from.UserName, 'UserName')
        return {
          basis: 'observed',
          name,
          arn: required(from.Arn, 'Arn'),
          id: required(from.UserId, 'UserId'),
          path: from.Path ?? '/',
          createdAt: from.CreateDate ?? new Date(0),
          managedPolicies: () => iam.managedOfUser(name),
          inlinePolicies: () => iam.inlineOfUser(name),
          groups: async () => (await iam.groupsOf(name)).map(group),
          async can(action, asking = {}) {
            needs('can')
            const standing = await once(`standing of ${name}`, () => standingOf(iam, learner.accountId, name))
            return ask(standing, action, asking, target.decides)
          },
        }
      })
    },

    async user(name) {
      return (await account.users()).find((user) => user.name === name)
    },

    async usersWith(policy) {
      const held = await Promise.all(
        (await account.users()).map(async (user) => ({ user, policies: await user.managedPolicies() })),
      )
      const is = ({ name, arn }: { name: string; arn: string }) => name === policy || arn === policy
      return held.filter(({ policies }) => policies.some(is)).map(({ user }) => user)
    },

    async groups() {
      needs('groups')
      return (await iam.groups()).map(group)
    },

    async group(name) {
      return (await account.groups()).find((each) => each.name === name)
    },

    async buckets(): Promise<Bucket[]> {
      needs('buckets')
      const { ListBucketsCommand } = await import('@aws-sdk/client-s3')
      const s3 = await clients.s3()
      const listed = await once('buckets', async () => {
        const buckets: NonNullable<ListBucketsCommandOutput['Buckets']> = []
        let ContinuationToken: string | undefined
        do {
          const page = await s3.send(new ListBucketsCommand({ ContinuationToken }))
          buckets.push(...(page.Buckets ?? []))
          ContinuationToken = page.ContinuationToken
        } while (ContinuationToken !== undefined)
        return buckets
      })
      return listed.map((bucket) => ({ basis: 'observed', name: required(bucket.Name, 'Name') }))
    },

    async activity() {
      needs('activity')
      const recent = await once('activity', () => target.recent(learner, 200))
      return logOf(
        recent.map(({ at, principal, action, outcome }) => ({
          ...{ basis: 'observed', at: new Date(at), principal, action, outcome },
        })),
      )
    },

    async consoleSettings() {
      throw new NotOffered('consoleSettings')
    },
  }
  return account
}

function logOf(entries: readonly ActivityEntry[]): ActivityLog {
  return {
    entries,
    by(principal) {
      const arn = typeof principal === 'string' ? principal : principal.arn
      return logOf(entries.filter((entry) => entry.principal === arn))
    },
    latest: (action, outcome) => entries.find((entry) => entry.action === action && entry.outcome === outcome),
  }
}

async function clientsFor(target: Target, learner: Learner): Promise<Clients> {
  let known = clientsOf.get(target)
  if (!known) {
    known = new Map()
    clientsOf.set(target, known)
  }
  let clients = known.get(learner.id)
  if (clients) known.delete(learner.id)
  clients ??= target.clients(learner).then(createClients)
  // Put last: the first of the map is the one that was used longest ago.
  known.set(learner.id, clients)
  if (known.size > mostClients) known.delete(known.keys().next().value ?? '')
  return clients
}
