import { accessDenied } from '../../denial-style.ts'
import type { ServiceDefinition } from '../../service.ts'
import { getRequestAuthorizationDetails } from './operations/get-request-authorization-details.ts'

/** Access Troubleshooter: why a request was denied, by the id that its message ends with. */
export const iamToolbox: ServiceDefinition = {
  name: 'iam-toolbox',
  global: false,
  denial: { ...accessDenied, code: 'AccessDeniedException' },
  collections: [],
  operations: [getRequestAuthorizationDetails],
}
