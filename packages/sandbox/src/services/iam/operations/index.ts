import type { Operation } from '../../../operation.ts'
import { accessKeyOperations } from './access-keys/index.ts'
import { accountOperations } from './account/index.ts'
import { groupOperations } from './groups/index.ts'
import { instanceProfileOperations } from './instance-profiles/index.ts'
import { mfaOperations } from './mfa/index.ts'
import { passwordOperations } from './passwords/index.ts'
import { policyOperations } from './policies/index.ts'
import { providerOperations } from './providers/index.ts'
import { reportOperations } from './reports/index.ts'
import { roleManagerOperations } from './role-manager/index.ts'
import { roleOperations } from './roles/index.ts'
import { serverCertificateOperations } from './server-certificates/index.ts'
import { serviceCredentialOperations } from './service-specific-credentials/index.ts'
import { signingCertificateOperations } from './signing-certificates/index.ts'
import { simulationOperations } from './simulate/index.ts'
import { sshPublicKeyOperations } from './ssh-public-keys/index.ts'
import { userOperations } from './users/index.ts'

/** Every operation of IAM that is offered, by subject. */
export const iamOperations: readonly Operation[] = [
  ...userOperations,
  ...groupOperations,
  ...accessKeyOperations,
  ...passwordOperations,
  ...mfaOperations,
  ...sshPublicKeyOperations,
  ...signingCertificateOperations,
  ...serviceCredentialOperations,
  ...serverCertificateOperations,
  ...roleOperations,
  ...roleManagerOperations,
  ...instanceProfileOperations,
  ...policyOperations,
  ...accountOperations,
  ...reportOperations,
  ...simulationOperations,
  ...providerOperations,
]
