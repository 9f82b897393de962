/** The embedded sandbox as a target: it enforces IAM for real, so what it says of a principal is observed. */
import { type Capability, capabilities as everything } from '@first-line/labs'
import type { Sandbox, SandboxEvent } from '@first-line/sandbox'
import type { Activity, Learner } from '../contract.ts'
import { worldOf } from '../learners/sandbox-learners.ts'
import { concerns, entryOf, reasonOf } from './record.ts'
import { readInbox, readMail, readSettings } from './sandbox-console.ts'
import { laidIn, layInto } from './sandbox-lay.ts'
import { metadataOf } from './sandbox-metadata.ts'
import type { Target } from './target.ts'

export { type LearnerIds, learnersOf, type SandboxLearners } from '../learners/sandbox-learners.ts'

const region = 'us-east-1'
const capabilities: readonly Capability[] = everything
/** As AWS's console: a session lasts twelve hours. */
const sessionSeconds = 12 * 3600

export interface SandboxTargetOptions {
  /** Where the real CLI and SDKs reach the sandbox. */
  readonly endpoint: string
}

export function sandboxTarget(sandbox: Sandbox, { endpoint }: SandboxTargetOptions): Target {
  const accountOf = (learner: Learner) => sandbox.account(worldOf(sandbox, learner.id), learner.accountId)

  /** By the id that the service's answer carried: what a page has in its hands when it asks why. */
  async function eventOfRequest(learner: Learner, requestId: string): Promise<SandboxEvent | undefined> {
    const events = await worldOf(sandbox, learner.id).events({ limit: 500, order: 'backward' })
    return events.find((event) => event.requestId === requestId)
  }

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

    async lay(learner, start, again) {
      const world = worldOf(sandbox, learner.id)
      const laid = await layInto(sandbox, world, learner.accountId, start, again)
      if (start.rootPassword !== undefined)
        await world.documents.put('account', 'root-login', { password: start.rootPassword })
      return laid
    },

    laid: (learner) => laidIn(worldOf(sandbox, learner.id)),
    neighbours: async (learner) => (await laidIn(worldOf(sandbox, learner.id))).neighbours,

    now: (learner) => worldOf(sandbox, learner.id).ledger.now(),

    async rootKeys(learner) {
      const root = `arn:aws:iam::${learner.accountId}:root`
      const keys = await accountOf(learner).keys()
      return keys
        .filter(({ owner }) => owner === root)
        .map(({ accessKeyId: id, status }) => ({ id, status: status === 'Inactive' ? 'Inactive' : 'Active' }))
    },

    async credentials(learner, machine) {
      if (machine !== 'cloudshell') return undefined
      const session = await accountOf(learner).session({ principal: 'root', duration: sessionSeconds })
      return session && { ...session, region }
    },

    async card(learner) {
      const account = accountOf(learner)
      const { documents } = worldOf(sandbox, learner.id)
      const rootLogin = documents.get<{ password: string }>('account', 'root-login')
      const [details, keys, login] = await Promise.all([account.details(), account.keys(), rootLogin])
      return {
        accountId: learner.accountId,
        region,
        endpoint,
        rootEmail: details?.email ?? '',
        ...(login && { rootPassword: login.password }),
        keys: keys.map(({ accessKeyId, owner, status, createDate }) => ({
          accessKeyId,
          owner,
          status: status === 'Inactive' ? 'Inactive' : 'Active',
          createdAt: new Date(createDate).toISOString(),
        })),
      }
    },

    relay: (request, sourceIp) => sandbox.handle(request, { sourceIp }),

    console: (learner, request, sourceIp) => sandbox.console(learner.id).handle(request, { sourceIp }),

    metadata: metadataOf(sandbox),

    follow(learner, tell) {
      return sandbox.events.subscribe(learner.id, (event) => {
        if (!concerns(event, learner.accountId)) return
        // By who answered: the actions that a page of the console is asked about are other services'.
        const console = consoleServices.has(event.service)
        tell({ activity: activityOf(event), write: !event.readOnly, console })
      })
    },

    async recent(learner, limit) {
      const events = await worldOf(sandbox, learner.id).events({ limit, order: 'backward' })
      return events.filter((event) => concerns(event, learner.accountId)).map(activityOf)
    },

    async record(learner, limit) {
      const events = await worldOf(sandbox, learner.id).events({ limit, order: 'backward' })
      return events.filter((event) => concerns(event, learner.accountId)).map(entryOf)
    },

    settings: (learner) => readSettings(sandbox, learner),
    inbox: (learner) => readInbox(worldOf(sandbox, learner.id), learner.accountId),
    mail: (learner) => readMail(worldOf(sandbox, learner.id), learner.accountId),

    async explain(learner, id) {
      const event = (await sandbox.event(learner.id, id)) ?? (await eventOfRequest(learner, id))
      if (!event || !concerns(event, learner.accountId)) return undefined
      const explanation = await sandbox.explain(learner.id, event.id)
      return { activity: activityOf(event), ...(explanation && { explanation }) }
    },
  }
}

const consoleServices: ReadonlySet<string> = new Set(['console-signin', 'console-settings', 'signin'])

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
