import type { JWK } from 'jose'
import { defineCollection } from '../../../world/collection.ts'

/** The account's password policy, as UpdateAccountPasswordPolicy sets it. */
export interface PasswordPolicy {
  minimumPasswordLength: number
  requireSymbols: boolean
  requireNumbers: boolean
  requireUppercaseCharacters: boolean
  requireLowercaseCharacters: boolean
  allowUsersToChangePassword: boolean
  /** Days. Absent: passwords do not expire. */
  maxPasswordAge?: number
  /** How many of the last passwords may not come again. Absent: no limit. */
  passwordReusePrevention?: number
  hardExpiry?: boolean
}

/** One record, `policy`; none while the account follows AWS's default policy. */
export const passwordPolicies = defineCollection<PasswordPolicy>()({
  name: 'iam:password-policy',
  scope: 'account',
  key: () => 'policy',
})

/** One record, `preferences`: which tokens the global STS endpoint gives. None: version 1. */
export const stsPreferences = defineCollection<{ globalEndpointTokenVersion: 'v1Token' | 'v2Token' }>()({
  name: 'iam:sts-preferences',
  scope: 'account',
  key: () => 'preferences',
})

/** Whether tokens are given out that tell other parties who somebody of this account is, and what they are signed with. */
export interface OutboundFederation {
  /** `https://UUID.tokens.sts.global.api.aws`; it and the keys stay the same when the feature is switched off and on again. */
  issuer: string
  enabled: boolean
  /** Private keys by the algorithm they sign with. */
  keys: Readonly<Record<SigningAlgorithm, JWK>>
}

export type SigningAlgorithm = 'RS256' | 'ES384'

/** One record, `federation`; none before the feature was first switched on. */
export const outboundFederations = defineCollection<OutboundFederation>()({
  name: 'iam:outbound-federation',
  scope: 'account',
  key: () => 'federation',
})

/** One record, `role-manager`; none while it was never switched on. */
export const roleManagers = defineCollection<{ enabled: boolean }>()({
  name: 'iam:role-manager',
  scope: 'account',
  key: () => 'role-manager',
})
