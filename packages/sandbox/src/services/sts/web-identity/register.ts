import type { JSONWebKeySet } from 'jose'
import type { World } from '../../../world/world.ts'
import { issuerKeys } from '../entities.ts'

/** An identity provider outside AWS, as AssumeRoleWithWebIdentity needs to know it. */
export interface IdentityProvider {
  /** `https://token.actions.githubusercontent.com` */
  issuer: string
  /** Its public keys, as its `jwks_uri` gives them. */
  jwks: JSONWebKeySet
}

/**
 * Tells a world the keys of an issuer: AWS would fetch them. Its accounts still have to trust it
 * (CreateOpenIDConnectProvider). Registering again takes the place of what was there.
 * @throws TypeError for an issuer that is no https URL, or keys that are none
 */
export async function registerIdentityProvider(world: World, { issuer, jwks }: IdentityProvider): Promise<void> {
  if (!URL.canParse(issuer) || !issuer.startsWith('https://')) throw new TypeError(`${issuer} is no https URL`)
  if (!Array.isArray(jwks?.keys)) throw new TypeError('"jwks" has a list of "keys"')
  // Who has the private part could sign as the issuer: it is not kept.
  const keys = jwks.keys.map(({ d: _, p: __, q: ___, dp: ____, dq: _____, qi: ______, k: _______, ...key }) => key)
  const url = issuer.replace(/^https:\/\//, '').replace(/\/+$/, '')
  await world.write((state) => state.table(issuerKeys).put({ issuer: url, jwks: { keys } }))
}

/** What is registered, an account's own issuer of outbound tokens too. */
export function identityProviders(world: World): Promise<IdentityProvider[]> {
  return world.read((state) =>
    state
      .table(issuerKeys)
      .list()
      .map(({ issuer, jwks }) => ({ issuer: `https://${issuer}`, jwks })),
  )
}
