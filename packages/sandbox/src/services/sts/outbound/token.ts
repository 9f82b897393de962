import { SignJWT } from 'jose'
import type { Call } from '../../../call.ts'
import type { OutboundFederation, SigningAlgorithm } from '../../iam/entities/account-settings.ts'
import type { Tag } from '../../iam/entities.ts'
import { KEY_IDS, signingKey } from './signing-keys.ts'

/** What a token is to say besides who its bearer is. */
export interface TokenRequest {
  audience: readonly string[]
  algorithm: SigningAlgorithm
  tags: readonly Tag[]
  /** Milliseconds of wall time. */
  expires: number
}

/** The claims AWS adds are under this name (IAM User Guide, *Understanding token claims*). */
const AWS_CLAIMS = 'https://sts.amazonaws.com/'

/** Signs who the caller is, as AWS's tokens say it. */
export async function signToken(
  call: Call,
  { issuer, keys }: OutboundFederation,
  { audience, algorithm, tags, expires }: TokenRequest,
): Promise<string> {
  const claims = {
    aud: audience.length === 1 ? audience[0]! : [...audience],
    sub: subjectOf(call),
    [AWS_CLAIMS]: awsClaims(call, tags),
    iss: issuer,
    exp: Math.floor(expires / 1000),
    iat: Math.floor(call.wallTime / 1000),
    jti: call.ids.requestId(),
  }
  return new SignJWT(claims)
    .setProtectedHeader({ kid: KEY_IDS[algorithm], typ: 'JWT', alg: algorithm })
    .sign(await signingKey(keys, algorithm))
}

/** The user's ARN, or the role's, whatever the session is called. */
function subjectOf({ caller: { principal, arn } }: Call): string {
  return principal.type === 'role-session' ? principal.roleArn : arn
}

function awsClaims(call: Call, tags: readonly Tag[]): Record<string, unknown> {
  const { principal, session } = call.caller
  const principalTags = 'tags' in principal ? (principal.tags ?? {}) : {}
  return {
    aws_account: call.account,
    ...(tags.length && { request_tags: Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value])) }),
    ...(principal.type === 'role-session' && session && { original_session_exp: isoSeconds(session.expiresAt) }),
    ...(session?.federatedProvider && { federated_provider: session.federatedProvider }),
    ...(session?.sourceIdentity && { source_identity: session.sourceIdentity }),
    source_region: call.region,
    principal_id: subjectOf(call),
    ...(Object.keys(principalTags).length && { principal_tags: principalTags }),
  }
}

const isoSeconds = (time: number): string => new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z')
