import { decodeJwt, type JWTPayload } from 'jose'
import type { Tag } from '../../iam/entities.ts'
import { invalidIdentityToken } from '../errors.ts'

/** What a web identity token says, as far as STS cares. */
export interface IdentityClaims {
  issuer: string
  subject: string
  /** The client the token is for: `azp` where there is one, else `aud`. */
  audiences: readonly string[]
  /** Seconds. */
  expires: number
  tags: Tag[]
  transitiveTagKeys: string[]
  sourceIdentity?: string
  payload: JWTPayload
}

/** Claims of their own that AWS reads (IAM User Guide, *Pass session tags in AWS STS*). */
const TAGS = 'https://aws.amazon.com/tags'
const SOURCE_IDENTITY = 'https://aws.amazon.com/source_identity'

const NO_JWT = 'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)'

/** Reads a token without believing it. @throws AwsError InvalidIdentityToken */
export function readClaims(token: string): IdentityClaims {
  let payload: JWTPayload
  try {
    payload = decodeJwt(token)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    throw invalidIdentityToken(NO_JWT)
  }
  const { iss, sub, aud, exp, azp } = payload
  if (typeof iss !== 'string') throw missing('iss')
  if (typeof sub !== 'string') throw missing('sub')
  if (typeof exp !== 'number') throw missing('exp')
  const client = typeof azp === 'string' ? azp : aud
  if (client === undefined) throw missing('aud')
  const identity = payload[SOURCE_IDENTITY]
  return {
    issuer: iss,
    subject: sub,
    audiences: typeof client === 'string' ? [client] : client,
    expires: exp,
    ...tagsOf(payload[TAGS]),
    ...(typeof identity === 'string' && { sourceIdentity: identity }),
    payload,
  }
}

/** Seen for `aud`; for the others by analogy. */
const missing = (claim: string) => invalidIdentityToken(`Missing a required claim: ${claim}`)

/** `{ "principal_tags": { "Project": ["Automation"] }, "transitive_tag_keys": ["Project"] }` */
function tagsOf(claim: unknown): Pick<IdentityClaims, 'tags' | 'transitiveTagKeys'> {
  const { principal_tags, transitive_tag_keys } = record(claim)
  const tags = Object.entries(record(principal_tags)).map(([Key, value]) => {
    const first: unknown = Array.isArray(value) ? value[0] : value
    return { Key, Value: typeof first === 'string' ? first : '' }
  })
  const keys = Array.isArray(transitive_tag_keys) ? transitive_tag_keys : []
  return { tags, transitiveTagKeys: keys.filter((key) => typeof key === 'string') }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
