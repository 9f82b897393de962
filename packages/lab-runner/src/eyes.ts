/** The sandbox's account, seen as the other targets would show it: what they have, and what their record of requests lacks. */
import type { Target } from '@first-line/checker'
import { awsCapabilities, isRecorded, localStackCapabilities } from '@first-line/checker/capabilities'
import { type ActivityEntry, attackerAddress, type Capability, capabilities } from '@first-line/labs'

export const columns = ['sandbox', 'localstack', 'aws'] as const
export type Column = (typeof columns)[number]

/** One thing that a record of requests does not have. */
export interface Loss {
  /** A few words for docs/targets.md. */
  readonly why: string
  /** The entry as it is there; undefined: there is none. */
  readonly left: (entry: ActivityEntry) => ActivityEntry | undefined
}

const only =
  (has: (entry: ActivityEntry) => boolean): Loss['left'] =>
  (entry) =>
    has(entry) ? entry : undefined

const byNoAttacker: Loss = {
  why: 'nobody attacks there',
  left: (entry) => (entry.sourceIp === attackerAddress ? { ...entry, sourceIp: '198.51.100.7' } : entry),
}

/** Of LocalStack 4.14.0, seen there: it answers that these have not been implemented, or fails. */
const lacked = /^iam:(SimulateCustom|GetContextKeys|\w*ServiceLastAccessed|ChangePassword|\w*AuthorizationDetails)/
const offered: ReadonlySet<string> = new Set(['iam', 'sts', 's3', 'ec2', 'sns', 'dynamodb'])
const isConsole = ({ service, via }: ActivityEntry) => via === 'console' || /^(console-|signin|billing$)/.test(service)

/** What passes the relay to LocalStack (checker/src/targets/relayed.ts), with what AWS would have refused of it. */
const relayed: readonly Loss[] = [
  { why: 'no console', left: only((entry) => !isConsole(entry)) },
  { why: 'closes no Region', left: only(({ errorCode }) => errorCode !== 'RegionDisabledException') },
  {
    why: 'lacks the operation',
    left: only(
      (entry) =>
        isConsole(entry) || entry.outcome === 'denied' || (offered.has(entry.service) && !lacked.test(entry.action)),
    ),
  },
  {
    why: 'no ids of refusals',
    left: ({ authorizationId: _, ...entry }) => (entry.outcome === 'denied' ? { ...entry, basis: 'computed' } : entry),
  },
  { why: 'no machine to be on', left: only(({ sessionName = '' }) => !/^i-[0-9a-f]+$/.test(sessionName)) },
  { why: 'asks for no second factor', left: (entry) => ({ ...entry, mfa: false }) },
  {
    why: 'lacks what was answered',
    left: ({ response, ...entry }) =>
      response?.accessKey === undefined ? entry : { ...entry, response: { accessKey: response.accessKey } },
  },
  byNoAttacker,
]

/** What CloudTrail's event history has: nothing of objects, items, messages or our own console, no ids of refusals. */
const late: readonly Loss[] = [
  { why: 'not in CloudTrail’s history', left: only(({ action }) => isRecorded(action)) },
  { why: 'CloudTrail has no ids of refusals', left: ({ authorizationId: _, ...entry }) => entry },
  byNoAttacker,
]

export const losses: Readonly<Record<Column, readonly Loss[]>> = { sandbox: [], localstack: relayed, aws: late }

/** Why a step that needs this cannot be shown where it is lacking. */
export const lackingWords: Readonly<Partial<Record<Capability, string>>> = {
  activity: 'keeps no record',
  past: 'nothing is old',
  root: 'no keys or devices of root',
  console: 'forgets that a password is to be changed',
  consoleSettings: 'no API shows it',
  budgets: 'no Budgets',
  inbox: 'the mail goes elsewhere',
}

/** Whose API a capability is, so that nothing is done there where it is lacking. */
const served: Readonly<Partial<Record<Capability, string>>> = {
  ...{ buckets: 's3', instances: 'ec2', topics: 'sns', tables: 'dynamodb' },
}
export const servedCapabilities = Object.keys(served) as Capability[]

/** Everything but one capability, and but what its service would have answered. */
export function lackingOne(target: Target, lacking: Capability): Target {
  return {
    ...target,
    capabilities: new Set(capabilities.filter((each) => each !== lacking)),
    gaps: 'relayed',
    record: async (learner, limit) =>
      (await target.record(learner, limit)).filter(
        ({ service, outcome }) => outcome === 'denied' || service !== served[lacking],
      ),
  }
}

/** `lost`: instead of everything that is lost there. */
export function seenBy(target: Target, column: Column, lost: readonly Loss[] = losses[column]): Target {
  const record: Target['record'] = async (learner, limit) =>
    (await target.record(learner, limit)).flatMap((entry) => {
      const left = lost.reduce<ActivityEntry | undefined>((seen, loss) => seen && loss.left(seen), entry)
      return left ? [left] : []
    })
  switch (column) {
    case 'sandbox':
      return target
    case 'localstack':
      return { ...target, capabilities: localStackCapabilities, decides: 'computed', gaps: 'relayed', record }
    case 'aws':
      // There is one account, and nobody else's beside it.
      return {
        ...{ ...target, record, capabilities: awsCapabilities, decides: 'computed', gaps: 'late' },
        neighbours: async () => ({}),
      }
  }
}
