/**
 * What a role's session carries that was asked for through the relay: LocalStack keeps none of it. To GetSessionToken it
 * answers with the same credentials always, which lead to another account (4.14.0).
 */
import { type AwsStructure, decodeRequest, decodeResponse } from '@first-line/aws-api'
import type { KnownSession } from '@first-line/sandbox'
import { z } from 'zod'
import type { Exchange } from './relayed.ts'

const wanted = z.object({
  Policy: z.string().optional(),
  PolicyArns: z.array(z.object({ arn: z.string() })).default([]),
  Tags: z.array(z.object({ Key: z.string(), Value: z.string() })).default([]),
  SourceIdentity: z.string().optional(),
})
const given = z.object({ Credentials: z.object({ AccessKeyId: z.string() }) })

/** So many sessions are remembered, of all accounts. */
const most = 1000

export function createSessions() {
  const known = new Map<string, KnownSession>()
  return {
    learn({ request, answer, asked: { model, operation }, at }: Exchange): void {
      if (!model || operation?.name !== 'AssumeRole') return
      const made = given.safeParse(answer.status < 300 ? decodeResponse(model, operation, answer).output : undefined)
      if (!made.success) return
      const input = wanted.parse(decodeRequest(model, operation, request) satisfies AwsStructure)
      const { Policy, PolicyArns, Tags, SourceIdentity: sourceIdentity } = input
      known.set(made.data.Credentials.AccessKeyId, {
        issuedAt: at.getTime(),
        ...(Policy !== undefined && { policies: [Policy] }),
        ...(PolicyArns.length > 0 && { policyArns: PolicyArns.map(({ arn }) => arn) }),
        ...(Tags.length > 0 && { tags: Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value])) }),
        ...(sourceIdentity !== undefined && { sourceIdentity }),
      })
      if (known.size > most) known.delete(known.keys().next().value ?? '')
    },
    /** Of one that was made elsewhere nothing is known but that it is there. */
    of: (accessKeyId: string, now: number): KnownSession => known.get(accessKeyId) ?? { issuedAt: now },
  }
}
