/** Collections besides those of `../entities.ts`, by subject. */
import { passwordPolicies, stsPreferences } from './account-settings.ts'
import { instanceProfiles } from './instance-profiles.ts'
import { oidcProviders, samlProviders } from './providers.ts'
import { credentialReports, deletionTasks, lastAccessedJobs, serviceUses } from './reports.ts'

export const roleAndAccountCollections = [
  instanceProfiles,
  oidcProviders,
  samlProviders,
  passwordPolicies,
  stsPreferences,
  credentialReports,
  lastAccessedJobs,
  serviceUses,
  deletionTasks,
] as const
