import type { Operation } from '../../../../operation.ts'
import { createAccountAlias, deleteAccountAlias, listAccountAliases } from './account-alias.ts'
import {
  deleteAccountPasswordPolicy,
  getAccountPasswordPolicy,
  updateAccountPasswordPolicy,
} from './account-password-policy.ts'
import { getAccountSummary } from './get-account-summary.ts'
import {
  disableOutboundWebIdentityFederation,
  enableOutboundWebIdentityFederation,
  getOutboundWebIdentityFederationInfo,
} from './outbound-web-identity-federation.ts'
import { setSecurityTokenServicePreferences } from './set-security-token-service-preferences.ts'

export const accountOperations: readonly Operation[] = [
  createAccountAlias,
  deleteAccountAlias,
  deleteAccountPasswordPolicy,
  disableOutboundWebIdentityFederation,
  enableOutboundWebIdentityFederation,
  getAccountPasswordPolicy,
  getAccountSummary,
  getOutboundWebIdentityFederationInfo,
  listAccountAliases,
  setSecurityTokenServicePreferences,
  updateAccountPasswordPolicy,
]
