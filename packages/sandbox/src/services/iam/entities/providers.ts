import { defineCollection } from '../../../world/collection.ts'
import type { Tag } from '../entities.ts'

/** An OpenID Connect identity provider. */
export interface OidcProvider {
  arn: string
  /** Without `https://`, as IAM gives it back. */
  url: string
  clientIds: readonly string[]
  thumbprints: readonly string[]
  createDate: string
  tags: readonly Tag[]
}

export const oidcProviders = defineCollection<OidcProvider>()({
  name: 'iam:oidc-provider',
  scope: 'account',
  key: (provider) => provider.arn,
})

export interface SamlPrivateKey {
  keyId: string
  /** When it was added. */
  date: string
}

/** A SAML 2.0 identity provider. */
export interface SamlProvider {
  arn: string
  name: string
  uuid: string
  metadata: string
  createDate: string
  validUntil: string
  assertionEncryptionMode: 'Required' | 'Allowed'
  privateKeys: readonly SamlPrivateKey[]
  tags: readonly Tag[]
}

export const samlProviders = defineCollection<SamlProvider>()({
  name: 'iam:saml-provider',
  scope: 'account',
  key: (provider) => provider.arn,
})
