import { createLocalJWKSet, errors, jwtVerify } from 'jose'
import { AwsError } from '../../../aws-error.ts'
import type { Call } from '../../../call.ts'
import { type OidcProvider, oidcProviders } from '../../iam/entities/providers.ts'
import { issuerKeys } from '../entities.ts'
import { expiredIdentityToken, invalidIdentityToken } from '../errors.ts'
import { type IdentityClaims, readClaims } from './claims.ts'
import { knownClaims } from './provider-claims.ts'

/** Who a token proves its bearer to be, for roles of one account. */
export interface WebIdentity {
  provider: OidcProvider
  audience: string
  claims: IdentityClaims
}

/** What AWS takes (API Reference, *AssumeRoleWithWebIdentity*). */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512']

/** Two spaces, as AWS has them. */
const NO_KEY =
  "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements"

/**
 * Checks a token against the account's providers and the issuer's keys. `crypto.subtle` does it, so that a browser needs a
 * secure context for this one operation.
 * @throws AwsError InvalidIdentityToken, ExpiredTokenException; IDPCommunicationError outside a secure context
 */
export async function verifyToken(call: Call, token: string, account: string): Promise<WebIdentity> {
  const claims = readClaims(token)
  const url = claims.issuer.replace(/^https:\/\//, '').replace(/\/+$/, '')
  const provider = call.table(oidcProviders, account).get(`arn:aws:iam::${account}:oidc-provider/${url}`)
  if (!provider) throw invalidIdentityToken(`No OpenIDConnect provider found in your account for ${claims.issuer}`)
  const audience = claims.audiences.find((one) => provider.clientIds.includes(one))
  if (audience === undefined) throw invalidIdentityToken('Incorrect token audience')
  const keys = call.world.table(issuerKeys).get(url)
  if (!keys) throw invalidIdentityToken(NO_KEY)
  // A page that came over plain http: better said than failed at.
  if (globalThis.crypto?.subtle === undefined)
    throw new AwsError('IDPCommunicationError', 400, 'Tokens cannot be verified here: this is no secure context.')
  const seconds = Math.floor(call.wallTime / 1000)
  try {
    // Time is told apart from the signature, in AWS's words, below.
    await jwtVerify(token, createLocalJWKSet(keys.jwks), {
      algorithms: ALGORITHMS,
      currentDate: new Date(Math.min(seconds, claims.expires - 1) * 1000),
    })
  } catch (error) {
    if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
      throw invalidIdentityToken(NO_KEY)
    // Wording unverified.
    if (error instanceof errors.JOSEError) throw invalidIdentityToken('The signature of the ID Token is not valid.')
    throw error
  }
  if (seconds >= claims.expires)
    throw expiredIdentityToken(
      `Token expired: current date/time ${seconds} must be before the expiration date/time ${claims.expires}`,
    )
  return { provider, audience, claims }
}

/** The condition keys of a token: `PROVIDER:aud`, `PROVIDER:sub` … */
export function identityContext({ provider, audience, claims }: WebIdentity): Record<string, string | string[]> {
  const context: Record<string, string | string[]> = { [`${provider.url}:aud`]: audience }
  const { aud, azp } = claims.payload
  // Where a client asks for another's token, `aud` is the client and `oaud` the other.
  if (typeof azp === 'string' && aud !== undefined) context[`${provider.url}:oaud`] = aud
  for (const claim of knownClaims(provider.url)) {
    const value = claims.payload[claim]
    if (value === undefined || value === null) continue
    context[`${provider.url}:${claim}`] = Array.isArray(value) ? value.map(String) : String(value)
  }
  return context
}
