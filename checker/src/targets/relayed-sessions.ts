/** What temporary credentials carry that were asked for through the relay: LocalStack keeps none of it, and believes any code. */
import { type AwsStructure, decodeRequest, decodeResponse } from '@first-line/aws-api'
import type { KnownSession } from '@first-line/sandbox'
import { z } from 'zod'
import type { Exchange } from './relayed.ts'

const wanted = z.object({
  SerialNumber: z.string().optional(),
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
      if (!model || !/^(AssumeRole|GetSessionToken)$/.test(operation?.name ?? '') || !operation) return
      const made = given.safeParse(answer.status < 300 ? decodeResponse(model, operation, answer).output : undefined)
      if (!made.success) return
      const input = wanted.parse(decodeRequest(model, operation, request) satisfies AwsStructure)
      const { SerialNumber, Policy, PolicyArns, Tags, SourceIdentity: sourceIdentity } = input
      known.set(made.data.Credentials.AccessKeyId, {
        issuedAt: at.getTime(),
        // A role's session does not say that a second factor was shown (IAM User Guide, *Secure API access with MFA*).
        ...(SerialNumber !== undefined && operation.name === 'GetSessionToken' && { mfaAt: at.getTime() }),
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
