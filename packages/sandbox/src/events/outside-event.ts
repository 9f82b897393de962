import type { Ids } from '../ids/ids.ts'
import type { SandboxEvent } from './event.ts'
import { eventIdOf } from './event-id.ts'

/** The service of events that AWS does not have: what was done to an account from outside, with nobody's credentials. */
export const SANDBOX_SERVICE = 'sandbox'

export interface OutsideWork {
  world: string
  account: string
  /** `ResetAccount` */
  operation: string
  wallTime: number
  ledgerTime: number
}

/** Tells of something that came neither through the API nor through the console. */
export function outsideEvent(work: OutsideWork, seq: number, ids: Ids): SandboxEvent {
  return {
    id: eventIdOf(seq, ids),
    seq,
    world: work.world,
    account: work.account,
    time: new Date(work.wallTime).toISOString(),
    ...(work.ledgerTime !== work.wallTime && { ledgerTime: new Date(work.ledgerTime).toISOString() }),
    requestId: ids.requestId(),
    principal: { type: 'anonymous' },
    principalArn: 'anonymous',
    principalId: 'anonymous',
    service: SANDBOX_SERVICE,
    operation: work.operation,
    action: `${SANDBOX_SERVICE}:${work.operation}`,
    readOnly: false,
    outcome: 'allowed',
    decisions: [],
    region: 'us-east-1',
    sourceIp: '127.0.0.1',
    userAgent: SANDBOX_SERVICE,
  }
}
