import type { Operation } from '../../../../operation.ts'
import { createAccountAlias, deleteAccountAlias, listAccountAliases } from './account-alias.ts'
import {
  deleteAccountPasswordPolicy,
  getAccountPasswordPolicy,
  updateAccountPasswordPolicy,
} from './account-password-policy.ts'
import { getAccountSummary } from './get-account-summary.ts'
import { setSecurityTokenServicePreferences } from './set-security-token-service-preferences.ts'

export const accountOperations: readonly Operation[] = [
  createAccountAlias,
  deleteAccountAlias,
  deleteAccountPasswordPolicy,
  getAccountPasswordPolicy,
  getAccountSummary,
  listAccountAliases,
  setSecurityTokenServicePreferences,
  updateAccountPasswordPolicy,
]
