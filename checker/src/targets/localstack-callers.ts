/** Whose keys requests to LocalStack are signed with: it is asked once for each. */
import { z } from 'zod'
import type { Ask } from './localstack-ask.ts'
import { type Caller, callerOf } from './relayed.ts'

const identity = z.object({ Arn: z.string(), Account: z.string() })

/** So many keys are remembered; a course makes some dozens. */
const most = 1000

/** Answers undefined where it does not say whose a key is. */
export function callersAt(ask: Ask): (accessKeyId: string) => Promise<Caller | undefined> {
  const known = new Map<string, Promise<Caller | undefined>>()

  async function find(accessKeyId: string): Promise<Caller | undefined> {
    if (/^\d{12}$/.test(accessKeyId)) return callerOf(`arn:aws:iam::${accessKeyId}:root`, accessKeyId, accessKeyId)
    const told = identity.safeParse(await ask(accessKeyId, { service: 'sts', operation: 'GetCallerIdentity' }))
    return told.success ? callerOf(told.data.Arn, told.data.Account, accessKeyId) : undefined
  }

  return (accessKeyId) => {
    const before = known.get(accessKeyId)
    if (before) return before
    const found = find(accessKeyId)
    known.set(accessKeyId, found)
    if (known.size > most) known.delete(known.keys().next().value ?? '')
    found.then(
      (caller) => caller === undefined && known.delete(accessKeyId),
      () => known.delete(accessKeyId),
    )
    return found
  }
}
