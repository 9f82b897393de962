import type { AwsStructure } from '@first-line/aws-api'
import type { Call } from '../../../call.ts'
import type { Instance, StateName, Transition } from '../entities.ts'

/** How long a change takes, in milliseconds of ledger time: long enough to be seen, short enough to be waited for. */
const TAKES = { running: 5_000, stopped: 8_000, terminated: 5_000 } as const satisfies Record<Transition['to'], number>

const ON_THE_WAY = { running: 'pending', stopped: 'stopping', terminated: 'shutting-down' } as const satisfies Record<
  Transition['to'],
  StateName
>

/** A terminated instance is seen for about an hour (EC2 User Guide, *Terminate Amazon EC2 instances*). */
const SEEN_FOR = 3_600_000

/** Codes of states: API reference, *InstanceState*. */
const CODES = {
  pending: 0,
  running: 16,
  'shutting-down': 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
} as const satisfies Record<StateName, number>

/** What the instance is by now: computed, so that nothing has to happen for it to change. */
export function stateOf({ now }: Pick<Call, 'now'>, { transition }: Instance): StateName {
  const { to, since } = transition
  return Date.parse(now) - Date.parse(since) < TAKES[to] ? ON_THE_WAY[to] : to
}

export const stateOut = (name: StateName): AwsStructure => ({ Code: CODES[name], Name: name })

/** A terminated instance that nobody sees any more. */
export function isGone({ now }: Pick<Call, 'now'>, { transition }: Instance): boolean {
  return transition.to === 'terminated' && Date.parse(now) - Date.parse(transition.since) >= SEEN_FOR
}

/** Since when it has been up, in milliseconds; `undefined` when it is not running. */
export function runningFor(call: Pick<Call, 'now'>, instance: Instance): number | undefined {
  if (stateOf(call, instance) !== 'running') return undefined
  return Date.parse(call.now) - Date.parse(instance.transition.since)
}
