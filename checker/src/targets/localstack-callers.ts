/** Whose keys requests to LocalStack are signed with: it is asked once for each. */
import { decodeResponse, encodeRequest, loadService, signingScope, signRequest } from '@first-line/aws-api'
import { z } from 'zod'
import { configOf, region } from './localstack-lay.ts'
import { send } from './localstack-send.ts'
import { type Caller, callerOf } from './relayed.ts'

const identity = z.object({ Arn: z.string(), Account: z.string() })

/** So many keys are remembered; a course makes some dozens. */
const most = 1000

/** Answers undefined where it does not say whose a key is. */
export function callersAt(endpoint: string): (accessKeyId: string) => Promise<Caller | undefined> {
  const known = new Map<string, Promise<Caller | undefined>>()

  async function ask(accessKeyId: string): Promise<Caller | undefined> {
    if (/^\d{12}$/.test(accessKeyId)) return callerOf(`arn:aws:iam::${accessKeyId}:root`, accessKeyId, accessKeyId)
    const sts = await loadService('sts')
    const operation = sts.operations.GetCallerIdentity
    if (!operation) throw new Error('the model of sts has no GetCallerIdentity')
    // Its secret is not asked for there: who types an id is who it belongs to.
    const { credentials } = configOf(endpoint, accessKeyId)
    const plain = encodeRequest(sts, operation, {}, { region })
    const answer = await send(
      endpoint,
      signRequest(plain, credentials, { ...signingScope(sts, region), now: new Date() }),
    )
    const told = identity.safeParse(decodeResponse(sts, operation, answer).output)
    return told.success ? callerOf(told.data.Arn, told.data.Account, accessKeyId) : undefined
  }

  return (accessKeyId) => {
    const before = known.get(accessKeyId)
    if (before) return before
    const asked = ask(accessKeyId)
    known.set(accessKeyId, asked)
    if (known.size > most) known.delete(known.keys().next().value ?? '')
    asked.then(
      (caller) => caller === undefined && known.delete(accessKeyId),
      () => known.delete(accessKeyId),
    )
    return asked
  }
}
