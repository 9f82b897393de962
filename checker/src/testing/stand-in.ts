/**
 * A target and a store in memory, for tests of what does not depend on AWS: the account is a list of users, and a
 * change to it is told as the sandbox would tell it.
 */
import type { Account, Capability, Decision, User } from '@first-line/labs'
import type { WorldExport } from '@first-line/sandbox'
import type { Activity, Learner } from '../contract.ts'
import type { Documents, LearnerStore } from '../learners/store.ts'
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

  const snapshots = new Map<string, string>()
  const offsets = new Map<string, number>()

  function exportOf(learner: Learner): WorldExport {
    const records: [string, string][] = []
    for (const [userName, { administrator }] of usersOf(learner))
      records.push([`${learner.accountId}/iam:user/${userName}`, JSON.stringify({ userName, administrator })])
    for (const [path, text] of documents) {
      const [owner, kind = '', ...key] = path.split('/')
      if (owner !== learner.id) continue
      const value = { kind, key: key.join('/'), value: JSON.parse(text) }
      records.push([`*/sandbox:document/${kind}/${value.key}`, JSON.stringify(value)])
    }
    return { format: 'first-line-world', version: 1, records, lookups: [] }
  }

  function replace(learner: Learner, { records }: WorldExport): void {
    const users = new Map<string, { administrator: boolean }>()
    for (const path of documents.keys()) if (path.startsWith(`${learner.id}/`)) documents.delete(path)
    for (const [key, text] of records) {
      const record = JSON.parse(text)
      if (key.startsWith('*/sandbox:document/'))
        documents.set(`${learner.id}/${record.kind}/${record.key}`, JSON.stringify(record.value))
      if (key.includes('/iam:user/')) users.set(record.userName, { administrator: record.administrator === true })
    }
    accounts.set(learner.id, users)
  }

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
    for (const tell of followers.get(learner.id) ?? []) tell({ activity, write: true, console: false })
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
      async create(on) {
        serial += 1
        const accountId = String(100000000000 + serial)
        const learner = {
          id: `learner${serial}`,
          accountId,
          createdAt: new Date().toISOString(),
          ...(on && on.kind !== 'sandbox' && { target: on.kind }),
        }
        learners.set(learner.id, learner)
        return learner
      },
      find: async (id) => learners.get(id),
      async drop(learner) {
        learners.delete(learner.id)
        accounts.delete(learner.id)
        for (const key of documents.keys()) if (key.startsWith(`${learner.id}/`)) documents.delete(key)
      },
      documents: (learner) => documentsIn(documents, learner.id),
      world: (learner) => ({
        export: async () => exportOf(learner),
        replace: async (exported) => replace(learner, exported),
        keep: async (name) => void snapshots.set(`${learner.id}/${name}`, JSON.stringify(exportOf(learner))),
        async kept(name) {
          const text = snapshots.get(`${learner.id}/${name}`)
          return text === undefined ? undefined : JSON.parse(text)
        },
        forget: async (name) => void snapshots.delete(`${learner.id}/${name}`),
        ledger: async () => new Date(Date.now() + (offsets.get(learner.id) ?? 0)),
        async passTime(milliseconds) {
          offsets.set(learner.id, (offsets.get(learner.id) ?? 0) + milliseconds)
          return new Date(Date.now() + (offsets.get(learner.id) ?? 0))
        },
      }),
      shared: documentsIn(documents, 'shared'),
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
      lay: async (learner) => ({ accountId: learner.accountId, keys: {}, neighbours: {} }),
      neighbours: async () => ({}),
      record: async () => [],
      settings: async () => ({ basis: 'observed', billingAccess: false, stsRegions: {}, rootMfaDaysLeft: undefined }),
      inbox: async () => [],
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
      return only<Account>({
        id: learner.accountId,
        has: (capability) => target.capabilities.has(capability),
        users,
        user: async (name) => (await users()).find((user) => user.name === name),
        usersWith: async () => [],
        groups: async () => [],
        group: async () => undefined,
        buckets: async () => [],
      })
    },
  }
  return standIn
}

function userOf(arn: string, name: string, administrator: boolean): User {
  const policy = { name: 'AdministratorAccess', arn: 'arn:aws:iam::aws:policy/AdministratorAccess' }
  return only<User>({
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
      layer: 'identity',
      because: administrator ? 'AdministratorAccess allows it' : 'nothing allows it',
      by: administrator ? [{ kind: 'managed', ...policy }] : [],
    }),
  })
}

/** A part of something large: what a test asks for beyond it is an error that names it. */
function only<T extends object>(part: Partial<T>): T {
  return new Proxy(part as T, {
    get(whole, name) {
      // A promise is recognised by its `then`: this is none.
      if (Reflect.has(whole, name) || name === 'then') return Reflect.get(whole, name)
      throw new Error(`the stand-in has no ${String(name)}`)
    },
  })
}

/** As a store does: what is put and what is got are copies. */
function documentsIn(all: Map<string, string>, owner: string): Documents {
  const path = (kind: string, key: string) => `${owner}/${kind}/${key}`
  return {
    async get(kind, key) {
      const text = all.get(path(kind, key))
      return text === undefined ? undefined : JSON.parse(text)
    },
    put: async (kind, key, value) => void all.set(path(kind, key), JSON.stringify(value)),
    delete: async (kind, key) => void all.delete(path(kind, key)),
    async list(kind) {
      const prefix = path(kind, '')
      return [...all]
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, text]) => ({ key: key.slice(prefix.length), value: JSON.parse(text) }))
        .sort((a, b) => (a.key < b.key ? -1 : 1))
    },
  }
}
