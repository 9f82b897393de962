import type { ServiceModel } from '@first-line/aws-api'
import { accessKeyUses } from '../services/iam/entities.ts'
import { isoSecond } from '../world/iso-second.ts'
import type { AwakeWorld } from '../world/world.ts'
import { ledgerNow } from '../world/world.ts'
import type { Caller } from './caller.ts'

/** How exact "last used" is: a key that is used all the time is written once a minute. */
const GRAIN = 60_000

/**
 * Notes that a long-term key was used, as AWS does for every attempt that was signed properly. Nobody waits for the disk:
 * the note goes with the next commit.
 */
export function recordKeyUse(
  awake: AwakeWorld,
  caller: Caller,
  { model, region }: { model: ServiceModel; region: string },
  { clock }: { clock: { now(): number } },
): void {
  if (caller.accessKeyId === undefined || caller.session) return
  const table = awake.state.table(accessKeyUses, caller.account)
  const now = ledgerNow(awake.state, clock.now())
  const serviceName = model.metadata.signingName ?? model.metadata.endpointPrefix
  const last = table.get(caller.accessKeyId)
  if (last && last.serviceName === serviceName && last.region === region && now - Date.parse(last.date) < GRAIN) return
  const { accessKeyId } = caller
  const date = isoSecond(now)
  awake.log.lazily(awake.state.unit(() => table.put({ accessKeyId, date, region, serviceName })).operations)
}
