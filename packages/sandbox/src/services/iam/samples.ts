import type { OperationSamples } from '../../testing/sample.ts'
import { accessKeySamples } from './operations/access-keys/samples.ts'
import { accountSamples } from './operations/account/samples.ts'
import { groupSamples } from './operations/groups/samples.ts'
import { instanceProfileSamples } from './operations/instance-profiles/samples.ts'
import { mfaSamples } from './operations/mfa/samples.ts'
import { passwordSamples } from './operations/passwords/samples.ts'
import { policySamples } from './operations/policies/samples.ts'
import { providerSamples } from './operations/providers/samples.ts'
import { reportSamples } from './operations/reports/samples.ts'
import { roleManagerSamples } from './operations/role-manager/samples.ts'
import { roleSamples } from './operations/roles/samples.ts'
import { serverCertificateSamples } from './operations/server-certificates/samples.ts'
import { serviceCredentialSamples } from './operations/service-specific-credentials/samples.ts'
import { signingCertificateSamples } from './operations/signing-certificates/samples.ts'
import { simulationSamples } from './operations/simulate/samples.ts'
import { sshPublicKeySamples } from './operations/ssh-public-keys/samples.ts'
import { userSamples } from './operations/users/samples.ts'

/** A call of each operation that succeeds, and how its denials name the resource. */
export const iamSamples: OperationSamples = {
  ...roleSamples,
  ...roleManagerSamples,
  ...instanceProfileSamples,
  ...policySamples,
  ...accountSamples,
  ...providerSamples,
  ...reportSamples,
  ...simulationSamples,
  ...accessKeySamples,
  ...groupSamples,
  ...mfaSamples,
  ...passwordSamples,
  ...serverCertificateSamples,
  ...serviceCredentialSamples,
  ...signingCertificateSamples,
  ...sshPublicKeySamples,
  ...userSamples,
}
