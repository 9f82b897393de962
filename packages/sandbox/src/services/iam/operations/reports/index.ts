import type { Operation } from '../../../../operation.ts'
import { generateCredentialReport, getCredentialReport } from './credential-report.ts'
import { getAccountAuthorizationDetails } from './get-account-authorization-details.ts'
import {
  generateServiceLastAccessedDetails,
  getServiceLastAccessedDetails,
  getServiceLastAccessedDetailsWithEntities,
} from './service-last-accessed.ts'

export const reportOperations: readonly Operation[] = [
  generateCredentialReport,
  generateServiceLastAccessedDetails,
  getAccountAuthorizationDetails,
  getCredentialReport,
  getServiceLastAccessedDetails,
  getServiceLastAccessedDetailsWithEntities,
]
