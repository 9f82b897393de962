import type { Operation } from '../../../../operation.ts'
import {
  deleteServerCertificate,
  getServerCertificate,
  listServerCertificates,
  serverCertificateTagOperations,
  updateServerCertificate,
} from './server-certificates.ts'
import { uploadServerCertificate } from './upload-server-certificate.ts'

export const serverCertificateOperations: readonly Operation[] = [
  deleteServerCertificate,
  getServerCertificate,
  listServerCertificates,
  updateServerCertificate,
  uploadServerCertificate,
  ...serverCertificateTagOperations,
]
