/**
 * A target and a store in memory, for tests of what does not depend on AWS: the account is a list of users, and a
 * change to it is told as the sandbox would tell it.
 */
import type { Account, Capability, Decision, User } from '@first-line/labs'
import type { Activity, Learner } from '../contract.ts'
import type { LearnerStore } from '../learners/store.ts'
import type { AccountEvent, Target } from '../targets/target.ts'

export interface StandIn {
  readonly store: LearnerStore
  readonly target: Target
  readonly openAccount: (target: Target, learner: Learner) => Promise<Account>
  /** Makes a user, as if by a request. `administrator`: may do everything. */
  createUser(learner: Learner, name: string, administrator?: boolean): void
  deleteUser(learner: Learner, name: string): void
  /** What the next reads of an account do instead of answering. */
  trouble: { kind: 'none' } | { kind: 'throw' } | { kind: 'hang' }
}

const allCapabilities: Capability[] = ['users', 'groups', 'policies', 'can', 'buckets', 'activity']

export function createStandIn(): StandIn {
  const learners = new Map<string, Learner>()
  const documents = new Map<string, string>()
  const accounts = new Map<string, Map<string, { administrator: boolean }>>()
  const followers = new Map<string, Set<(event: AccountEvent) => void>>()
  const activities = new Map<string, Activity[]>()
  let serial = 0

  const usersOf = (learner: Learner) => accounts.get(learner.id) ?? new Map<string, { administrator: boolean }>()

  function happened(learner: Learner, action: string, resource: string): void {
    serial += 1
    const activity: Activity = {
      id: `event${serial}`,
      at: new Date().toISOString(),
      principal: `arn:aws:iam::${learner.accountId}:root`,
      service: 'iam',
      action,
      resource,
      outcome: 'allowed',
    }
    activities.set(learner.id, [activity, ...(activities.get(learner.id) ?? [])])
    for (const tell of followers.get(learner.id) ?? []) tell({ activity, write: true })
  }

  const arnOf = (learner: Learner, name: string) => `arn:aws:iam::${learner.accountId}:user/${name}`

  const standIn: StandIn = {
    trouble: { kind: 'none' },
    createUser(learner, name, administrator = false) {
      accounts.set(learner.id, new Map([...usersOf(learner), [name, { administrator }]]))
      happened(learner, 'iam:CreateUser', arnOf(learner, name))
    },
    deleteUser(learner, name) {
      accounts.get(learner.id)?.delete(name)
      happened(learner, 'iam:DeleteUser', arnOf(learner, name))
    },
    store: {
      async create() {
        serial += 1
        const accountId = String(100000000000 + serial)
        const learner = { id: `learner${serial}`, accountId, createdAt: new Date().toISOString() }
        learners.set(learner.id, learner)
        return learner
      },
      find: async (id) => learners.get(id),
      documents: (learner) => ({
        async get(kind, key) {
          const text = documents.get(`${learner.id}/${kind}/${key}`)
          return text === undefined ? undefined : JSON.parse(text)
        },
        async put(kind, key, value) {
          documents.set(`${learner.id}/${kind}/${key}`, JSON.stringify(value))
        },
      }),
    },
    target: {
      kind: 'sandbox',
      endpoint: 'http://127.0.0.1:4566',
      region: 'us-east-1',
      capabilities: new Set(allCapabilities),
      decides: 'observed',
      clients: async () => {
        throw new Error('the stand-in has no AWS to reach')
      },
      lay: async () => {},
      credentials: async (learner, machine) =>
        machine !== 'cloudshell'
          ? undefined
          : {
              accessKeyId: 'ASIAEXAMPLE',
              secretAccessKey: 'secret',
              sessionToken: 'token',
              expiration: '2030-01-01T00:00:00.000Z',
              principal: `arn:aws:iam::${learner.accountId}:root`,
              region: 'us-east-1',
            },
      card: async (learner) => ({
        accountId: learner.accountId,
        region: 'us-east-1',
        endpoint: 'http://127.0.0.1:4566',
        rootEmail: 'ines@kapelabs.example',
        keys: [],
      }),
      relay: async (request) => ({
        status: 200,
        headers: { 'content-type': 'application/json', 'set-cookie': 'a=b', 'x-amzn-requestid': 'r' },
        body: new TextEncoder().encode(JSON.stringify({ ...request, body: [...(request.body as Uint8Array)] })),
      }),
      follow(learner, tell) {
        const set = followers.get(learner.id) ?? new Set()
        followers.set(learner.id, set.add(tell))
        return () => set.delete(tell)
      },
      recent: async (learner, limit) => (activities.get(learner.id) ?? []).slice(0, limit),
      async explain(learner, id) {
        const activity = activities.get(learner.id)?.find((each) => each.id === id)
        return activity && { activity }
      },
    },
    async openAccount(target, learner): Promise<Account> {
      const users = async (): Promise<User[]> => {
        if (standIn.trouble.kind === 'throw') throw new Error('the stand-in was told to throw')
        if (standIn.trouble.kind === 'hang') await new Promise(() => {})
        return [...usersOf(learner)].map(([name, { administrator }]) =>
          userOf(arnOf(learner, name), name, administrator),
        )
      }
      return {
        id: learner.accountId,
        has: (capability) => target.capabilities.has(capability),
        users,
        user: async (name) => (await users()).find((user) => user.name === name),
        usersWith: async () => [],
        groups: async () => [],
        group: async () => undefined,
        buckets: async () => [],
        activity: async () => {
          throw new Error('the stand-in keeps no log for checks')
        },
        consoleSettings: async () => ({}),
      }
    },
  }
  return standIn
}

function userOf(arn: string, name: string, administrator: boolean): User {
  const policy = { name: 'AdministratorAccess', arn: 'arn:aws:iam::aws:policy/AdministratorAccess' }
  return {
    basis: 'observed',
    name,
    arn,
    id: 'AIDAEXAMPLE',
    path: '/',
    createdAt: new Date(0),
    managedPolicies: async () => (administrator ? [policy] : []),
    inlinePolicies: async () => [],
    groups: async () => [],
    can: async (action, asking): Promise<Decision> => ({
      basis: 'observed',
      action,
      resource: asking?.resource ?? '*',
      allowed: administrator,
      denied: !administrator,
      forbidden: false,
      because: administrator ? 'AdministratorAccess allows it' : 'nothing allows it',
      by: administrator ? [{ kind: 'managed', ...policy }] : [],
    }),
  }
}
