import { exportJWK, generateKeyPair, importJWK, type JSONWebKeySet, type JWK } from 'jose'
import { AwsError } from '../../../aws-error.ts'
import type { SigningAlgorithm } from '../../iam/entities/account-settings.ts'

export type SigningKeys = Readonly<Record<SigningAlgorithm, JWK>>

/** As AWS names them in an account's `jwks.json`. */
export const KEY_IDS = { RS256: 'RSA_0', ES384: 'EC384_0' } as const satisfies Record<SigningAlgorithm, string>

/** Asymmetric keys need `crypto.subtle`, which a page that came over plain http does not have. */
const canSign = (): boolean => globalThis.crypto?.subtle !== undefined

export const noSecureContext = (): AwsError =>
  new AwsError('ServiceFailure', 500, 'Tokens cannot be signed here: this is no secure context.')

/** New private keys, one for each algorithm; none outside a secure context. */
export async function makeSigningKeys(): Promise<SigningKeys | undefined> {
  if (!canSign()) return undefined
  const [RS256, ES384] = await Promise.all([makeKey('RS256'), makeKey('ES384')])
  return { RS256, ES384 }
}

async function makeKey(alg: SigningAlgorithm): Promise<JWK> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true })
  return { ...(await exportJWK(privateKey)), alg, kid: KEY_IDS[alg], use: 'sig' }
}

/** What the issuer publishes at `/.well-known/jwks.json`. */
export function publicKeys(keys: SigningKeys): JSONWebKeySet {
  return {
    keys: [keys.RS256, keys.ES384].map(
      ({ d: _, p: __, q: ___, dp: ____, dq: _____, qi: ______, ...publicPart }) => publicPart,
    ),
  }
}

/** The key in the form that signs. @throws AwsError outside a secure context */
export async function signingKey(keys: SigningKeys, algorithm: SigningAlgorithm): Promise<CryptoKey> {
  if (!canSign()) throw noSecureContext()
  const key = await importJWK(keys[algorithm], algorithm)
  if (key instanceof Uint8Array) throw new TypeError(`The key of ${algorithm} is symmetric`)
  return key
}
