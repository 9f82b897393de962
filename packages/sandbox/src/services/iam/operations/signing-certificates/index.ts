import type { Operation } from '../../../../operation.ts'
import {
  deleteSigningCertificate,
  listSigningCertificates,
  updateSigningCertificate,
  uploadSigningCertificate,
} from './signing-certificates.ts'

export const signingCertificateOperations: readonly Operation[] = [
  deleteSigningCertificate,
  listSigningCertificates,
  updateSigningCertificate,
  uploadSigningCertificate,
]
