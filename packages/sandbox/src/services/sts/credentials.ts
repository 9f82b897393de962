import type { AwsStructure } from '@first-line/aws-api'
import type { Call } from '../../call.ts'
import type { SessionClaims } from '../../sessions/claims.ts'
import { packedPolicyTooLarge } from './errors.ts'

/**
 * A session token's characters at most. Since September 2026 this is the one limit on session policies and tags: before,
 * their packed size had one of its own (AWS, *AWS STS simplifies session token size limits*).
 */
const LARGEST_TOKEN = 4_096

/** What a request says of the session it asks for. */
export type Session = Omit<SessionClaims, 'accessKeyId' | 'world' | 'issuedAt' | 'expiresAt' | 'padding'> & {
  /** Seconds. */
  duration: number
}

/**
 * Makes credentials: `Credentials`, the token's size, and how much of the allotted space it takes; `PackedPolicySize` is
 * the same, said where policies or tags were passed.
 * @throws AwsError PackedPolicyTooLarge
 */
export function issueCredentials(call: Call, { duration, ...session }: Session, minimumSize?: number): AwsStructure {
  // AWS's times have seconds only.
  const issuedAt = Math.floor(call.wallTime / 1000) * 1000
  const claims = { ...session, world: call.worldId, issuedAt, expiresAt: issuedAt + duration * 1000 }
  const issued = call.sessions.issue(claims, minimumSize)
  const size = issued.sessionToken.length
  const utilization = Math.ceil((size * 100) / LARGEST_TOKEN)
  const hasPolicies = session.policies !== undefined || session.policyArns !== undefined
  if (size > LARGEST_TOKEN)
    throw packedPolicyTooLarge(
      hasPolicies
        ? `Packed policy consumes ${utilization}% of allotted space, please use smaller policy.`
        : `Packed size of session tags consumes ${utilization}% of allotted space.`,
    )
  return {
    Credentials: {
      AccessKeyId: issued.accessKeyId,
      SecretAccessKey: issued.secretAccessKey,
      SessionToken: issued.sessionToken,
      Expiration: new Date(issued.expiresAt),
    },
    ...((hasPolicies || session.tags !== undefined) && { PackedPolicySize: utilization }),
    SessionTokenUtilization: utilization,
    SessionTokenSize: size,
  }
}
