/** The embedded sandbox as a target: it enforces IAM for real, so what it says of a principal is observed. */
import type { Capability, StartState } from '@first-line/labs'
import { bucketName, kapeLabs } from '@first-line/labs'
import type { Sandbox, SandboxEvent, World } from '@first-line/sandbox'
import type { Activity, Learner } from '../contract.ts'
import type { LearnerStore } from '../learners/store.ts'
import { clauseOf } from '../reader/clause.ts'
import type { Target } from './target.ts'

const region = 'us-east-1'
const capabilities: readonly Capability[] = ['users', 'groups', 'policies', 'can', 'buckets', 'activity']
/** As AWS's console: a session lasts twelve hours. */
const sessionSeconds = 12 * 3600

export interface SandboxTargetOptions {
  /** Where the real CLI and SDKs reach the sandbox. */
  readonly endpoint: string
}

export function sandboxTarget(sandbox: Sandbox, { endpoint }: SandboxTargetOptions): Target {
  const accountOf = (learner: Learner) => sandbox.account(worldOf(sandbox, learner.id), learner.accountId)

  return {
    kind: 'sandbox',
    endpoint,
    region,
    capabilities: new Set(capabilities),
    decides: 'observed',

    async clients(learner) {
      const { handle } = sandbox.reader(learner.id, learner.accountId)
      // The reader is its own authority; the SDK wants credentials to be there all the same.
      return { region, handle, credentials: { accessKeyId: 'unused', secretAccessKey: 'unused' } }
    },

    async lay(learner, start) {
      await sandbox.createAccount(worldOf(sandbox, learner.id), {
        id: learner.accountId,
        email: start.rootEmail,
        name: 'Kape Labs',
        rootKey: start.rootKey ? { createDate: start.rootKey.createdAt } : false,
        seed: seedOf(start, learner.accountId),
      })
    },

    async credentials(learner, machine) {
      if (machine !== 'cloudshell') return undefined
      const session = await accountOf(learner).session({ principal: 'root', duration: sessionSeconds })
      return session && { ...session, region }
    },

    async card(learner) {
      const account = accountOf(learner)
      const [details, keys] = await Promise.all([account.details(), account.keys()])
      return {
        accountId: learner.accountId,
        region,
        endpoint,
        rootEmail: details?.email ?? '',
        keys: keys.map(({ accessKeyId, owner, status, createDate }) => ({
          accessKeyId,
          owner,
          status: status === 'Inactive' ? 'Inactive' : 'Active',
          createdAt: new Date(createDate).toISOString(),
        })),
      }
    },

    relay: (request, sourceIp) => sandbox.handle(request, { sourceIp }),

    follow(learner, tell) {
      return sandbox.events.subscribe(learner.id, (event) => {
        if (event.account === learner.accountId) tell({ activity: activityOf(event), write: !event.readOnly })
      })
    },

    async recent(learner, limit) {
      const events = await worldOf(sandbox, learner.id).events({ limit, order: 'backward' })
      return events.filter((event) => event.account === learner.accountId).map(activityOf)
    },

    async explain(learner, id) {
      const event = await sandbox.event(learner.id, id)
      if (event?.account !== learner.accountId) return undefined
      const explanation = await sandbox.explain(learner.id, id)
      return { activity: activityOf(event), ...(explanation && { explanation }) }
    },
  }
}

/** What is kept in each learner's world to know it by. */
interface LearnerDocument {
  readonly accountId: string
  readonly createdAt: string
}

export interface SandboxLearners extends LearnerStore {
  /** `start` is what the account holds; the workshop's own by default. */
  create(start?: StartState): Promise<Learner>
}

/**
 * Learners as worlds of the sandbox: progress and home directories are documents of the world, so that a reset, an
 * export or an undo takes them along with the account. The account itself is laid on `target`, which may be another.
 */
export function learnersOf(sandbox: Sandbox, target: Target): SandboxLearners {
  return {
    async create(start = kapeLabs) {
      const world = await sandbox.worlds.create()
      try {
        const createdAt = new Date().toISOString()
        const learner: Learner = { id: world.id, accountId: freeAccountId(sandbox), createdAt }
        await target.lay(learner, start)
        // Last: a world without it is no learner's, whatever happened on the way.
        const { accountId } = learner
        await world.documents.put('learner', 'self', { accountId, createdAt } satisfies LearnerDocument)
        return learner
      } catch (cause) {
        await sandbox.worlds.drop(world.id)
        throw cause
      }
    },
    async find(id) {
      const self = await sandbox.worlds.get(id)?.documents.get<LearnerDocument>('learner', 'self')
      return self && { id, accountId: self.accountId, createdAt: self.createdAt }
    },
    documents(learner) {
      const { documents } = worldOf(sandbox, learner.id)
      return {
        get: (kind, key) => documents.get(kind, key),
        put: (kind, key, value) => documents.put(kind, key, value),
      }
    },
  }
}

function worldOf(sandbox: Sandbox, id: string): World {
  const world = sandbox.worlds.get(id)
  if (!world) throw new Error(`there is no world ${id}`)
  return world
}

/** Twelve digits that no account of this sandbox has. AWS gives out none that begin with 0 to this purpose either. */
function freeAccountId(sandbox: Sandbox): string {
  for (;;) {
    const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2))
    const id = `${100000 + (high % 900000)}${String(low % 1000000).padStart(6, '0')}`
    if (!sandbox.findAccount(id)) return id
  }
}

function seedOf(start: StartState, accountId: string): Parameters<ReturnType<Sandbox['account']>['seed']>[0] {
  return {
    users: start.users.map(({ name, path, createdAt, managedPolicies, accessKeys }) => ({
      userName: name,
      path,
      createDate: createdAt,
      attachedPolicies: managedPolicies,
      accessKeys: accessKeys.map((key) => ({ createDate: key.createdAt })),
    })),
    buckets: start.buckets.map(({ name, createdAt }) => ({ name: bucketName(name, accountId), createDate: createdAt })),
  }
}

function activityOf(event: SandboxEvent): Activity {
  const because = reasonOf(event)
  return {
    id: event.id,
    at: event.time,
    principal: event.principalArn,
    service: event.action.includes(':') ? (event.action.split(':')[0] ?? event.service) : event.service,
    action: event.action.includes(':') ? event.action : `${event.service}:${event.action}`,
    ...(event.resource !== undefined && { resource: event.resource }),
    outcome: event.outcome === 'rejected' ? 'failed' : event.outcome,
    ...(because !== undefined && { because }),
    ...(event.errorCode !== undefined && { errorCode: event.errorCode }),
  }
}

/** What decided: the first decision that denied, or else the first. */
function reasonOf(event: SandboxEvent): string | undefined {
  const decisions = event.decisions.map(({ decision }) => decision)
  const decision = decisions.find(({ effect }) => effect === 'deny') ?? decisions[0]
  return decision && clauseOf(decision)
}
