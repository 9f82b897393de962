/** The account reader: the labs' view of an account, over AWS SDK clients with read-only calls. One for each run. */
import { type Account, activityLog, type Laid } from '@first-line/labs'
import type { Learner } from '../contract.ts'
import type { Target } from '../targets/target.ts'
import { type Clients, createClients } from './clients.ts'
import { readPolicies } from './policies.ts'
import { createPrincipals } from './principals.ts'
import { createReading } from './reading.ts'
import { readRoles } from './roles.ts'
import { readSettings } from './settings.ts'
import { readUsers } from './users.ts'

/** Making a client costs more than a run does, so those of the learners who are here are kept. */
const mostClients = 64
const clientsOf = new WeakMap<Target, Map<string, Promise<Clients>>>()

/** How far back checks look into the record of requests. */
const remembered = 500

/** Opens the account of a learner for one run: what it was told it remembers, so it grows stale. */
export async function openAccount(target: Target, learner: Learner): Promise<Account> {
  const [clients, neighbours] = await Promise.all([clientsFor(target, learner), target.neighbours(learner)])
  return accountOver(target, learner, clients, neighbours)
}

/** The account as the target's Region has it. */
export function accountOver(
  target: Target,
  learner: Learner,
  clients: Clients,
  neighbours: Laid['neighbours'],
): Account {
  const reading = createReading(target, learner, clients)
  const { needs, once } = reading
  const principals = createPrincipals(reading)

  /** What is behind an SDK that few checks ask for: loaded with the first question. */
  const parts = {
    buckets: lazily(async () => (await import('./buckets.ts')).readBuckets(reading, principals)),
    instances: lazily(async () => (await import('./instances.ts')).readInstances(reading)),
    topics: lazily(async () => (await import('./topics.ts')).readTopics(reading, principals)),
    budgets: lazily(async () => (await import('./budgets.ts')).readBudgets(reading)),
    tables: lazily(async () => (await import('./tables.ts')).readTables(reading)),
  }

  const account: Account = {
    id: learner.accountId,
    has: (capability) => target.capabilities.has(capability),
    async now() {
      needs('past')
      return once('now', async () => (target.now ? target.now(learner) : new Date()))
    },
    neighbour: (nickname) => neighbours[nickname],

    ...readUsers(reading, principals),
    ...readRoles(reading, principals),
    ...readPolicies(reading),
    ...readSettings(reading, () => account.activity()),
    can: async (principalArn, action, asking) =>
      principals.can(await principals.standing(principalArn), action, asking),

    buckets: async () => (await parts.buckets())(),
    bucket: async (name) => (await account.buckets()).find((each) => each.name === name),
    instances: async () => (await parts.instances()).instances(),
    instance: async (id) => (await parts.instances()).instance(id),
    keyPairs: async () => (await parts.instances()).keyPairs(),
    securityGroups: async () => (await parts.instances()).securityGroups(),
    topics: async () => (await parts.topics())(),
    topic: async (nameOrArn) =>
      (await account.topics()).find(({ name, arn }) => name === nameOrArn || arn === nameOrArn),
    budgets: async () => (await parts.budgets()).budgets(),
    budget: async (name) => (await parts.budgets()).budget(name),
    tables: async () => (await parts.tables()).tables(),
    table: async (name) => (await parts.tables()).table(name),

    async activity() {
      needs('activity')
      return activityLog(await once('activity', () => target.record(learner, remembered)))
    },
    async consoleSettings() {
      needs('consoleSettings')
      return once('console settings', () => target.settings(learner))
    },
    async inbox() {
      needs('inbox')
      return once('inbox', () => target.inbox(learner))
    },
  }
  return account
}

function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}

export async function clientsFor(target: Target, learner: Learner): Promise<Clients> {
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
