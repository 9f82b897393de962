import type { AwsError } from '../aws-error.ts'
import type { Outcome, SandboxEvent } from '../events/event.ts'
import { recordServiceUse } from '../services/iam/last-accessed.ts'
import type { StoreOperation } from '../store/store.ts'
import { policyTexts } from '../world/account.ts'
import type { AwakeWorld, World } from '../world/world.ts'
import type { Attempt } from './attempt.ts'
import type { Wanted } from './find.ts'
import type { Machinery } from './machinery.ts'
import { eventOf } from './record.ts'

/**
 * Makes the event of a request and commits it with what was changed; resolves when all that the answer tells is on disk.
 * The event of what changed nothing is written later.
 */
export async function remember(
  machinery: Machinery,
  attempt: Attempt,
  world: World,
  awake: AwakeWorld,
  wanted: Wanted,
  operations: StoreOperation[],
  refused: AwsError | undefined,
): Promise<void> {
  if (attempt.caller.kind === 'reader') return machinery.pending(world.id)
  keepPolicyTexts(machinery, attempt, awake)
  const { journey } = attempt
  const event = eventOfAttempt(attempt, wanted, refused)
  if (event.outcome !== 'rejected')
    recordServiceUse(awake, attempt.caller, event.action, journey.region, attempt.ledgerTime)
  if (operations.length) return world.commit(operations, { log: awake.log, event })
  awake.log.later(event)
  machinery.flushSoon()
  return machinery.pending(world.id)
}

export function eventOfAttempt(attempt: Attempt, wanted: Wanted, refused: AwsError | undefined): SandboxEvent {
  const { journey } = attempt
  return eventOf({
    caller: attempt.caller,
    world: attempt.world.id,
    seq: attempt.seq,
    id: attempt.id,
    wallTime: attempt.wallTime,
    ledgerTime: attempt.ledgerTime,
    facts: journey.facts,
    region: journey.region,
    model: journey.model,
    operation: attempt.attribution?.operation ?? (wanted.kind === 'operation' ? wanted.model.name : wanted.name),
    ...(wanted.kind === 'operation' && { operationModel: wanted.model }),
    readOnly: attempt.operation?.access === 'List' || attempt.operation?.access === 'Read',
    decisions: attempt.decisions,
    outcome: outcomeOf(attempt, refused),
    ...(refused && {
      error: { code: refused.code, message: attempt.attribution?.errorMessage ?? refused.message },
    }),
    ...(attempt.input && { input: attempt.input }),
    ...(attempt.output && !refused && { output: attempt.output }),
  })
}

/** What decided is kept by its hash, so that the decision can be explained when the policy has long changed. */
function keepPolicyTexts(machinery: Machinery, attempt: Attempt, awake: AwakeWorld): void {
  const missing: Array<{ hash: string; text: string }> = []
  const table = awake.state.table(policyTexts)
  for (const { policies } of attempt.decisions)
    for (const { hash } of policies) {
      if (hash === undefined || table.has(hash)) continue
      const text = machinery.compiler.textOf(hash)
      if (text !== undefined) missing.push({ hash, text })
    }
  if (missing.length === 0) return
  const { operations } = awake.state.unit(() => {
    for (const policy of missing) table.put(policy)
  })
  awake.log.lazily(operations)
}

function outcomeOf(
  attempt: Pick<Attempt, 'denied' | 'attribution' | 'decisions'>,
  refused: AwsError | undefined,
): Outcome {
  if (!refused) return 'allowed'
  if (attempt.denied) return 'denied'
  return attempt.decisions.length || attempt.attribution ? 'failed' : 'rejected'
}
