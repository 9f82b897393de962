/** Collections besides those of `../entities.ts`, by subject. */
import { outboundFederations, passwordPolicies, roleManagers, stsPreferences } from './account-settings.ts'
import { instanceProfiles } from './instance-profiles.ts'
import { loginProfiles } from './login-profiles.ts'
import { mfaDevices } from './mfa-devices.ts'
import { oidcProviders, samlProviders } from './providers.ts'
import { credentialReports, deletionTasks, lastAccessedJobs, serviceUses } from './reports.ts'
import { serverCertificates } from './server-certificates.ts'
import { serviceSpecificCredentials, signingCertificates, sshPublicKeys } from './user-credentials.ts'

export const roleAndAccountCollections = [
  instanceProfiles,
  oidcProviders,
  samlProviders,
  passwordPolicies,
  stsPreferences,
  outboundFederations,
  roleManagers,
  credentialReports,
  lastAccessedJobs,
  serviceUses,
  deletionTasks,
] as const

export const credentialCollections = [
  loginProfiles,
  mfaDevices,
  sshPublicKeys,
  signingCertificates,
  serviceSpecificCredentials,
  serverCertificates,
] as const
