import type { JSONWebKeySet } from 'jose'
import { defineCollection } from '../../world/collection.ts'

/** A Region whose STS endpoint the account has switched off; there is a record only while it is off. */
export const disabledRegions = defineCollection<{ region: string }>()({
  name: 'sts:disabled-region',
  scope: 'account',
  key: ({ region }) => region,
})

/**
 * The keys an identity provider signs its tokens with. AWS fetches them from the issuer; here is no network, so that they
 * are registered (`registerIdentityProvider`, or the control port). An issuer is the same for every account of a world.
 */
export interface IssuerKeys {
  /** The issuer's URL without `https://`, as IAM names providers. */
  issuer: string
  jwks: JSONWebKeySet
}

export const issuerKeys = defineCollection<IssuerKeys>()({
  name: 'sts:issuer-keys',
  scope: 'world',
  key: ({ issuer }) => issuer,
})
