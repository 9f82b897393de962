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
