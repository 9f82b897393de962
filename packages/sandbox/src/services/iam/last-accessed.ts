import type { Call } from '../../call.ts'
import type { Caller } from '../../pipeline/caller.ts'
import { isoSecond } from '../../world/iso-second.ts'
import type { AwakeWorld } from '../../world/world.ts'
import { ROOT_OWNER } from './access-keys.ts'
import { type ServiceUse, serviceUses } from './entities/reports.ts'

/** How exact the dates are: whoever asks all the time is written about once a minute. */
const GRAIN = 60_000

/**
 * Notes that a principal tried an action, allowed or not: AWS's last-accessed data tells of attempts
 * (IAM User Guide, *Refine permissions using last accessed information*). Nobody waits for the disk.
 * @param action as in a policy: `iam:CreateUser`
 * @param now ledger time, milliseconds
 */
export function recordServiceUse(awake: AwakeWorld, caller: Caller, action: string, region: string, now: number): void {
  const entity = entityOf(caller)
  const [namespace, name] = action.split(':', 2)
  if (entity === undefined || !namespace || !name) return
  const table = awake.state.table(serviceUses, caller.account)
  const known = table.get(`${entity}/${namespace}`)
  const last = known?.actions[name]
  if (last && last.region === region && now - Date.parse(last.date) < GRAIN) return
  const access = { date: isoSecond(now), region }
  const use: ServiceUse = { entity, namespace, ...access, actions: { ...known?.actions, [name]: access } }
  awake.log.lazily(awake.state.unit(() => table.put(use)).operations)
}

/** The unique id of the user or role behind a caller. */
function entityOf({ principal, session, userId }: Caller): string | undefined {
  if (principal.type === 'root') return ROOT_OWNER
  if (principal.type === 'user') return principal.userId
  if (principal.type === 'role-session') return principal.roleId
  return principal.type === 'federated-user' ? (session?.id ?? userId) : undefined
}

/** With a user or a role, what is known of their use goes. */
export function forgetUses(call: Call, entity: string): void {
  const table = call.table(serviceUses)
  for (const use of table.by('entity', entity)) table.delete(serviceUses.key(use))
}
