import type { Clock, Hash } from './environment.ts'
import { outsideEvent } from './events/outside-event.ts'
import type { Ids } from './ids/ids.ts'
import type { PolicyCompiler } from './pipeline/policy-set.ts'
import type { Registry } from './registry.ts'
import { type AccessKeySeed, type AccountSeed, type Seeded, seedAccount } from './seed.ts'
import { ROOT_OWNER } from './services/iam/access-keys.ts'
import { iamArn, rootArn } from './services/iam/arns.ts'
import { type AccessKey, accessKeys, roles, users } from './services/iam/entities.ts'
import { forgetRootSignIns, setRootPassword } from './services/signin/root-password.ts'
import { serviceSession } from './services/sts/service-session.ts'
import type { Sessions } from './sessions/sessions.ts'
import { type Account, accounts } from './world/account.ts'
import type { LookupIndex } from './world/lookup-index.ts'
import { ledgerNow, type World } from './world/world.ts'

export interface AccountContext {
  clock: Clock
  ids: Ids
  hash: Hash
  sessions: Sessions
  lookups: LookupIndex
  registry: Registry
  compile: PolicyCompiler['compile']
}

export interface CreateAccountOptions {
  /** Twelve digits; made when absent. */
  id?: string
  /** Root's access key: given, made (default), or none at all (`false`). */
  rootKey?: AccessKeySeed | false
  /** Root's, by which it signs in to the console. */
  email?: string
  /** Root's, for the console; absent: root cannot sign in there. */
  rootPassword?: string
  name?: string
  /** ISO 8601; default now. */
  createdAt?: string
  seed?: AccountSeed
}

export interface CreatedAccount {
  accountId: string
  rootKey?: { accessKeyId: string; secretAccessKey: string }
  seeded: Seeded
}

/** Credentials as clients want them. */
export interface TemporaryCredentials {
  accessKeyId: string
  secretAccessKey: string
  sessionToken: string
  /** ISO 8601. */
  expiration: string
  /** ARN of who they act as. */
  principal: string
}

export interface SessionOptions {
  /** `root`, or the ARN of a user of the account. */
  principal: string
  /** A second factor was shown, now. */
  mfa?: boolean
  /** Seconds; default an hour. */
  duration?: number
}

/** A role that a service of AWS's assumes, as EC2 does for what runs on an instance. */
export interface ServiceSessionOptions {
  /** `AROA…` */
  roleId: string
  /** `ec2.amazonaws.com` */
  service: string
  sessionName: string
  /** Seconds. */
  duration: number
  /** Condition keys that its requests bring along, in lower case. */
  context?: Record<string, string>
}

const isoSeconds = (milliseconds: number) => new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z')

/** Makes an account in a world. @throws Error for an id or a key that is taken, in whatever world, or is none. */
export function createAccount(
  world: World,
  options: CreateAccountOptions,
  { clock, ids, hash, lookups }: AccountContext,
): Promise<CreatedAccount> {
  const accountId = options.id ?? ids.accountId()
  if (!/^\d{12}$/.test(accountId)) throw new Error(`An account id has twelve digits: ${accountId}`)
  if (lookups.find('account', accountId)) throw new Error(`There is an account ${accountId} already`)
  return world.write((state) => {
    const now = isoSeconds(ledgerNow(state, clock.now()))
    const account: Account = {
      accountId,
      createdAt: options.createdAt ?? now,
      ...(options.email !== undefined && { email: options.email }),
      ...(options.name !== undefined && { name: options.name }),
      canonicalId: canonicalId(accountId, hash),
    }
    if (state.table(accounts).has(accountId)) throw new Error(`There is an account ${accountId} already`)
    state.table(accounts).put(account)
    const { rootKey = {}, seed = {} } = options
    const rootKeys = [...(rootKey === false ? [] : [rootKey]), ...(seed.rootKeys ?? [])]
    for (const { accessKeyId } of [...rootKeys, ...(seed.users ?? []).flatMap((user) => user.accessKeys ?? [])])
      if (accessKeyId !== undefined && lookups.find('access-key', accessKeyId))
        throw new Error(`There is an access key ${accessKeyId} already`)
    const seeded = seedAccount(state, accountId, { ...seed, rootKeys }, ids, now)
    const made = rootKey === false ? undefined : seeded.accessKeys.root?.[0]
    if (made) state.table(accounts).put({ ...account, rootKey: made })
    if (options.rootPassword !== undefined) setRootPassword(state, accountId, options.rootPassword, ids, now)
    return { accountId, seeded, ...(made && { rootKey: made }) }
  })
}

/** S3's name for the account: derived, so that it is the same after a reset. */
function canonicalId(accountId: string, hash: Hash): string {
  const digest = hash.sha256(new TextEncoder().encode(`canonical user of ${accountId}`))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** An account of a world, from inside the process. */
export interface AccountHandle {
  readonly id: string
  /** Credentials of a console session: no event, no stored state. `undefined` when there is no such principal. */
  session(options: SessionOptions): Promise<TemporaryCredentials | undefined>
  /** Credentials that a service gets of a role. `undefined` when there is no such role, or it does not trust the service. */
  serviceSession(options: ServiceSessionOptions): Promise<TemporaryCredentials | undefined>
  /** Puts more things into the account. */
  seed(seed: AccountSeed): Promise<Seeded>
  /**
   * Empties the account and keeps its id, its root keys (the one it was made with too, if that was deleted), and whatever
   * else the world holds. The event `sandbox:ResetAccount` tells of it.
   */
  reset(options?: {
    seed?: AccountSeed
  }): Promise<{ rootKeys: Array<{ accessKeyId: string; secretAccessKey: string }> }>
  /** Root's and users' keys, with their owner's ARN, without secrets. */
  keys(): Promise<Array<{ accessKeyId: string; owner: string; status: AccessKey['status']; createDate: string }>>
  /** Root's active keys with their secrets: for who started the sandbox. */
  rootKeys(): Promise<Array<{ accessKeyId: string; secretAccessKey: string }>>
  /** The account without root's key. */
  details(): Promise<Omit<Account, 'rootKey'> | undefined>
  /** Gives root a password for the console, and an e-mail address to sign in with. */
  setRootLogin(login: { email?: string; password: string }): Promise<void>
}

export function accountHandle(world: World, id: string, context: AccountContext): AccountHandle {
  const { clock, ids, sessions, registry, compile } = context
  const nowIn = (state: Parameters<typeof ledgerNow>[0]) => isoSeconds(ledgerNow(state, clock.now()))

  return {
    id,
    session: ({ principal, mfa = false, duration = 3_600 }) =>
      world.read((state) => {
        if (!state.table(accounts).has(id)) return undefined
        const isRoot = principal === 'root' || principal === rootArn(id)
        const user = isRoot
          ? undefined
          : state
              .table(users, id)
              .list()
              .find((one) => iamArn(id, 'user', one.path, one.userName) === principal)
        if (!isRoot && !user) return undefined
        const issuedAt = clock.now()
        const { expiresAt, ...credentials } = sessions.issue({
          world: world.id,
          account: id,
          kind: isRoot ? 'root' : 'user',
          id: user?.userId ?? id,
          issuedAt,
          expiresAt: issuedAt + duration * 1000,
          ...(mfa && { mfaAt: issuedAt }),
          console: true,
        })
        return { ...credentials, expiration: isoSeconds(expiresAt), principal: isRoot ? rootArn(id) : principal }
      }),
    serviceSession: ({ roleId, ...request }) =>
      world.read((state) => {
        const role = state.table(roles, id).by('id', roleId)[0]
        if (!role) return undefined
        const session = { state, worldId: world.id, sessions, compile, wallTime: clock.now() }
        const issued = serviceSession(session, { account: id, role, ...request })
        if (!issued) return undefined
        const { expiresAt, ...credentials } = issued
        const principal = `arn:aws:sts::${id}:assumed-role/${role.roleName}/${request.sessionName}`
        return { ...credentials, expiration: isoSeconds(expiresAt), principal }
      }),
    seed: (seed) => world.write((state) => seedAccount(state, id, seed, ids, nowIn(state))),
    reset: ({ seed = {} } = {}) =>
      world.write(
        (state) => {
          const account = state.table(accounts).get(id)
          const rootKeys = state.table(accessKeys, id).by('owner', ROOT_OWNER)
          const first = account?.rootKey
          if (first && !rootKeys.some(({ accessKeyId }) => accessKeyId === first.accessKeyId))
            rootKeys.unshift({ ...first, owner: ROOT_OWNER, status: 'Active', createDate: account.createdAt })
          for (const collection of registry.collections.values()) {
            if (collection.name.startsWith('sandbox:')) continue
            const table = state.table(collection, id)
            const indexed = collection.scope === 'account' || collection.indexes?.account !== undefined
            const own = collection.scope === 'account' ? table.list() : indexed ? table.by('account', id) : []
            for (const entity of own) table.delete(collection.key(entity))
          }
          if (account?.alias !== undefined) {
            const { alias: _, ...rest } = account
            state.table(accounts).put(rest)
          }
          forgetRootSignIns(state, id)
          for (const key of rootKeys) state.table(accessKeys, id).put({ ...key, status: 'Active' })
          seedAccount(state, id, seed, ids, nowIn(state))
          return { rootKeys: rootKeys.map(({ accessKeyId, secretAccessKey }) => ({ accessKeyId, secretAccessKey })) }
        },
        (seq, state) => {
          const wallTime = clock.now()
          const times = { wallTime, ledgerTime: ledgerNow(state, wallTime) }
          return outsideEvent({ world: world.id, account: id, operation: 'ResetAccount', ...times }, seq, ids)
        },
      ),
    keys: () =>
      world.read((state) =>
        state
          .table(accessKeys, id)
          .list()
          .map(({ accessKeyId, owner, status, createDate }) => {
            const user = state.table(users, id).by('id', owner)[0]
            const arn = user ? iamArn(id, 'user', user.path, user.userName) : rootArn(id)
            return { accessKeyId, owner: arn, status, createDate }
          }),
      ),
    rootKeys: () =>
      world.read((state) =>
        state
          .table(accessKeys, id)
          .by('owner', ROOT_OWNER)
          .filter(({ status }) => status === 'Active')
          .map(({ accessKeyId, secretAccessKey }) => ({ accessKeyId, secretAccessKey })),
      ),
    details: () =>
      world.read((state) => {
        const { rootKey: _, ...account } = state.table(accounts).get(id) ?? {}
        return 'accountId' in account ? (account as Omit<Account, 'rootKey'>) : undefined
      }),
    setRootLogin: ({ email, password }) =>
      world.write((state) => {
        const account = state.table(accounts).get(id)
        if (account && email !== undefined) state.table(accounts).put({ ...account, email })
        setRootPassword(state, id, password, ids, nowIn(state))
      }),
  }
}
