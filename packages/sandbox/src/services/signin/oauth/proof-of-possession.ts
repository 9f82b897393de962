/** DPoP (RFC 9449): each request for a token proves that its sender holds the key the login was made with. */
import { calculateJwkThumbprint, EmbeddedJWK, errors, jwtVerify } from 'jose'
import type { Call } from '../../../call.ts'
import { invalidGrant } from './errors.ts'

/** Seconds that a proof's clock may be off. */
const TOLERANCE = 300

/**
 * The thumbprint of the key that signed the request's proof. `crypto.subtle` does it, so that a browser needs a secure
 * context for this one operation.
 * @throws AwsError ValidationException for no proof, or a bad one
 */
export async function provenKey(call: Call): Promise<string> {
  const { headers } = call.message.request
  const proof = headers.dpop
  if (proof === undefined) throw invalidGrant('The DPoP header is missing.')
  try {
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
      algorithms: ['ES256'],
      typ: 'dpop+jwt',
      currentDate: new Date(call.wallTime),
    })
    const age = Math.abs(call.wallTime / 1000 - Number(payload.iat))
    if (payload.htm !== 'POST' || !isTokenAddress(payload.htu) || !(age <= TOLERANCE) || !protectedHeader.jwk)
      throw invalidGrant('The DPoP proof is for another request, or too old.')
    return await calculateJwkThumbprint(protectedHeader.jwk)
  } catch (error) {
    // A token that cannot be read, or whose signature is another key's: the sender's mistake.
    if (error instanceof errors.JOSEError || error instanceof TypeError)
      throw invalidGrant('The DPoP proof is not valid.')
    throw error
  }
}

/** The address as the sender wrote it: which host that is, only the sender knows. */
const isTokenAddress = (address: unknown): boolean =>
  typeof address === 'string' && URL.canParse(address) && new URL(address).pathname === '/v1/token'
